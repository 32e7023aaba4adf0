import type { StyleName } from '../../contract/style.ts';

/** How a cell looks that the finance department filled in, beside those to be filled in. */
const locked: Partial<Record<StyleName, StyleName>> = {
  inputCode: 'code',
  inputText: 'text',
  inputMonth: 'code',
  inputDate: 'code',
  inputMoney: 'money',
  inputQuantity: 'quantity',
  inputCount: 'count',
  inputShare: 'share',
};

export const lockedStyle = (style: StyleName): StyleName => locked[style] ?? style;
