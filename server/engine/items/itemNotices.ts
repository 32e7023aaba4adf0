import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { fewNames } from '../../contract/faults/fewNames.ts';
import type { CellPlace } from '../../contract/place.ts';
import { unitLabel } from '../layout.ts';
import type { Month } from '../ledger.ts';
import { ExactSums, quantaPerYuan } from '../money.ts';
import type { DepartmentRun } from '../run.ts';
import { equipmentUses, staffUses } from './capacityUse.ts';
import type { DriverSources } from './drivers/sources.ts';
import type { ItemRules } from './itemRules.ts';
import type { ResourceLines } from './resourceLines.ts';

/** What item costing tells of its input, whichever the method. */
export function itemNotices(
  run: DepartmentRun,
  sources: DriverSources,
  rules: ItemRules,
  months: readonly Month[],
): Fault[] {
  return [
    ...withoutResources(sources),
    ...idleRows(sources),
    ...fromLibrary(sources),
    ...overworked(sources),
    ...overusedCards(sources),
    ...negativeObjects(sources),
    ...outsideBase(sources, rules),
    ...otherRevenue(run, sources, months),
  ];
}

const percent = (part: number, whole: number) => (whole === 0 ? '—' : ((part / whole) * 100).toFixed(1));
const rounded = (minutes: number) => Number(minutes.toFixed(2));

/** Where some items have resource rows, those without stand out. */
function withoutResources({ layout, resources }: DriverSources): Fault[] {
  const { labour } = resources;
  if (labour.objects.length === 0) return [];
  const has = new Uint8Array(layout.unitOf.length);
  for (const object of labour.objects) has[object] = 1;
  return layout.of.units.flatMap((unit, at) => {
    const [from, end] = layout.objectsOfUnit(at);
    const bare: string[] = [];
    for (let object = from; object < end; object++)
      if (has[object] === 0 && layout.quantities[object] > 0)
        bare.push(layout.items[layout.itemOf[object]].name);
    return bare.length === 0
      ? []
      : [fault('IT-007', { unit: unitLabel(unit), count: bare.length, items: fewNames(bare) }, unit.at)];
  });
}

/** Rows that no volume answers to, by sheet and unit; the first shows where. */
function idleRows({ ledger, resources, layout }: DriverSources): Fault[] {
  const { labour, materials, equipment, activityVolumes } = resources;
  const sheets = [
    { lines: labour, rows: ledger.itemLabour },
    { lines: materials, rows: ledger.itemMaterials },
    { lines: equipment, rows: ledger.itemEquipment },
    { lines: activityVolumes, rows: ledger.itemActivities },
  ];
  const nameOf = new Map(ledger.serviceItems.map(({ code, name }) => [code, name] as const));
  return sheets.flatMap(({ lines, rows }) =>
    [...idleByUnit(lines, rows)].map(([code, { at, items }]) => {
      const unit = layout.of.units[layout.of.unitAt.get(code) ?? -1];
      const names = [...items].map((item) => nameOf.get(item) ?? item);
      const params = { unit: unit ? unitLabel(unit) : code, count: names.length, items: fewNames(names) };
      return fault('IT-008', params, at);
    }),
  );
}

function idleByUnit(
  { idleRows }: ResourceLines,
  rows: readonly { readonly unit: string; readonly item: string; readonly at: CellPlace }[],
): Map<string, { at: CellPlace; items: Set<string> }> {
  const found = new Map<string, { at: CellPlace; items: Set<string> }>();
  for (const row of idleRows) {
    const { unit, item, at } = rows[row];
    const known = found.get(unit) ?? { at, items: new Set() };
    known.items.add(item);
    found.set(unit, known);
  }
  return found;
}

function fromLibrary({ resources: { labour, materials, equipment } }: DriverSources): Fault[] {
  const kinds = [
    { count: labour.fromLibrary, kind: '人力', kindEn: 'labour' },
    { count: materials.fromLibrary, kind: '材料', kindEn: 'materials' },
    { count: equipment.fromLibrary, kind: '设备', kindEn: 'equipment' },
  ];
  return kinds.filter(({ count }) => count > 0).map((params) => fault('IT-009', params));
}

