import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '../contract/figure.ts';
import type { BlockVerb } from '../contract/plan.ts';
import { evaluate } from '../engine/evaluate.ts';
import { yearToDateGaps } from '../engine/history.ts';
import type { HistoryRecord } from '../engine/ledger.ts';
import type { Run } from '../engine/run.ts';
import { PlanReader } from './testPlanReader.ts';
import { reportsOf, runOf } from './testRuns.ts';
import {
  historyFrom,
  levels,
  marchWith,
  ownCost,
  quarter,
  quarterLedger,
  statutory,
  workloads,
} from './testYear.ts';

const before = quarter.slice(0, 2);

/** A month alone reports the same year to date as the quarter costed together. */
const anyUnits = fc.constantFrom<Figure['units']>(
  { codes: ['0101'] },
  { codes: ['0104'] },
  { codes: ['0201'] },
  { codes: ['0301'] },
  { classes: ['CLINICAL'] },
  { classes: ['CLINICAL'], careTypes: ['inpatient'] },
  { classes: ['TECH'] },
);
const anyCost = fc.record<Figure>(
  {
    measure: fc.constantFrom('heldCost', 'finalCost'),
    level: fc.constantFrom(...levels),
    elements: fc.subarray(statutory, { minLength: 1 }).map((ids) => ({ statutory: ids })),
    classesPassed: fc.constant(ownCost),
    units: anyUnits,
  },
  { requiredKeys: ['measure', 'level', 'units'] },
);
const anyRevenue = fc.record<Figure>(
  {
    measure: fc.constant('revenue'),
    of: fc.constantFrom('examination', 'drug', 'material', 'otherService'),
    careType: fc.constantFrom('outpatient', 'inpatient'),
    feeKinds: fc.subarray(['service', 'drug', 'billableMaterial'] as const, { minLength: 1 }),
    revenueBy: fc.constantFrom('ordering', 'executing'),
    units: anyUnits,
  },
  { requiredKeys: ['measure'] },
);
const anyWorkload = fc.record<Figure>({
  measure: fc.constant('workload'),
  workload: fc.constantFrom(...workloads),
  units: anyUnits,
});
const anyFigure = fc.oneof(anyCost, anyRevenue, anyWorkload);

const ofYear = (run: Run, figure: Figure) => evaluate(run, { ...figure, period: 'yearToDate' });

describe('一至三月一起核算，与只核算三月、一二月取自《历史数据》', () => {
  test('各层次、各项目、各类收入和工作量的本年累计一分不差', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 30 }),
        fc.array(anyFigure, { minLength: 60, maxLength: 60 }),
        (seed, figures) => {
          const ledger = quarterLedger(seed);
          const together = runOf(ledger);
          const alone = marchWith(ledger, historyFrom(together, before));
          for (const figure of figures) {
            expect(yearToDateGaps(alone, figure)).toEqual([]);
            expect(ofYear(alone, figure), JSON.stringify(figure)).toBe(ofYear(together, figure));
            expect(ofYear(together, figure)).toBe(evaluate(together, figure));
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  });

  test('各报表的本年累计栏逐格相同，也没有缺月提示', () => {
    const ledger = quarterLedger(20);
    const together = runOf(ledger);
    const alone = marchWith(ledger, historyFrom(together, before));
    const [whole, month] = [together, alone].map((run) => cellsOfYear(run));
    expect(whole?.cells.size).toBeGreaterThan(200);
    expect(month).toEqual(whole);
    expect([...(month?.cells.keys() ?? [])].filter((place) => place.includes('.0109'))).not.toEqual([]);
    expect(whole?.codes).toEqual([]);
  });
});

/** Cells of all columns of 本年累计 by their place, and the faults of the sheets. */
function cellsOfYear(run: Run) {
  const sheets = reportsOf(run);
  const reader = new PlanReader(sheets.map(({ plan }) => plan));
  const cells = new Map<string, BlockVerb['cells'][number][number]>();
  for (const { plan } of sheets) {
    const block = plan.verbs.find((verb): verb is BlockVerb => verb.verb === 'block' && verb.key === 'table');
    const { rowKeys, columnKeys } = block ?? { rowKeys: [], columnKeys: [] };
    for (const column of columnKeys.filter((key) => key.includes('yearToDate')))
      for (const row of rowKeys.filter((key) => !key.startsWith('header')))
        cells.set(`${plan.key} ${row} ${column}`, at(reader, plan.key, row, column));
  }
  return { cells, codes: sheets.flatMap(({ faults }) => faults.map(({ code }) => code)) };
}

function at(reader: PlanReader, sheet: string, row: string, column: string) {
  const { rowKeys, columnKeys, cells } = reader.block(sheet, 'table');
  return cells[rowKeys.indexOf(row)]?.[columnKeys.indexOf(column)] ?? null;
}

