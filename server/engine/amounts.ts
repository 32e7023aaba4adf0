import type { Figure, ItemSelector } from '../contract/figure.ts';
import type { Run } from './run.ts';

/**
 * A figure read over all units and items at once: a number is then a sum over a few places, so that a
 * report of many rows is a matter of milliseconds.
 */
export interface Amounts {
  /** `units` null: all of them, and what no unit owns. */
  readonly over: (units: readonly number[] | null, items: ItemSelector | undefined) => number;
}

/** How the numbers of a measure are read from a run. */
export type AmountReader = (run: Run, figure: Figure) => Amounts;

/** By unit; `hospital` is what no unit owns (a control total). */
export interface UnitVector {
  readonly byUnit: Float64Array;
  readonly hospital: number;
}

/** What is told of units only: items say nothing. */
export function unitAmounts({ byUnit, hospital }: UnitVector): Amounts {
  return {
    over: (units) => {
      if (units === null) return byUnit.reduce((sum, amount) => sum + amount, hospital);
      let sum = 0;
      for (const unit of units) sum += byUnit[unit];
      return sum;
    },
  };
}
