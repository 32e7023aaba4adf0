import type { Decimal } from 'decimal.js';
import { decimalOf } from './money.ts';

/** Who does an activity, and for how long. */
export interface ActivityLabour {
  /** 平均每分钟工资. */
  readonly wagePerMinute: number;
  readonly staff: number;
  readonly minutes: number;
  /** 工作量系数. */
  readonly workloadCoefficient: number;
}

/**
 * 活劳动成本 of an activity, done once: wage per minute × staff × minutes × workload coefficient
 * (methodology.md 8.4), in yuan, exact and unrounded.
 */
export const activityLabourCost = (labour: ActivityLabour): Decimal =>
  decimalOf(labour.wagePerMinute)
    .times(decimalOf(labour.staff))
    .times(decimalOf(labour.minutes))
    .times(decimalOf(labour.workloadCoefficient));
