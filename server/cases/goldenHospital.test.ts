import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../contract/faults/fault.ts';
import type { ChartVerb, PlanCell } from '../contract/plan.ts';
import { styleOf } from '../contract/style.ts';
import type { Run } from '../engine/run.ts';
import { PlanReader } from '../reports/testPlanReader.ts';
import { costWorkbook } from '../road/costing.ts';
import { resultSheets, writeResults } from '../road/resultWorkbook.ts';
import { StageClock } from '../road/stages.ts';
import { type CaseBook, clinicalVolumeFigures } from './caseBook.ts';
import { filledBook } from './filledBook.ts';
import { PostingBound } from './postingBound.ts';
import { postingBound } from './readings.ts';
import { loadCase } from './runCase.ts';

/** 会计看到的黄金样例医院：填好的工作簿进去，结果表出来。 */

const golden = loadCase(fileURLToPath(new URL('golden-eleven-units', import.meta.url)));
type Sheets = CaseBook['sheets'];
type Row = Sheets[string][number];

interface Outcome {
  readonly run: Run;
  readonly cell: (sheet: string, row: string, column: string) => PlanCell;
  readonly rows: (sheet: string) => readonly string[];
  readonly charts: (sheet: string) => readonly ChartVerb[];
  readonly faults: readonly Fault[];
}

async function outcomeOf(changes: Sheets = {}): Promise<Outcome> {
  const book = await filledBook({ ...golden.sheets, ...changes });
  const clock = new StageClock();
  const { costed, faults } = await costWorkbook(book, { quantum: 'fen' }, clock);
  if (!costed) throw new Error(JSON.stringify(faults));
  const results = await resultSheets(costed, book, clock);
  const written = await writeResults(book, results, clock);
  if (!written.bytes) throw new Error(JSON.stringify(written.fault));
  const reader = new PlanReader(results.plans);
  return {
    run: costed.run,
    cell: (sheet, row, column) => reader.cell({ sheet, block: 'table', row, column }),
    rows: (sheet) => reader.block(sheet, 'table').rowKeys,
    charts: (sheet) => {
      const verbs = results.plans.find(({ key }) => key === sheet)?.verbs ?? [];
      return verbs.filter((verb): verb is ChartVerb => verb.verb === 'chart');
    },
    faults: [...faults, ...results.faults],
  };
}

/** What Excel shows of a zero is the last part of its number format. */
const displayed = ({ value, style }: PlanCell): unknown =>
  value === 0 ? styleOf(style).numberFormat?.split(';')[2]?.replaceAll('"', '') : value;

const without = (sheet: string, leave: (row: Row) => boolean): Sheets => ({
  [sheet]: (golden.sheets[sheet] ?? []).filter((row) => !leave(row)),
});

