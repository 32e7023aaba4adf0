import type { InputRecord, InputRecords } from '../../reports/inputColumns.ts';
import { unitMonths } from './activity.ts';
import { behaviourRows } from './behaviour.ts';
import {
  monthCareSplits,
  monthCostAdjustments,
  monthRevenueAdjustments,
  ownRules,
  refund,
} from './corrections.ts';
import { monthCost, SOURCES } from './cost.ts';
import { FEWEST_LEAVES, sampleElements } from './elements.ts';
import { monthLedger } from './generalLedger.ts';
import { type ActiveMonth, itemSheets } from './items/itemSheets.ts';
import { monthRevenue } from './revenue.ts';
import { monthServices } from './services.ts';
import { factRecord, inYuan, parameterRecords, unitRecord, workloadRecords } from './sheetRecords.ts';
import { FEWEST_UNITS, type SampleUnit, sampleUnits } from './units.ts';

/** How large a hospital to invent; the same options give the same books on every machine. */
export interface SampleOptions {
  readonly seed: number;
  /** Costing units, at least 12. */
  readonly units: number;
  /** Months from 2024-01 on, or from the month after those before. */
  readonly months: number;
  /** Months before, of which only 历史数据 tells (`sampleBook`); 0 by default. */
  readonly priorMonths?: number;
  /** Leaf cost elements, at least 7. */
  readonly leaves: number;
  /** Fund sources, 1 to 4. */
  readonly sources: number;
  /** Every unit carries every leaf and orders from every technical unit: the heaviest load of this size. */
  readonly dense?: boolean;
  /** With the sheets of 医疗服务项目 costing. */
  readonly items?: boolean;
}

/** The sample that the repository carries: one month of a ~1,900-bed hospital and its service items. */
export const COMMITTED_SAMPLE: SampleOptions = {
  seed: 20240131,
  units: 120,
  months: 1,
  leaves: 30,
  sources: 4,
  items: true,
};

const SAMPLE_HOSPITAL_NAME = '示例市第一人民医院（虚构样例）';
const FIRST_YEAR = 2024;

/**
 * Books of a hospital that does not exist, as records of the input sheets. They tie: 总账 equals direct
 * cost after one-sided adjustments by account, element and source, and revenue after 收入调节 by care
 * type; nothing in them blocks a run, a few things draw a notice.
 */
export function sampleHospital(options: SampleOptions): InputRecords {
  if (options.units < FEWEST_UNITS || options.leaves < FEWEST_LEAVES) {
    throw new RangeError(`A sample has at least ${FEWEST_UNITS} units and ${FEWEST_LEAVES} leaves`);
  }
  const units = sampleUnits(options.units);
  const elements = sampleElements(options.leaves);
  const own = sampleMonths(options.priorMonths ?? 0, options.months);
  const books = own.map((month) => monthBooks(options, units, elements, month));
  const months = books.map((book) => monthRecords(book, options.seed));
  const all = (id: string) => months.flatMap((records) => records[id] ?? []);
  return {
    cover: [coverRecord(own)],
    'cost-units': units.map(unitRecord),
    'cost-elements': elements.map(({ record }) => record),
    ...Object.fromEntries(Object.keys(months[0] ?? {}).map((id) => [id, all(id)])),
    'allocation-rules': ownRules(units),
    'cost-behaviour': behaviourRows(elements),
    history: [],
    ...(options.items ? itemSheets(books, options.seed) : {}),
  };
}

function sampleMonths(before: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const index = before + at;
    const month = String((index % 12) + 1).padStart(2, '0');
    return `${FIRST_YEAR + Math.floor(index / 12)}-${month}`;
  });
}

function coverRecord(months: readonly string[]): InputRecord {
  const [first = '', last = first] = [months[0], months.at(-1)];
  return {
    hospital: SAMPLE_HOSPITAL_NAME,
    months: first,
    monthTo: last === first ? null : last,
    rulePack: 'cn-2021',
    method: 'step-down',
  };
}

function monthBooks(
  options: SampleOptions,
  units: readonly SampleUnit[],
  elements: ReturnType<typeof sampleElements>,
  month: string,
): ActiveMonth {
  const { seed, dense = false } = options;
  const sources = SOURCES.slice(0, options.sources);
  const active = unitMonths(units, month, seed);
  const charges = monthRevenue(active, month, seed, dense);
  const revenue = [...charges, ...refund(units, charges, month)];
  const costs = monthCost({ units: active, elements, sources, seed, dense }, month, revenue);
  const adjustments = monthCostAdjustments(units, costs, month);
  const revenueAdjustments = monthRevenueAdjustments(units, revenue, month);
  return { month, units, active, elements, costs, adjustments, revenue, revenueAdjustments };
}

function monthRecords(books: ActiveMonth, seed: number): InputRecords {
  const { month, units, active, costs, adjustments, revenue, revenueAdjustments } = books;
  return {
    'direct-cost': costs.map(inYuan),
    'driver-parameters': parameterRecords(active, month),
    revenue: revenue.map(inYuan),
    workload: workloadRecords(active, month),
    'internal-services': monthServices(active, month, seed).map((line) => ({ ...line })),
    'general-ledger': monthLedger(books),
    'revenue-adjustments': revenueAdjustments.map(inYuan),
    'cost-adjustments': adjustments.map(inYuan),
    'care-splits': monthCareSplits(units, month),
    'hospital-facts': [factRecord(active, month)],
  };
}
