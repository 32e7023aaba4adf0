import { CellKind, type CellValue } from '../contract/rangeBlock.ts';
import type { Month } from '../engine/ledger.ts';

const DAY_MS = 86_400_000;
const DIGITS_OF_MONTH = 6;
const DIGITS_OF_DAY = 8;
const DIGITS_OF_SERIAL = 5;

/** Serial number of a month's first day; months that are written are long after the 29 February 1900 that never was. */
function serialOf(month: Month, date1904: boolean): number {
  const origin = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return (Date.parse(`${month}-01T00:00:00Z`) - origin) / DAY_MS;
}

/** A month as another one is written: `2024年1月` → `2024年2月`, 202401 → 202402, a date → the first of the month. */
export function writtenLike(
  value: CellValue,
  kind: number,
  month: Month,
  date1904: boolean,
): string | number {
  if (kind === CellKind.date) return serialOf(month, date1904);
  return typeof value === 'number' ? numberLike(value, month, date1904) : textLike(String(value), month);
}

function numberLike(value: number, month: Month, date1904: boolean): string | number {
  if (!Number.isInteger(value)) return month;
  const yearAndMonth = Number(month.replace('-', ''));
  switch (String(value).length) {
    case DIGITS_OF_MONTH:
      return yearAndMonth;
    case DIGITS_OF_DAY:
      return yearAndMonth * 100 + 1;
    case DIGITS_OF_SERIAL:
      return serialOf(month, date1904);
    default:
      return month;
  }
}

/** Only what surely reads as the new month keeps its writing. */
function textLike(text: string, month: Month): string {
  const [, year = '', between = '', number = '', end = ''] =
    /^(\d{4})([-/.]|年第?)?(\d{1,2})(月份?|期)?$/.exec(text.trim()) ?? [];
  if (year === '' || (between === '' && number.length < 2)) return month;
  const [newYear = '', newMonth = ''] = month.split('-');
  return newYear + between + (number.length < 2 ? String(Number(newMonth)) : newMonth) + end;
}
