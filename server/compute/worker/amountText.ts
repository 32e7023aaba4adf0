import type { Measure } from '../../contract/figure.ts';
import { decimalOf, quantaPerYuan, yuanText } from '../../engine/money.ts';
import type { Run } from '../../engine/run.ts';
import { isMoney } from '../../reports/grid.ts';

/** What a figure came to, as a decimal text: money in yuan, anything else in its own unit. */
export const amountText = ({ quantum }: Run, measure: Measure, amount: number): string =>
  isMoney(measure) ? yuanText(amount, quantaPerYuan[quantum]) : decimalOf(amount).toFixed();
