import type { Decimal } from 'decimal.js';
import type { Figure } from '../contract/figure.ts';
import { evaluate } from './evaluate.ts';
import { asFigure } from './figures.ts';
import { isMoney } from './measures.ts';
import { ExactDecimal, quantaPerYuan } from './money.ts';
import type { Run } from './run.ts';

/** 诊次成本, 床日成本 and their revenue and surplus: quotients, kept unrounded (methodology.md 7). */

/** A figure and what it is divided by, in yuan and in the workload's own unit. */
interface UnitCost {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
  /** Null where nothing was done: shown as “—”, never as 0. */
  readonly quotient: Decimal | null;
}

const volumeOf = (per: NonNullable<Figure['per']>): Pick<Figure, 'measure' | 'workload'> =>
  typeof per === 'string' ? { measure: 'workload', workload: per } : per;

/** Reads a figure with `per`: the numerator over that volume of the same units, items, months and period. */
export function unitCost(run: Run, { per, ...figure }: Figure): UnitCost {
  const posted = new ExactDecimal(evaluate(run, figure));
  const numerator = isMoney(figure.measure) ? posted.div(quantaPerYuan[run.quantum]) : posted;
  const denominator =
    per === undefined
      ? new ExactDecimal(1)
      : new ExactDecimal(evaluate(run, asFigure({ ...figure, ...volumeOf(per) })));
  return { numerator, denominator, quotient: denominator.isZero() ? null : numerator.div(denominator) };
}