describe('methodology.md §17 所印的数', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await outcomeOf();
  });
  const shown = (sheet: string, row: string, column: string, decimals = 2) =>
    Number(outcome.cell(sheet, row, column).value).toFixed(decimals);

  const unitCosts: [string, string, string, string][] = [
    ['visit-01', 'levels.medical.total', 'periods.current.unit', '173.29'],
    ['visit-01', 'levels.medical.total', 'periods.yearToDate.unit', '173.29'],
    ['visit-02', 'units.0101', 'current.current.medical.unit', '184.44'],
    ['visit-02', 'units.0102', 'current.current.medical.unit', '156.57'],
    ['visit-02', 'total', 'current.current.medical.unit', '173.29'],
    ['visit-02', 'units.0101', 'yearToDate.yearToDate.costUnit', '184.44'],
    ['bed-day-01', 'levels.medical.total', 'periods.current.unit', '1072.93'],
    ['bed-day-02', 'units.0103', 'current.current.medical.unit', '1026.21'],
    ['bed-day-02', 'units.0104', 'current.current.medical.unit', '1112.97'],
    ['bed-day-02', 'total', 'current.current.medical.unit', '1072.93'],
    ['dept-03-1', 'visitCost', 'units.0101.amount', '184.44'],
    ['dept-03-1', 'visitCost', 'units.0102.amount', '156.57'],
    ['dept-03-1', 'bedDayCost', 'units.0103.amount', '1026.21'],
    ['dept-03-1', 'bedDayCost', 'units.0104.amount', '1112.97'],
  ];
  test.each(unitCosts)('%s %s %s 显示 %s', (sheet, row, column, printed) => {
    expect(shown(sheet, row, column)).toBe(printed);
    expect(outcome.cell(sheet, row, column).style).toMatch(/^money/);
  });

  const clinic = 'all.outpatient.units.0101';
  const breakEven: [string, string, number][] = [
    ['volume', '9000.00', 2],
    ['revenue', '1950000.00', 2],
    ['price', '216.67', 2],
    ['unitVariableCost', '111.81', 2],
    ['unitContribution', '104.85', 2],
    ['breakEvenVolume', '6233.93', 2],
    ['safetyRatio', '0.3073', 4],
    ['operatingLeverage', '3.2537', 4],
  ];
  test.each(breakEven)('本量利01 内科门诊 %s 显示 %s', (column, printed, decimals) => {
    expect(shown('break-even-01', clinic, column, decimals)).toBe(printed);
  });

  const exact: [string, string, string, number][] = [
    ['surplus-01', 'clinical.units.0101', 'revenue', 1_950_000],
    ['surplus-01', 'clinical.units.0101', 'direct', 1_272_400],
    ['surplus-01', 'clinical.total', 'cost', 8_178_600],
    ['dept-03-1', 'total', 'all.amount', 8_178_600],
  ];
  test.each(exact)('%s %s %s 正是 %f', (sheet, row, column, printed) => {
    expect(outcome.cell(sheet, row, column).value).toBe(printed);
  });

  const posted: [string, string, string, string, number][] = [
    ['0101', 'break-even-01', clinic, 'fixed', 653_648.03],
    ['0101', 'break-even-01', clinic, 'variable', 1_006_321.06],
    ['0101', 'break-even-01', clinic, 'surplus', 290_030.91],
    ['0101', 'surplus-01', 'clinical.units.0101', 'cost', 1_659_969.09],
    ['0101', 'surplus-01', 'clinical.units.0101', 'surplus', 290_030.91],
    ['0104', 'surplus-01', 'clinical.units.0104', 'cost', 3_116_323.68],
    ['0201', 'surplus-01', 'tech.units.0201', 'cost', 627_911.11],
    ['0202', 'surplus-01', 'tech.units.0202', 'cost', 632_322.22],
    ['0101', 'dept-03-1', 'total', 'units.0101.amount', 1_659_969.09],
    ['0102', 'dept-03-1', 'total', 'units.0102.amount', 939_397.88],
    ['0103', 'dept-03-1', 'total', 'units.0103.amount', 2_462_909.35],
    ['0101', 'dept-03-1', 'surplus', 'units.0101.amount', 290_030.91],
  ];
  test.each(posted)('%s 的 %s %s %s 与 %f 只差入账到分的尾差', (unit, sheet, row, column, printed) => {
    const bound = new PostingBound(outcome.run).ofFigure({ measure: 'heldCost', units: { codes: [unit] } });
    expect(bound).toBeLessThan(1.5);
    expect(Math.abs(Number(outcome.cell(sheet, row, column).value) - printed)).toBeLessThanOrEqual(
      0.005 + bound,
    );
  });

  test('本量利01 内科门诊的保本收入与 1,350,685.71 只差固定、变动成本的尾差所能带来的', () => {
    const of = clinicalVolumeFigures('0101', 'visits');
    const bound = postingBound(new PostingBound(outcome.run), {
      kind: 'breakEven',
      gives: 'breakEvenRevenue',
      of,
    });
    const found = Number(outcome.cell('break-even-01', clinic, 'breakEvenRevenue').value);
    expect(bound).toBeLessThan(5);
    expect(Math.abs(found - 1_350_685.71)).toBeLessThanOrEqual(0.005 + bound);
  });

  test('开放床位没有填，床位使用率和保本床位使用率都显示“—”', () => {
    const at = (column: string) => outcome.cell('break-even-01', 'all.inpatient.units.0103', column);
    expect(displayed(at('occupancy'))).toBe('—');
    expect(displayed(at('breakEvenOccupancy'))).toBe('—');
  });
});

