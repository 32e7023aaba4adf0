import { describe, expect, test } from 'vitest';
import type { Figure } from '../contract/figure.ts';
import { evaluate } from './evaluate.ts';
import { handedOver } from './handedOver.ts';
import type { HistoryRecord } from './ledger.ts';
import type { Run } from './run.ts';
import { generatedLedger, testCost, testUnit } from './testLedger.ts';
import { testOrigin } from './testRules.ts';
import { postedRun } from './testSmallHospital.ts';
import { openTrace, traceFigure } from './trace.ts';

const months = ['2024-01', '2024-02'];
const generated = generatedLedger({
  seed: 8,
  months,
  leaves: 4,
  shared: 1,
  admin: 3,
  aux: 3,
  tech: 3,
  clinical: 5,
  negatives: 0.2,
});
const at = (row: number) => ({ sheet: '成本调整单', row, column: 6 });
const ledger = {
  ...generated,
  units: [...generated.units, testUnit('01900', 'CLINICAL', { careType: 'mixed' })],
  directCosts: [
    ...generated.directCosts,
    testCost('01900', 333.33, { element: 'E00' }),
    testCost('01001', 100 / 3, { element: 'E01' }),
    testCost('01001', 100 / 3, { element: 'E01' }),
  ],
  adjustments: [
    {
      ...{ month: '2024-01', number: '1', fromUnit: '04001', toUnit: '01001', element: 'E02' },
      ...{ source: 'SELF', amountYuan: 77.7, kind: '调整', reason: '', at: at(3) },
    },
  ],
  careSplits: [
    {
      ...{ month: '2024-01', unit: '01900', outpatientUnit: '01000', inpatientUnit: '01001', elements: '*' },
      ...{ basis: 'visits', outpatientValue: 1, inpatientValue: 2, at: at(4) },
    },
  ],
};
/** A third of all cost moves with volume, so that no split of it comes out even. */
const behaviours = [{ units: {}, elements: {}, variablePercent: 100 / 3, origin: testOrigin }];
const run = postedRun(ledger, { behaviours });

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Opens a node and some of what is below; every node is the sum of its children. */
function checkBelow(run: Run, figure: Figure, path: string, depth: number): void {
  const node = openTrace(run, figure, path) ?? expect.fail(`no node ${path}`);
  if (!node.opens) return;
  expect(sum(node.children.map(({ amount }) => amount)), `${path} ${node.kind}`).toBe(node.amount);
  if (node.children.length === 0) expect(node.amount).toBe(0);
  const some = node.children.filter((_, index) => depth < 2 || index % 5 === 0);
  for (const child of some) {
    if (child.opens) checkBelow(run, figure, child.path, depth + 1);
    else expect(child.cell).not.toBeNull();
  }
}

const january = ['2024-01'];
const figures: Record<string, Figure> = {
  'a ward’s full cost': { measure: 'finalCost', units: { codes: ['01001'] }, months: january },
  'one cost level of one element': {
    ...{ measure: 'finalCost', units: { codes: ['01001'] }, months: january },
    ...{ elements: { codes: ['E01'] }, level: 'clinical' },
  },
  'what came by 医技': {
    measure: 'heldCost',
    units: { codes: ['01002'] },
    classesPassed: { highest: ['TECH'] },
  },
  'two months of all clinical units': { measure: 'finalCost', units: { classes: ['CLINICAL'] } },
  'what a technical unit handed out': {
    measure: 'handedOutCost',
    units: { codes: ['02001'] },
    months: january,
  },
  books: { measure: 'bookCost', units: { codes: ['01001'] }, months: january },
  adjustments: { measure: 'adjustmentCost', months: january },
  'care splits': { measure: 'careSplitCost', months: january },
  'ordered revenue': { measure: 'revenue', units: { classes: ['CLINICAL'] } },
  'a cost per bed-day': {
    ...{ measure: 'finalCost', units: { codes: ['01001'] }, months: january, per: 'occupiedBedDays' },
  },
  'the part of a ward’s cost that moves with volume': {
    ...{ measure: 'finalCost', units: { codes: ['01001'] }, months: january, behaviour: 'variable' },
  },
  'the part of one level that does not, in two months': {
    ...{ measure: 'heldCost', level: 'clinical', units: { codes: ['01001'] }, behaviour: 'fixed' },
  },
  'the variable part of what a technical unit handed out': {
    ...{ measure: 'handedOutCost', units: { codes: ['02001'] }, months: january, behaviour: 'variable' },
  },
  'the variable part of books': { measure: 'bookCost', months: january, behaviour: 'variable' },
  'the fixed part of adjustments': { measure: 'adjustmentCost', months: january, behaviour: 'fixed' },
  'the fixed part of care splits': { measure: 'careSplitCost', months: january, behaviour: 'fixed' },
  headcount: { measure: 'parameter', of: 'headcount', months: january },
};

describe.each(Object.entries(figures))('the trace of %s', (_, figure) => {
  test('starts at the figure, and every node is the sum of its children, down to cells', () => {
    expect(traceFigure(run, figure).amount).toBe(evaluate(run, figure));
    checkBelow(run, figure, '', 0);
  });
});

const ward: Figure = figures['a ward’s full cost'];

