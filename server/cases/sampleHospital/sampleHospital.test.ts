import { describe, expect, test } from 'vitest';
import type { InputRecord } from '../../reports/inputColumns.ts';
import { COMMITTED_SAMPLE, type SampleOptions, sampleHospital } from './sampleHospital.ts';

const small: SampleOptions = { seed: 1, units: 40, months: 3, leaves: 12, sources: 2 };
const committed = sampleHospital(COMMITTED_SAMPLE);

const rows = (records: ReturnType<typeof sampleHospital>, id: string) => records[id] ?? [];
const fenOf = (row: InputRecord) => Math.round(Number(row.amountYuan) * 100);

/** Sums fen by the texts of the given fields. */
function totals(lines: readonly InputRecord[], key: (row: InputRecord) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of lines) sums.set(key(row), (sums.get(key(row)) ?? 0) + fenOf(row));
  return new Map([...sums].filter(([, fen]) => fen !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('an invented hospital', () => {
  test('the same seed gives the same books, another seed other amounts in the same units', () => {
    expect(sampleHospital(small)).toEqual(sampleHospital(small));
    const other = sampleHospital({ ...small, seed: 2 });
    expect(rows(other, 'cost-units')).toEqual(rows(sampleHospital(small), 'cost-units'));
    expect(rows(other, 'direct-cost')).not.toEqual(rows(sampleHospital(small), 'direct-cost'));
  });

  test.each([12, 40, 120, 500])('%i units have that many codes and names, none twice', (units) => {
    const found = rows(sampleHospital({ ...small, units, months: 1 }), 'cost-units');
    expect(new Set(found.map((unit) => unit.code)).size).toBe(units);
    expect(new Set(found.map((unit) => unit.name)).size).toBe(units);
  });

  test.each([7, 30, 61])('%i leaves cover all seven statutory elements', (leaves) => {
    const found = rows(sampleHospital({ ...small, leaves, months: 1 }), 'cost-elements');
    expect(new Set(found.map((element) => element.code)).size).toBe(leaves);
    expect(new Set(found.map((element) => element.statutory)).size).toBe(7);
  });

  test('fewer units or leaves than a hospital needs are refused', () => {
    expect(() => sampleHospital({ ...small, units: 11 })).toThrow(RangeError);
    expect(() => sampleHospital({ ...small, leaves: 6 })).toThrow(RangeError);
  });
});

describe.each([
  ['the committed sample', COMMITTED_SAMPLE],
  ['three months', small],
  ['a dense month', { ...small, months: 1, dense: true }],
])('books of %s', (_, options) => {
  const books = sampleHospital(options);
  const nameOf = new Map(rows(books, 'cost-elements').map((row) => [row.code, row.name]));

  test('every amount is a whole number of fen', () => {
    for (const id of [
      'direct-cost',
      'revenue',
      'general-ledger',
      'cost-adjustments',
      'revenue-adjustments',
    ]) {
      for (const row of rows(books, id)) expect(Number(row.amountYuan)).toBe(fenOf(row) / 100);
    }
  });

  test('总账 equals direct cost after one-sided adjustments, by month, element and source', () => {
    const adjusted = rows(books, 'cost-adjustments').filter((row) => row.fromUnit === null);
    const booked = totals([...rows(books, 'direct-cost'), ...adjusted], (row) =>
      [row.month, nameOf.get(String(row.element)), row.source].join('/'),
    );
    const ledger = rows(books, 'general-ledger').filter((row) => row.kind === 'cost' && row.costed === 'yes');
    expect(totals(ledger, (row) => [row.month, row.item, row.source].join('/'))).toEqual(booked);
  });

  test('总账 equals revenue after 收入调节, by month and care type, and revenue by fee category', () => {
    const byCare = (row: InputRecord) => [row.month, row.careType].join('/');
    const ledger = rows(books, 'general-ledger').filter((row) => row.kind === 'revenue');
    const charged = rows(books, 'revenue');
    expect(totals(ledger, byCare)).toEqual(
      totals([...charged, ...rows(books, 'revenue-adjustments')], byCare),
    );

    const byFee = (item: string) => (row: InputRecord) => [byCare(row), row[item]].join('/');
    const itemised = ledger.filter((row) => row.item !== null);
    expect(totals(itemised, byFee('item'))).toEqual(totals(charged, byFee('category')));
  });

  test('every technical unit has orders of other units, so that its cost can be handed on', () => {
    const ordered = totals(
      rows(books, 'revenue').filter((row) => row.orderingUnit !== row.executingUnit),
      (row) => String(row.executingUnit),
    );
    const technical = rows(books, 'cost-units').filter((row) => row.unitClass === 'TECH');
    for (const unit of technical)
      expect(ordered.get(String(unit.code)), String(unit.name)).toBeGreaterThan(0);
  });
});

describe('the committed sample looks like a ~1,900-bed hospital (methodology.md §16)', () => {
  const statutoryOf = new Map(rows(committed, 'cost-elements').map((row) => [row.code, row.statutory]));
  const costYuan = rows(committed, 'direct-cost').reduce((sum, row) => sum + fenOf(row) / 100, 0);
  const shareOf = (statutory: string) =>
    rows(committed, 'direct-cost')
      .filter((row) => statutoryOf.get(String(row.element)) === statutory)
      .reduce((sum, row) => sum + fenOf(row) / 100, 0) / costYuan;
  const workload = (measure: string) =>
    rows(committed, 'workload').reduce((sum, row) => sum + Number(row[measure] ?? 0), 0);

  test('beds, visits and stays', () => {
    expect(workload('openBeds')).toBeGreaterThan(1_800);
    expect(workload('openBeds')).toBeLessThan(2_000);
    expect(workload('visits') * 12).toBeGreaterThan(1_700_000);
    expect(workload('visits') * 12).toBeLessThan(2_100_000);
    expect(workload('occupiedBedDays') / workload('discharges')).toBeCloseTo(7.8, 0);
  });

  test('units by class', () => {
    const count = (unitClass: string) =>
      rows(committed, 'cost-units').filter((row) => row.unitClass === unitClass).length;
    expect(['ADMIN', 'AUX', 'TECH', 'CLINICAL', 'SHARED', 'EXCLUDED'].map(count)).toEqual([
      28, 14, 22, 54, 1, 1,
    ]);
  });

  test('cost by element, and revenue a little above cost', () => {
    expect(shareOf('PERSONNEL')).toBeGreaterThan(0.35);
    expect(shareOf('DRUG')).toBeLessThan(0.3);
    expect(shareOf('MATERIAL')).toBeGreaterThan(0.17);
    expect(shareOf('FA_DEPR')).toBeGreaterThan(0.04);
    const revenueYuan = rows(committed, 'revenue').reduce((sum, row) => sum + fenOf(row) / 100, 0);
    expect(costYuan / revenueYuan).toBeGreaterThan(0.95);
    expect(costYuan / revenueYuan).toBeLessThan(1.02);
  });
});
