import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { unitLabel } from '../layout.ts';
import type { Ledger } from '../ledger.ts';
import type { DriverSources } from './drivers/sources.ts';
import { cellOf, EVERY_UNIT, type PlacedRow } from './itemLedger.ts';
import type { ResourceLines } from './resourceLines.ts';

/** What keeps service items from being costed: rows that cannot be meant. Each names its cell. */
export function itemInputFaults(sources: DriverSources): Fault[] {
  return [
    ...negativeFaults(sources.ledger),
    ...tooLongFaults(sources),
    ...unknownGrades(sources),
    ...unpricedMaterials(sources),
    ...unclearActivities(sources.ledger),
  ];
}

/** Keys of a row whose value is a number of people, time, quantities or money. */
type AmountKey<Row> = {
  [Key in keyof Row]: Row[Key] extends number | null ? Key : never;
}[keyof Row];

/** Fields of the sheets that ledger records call otherwise. */
const fieldOf: Readonly<Record<string, string>> = { areaSquareMetres: 'area', sharePercent: 'share' };

function negativeFaults(ledger: Ledger): Fault[] {
  const faults: Fault[] = [];
  const check = <Row extends PlacedRow>(rows: readonly Row[], ...keys: readonly AmountKey<Row>[]) => {
    for (const row of rows)
      for (const key of keys) {
        const value = row[key] as number | null;
        if (value !== null && value < 0)
          faults.push(fault('IT-004', { value }, cellOf(row, fieldOf[key as string] ?? (key as string))));
      }
  };
  check(ledger.serviceItems, 'priceYuan', 'standardMinutes', 'standardEquivalent');
  check(ledger.unitActivities, 'areaSquareMetres', 'sharePercent', 'minutes');
  check(ledger.staffGrades, 'headcount', 'capacityMinutes', 'payrollYuan', 'wagePerMinute');
  check(ledger.materials, 'priceYuan');
  check(ledger.equipment, 'depreciationYuan', 'capacityMinutes');
  check(ledger.unitItems, 'minutes', 'equivalent');
  check(ledger.itemLabour, 'staff', 'minutes', 'coefficient');
  check(ledger.itemMaterials, 'quantity');
  check(ledger.itemEquipment, 'minutes');
  check(ledger.itemActivities, 'perCase', 'total');
  return faults;
}

function tooLongFaults({ ledger, parameters, layout }: DriverSources): Fault[] {
  const most = parameters.mostMinutesPerCase;
  const nameOf = (code: string) => layout.items[layout.itemAt.get(code) ?? -1]?.name ?? code;
  const sheets = [ledger.unitItems, ledger.itemEquipment, ledger.serviceItems.map(asRow), ledger.itemLabour];
  return sheets.flatMap((rows) =>
    rows
      .filter(({ minutes }) => (minutes ?? 0) > most)
      .map((row) =>
        fault(
          'IT-002',
          { item: nameOf(row.item), minutes: row.minutes ?? 0, most },
          cellOf(row, 'standardMinutes' in row ? 'standardMinutes' : 'minutes'),
        ),
      ),
  );
}

const asRow = (item: Ledger['serviceItems'][number]) => ({
  ...item,
  item: item.code,
  minutes: item.standardMinutes,
});

/** Rows of units themselves; the library's grades need not be everybody's. Without any grades it is told once. */
function unknownGrades({ resources, ledger, layout }: DriverSources): Fault[] {
  const { labour, staff, grades } = resources;
  const [firstRow] = ledger.itemLabour.filter(({ unit }) => unit !== EVERY_UNIT);
  if (ledger.staffGrades.length === 0 && firstRow) return [fault('IT-018', {}, cellOf(firstRow, 'grade'))];
  const found = new Map<string, { unit: number; grade: number; first: number; rows: number }>();
  for (let unit = 0; unit < layout.of.units.length; unit++) {
    const has = staff.get(unit);
    const [from, end] = labour.ofUnit(unit);
    for (let at = from; at < end; at++) {
      const grade = labour.keyOf[at];
      if (has?.has(grade) || ledger.itemLabour[labour.rows[at]].unit === EVERY_UNIT) continue;
      const key = `${unit} ${grade}`;
      const known = found.get(key);
      if (known) known.rows += 1;
      else found.set(key, { unit, grade, first: labour.rows[at], rows: 1 });
    }
  }
  return [...found.values()].map(({ unit, grade, first, rows }) =>
    fault(
      'IT-001',
      { unit: unitLabel(layout.of.units[unit]), grade: grades[grade], rows },
      cellOf(ledger.itemLabour[first], 'grade'),
    ),
  );
}

function unpricedMaterials({ resources, ledger }: DriverSources): Fault[] {
  const rows = countsByKey(resources.materials, ledger.materials.length);
  return ledger.materials.flatMap((material, index) =>
    material.priceYuan === null && rows[index] > 0
      ? [fault('IT-003', { material: material.name, rows: rows[index] }, cellOf(material, 'priceYuan'))]
      : [],
  );
}

function countsByKey({ keyOf }: ResourceLines, keys: number): Int32Array {
  const counts = new Int32Array(keys);
  for (const key of keyOf) if (key >= 0) counts[key] += 1;
  return counts;
}

const unclearActivities = ({ itemActivities }: Ledger): Fault[] =>
  itemActivities
    .filter(({ perCase, total }) => (perCase === null) === (total === null))
    .map((row) => fault('IT-005', { activity: row.activity }, cellOf(row, 'perCase')));