test('the first level shows posted amounts with driver, total, rule and 尾差', () => {
  const top = traceFigure(run, ward);
  const edges = top.children.filter(({ kind }) => kind === 'handedOver');
  const bySender = edges.filter(({ unit }) => unit?.code === '02002');
  const first = { ...run, months: run.months.slice(0, 1) };
  expect(sum(bySender.map(({ amount }) => amount))).toBe(handedOver(first, '02002', '01001'));
  for (const { amount, step, proportional } of edges) {
    if (!step) throw new Error('an edge has its step');
    expect(proportional).toBe(false);
    expect(step.posted).toBe(amount);
    const exact = (step.handedOut * Number(step.driverValue)) / Number(step.driverTotal);
    expect(amount - exact).toBeCloseTo(Number(step.residual), 3);
    expect(Math.abs(Number(step.residual))).toBeLessThan(run.layout.rowLength);
    expect(step.rule.origin.where).toEqual({ file: 'test.yaml', line: 1, key: 'test' });
  }
  const orders = ledger.revenues.find(
    (row) => row.month === '2024-01' && row.executingUnit === '02002' && row.orderingUnit === '01001',
  );
  expect(bySender[0].step?.driverValue).toBe(String(orders?.amountYuan));
});

test('deeper nodes are labelled proportional, splits and adjustments are nodes, and a path opens again', () => {
  const top = traceFigure(run, ward);
  expect(top.children.map(({ kind }) => kind).slice(0, 3)).toEqual(['book', 'adjustment', 'careSplit']);
  const split = openTrace(run, ward, 'careSplit');
  expect(split?.children.map(({ kind, unit, amount }) => [kind, unit?.code, amount])).toEqual([
    ['splitFrom', '01900', 222_22],
  ]);
  const tech = top.children.find(({ unit, kind }) => kind === 'handedOver' && unit?.code === '02002');
  const below = openTrace(run, ward, tech?.path ?? '');
  expect(below?.children.every(({ proportional }) => proportional)).toBe(true);
  expect(openTrace(run, ward, below?.path ?? '')).toEqual(below);
  expect(openTrace(run, ward, 'by:nobody:0')).toBeNull();
});

test('binary thirds: the booked cells show their own amounts and sum to the rounded total', () => {
  const cells = openTrace(run, { ...ward, elements: { codes: ['E01'] } }, 'book')?.children ?? [];
  const thirds = cells
    .filter(({ cell }) => cell?.row === 1 && cell.sheet === '直接成本')
    .map(({ amount }) => amount);
  expect(thirds.filter((amount) => amount === 3333 || amount === 3334)).toHaveLength(2);
});

describe('the trace of a quotient and of a part', () => {
  test('a cost per bed-day opens as its cost: the same nodes, whatever it is divided by', () => {
    const { per: _, ...cost } = figures['a cost per bed-day'];
    expect(traceFigure(run, figures['a cost per bed-day'])).toEqual(traceFigure(run, cost));
  });

  test('the two parts are the whole, each labelled proportional from its first level on', () => {
    const [variable, fixed] = (['variable', 'fixed'] as const).map((behaviour) =>
      traceFigure(run, { ...ward, behaviour }),
    );
    expect(variable.amount + fixed.amount).toBe(traceFigure(run, ward).amount);
    for (const { children } of [variable, fixed]) {
      expect(children.length).toBeGreaterThan(5);
      expect(children.every(({ proportional }) => proportional)).toBe(true);
    }
  });
});

describe('the trace of the year to date', () => {
  const place = (row: number) => ({ sheet: '历史数据', row, column: 6 });
  const history: HistoryRecord[] = ['01000', '01001', '02001'].flatMap((unit, at) => {
    const common = { month: '2024-01', unit, careType: null, at: place(at) };
    return [
      {
        ...common,
        ...{ kind: 'fullCost', item: 'PERSONNEL', level: 'medical', quantity: 1_000.01 * (at + 1) },
      } as const,
      { ...common, kind: 'workload', item: 'occupiedBedDays', level: '', quantity: 7.5 + at } as const,
      { ...common, kind: 'orderedRevenue', item: 'EXAM', level: '', quantity: -3.33 } as const,
    ];
  });
  const february = postedRun({ ...ledger, history }, { behaviours }, ['2024-02']);
  const clinical = { classes: ['CLINICAL'] };
  const period = 'yearToDate' as const;
  const ofYear: Record<string, [Figure, number[]]> = {
    cost: [{ measure: 'finalCost', level: 'medical', units: clinical, period }, [100_001, 200_002]],
    'one unit’s cost': [
      { measure: 'heldCost', level: 'medical', units: { codes: ['01001'] }, period },
      [200_002],
    ],
    workload: [{ measure: 'workload', workload: 'occupiedBedDays', units: clinical, period }, [7.5, 8.5]],
    revenue: [{ measure: 'revenue', of: 'EXAM', units: clinical, period }, [-333, -333]],
  };

  test.each(Object.entries(ofYear))('of %s: months before are cells of 历史数据', (_, [figure, amounts]) => {
    const top = traceFigure(february, figure);
    expect(top.amount).toBe(evaluate(february, figure));
    const ofHistory = top.children.filter(({ cell }) => cell?.sheet === '历史数据');
    expect(ofHistory.map(({ amount }) => amount)).toEqual(amounts);
    for (const { kind, month, unit, opens, cell } of ofHistory) {
      expect([kind, month, opens]).toEqual(['cell', '2024-01', false]);
      expect(history.find((row) => row.at === cell)?.unit).toBe(unit?.code);
    }
    const now = evaluate(february, { ...figure, period: undefined });
    expect(top.amount - now).toBe(sum(amounts));
    checkBelow(february, figure, '', 0);
  });
});