describe('数据有缺、有错时的同一家医院', () => {
  test('《历史数据》里已经核算的月份不算数：提示，本年累计仍是核算结果', async () => {
    const month = '2024-01';
    const history = [
      { month, unit: '0101', kind: 'fullCost', item: 'DRUG', level: 'medical', quantity: 77_777 },
      { month, unit: '0101', kind: 'orderedRevenue', item: 'otherService', quantity: 77_777 },
      { month, unit: '0101', kind: 'workload', item: 'visits', quantity: 77_777 },
    ];
    const { cell, faults } = await outcomeOf({ history });
    expect(faults.map(({ code }) => code)).toContain('IN-051');
    expect(faults.map(({ code }) => code)).not.toContain('RP-021');
    for (const [now, year] of [
      ['volume', 'volume'],
      ['medical.amount', 'cost'],
      ['revenue.amount', 'revenue'],
    ]) {
      const current = cell('visit-02', 'units.0101', `current.current.${now}`).value;
      expect(cell('visit-02', 'units.0101', `yearToDate.yearToDate.${year}`).value).toBe(current);
    }
  });

  test('一个科室没有填人次：它的诊次成本和保本业务量是“—”，保本收入照说，全院照算', async () => {
    const { cell, faults } = await outcomeOf(without('workload', ({ unit }) => unit === '0101'));
    expect(faults.flatMap(({ code, params }) => (code === 'RP-023' ? [params.units] : []))).toEqual([
      '内科门诊(0101)',
    ]);
    const at = (column: string) => cell('break-even-01', 'all.outpatient.units.0101', column).value;
    expect(cell('visit-02', 'units.0101', 'current.current.medical.unit').value).toBe('—');
    expect(cell('visit-02', 'units.0101', 'current.current.elements.DRUG.unit').value).toBe('—');
    expect(cell('dept-03-1', 'visitCost', 'units.0101.amount').value).toBe('—');
    for (const column of ['price', 'unitVariableCost', 'unitContribution', 'breakEvenVolume', 'safetyVolume'])
      expect(at(column)).toBe('—');
    expect(Number(at('breakEvenRevenue'))).toBeCloseTo(1_350_685.71, -1);
    expect(Number(at('safetyRatio'))).toBeCloseTo(0.3073, 4);
    const whole = Number(cell('visit-01', 'levels.medical.total', 'periods.current.amount').value);
    expect(cell('visit-01', 'levels.medical.total', 'periods.current.unit').value).toBe(whole / 6_000);
  });

  test('保本排名的图只画到最后一个有保本人次的科室；一个也没有时不画', async () => {
    const full = await outcomeOf();
    expect(full.rows('break-even-03')).toContain('outpatient.units.0102');
    const [{ series } = { series: [] }] = full.charts('break-even-03');
    expect(series.map(({ values }) => values.to.row)).toEqual(Array(2).fill('outpatient.units.0101'));
    expect((await outcomeOf({ workload: [] })).charts('break-even-03')).toEqual([]);
  });

  test('没有收入：结余等于负的成本，没有保本点可说，成本占收入是“—”', async () => {
    const { cell } = await outcomeOf(without('revenue', ({ orderingUnit }) => orderingUnit === '0101'));
    const at = (column: string) => cell('break-even-01', 'all.outpatient.units.0101', column).value;
    const cost = Number(cell('surplus-01', 'clinical.units.0101', 'cost').value);
    expect(cell('surplus-01', 'clinical.units.0101', 'surplus').value).toBe(-cost);
    expect(displayed(cell('surplus-01', 'clinical.units.0101', 'costRatio'))).toBe('—');
    expect(cell('surplus-01', 'clinical.units.0101', 'returnOnCost').value).toBe(-1);
    for (const column of ['contributionRatio', 'breakEvenVolume', 'breakEvenRevenue', 'safetyRatio'])
      expect(at(column)).toBe('—');
    expect(at('operatingLeverage')).toBe('—');
    expect(displayed(cell('break-even-01', 'all.outpatient.units.0101', 'price'))).toBe('—');
  });

  test('亏损的科室也排名：亏得少的在前，名次连续，合计不排', async () => {
    const { cell, rows } = await outcomeOf();
    const ranked = rows('surplus-02').filter((row) => row.startsWith('units.') || row === 'total');
    expect(ranked).toEqual(['units.0101', 'units.0102', 'units.0103', 'units.0104', 'total']);
    const surplus = ranked.slice(0, 4).map((row) => Number(cell('surplus-02', row, 'surplus').value));
    expect(surplus.slice(1).every((amount) => amount < 0)).toBe(true);
    expect(surplus).toEqual(surplus.toSorted((one, other) => other - one));
    expect(ranked.map((row) => cell('surplus-02', row, 'stub.rank').value)).toEqual([
      '1',
      '2',
      '3',
      '4',
      null,
    ]);
  });

  test('亏损排名随收入换位', async () => {
    const extra = {
      ...{ month: '2024-01', orderingUnit: '0104', executingUnit: '0104', category: 'drug' },
      ...{ careType: 'inpatient', amountYuan: 2_500_000 },
    };
    const { cell, rows } = await outcomeOf({ revenue: [...(golden.sheets.revenue ?? []), extra] });
    const ranked = rows('surplus-02').filter((row) => row.startsWith('units.'));
    expect(ranked).toEqual(['units.0101', 'units.0104', 'units.0102', 'units.0103']);
    expect(cell('surplus-02', 'units.0104', 'stub.code').value).toBe('0104');
  });

  test('医技科室没有填医技工作量：保本收入和安全边际率照说，业务量各栏是“—”', async () => {
    const { cell } = await outcomeOf();
    const at = (column: string) => cell('break-even-01', 'all.tech.units.0201', column).value;
    const [revenue, variable, fixed] = ['revenue', 'variable', 'fixed'].map((column) => Number(at(column)));
    expect(revenue).toBe(800_000);
    expect(at('breakEvenRevenue')).toBeCloseTo((fixed * revenue) / (revenue - variable), 6);
    expect(at('safetyRatio')).toBeCloseTo(1 - fixed / (revenue - variable), 12);
    for (const column of ['price', 'unitVariableCost', 'unitContribution', 'breakEvenVolume', 'safetyVolume'])
      expect(at(column)).toBe('—');
    expect(cell('break-even-01', 'all.tech.units.0201', 'volume')).toMatchObject({
      value: 0,
      style: 'count',
    });
  });
});
