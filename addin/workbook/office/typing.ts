import type { PlanValue } from '../../../server/contract/plan.ts';

/**
 * What to put into a cell so that it holds just this value: Excel reads what is typed, and would make 2024-01
 * a date and 0401 a number. An apostrophe keeps a text a text; Excel does not show it.
 */
export function entryOf(
  value: PlanValue,
  formula: string | null,
  numberFormat: string,
): string | number | boolean {
  if (formula !== null) return `=${formula}`;
  if (value === null) return '';
  if (typeof value !== 'string' || numberFormat === '@' || !isReadAsSomethingElse(value)) return value;
  return `'${value}`;
}

/** Dates and amounts have many spellings (３月, 上午8:00, May 24, US$5), but all have a digit. */
const isReadAsSomethingElse = (text: string): boolean =>
  /\p{Nd}/u.test(text) || /^\s*['=+\-@#]/.test(text) || /^\s*(true|false)\s*$/i.test(text);
