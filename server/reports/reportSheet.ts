import type { Fault } from '../contract/faults/fault.ts';
import type { Figure } from '../contract/figure.ts';
import type { SheetPlan } from '../contract/plan.ts';
import type { TrialUnit } from './trialUnits.ts';

/** A result sheet that can say what each of its numbers means. */
export interface ReportSheet {
  readonly plan: SheetPlan;
  /**
   * The full figure behind a number, by sheet row and column from 0: subtotals and totals by what
   * they sum up to, a share by its amount; null where no number of the run stands.
   */
  readonly figureAt: (row: number, column: number) => Figure | null;
  /** Where what the sheet adds up differs from what the run posted. */
  readonly faults: readonly Fault[];
  /** Units whose price, volume and cost can be played with; only on 保本测算. */
  readonly trialUnits?: readonly TrialUnit[];
}
