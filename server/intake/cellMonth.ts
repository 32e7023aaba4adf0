import type { Month } from '../engine/ledger.ts';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

function monthOf(year: number, month: number): Month | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || !Number.isInteger(month))
    return null;
  return `${year}-${String(month).padStart(2, '0')}`;
}

const DAY_MS = 86_400_000;

/** Excel's calendar ends with the year 9999. */
const AFTER_LAST_DAY = 2_958_466;

/** ISO date of a serial number. Excel's 1900 system counts a 29 February 1900 that never was. */
export function dateFromSerial(serial: number, date1904: boolean): string | null {
  const days = Math.floor(serial);
  if (days >= AFTER_LAST_DAY) return null;
  if (date1904) return new Date(Date.UTC(1904, 0, 1) + days * DAY_MS).toISOString().slice(0, 10);
  if (days < 1 || days === 60) return null;
  return new Date(Date.UTC(1899, 11, days > 60 ? 30 : 31) + days * DAY_MS).toISOString().slice(0, 10);
}

export function monthFromSerial(serial: number, date1904: boolean): Month | null {
  const date = serial >= 0 ? dateFromSerial(serial, date1904) : null;
  return date && monthOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
}

/**
 * 202401, 20240131, the serial number of a date that lost its format, and 2024.01. Not 2024.1:
 * the cell may have held 2024.10.
 */
export function monthFromNumber(value: number, date1904: boolean): Month | null {
  const shown = String(Number(value.toPrecision(15)));
  if (/^\d{6}$/.test(shown) || /^\d{8}$/.test(shown)) return monthFromText(shown);
  if (/^\d{5}$/.test(shown)) return monthFromSerial(value, date1904);
  return /^\d{4}\.\d{2}$/.test(shown) ? monthFromText(shown) : null;
}

const writings = [
  /^(\d{4})(\d{2})(?:0[1-9]|[12]\d|3[01])?期?$/,
  /^(\d{4})[-/.](\d{1,2})期?$/,
  /^(\d{4})[-/.](\d{1,2})[-/.]\d{1,2}(?:t?\d{1,2}:.*)?$/,
  /^(\d{4})年第?(\d{1,2})(?:月份?|期)?(?:\d{1,2}日)?$/,
];

/** The readings of 期间 that templates/README.md lists; null where a text is none of them. */
export function monthFromText(text: string): Month | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  for (const writing of writings) {
    const match = writing.exec(plain);
    if (match) return monthOf(Number(match[1]), Number(match[2]));
  }
  return null;
}

/** The month before or after: `2024-01` and −1 → `2023-12`. */
export function shiftMonth(month: Month, by: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** All months from the first to the last, both included; empty where they stand the wrong way round. */
export function monthRange(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = shiftMonth(month, 1)) months.push(month);
  return months;
}
