import { describe, expect, test } from 'vitest';
import type { InputRecord, InputRecords } from '../../../reports/inputColumns.ts';
import { COMMITTED_SAMPLE, type SampleOptions, sampleHospital } from '../sampleHospital.ts';
import { PERSON_MINUTES_A_MONTH } from './staff.ts';

const fenOf = (row: InputRecord, field: string) => Math.round(Number(row[field]) * 100);

/** Sums by the texts of the given fields; what comes to nothing is left out. */
function totals(
  rows: readonly InputRecord[],
  keyOf: (row: InputRecord) => string,
  amountOf: (row: InputRecord) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + amountOf(row));
  return new Map([...sums].filter(([, sum]) => sum !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const rowsOf = (books: InputRecords) => (id: string) => books[id] ?? [];
const keyOf = (row: InputRecord) => `${row.unit}/${row.item}`;
const executing = (row: InputRecord) => String(row.executingUnit ?? row.unit);

/** Labour rows that hold: a unit's own, or the standard where it has none for an item. */
function labourOf(books: InputRecords) {
  const rows = rowsOf(books);
  const own = new Set(rows('item-labour').map(keyOf));
  const standard = rows('item-labour').filter(({ unit }) => unit === '全部');
  const cases = totals(rows('item-volumes'), keyOf, ({ quantity }) => Number(quantity));
  const silent = new Set(
    rows('item-volumes')
      .filter((row) => !own.has(keyOf(row)))
      .map(keyOf),
  );
  const ofSilent = [...silent].flatMap((key) => {
    const [unit = '', code] = key.split('/');
    return standard.filter(({ item }) => item === code).map((row): InputRecord => ({ ...row, unit }));
  });
  const held = [...rows('item-labour').filter(({ unit }) => unit !== '全部'), ...ofSilent];
  return { held, silent, cases };
}

const months: SampleOptions = { seed: 3, units: 60, months: 2, leaves: 12, sources: 2, items: true };

describe.each([
  ['the committed sample', COMMITTED_SAMPLE],
  ['two months', months],
])('service items of %s', (_, options) => {
  const books = sampleHospital(options);
  const rows = rowsOf(books);
  const categoryOf = new Map(rows('service-items').map(({ code, category }) => [code, String(category)]));

  test('bring in the executing revenue of their unit and fee category, to the fen', () => {
    const categories = new Set(categoryOf.values());
    const charged = totals(
      rows('revenue').filter(({ category }) => categories.has(String(category))),
      (row) => [row.month, row.executingUnit, row.category].join('/'),
      (row) => fenOf(row, 'amountYuan'),
    );
    const sold = totals(
      rows('item-volumes'),
      (row) => [row.month, executing(row), categoryOf.get(row.item ?? '')].join('/'),
      (row) => fenOf(row, 'revenueYuan'),
    );
    expect(sold).toEqual(charged);
  });

  test('every visit is seen once and every bed-day has one bed', () => {
    const counted = (category: string) =>
      totals(
        rows('item-volumes').filter(({ item }) => categoryOf.get(item ?? '') === category),
        (row) => `${row.month}/${row.unit}`,
        ({ quantity }) => Number(quantity),
      );
    const workload = (measure: string) =>
      totals(
        rows('workload'),
        (row) => `${row.month}/${row.unit}`,
        (row) => Number(row[measure] ?? 0),
      );
    expect(counted('registration')).toEqual(workload('visits'));
    expect(counted('bed')).toEqual(workload('occupiedBedDays'));
  });

  test('nobody works longer than there are people, and no machine longer than it runs', () => {
    const { held, cases } = labourOf(books);
    const worked = totals(
      held,
      (row) => `${row.servingUnit ?? row.unit}/${row.grade}`,
      (row) =>
        Number(row.staff) * Number(row.minutes) * Number(row.coefficient) * (cases.get(keyOf(row)) ?? 0),
    );
    const available = new Map(
      rows('staff-grades').map((row) => [
        `${row.unit}/${row.grade}`,
        Number(row.headcount) * PERSON_MINUTES_A_MONTH * options.months,
      ]),
    );
    for (const [key, minutes] of worked) expect(minutes, key).toBeLessThanOrEqual(available.get(key) ?? 0);
    const ran = totals(
      rows('item-equipment'),
      ({ card }) => String(card),
      (row) => Number(row.minutes) * (cases.get(keyOf(row)) ?? 0),
    );
    for (const { code, capacityMinutes } of rows('equipment'))
      expect(ran.get(String(code)), String(code)).toBeLessThanOrEqual(
        Number(capacityMinutes) * options.months,
      );
  });

  test('people, pay and depreciation are those of the departments', () => {
    const staffed = new Set(rows('staff-grades').map(({ unit }) => unit));
    const heads = totals(
      rows('driver-parameters').filter(({ unit, month }) => staffed.has(unit ?? null) && month === '2024-01'),
      ({ unit }) => String(unit),
      ({ headcount }) => Number(headcount),
    );
    expect(
      totals(
        rows('staff-grades'),
        ({ unit }) => String(unit),
        ({ headcount }) => Number(headcount),
      ),
    ).toEqual(heads);

    const statutoryOf = new Map(rows('cost-elements').map(({ code, statutory }) => [code, statutory]));
    const costs = (statutory: string) =>
      totals(
        rows('direct-cost').filter(
          ({ unit, element }) => staffed.has(unit ?? null) && statutoryOf.get(element) === statutory,
        ),
        ({ unit }) => String(unit),
        (row) => fenOf(row, 'amountYuan'),
      );
    const personnel = costs('PERSONNEL');
    for (const row of rows('cost-adjustments')) {
      if (statutoryOf.get(row.element) !== 'PERSONNEL') continue;
      const [from, to] = [String(row.fromUnit), String(row.toUnit)];
      personnel.set(from, (personnel.get(from) ?? 0) - fenOf(row, 'amountYuan'));
      personnel.set(to, (personnel.get(to) ?? 0) + fenOf(row, 'amountYuan'));
    }
    expect(
      totals(
        rows('staff-grades'),
        ({ unit }) => String(unit),
        (row) => fenOf(row, 'payrollYuan'),
      ),
    ).toEqual(personnel);

    const depreciation = costs('FA_DEPR');
    const cards = totals(
      rows('equipment'),
      ({ unit }) => String(unit),
      (row) => fenOf(row, 'depreciationYuan') * options.months,
    );
    for (const [unit, fen] of cards) expect(fen, unit).toBeLessThan(depreciation.get(unit) ?? 0);
  });

  test('activities of a unit share its people and rooms', () => {
    const shares = totals(
      rows('unit-activities'),
      ({ unit }) => String(unit),
      ({ share }) => Math.round(Number(share) * 1_000),
    );
    expect([...shares.values()].every((share) => share === 1_000)).toBe(true);
  });
});

describe('the committed sample shows what item costing has to deal with', () => {
  const books = sampleHospital(COMMITTED_SAMPLE);
  const rows = rowsOf(books);
  const nameOf = new Map(rows('cost-units').map(({ code, name }) => [code, String(name)]));

  test('every unit that treats patients has items, but pharmacies and the unit that is split', () => {
    const performing = new Set(rows('item-volumes').map(executing));
    const without = rows('cost-units').filter(
      ({ code, unitClass }) =>
        ['CLINICAL', 'TECH'].includes(String(unitClass)) && !performing.has(String(code)),
    );
    expect(without.map(({ name }) => name)).toEqual(['心血管内科（合账）', '门诊药房', '住院药房']);
  });

  test('some units report nothing and take the standard, and every item has one', () => {
    const { silent } = labourOf(books);
    const units = new Set([...silent].map((key) => key.split('/')[0]));
    expect(units.size).toBeGreaterThan(4);
    expect(units.size).toBeLessThan(20);
    const standard = new Set(
      rows('item-labour')
        .filter(({ unit }) => unit === '全部')
        .map(({ item }) => item),
    );
    expect(rows('service-items').filter(({ code }) => !standard.has(code ?? null))).toEqual([]);
  });

  test('a ward charges what the angiography executes, and its surgeons work in the theatre', () => {
    const elsewhere = rows('item-volumes').filter(({ executingUnit }) => executingUnit !== null);
    expect(new Set(elsewhere.map((row) => nameOf.get(executing(row))))).toEqual(
      new Set(['超声医学科', '介入导管室']),
    );
    const joining = new Set(rows('item-labour').map(({ servingUnit }) => nameOf.get(servingUnit)));
    expect(joining).toContain('麻醉科');
    expect(joining).toContain('骨科病房');
  });

  test('volumes may be fractional, and one ward has time left', () => {
    expect(rows('item-volumes').some(({ quantity }) => Number(quantity) % 1 !== 0)).toBe(true);
    const { held, cases } = labourOf(books);
    const worked = totals(
      held.filter((row) => nameOf.get(row.servingUnit ?? row.unit) === '老年医学科病房'),
      ({ grade }) => String(grade),
      (row) => Number(row.staff) * Number(row.minutes) * (cases.get(keyOf(row)) ?? 0),
    );
    const nurses = rows('staff-grades').find(
      ({ unit, grade }) => nameOf.get(unit) === '老年医学科病房' && grade === '护士',
    );
    const used = (worked.get('护士') ?? 0) / (Number(nurses?.headcount) * PERSON_MINUTES_A_MONTH);
    expect(used).toBeGreaterThan(0.4);
    expect(used).toBeLessThan(0.6);
  });
});
