import type { Fault } from '../contract/faults/fault.ts';
import { allocate } from './allocate.ts';
import type { CareSplit, CostAdjustment, Ledger } from './ledger.ts';
import type { AllocationRules } from './rules.ts';
import type { Run } from './run.ts';
import {
  testCost,
  testElement,
  testLedger,
  testParameter,
  testRevenue,
  testService,
  testUnit,
} from './testLedger.ts';
import { testRules } from './testRules.ts';

/** For tests: a hospital of one unit a class; every test changes what it is about. */
export const small = testLedger({
  units: [
    testUnit('0401', 'ADMIN'),
    testUnit('0301', 'AUX'),
    testUnit('0201', 'TECH'),
    testUnit('0101', 'CLINICAL'),
    testUnit('0102', 'CLINICAL'),
  ],
  elements: [testElement('P'), testElement('D', { statutory: 'DEPRECIATION' })],
  directCosts: [testCost('0401', 1000), testCost('0301', 300), testCost('0201', 600), testCost('0101', 50)],
  parameters: ['0301', '0201', '0101', '0102'].flatMap((unit) => [
    testParameter(unit, 5),
    testParameter(unit, 10, { parameter: 'area' }),
  ]),
  internalServices: [testService('0301', '0101', 2), testService('0301', '0102', 1)],
  revenues: [testRevenue('0101', '0201', 300), testRevenue('0102', '0201', 100)],
});

export function allocated(parts: Partial<Ledger>, rules: Partial<AllocationRules> = {}) {
  const ledger = { ...small, ...parts };
  const rulesOf = new Map(ledger.months.map((month) => [month, testRules(rules)] as const));
  return allocate(ledger, rulesOf, { months: ledger.months, quantum: 'fen' });
}

/** The run of a whole ledger of its own; what stops it fails the test. */
export function postedRun(ledger: Ledger, rules: Partial<AllocationRules> = {}, months = ledger.months): Run {
  const rulesOf = new Map(months.map((month) => [month, testRules(rules)] as const));
  const { run, faults } = allocate(ledger, rulesOf, { months, quantum: 'fen' });
  if (!run) throw new Error(JSON.stringify(faults));
  return run;
}

export const codesOf = (faults: readonly Fault[]) => faults.map(({ code }) => code);
export const split = (parts: Partial<CareSplit> = {}): CareSplit => ({
  month: '2024-01',
  unit: '0103',
  outpatientUnit: '0101',
  inpatientUnit: '0102',
  elements: '*',
  basis: 'revenue',
  outpatientValue: 1,
  inpatientValue: 2,
  at: { sheet: '门诊住院拆分', row: 4, column: 5 },
  ...parts,
});
export const adjustment = (parts: Partial<CostAdjustment>): CostAdjustment => ({
  month: '2024-01',
  number: '调-1',
  fromUnit: null,
  toUnit: null,
  element: 'P',
  source: 'SELF',
  amountYuan: 10,
  kind: '调整',
  reason: '测试',
  at: { sheet: '成本调整单', row: 2, column: 6 },
  ...parts,
});
const mixedUnit = testUnit('0103', 'CLINICAL', { careType: 'mixed' });
export const withMixed = (parts: Partial<Ledger>) => ({
  units: [...small.units, mixedUnit],
  directCosts: [...small.directCosts, testCost('0103', 100), testCost('0103', 0.02, { element: 'D' })],
  ...parts,
});