describe('《历史数据》不全', () => {
  const ledger = quarterLedger(7);
  const together = runOf(ledger);
  const history = historyFrom(together, before);
  const right = cellsOfYear(together).cells;

  /** Parts that a person leaves out as a whole, or knows less of. */
  const lacks: Record<string, (row: HistoryRecord) => HistoryRecord | null> = {
    没有二月: (row) => (row.month === '2024-02' ? null : row),
    没有一月的医疗成本: (row) => (row.month === '2024-01' && row.level === 'medical' ? null : row),
    没有医院全成本: (row) => (row.level === 'fullHospital' ? null : row),
    没有二月的开单收入: (row) => (row.month === '2024-02' && row.kind === 'orderedRevenue' ? null : row),
    没有一月的工作量: (row) => (row.month === '2024-01' && row.kind === 'workload' ? null : row),
    没有二月的床日: (row) => (row.month === '2024-02' && row.item === 'occupiedBedDays' ? null : row),
    没有历史数据: () => null,
  };

  test.each(Object.entries(lacks))('%s：累计栏或者留空，或者是对的数，并提示一次', (_, change) => {
    const known = history.flatMap((row) => change(row) ?? []);
    const { cells, codes } = cellsOfYear(marchWith(ledger, known));
    const told = [...cells].filter(([, cell]) => cell?.value !== null);
    const wrong = told.filter(([place, cell]) => cell?.value !== right.get(place)?.value);
    expect(wrong.map(([place]) => place)).toEqual([]);
    expect(told.length).toBeLessThan([...right.values()].filter((cell) => cell?.value !== null).length);
    expect(codes).toEqual(['RP-021']);
  });

  test('留空的格没有含义：不会从它追溯出半年的数', () => {
    const [sheet] = reportsOf(marchWith(ledger, [])).filter(({ plan }) => plan.key === 'visit-02');
    const {
      at: origin,
      rowKeys,
      columnKeys,
    } = new PlanReader(sheet ? [sheet.plan] : []).block('visit-02', 'table');
    const meaning = (column: string) =>
      sheet?.figureAt(origin.row + rowKeys.indexOf('units.0101'), origin.column + columnKeys.indexOf(column));
    expect(meaning('yearToDate.yearToDate.cost')).toBeNull();
    expect(meaning('yearToDate.yearToDate.costUnit')).toBeNull();
    expect(meaning('current.current.medical.unit')).toMatchObject({ per: 'visits' });
  });

  const revenue: Figure = { measure: 'revenue', units: { classes: ['CLINICAL'] } };
  const coarse: [string, Partial<HistoryRecord>, Figure[], Figure[]][] = [
    [
      '收入不分门诊、住院',
      { careType: null },
      [{ ...revenue, careType: 'inpatient' }],
      [revenue, { ...revenue, of: 'drug' }, { ...revenue, feeKinds: ['service'] }],
    ],
    [
      '收入不分类别',
      { item: '' },
      [
        { ...revenue, of: 'drug' },
        { ...revenue, feeKinds: ['service'] },
      ],
      [revenue, { ...revenue, careType: 'inpatient' }],
    ],
  ];
  test.each(coarse)('%s：分开的数不能说，合在一起的照说', (_, blank, untold, told) => {
    const [first] = history.filter(({ kind }) => kind === 'orderedRevenue');
    const run = marchWith(
      ledger,
      history.map((row) => (row === first ? { ...row, ...blank } : row)),
    );
    for (const figure of untold) expect(yearToDateGaps(run, figure)).toEqual(['2024-01']);
    for (const figure of told) {
      expect(yearToDateGaps(run, figure)).toEqual([]);
      expect(ofYear(run, figure)).toBe(ofYear(together, figure));
    }
  });

  test('历史数据说不清的口径不累计：末级项目、资金来源、习性、来源类别、开放床日', () => {
    const run = marchWith(ledger, history);
    const cost: Figure = { measure: 'heldCost', level: 'medical' };
    const untold: Figure[] = [
      { measure: 'heldCost' },
      { ...cost, elements: { codes: ['DRUG'] } },
      { ...cost, elements: { except: [{ statutory: ['DRUG'] }] } },
      { ...cost, sources: ['SELF'] },
      { ...cost, behaviour: 'fixed' },
      { ...cost, classesPassed: { highest: ['TECH'] } },
      { ...cost, classesPassed: { without: ['ADMIN'] } },
      { measure: 'handedOutCost', level: 'medical' },
      { measure: 'workload', workload: 'visits', daily: true },
    ];
    for (const figure of untold) expect(yearToDateGaps(run, figure), JSON.stringify(figure)).toEqual(before);
  });
});
