import type { Decimal } from 'decimal.js';
import { decimalOf, ExactDecimal } from '../../money.ts';
import type { DriverPlan, SubPool } from '../driverPlan.ts';
import type { StaffGrade } from '../itemLedger.ts';
import type { Capacity } from '../itemRules.ts';
import { isTaken, queueOf, type Tally, WHOLE } from '../tally.ts';
import { lastOf, powerOfTen, productOf, sumOf, wholeOf } from '../wholeNumbers.ts';
import {
  type DriverSources,
  FINE_DECIMALS,
  gradeCapacity,
  headcountOf,
  idleWithoutMinutes,
  nonItemMinutesOf,
  planOrNull,
  staffCapacity,
  staffOf,
  tenThousandths,
  undivided,
} from './sources.ts';

const finer = ({ decimals }: Tally) => Math.max(decimals, FINE_DECIMALS);

/** People × minutes × coefficient × cases of all grades together. */
export function staffMinutesPlan(
  sources: DriverSources,
  unit: number,
  capacity: Capacity,
): DriverPlan | null {
  const tally = sources.tallies.of('labour', unit);
  const decimals = finer(tally);
  const queue = queueOf(tally, WHOLE, decimals);
  if (queue.receivers.length === 0) return null;
  const nonItem = tenThousandths(nonItemMinutesOf(sources, unit), decimals);
  const isPractical = capacity === 'practical';
  const total = isPractical
    ? tenThousandths(staffCapacity(sources, unit), decimals)
    : sumOf(lastOf(queue.sums), nonItem);
  if (total <= 0) return null;
  return {
    driver: 'staffMinutes',
    subPools: [{ ...undivided, ...queue, decimals, nonItem, total }],
    remainder: isPractical ? 'unused' : 'unassigned',
  };
}

/**
 * 活劳动: grade by grade. What a grade gets of the pool follows payroll where it is known of all grades,
 * else headcount; wage per minute = that ÷ reported minutes (absorb), ÷ practical capacity (practical),
 * or is given (costing-decisions.md 22).
 */
export function labourPlan(sources: DriverSources, unit: number, capacity: Capacity): DriverPlan | null {
  const tally = sources.tallies.of('labourByGrade', unit);
  const staff = staffOf(sources, unit);
  const reported = tally.keys.filter((grade) => isTaken(tally, grade));
  const grades = capacity === 'practical' ? [...new Set([...staff.keys(), ...reported])] : reported;
  const rows = grades.flatMap((grade) => staff.get(grade) ?? []);
  const isKnown = rows.length === grades.length;
  const hasRates = rows.every(({ wagePerMinute }) => wagePerMinute !== null);
  if (reported.length === 0 || !isKnown || (capacity === 'given' && !hasRates)) return null;
  const weightOf = gradeWeight(rows);
  const nonItemOf = nonItemShare(sources, unit);
  const subPools = grades.map((grade, at): SubPool => {
    const row = rows[at];
    const decimals = finer(tally);
    const queue = queueOf(tally, grade, decimals);
    const nonItem = tenThousandths(nonItemOf(row), decimals);
    const own = { key: grade, weight: weightOf(row), ...queue, decimals, nonItem, yuanScale: null };
    if (capacity === 'given') return atGivenRate(own, row.wagePerMinute ?? 0);
    if (capacity === 'absorb') return { ...own, total: sumOf(lastOf(queue.sums), nonItem) };
    return idleWithoutMinutes({ ...own, total: tenThousandths(gradeCapacity(sources, row), decimals) });
  });
  const remainder = { absorb: 'unassigned', practical: 'unused', given: 'difference' } as const;
  return planOrNull({ driver: 'labour', subPools, remainder: remainder[capacity] });
}

/** A pool that nobody could have worked for cannot be divided. */
function gradeWeight(rows: readonly StaffGrade[]): (row: StaffGrade) => number | bigint {
  const byPayroll = rows.every(({ payrollYuan }) => payrollYuan !== null && payrollYuan > 0);
  return ({ payrollYuan, headcount }) =>
    headcount > 0 ? wholeOf(decimalOf((byPayroll ? payrollYuan : null) ?? headcount), FINE_DECIMALS) : 0;
}

/** Minutes of non-item activities are every grade's in proportion to its people. */
function nonItemShare(sources: DriverSources, unit: number): (row: StaffGrade) => Decimal {
  const [minutes, people] = [nonItemMinutesOf(sources, unit), headcountOf(sources, unit)];
  return ({ headcount }) =>
    people.isZero() ? new ExactDecimal(0) : minutes.times(decimalOf(headcount)).div(people);
}

/** Minutes become yuan at the rate; the amount has no say in what is posted. */
function atGivenRate(subPool: Omit<SubPool, 'total'>, wagePerMinute: number): SubPool {
  const rate = decimalOf(wagePerMinute);
  const places = Math.max(rate.decimalPlaces(), 0);
  const factor = wholeOf(rate, places);
  const priced = (sums: SubPool['sums']): SubPool['sums'] =>
    sums instanceof Float64Array && typeof productOf(lastOf(sums), factor) === 'number'
      ? sums.map((sum) => sum * Number(factor))
      : Array.from(sums, (sum: number | bigint) => BigInt(sum) * BigInt(factor));
  const decimals = subPool.decimals + places;
  return {
    ...subPool,
    decimals,
    sums: priced(subPool.sums),
    nonItem: productOf(subPool.nonItem, factor),
    total: 1,
    yuanScale: powerOfTen(decimals),
  };
}
