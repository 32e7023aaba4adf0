import type { PlanValue } from '../contract/plan.ts';
import { decimalOf } from '../engine/money.ts';

/** Excel takes a file of text for UTF-8 only where it begins so. */
const BYTE_ORDER_MARK = '\uFEFF';
/** A text that begins so would be calculated by whoever opens the file. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** Rows as comma-separated text, piece by piece; numbers as plain decimals with all their digits. */
export function* csvText(rows: Iterable<readonly PlanValue[]>): Generator<string> {
  yield BYTE_ORDER_MARK;
  for (const row of rows) yield `${row.map(field).join(',')}\r\n`;
}

function field(value: PlanValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return decimalOf(value).toFixed();
  const text = FORMULA_START.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
