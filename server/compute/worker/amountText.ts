import type { Figure, Measure } from '../../contract/figure.ts';
import { evaluate } from '../../engine/evaluate.ts';
import { yearToDateGaps } from '../../engine/history.ts';
import { isMoney } from '../../engine/measures.ts';
import { decimalOf, quantaPerYuan, yuanText } from '../../engine/money.ts';
import type { Run } from '../../engine/run.ts';
import { unitCost } from '../../engine/unitCost.ts';

/** More digits than any double or any sheet shows. */
const QUOTIENT_DIGITS = 20;

/** A unit cost as a decimal text; null where nothing was done. */
export const quotientText = ({ quotient }: ReturnType<typeof unitCost>): string | null =>
  quotient?.toSignificantDigits(QUOTIENT_DIGITS).toFixed() ?? null;

/** What a figure comes to, quotients unrounded; null where there is no number. */
export function figureText(run: Run, figure: Figure): string | null {
  if (figure.period && yearToDateGaps(run, figure).length > 0) return null;
  if (figure.per !== undefined) return quotientText(unitCost(run, figure));
  const amount = evaluate(run, figure);
  return Number.isNaN(amount) ? null : amountText(run, figure.measure, amount);
}

/** What a figure came to, as a decimal text: money in yuan, anything else in its own unit. */
export const amountText = ({ quantum }: Run, measure: Measure, amount: number): string =>
  isMoney(measure) ? yuanText(amount, quantaPerYuan[quantum]) : decimalOf(amount).toFixed();
