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

const isReadAsSomethingElse = (text: string): boolean =>
  /^\s*[\d'=+\-@.,¥￥$(#%]/.test(text) || /^\s*(true|false)\s*$/i.test(text);
