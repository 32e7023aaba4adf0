import { columnLetters, fromA1 } from '../../contract/place.ts';

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

const COLUMN = String.raw`(\$?)([A-Z]{1,3})`;
const ROW = String.raw`(\$?)([1-9]\d{0,6})`;
const BEFORE = String.raw`(?<![\p{L}\p{N}_.$])`;
const BEHIND = String.raw`(?![\p{L}\p{N}_.(!])`;

/** Texts and quoted sheet names, which stay; cells; whole columns; whole rows. */
const token = new RegExp(
  `"(?:[^"]|"")*"|'(?:[^']|'')*'|${BEFORE}${COLUMN}${ROW}${BEHIND}|` +
    `${BEFORE}${COLUMN}:${COLUMN}${BEHIND}|${BEFORE}${ROW}:${ROW}${BEHIND}`,
  'gu',
);

/**
 * A formula that is written out at one cell and meant at another, so many rows below and columns right of it:
 * cells without a dollar sign move along.
 */
export const movedFormula = (formula: string, rows: number, columns: number): string =>
  formula.replace(token, (found) => {
    if (found.startsWith('"') || found.startsWith("'")) return found;
    const ends = found.split(':').map((end) => moved(end, rows, columns));
    return ends.includes(null) ? '#REF!' : ends.join(':');
  });

/** Null where it leaves the sheet. */
function moved(end: string, rows: number, columns: number): string | null {
  const [, columnMark = '', letters = '', rowMark = '', digits = ''] =
    /^(\$?)([A-Z]*)(\$?)(\d*)$/.exec(end) ?? [];
  // A row alone has its dollar sign in front.
  const isFixedRow = rowMark !== '' || (letters === '' && columnMark !== '');
  const column = letters === '' ? 0 : (fromA1(`${letters}1`)?.column ?? 0) + (columnMark ? 0 : columns);
  const row = digits === '' ? 0 : Number(digits) - 1 + (isFixedRow ? 0 : rows);
  if (row < 0 || column < 0 || row > LAST_ROW || column > LAST_COLUMN) return null;
  return `${columnMark}${letters && columnLetters(column)}${rowMark}${digits && row + 1}`;
}