function overworked(sources: DriverSources): Fault[] {
  const { layout, resources } = sources;
  return staffUses(sources)
    .filter(({ grade, reported, available }) => grade >= 0 && reported > available)
    .map(({ unit, grade, reported, available }) =>
      fault(
        'IT-010',
        {
          unit: unitLabel(layout.of.units[unit]),
          grade: resources.grades[grade],
          reported: rounded(reported),
          available: rounded(available),
          percent: percent(reported, available),
        },
        resources.staff.get(unit)?.get(grade)?.at,
      ),
    );
}

function overusedCards(sources: DriverSources): Fault[] {
  const { ledger, layout } = sources;
  const overused = equipmentUses(sources).filter(({ reported, available }) => reported > available);
  if (overused.length === 0) return [];
  const takers = new Map<string, Set<string>>();
  for (const { card, unit } of ledger.itemEquipment)
    takers.set(card, (takers.get(card) ?? new Set()).add(unit));
  const labelOf = (code: string) => {
    const unit = layout.of.units[layout.of.unitAt.get(code) ?? -1];
    return unit ? unitLabel(unit) : code;
  };
  return overused.map(({ card, reported, available }) => {
    const { name, code, at } = ledger.equipment[card];
    const params = {
      card: `${name}(${code})`,
      reported: rounded(reported),
      available: rounded(available),
      percent: percent(reported, available),
      units: fewNames([...(takers.get(code) ?? [])].map(labelOf)),
    };
    return fault('IT-011', params, at);
  });
}

function negativeObjects({ layout, ledger }: DriverSources): Fault[] {
  const { units, unitAt } = layout.of;
  const isNegative = (object: number) => layout.quantities[object] < 0 || layout.revenues[object] < 0;
  const told = new Set<number>();
  return ledger.itemVolumes.flatMap(({ unit: code, item: itemCode, at }) => {
    const [unit, item] = [unitAt.get(code), layout.itemAt.get(itemCode)];
    const object = unit === undefined || item === undefined ? -1 : layout.objectAt(unit, item);
    if (object < 0 || told.has(object) || !isNegative(object)) return [];
    told.add(object);
    const names = { unit: unitLabel(units[unit ?? 0]), item: layout.items[item ?? 0].name };
    return [fault('IT-014', names, at)];
  });
}

function outsideBase({ layout }: DriverSources, { base }: ItemRules): Fault[] {
  return layout.of.units.flatMap((unit, at) => {
    const [from, end] = layout.flows.ofUnit(at);
    return end === from || base.classes.includes(unit.unitClass)
      ? []
      : [fault('IT-015', { unit: unitLabel(unit), count: end - from }, unit.at)];
  });
}

/** Item revenue against 执行收入 of the units that report items. */
function otherRevenue(run: DepartmentRun, { layout }: DriverSources, months: readonly Month[]): Fault[] {
  const { units, unitAt } = layout.of;
  const perYuan = quantaPerYuan[run.quantum];
  const { feeCategories } = run.months[run.months.length - 1].rules;
  const services = new Set(feeCategories.filter(({ kind }) => kind === 'service').map(({ id }) => id));
  const executed = new ExactSums(units.length, perYuan);
  for (const { month, category, executingUnit, amountYuan } of run.ledger.revenues) {
    const at = unitAt.get(executingUnit);
    if (at !== undefined && months.includes(month) && services.has(category)) executed.add(at, amountYuan);
  }
  executed.round();
  const yuan = (quanta: number) => (quanta / perYuan).toFixed(2);
  return units.flatMap((unit, at) => {
    const [from, end] = layout.flows.ofUnit(at);
    if (from === end) return [];
    const items = layout.flows.revenues.subarray(from, end).reduce((sum, each) => sum + each, 0);
    const revenue = executed.quanta[at];
    const params = {
      unit: unitLabel(unit),
      items: yuan(items),
      revenue: yuan(revenue),
      difference: yuan(items - revenue),
    };
    return items === revenue ? [] : [fault('IT-016', params, unit.at)];
  });
}
