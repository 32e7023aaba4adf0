import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { Month } from '../ledger.ts';
import type { DepartmentRun } from '../run.ts';
import { driverSources } from './driverSources.ts';
import type { DriverSources } from './drivers/sources.ts';
import { type LeafBase, readBase } from './itemBase.ts';
import { basisCells, nameOfKey } from './itemBasis.ts';
import { type ItemFinding, itemFindings } from './itemFindings.ts';
import { itemInputFaults } from './itemInputFaults.ts';
import { type ItemLayout, kindOf, layOutItems } from './itemLayout.ts';
import { itemMonths } from './itemMonths.ts';
import { itemNotices } from './itemNotices.ts';
import { ItemPoster } from './itemPoster.ts';
import type { ItemMethod, ItemRules } from './itemRules.ts';
import type { ItemBase, ItemCosts, ItemRun } from './itemRun.ts';
import { reportedMinutes, workableMinutes } from './staffTime.ts';
import { UnitDrivers } from './unitDrivers.ts';

/**
 * Costs the service items of a run over its last twelve months, base and volumes of the same ones. It
 * never half happens: with a row that cannot be costed there is no item run, and the departments'
 * results stand as they are. A hospital without item volumes has none either.
 */
export function costItems(run: DepartmentRun): { items: ItemRun | null; faults: Fault[] } {
  const { costed: months, without } = itemMonths(run);
  if (months.length === 0) return { items: null, faults: [] };
  const rules = run.months[run.months.length - 1].rules.items;
  const layout = layOutItems(run, rules, months);
  const sources = driverSources(run, rules, layout, months);
  const stopping = itemInputFaults(sources);
  if (stopping.length > 0) return { items: null, faults: stopping };
  const items = itemRun(run, { months, rules, layout, ...explained(sources) }, sources);
  const notices = [...itemNotices(run, sources, rules, months), ...monthsWithoutVolumes(without)];
  const faults = [...notices, ...items.costsBy(rules.method).faults, ...implausible(items.findings())];
  return { items, faults };
}

function itemRun(
  run: DepartmentRun,
  known: Pick<ItemRun, 'months' | 'rules' | 'layout' | keyof Explained>,
  sources: DriverSources,
  drivers = new UnitDrivers(sources),
): ItemRun {
  const { months, rules, layout } = known;
  const leafBase = readBase(run, rules, months);
  const base = { amounts: kindsOf(layout, leafBase), leftOut: leafBase.leftOut };
  const poster = new ItemPoster(run, layout, leafBase, base, drivers);
  const posted = new Map<string, ItemCosts>();
  const costsBy = (id: string): ItemCosts => {
    const costs = posted.get(id) ?? poster.post(methodOf(rules, id));
    posted.set(id, costs);
    return costs;
  };
  const onCostOf = (other: DepartmentRun) => itemRun(other, known, sources, drivers);
  const handsOf = (id: string, unit: number) => poster.hands(methodOf(rules, id), unit);
  const { perYuan } = poster;
  let found: readonly ItemFinding[] | null = null;
  const findings = () => (found ??= itemFindings(sources, costsBy(rules.method), perYuan));
  return { ...known, method: rules.method, base, perYuan, costsBy, handsOf, findings, onCostOf };
}

function implausible(findings: readonly ItemFinding[]): Fault[] {
  const units = new Set(findings.map(({ unit }) => unit)).size;
  return findings.length === 0 ? [] : [fault('IT-020', { count: findings.length, units })];
}

type Explained = Pick<ItemRun, 'basisOf' | 'nameOfKey' | 'staffMinutes' | 'staffCapacity'>;

const explained = (sources: DriverSources): Explained => ({
  basisOf: (driver, asked) => basisCells(sources, driver, asked),
  nameOfKey: (driver, key) => nameOfKey(sources, driver, key),
  staffMinutes: reportedMinutes(sources),
  staffCapacity: workableMinutes(sources),
});

function methodOf({ methods }: ItemRules, id: string): ItemMethod {
  const found = methods.find((method) => method.id === id);
  if (!found) throw new Error(`the rules have no item method ${id}`);
  return found;
}

/** By unit × kind: leaves of one statutory element together. */
function kindsOf(layout: ItemLayout, { amounts }: LeafBase): ItemBase['amounts'] {
  const { units, elements } = layout.of;
  const origins = layout.originIds.length;
  const statutory = elements.map((element) => layout.statutoryIds.indexOf(element.statutory));
  const kinds = new Float64Array(units.length * layout.kinds);
  for (let unit = 0; unit < units.length; unit++)
    for (let origin = 0; origin < origins; origin++)
      for (let element = 0; element < elements.length; element++)
        kinds[unit * layout.kinds + kindOf(layout, origin, statutory[element])] +=
          amounts[(unit * origins + origin) * elements.length + element];
  return kinds;
}

const monthsWithoutVolumes = (months: readonly Month[]): Fault[] =>
  months.length === 0 ? [] : [fault('IT-017', { months: months.join('、') })];
