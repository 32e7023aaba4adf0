import { historyRecords } from '../engine/historyRecords.ts';
import type { HistoryRecord, Ledger, Month, Revenue, Workload } from '../engine/ledger.ts';
import type { Run } from '../engine/run.ts';
import { seededNumbers, testCost, testParameter, testRevenue, testUnit } from '../engine/testLedger.ts';
import { correctedLedger, runOf } from './testRuns.ts';

/** For tests: a quarter of the golden hospital, and 历史数据 as a person makes it from earlier months' results. */

export const quarter = ['2024-01', '2024-02', '2024-03'];
const careTypes = ['outpatient', 'inpatient'] as const;
const categories = ['examination', 'drug', 'material', 'otherService'];
const wards = new Set(['0103', '0104', '0107']);
const at = { sheet: '工作量', row: 1, column: 3 };

/** Every month different, with reversals, refunds and fractions of a fen. */
export function quarterLedger(seed: number): Ledger {
  const base = correctedLedger();
  const random = seededNumbers(seed);
  const inJanuary = <Row extends { month: Month }>(rows: readonly Row[]) =>
    rows.filter(({ month }) => month === '2024-01');
  const eachMonth = <Row>(rows: readonly Row[], change: (row: Row) => Partial<Row>) =>
    quarter.flatMap((month) => rows.map((row) => ({ ...row, ...change(row), month })));
  const amount = (yuan: number) => Math.round(yuan * (random() - 0.1) * 1_000) / 1_000;
  const quantity = (whole: number) => 1 + Math.floor(whole * random());
  return {
    ...base,
    months: quarter,
    units: [
      ...base.units.map((unit) =>
        wards.has(unit.code) ? { ...unit, careType: 'inpatient' as const } : unit,
      ),
      testUnit(STOPPED, 'CLINICAL', { name: '发热门诊', careType: 'outpatient', validTo: '2024-03' }),
    ],
    directCosts: [
      ...eachMonth(inJanuary(base.directCosts), (row) => ({ amountYuan: amount(row.amountYuan) })),
      ...untilMarch((month) => testCost(STOPPED, amount(50_000), { month, element: 'PERSONNEL' })),
    ],
    parameters: [
      ...eachMonth(inJanuary(base.parameters), (row) => ({ quantity: quantity(row.quantity) })),
      ...untilMarch((month) => testParameter(STOPPED, quantity(5), { month })),
    ],
    internalServices: eachMonth(inJanuary(base.internalServices), (row) => ({
      quantity: quantity(row.quantity),
    })),
    adjustments: eachMonth(inJanuary(base.adjustments), () => ({})),
    careSplits: eachMonth(inJanuary(base.careSplits), () => ({ outpatientValue: quantity(9) })),
    revenues: eachMonth(januaryRevenue, () => ({ amountYuan: amount(90_000) })),
    workloads: [
      ...eachMonth(januaryWorkloads, () => ({ quantity: quantity(9_000) })),
      ...untilMarch((month) => ({ month, unit: STOPPED, measure: 'visits', quantity: quantity(900), at })),
    ],
  };
}

/** A clinic that closes with February: March knows it from 历史数据 alone. */
const STOPPED = '0109';
const untilMarch = <Row>(rowOf: (month: Month) => Row) => quarter.slice(0, 2).map(rowOf);

const clinical = ['0101', '0102', '0103', '0104', '0106', '0107'];

const januaryRevenue: Revenue[] = clinical.flatMap((ordering) =>
  [ordering, '0201', '0202'].flatMap((executing) =>
    categories.flatMap((category) =>
      careTypes.map((careType) => testRevenue(ordering, executing, 0, { category, careType })),
    ),
  ),
);

const januaryWorkloads: Workload[] = [
  ...clinical.map((unit) => ({
    ...{ month: '', unit, quantity: 0, at },
    measure: wards.has(unit) ? 'occupiedBedDays' : 'visits',
  })),
  ...['0201', '0202'].map((unit) => ({ ...{ month: '', unit, quantity: 0, at }, measure: 'techWorkload' })),
];

/** March alone: nothing of earlier months but what 历史数据 says. */
export function marchWith(ledger: Ledger, history: readonly HistoryRecord[]): Run {
  const march = <Row extends { month: Month }>(rows: readonly Row[]) =>
    rows.filter(({ month }) => month === '2024-03');
  return runOf({
    ...ledger,
    months: ['2024-03'],
    directCosts: march(ledger.directCosts),
    parameters: march(ledger.parameters),
    internalServices: march(ledger.internalServices),
    adjustments: march(ledger.adjustments),
    careSplits: march(ledger.careSplits),
    revenues: march(ledger.revenues),
    workloads: march(ledger.workloads),
    history,
  });
}

export const levels = ['medicalOperating', 'medical', 'fullMedical', 'fullHospital'];
export const statutory = ['PERSONNEL', 'MATERIAL', 'DRUG', 'FA_DEPR', 'IA_AMORT', 'RISK_FUND', 'OTHER'];
export const workloads = ['visits', 'occupiedBedDays', 'techWorkload'];
export const ownCost = { without: ['SHARED', 'ADMIN', 'AUX', 'TECH'] };

/** 历史数据 of some months out of a run's results, a row each on the sheet. */
export const historyFrom = (run: Run, months: readonly Month[]): HistoryRecord[] =>
  historyRecords(run)
    .filter(({ month }) => months.includes(month))
    .map((entry, at) => ({ ...entry, at: { sheet: '历史数据', row: at + 1, column: 6 } }));
