import { Decimal } from 'decimal.js';

/** Excel shows and keeps 15 significant digits; what a double holds beyond them is binary noise. */
const SIGNIFICANT_DIGITS = 15;

/** A cell's double as the sheet shows it. */
export function shownNumber(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  // Most amounts are whole fen already; formatting and parsing each of them would take longer than all else.
  const fen = Math.round(value * 100);
  if (Math.abs(fen) < 1e15 && fen / 100 === value) return value;
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}

/** Multiplies without binary noise: 0.0001 in a 万元 column is exactly 1 yuan. */
export function scaledNumber(value: number, factor: number): number {
  if (factor === 1) return shownNumber(value);
  return shownNumber(new Decimal(shownNumber(value)).times(factor).toNumber());
}

const plainNumber = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?$|^[+-]?\.\d+$/;

/**
 * A text that is a number: full-width digits, blanks, thousands separators in their places, ¥,
 * (1,234.00) and 1234- as negatives, a lone dash as zero, 12% where `percentAllowed`.
 * null where it can be read in two ways or not at all; NaN where it has more digits than a cell keeps.
 */
export function numberFromText(text: string, percentAllowed: boolean): number | null {
  let rest = text
    .normalize('NFKC')
    .replace(/[\s\u2009\u202f]/g, '')
    .replace(/[\u2212\u2013\u2014\u2015]/g, '-');
  if (/^-{1,2}$/.test(rest)) return 0;
  let sign = 1;
  const bracketed = /^\((.+)\)$/.exec(rest);
  if (bracketed) {
    sign = -1;
    rest = bracketed[1] as string;
  }
  rest = rest.replace(/^([+-]?)(?:¥|rmb|cny)/i, '$1').replace(/^(¥?)(.*[^元])元$/, '$2');
  if (rest.endsWith('-')) {
    sign = -sign;
    rest = rest.slice(0, -1);
  }
  const percent = percentAllowed && rest.endsWith('%');
  if (percent) rest = rest.slice(0, -1);
  if (!plainNumber.test(rest) || (sign < 0 && /^[+-]/.test(rest))) return null;
  const digits = rest.replace(/[+\-,]/g, '');
  if (digits.replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length > SIGNIFICANT_DIGITS)
    return Number.NaN;
  const value = sign * Number(rest.replaceAll(',', ''));
  return percent ? scaledNumber(value, 0.01) : value + 0;
}
