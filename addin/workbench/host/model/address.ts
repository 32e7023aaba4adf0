import { columnLetters, fromA1, toA1 } from '../../../../server/contract/place.ts';
import { invalidArgument } from '../hostError.ts';
import type { Area } from './cells.ts';

export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

export const WHOLE_SHEET: Area = { row: 0, column: 0, rows: MOST_ROWS, columns: MOST_COLUMNS };

/** `A1:B3`, `C4`, `2:5`, `B:D`; a sheet name in front is passed over. Throws what Excel answers to anything else. */
export function parseArea(address: string): Area {
  const [start = '', end = start] = address
    .slice(address.lastIndexOf('!') + 1)
    .replaceAll('$', '')
    .split(':');
  const [first, last] = [parseCorner(start), parseCorner(end)];
  const row = first.row ?? 0;
  const column = first.column ?? 0;
  const lastRow = last.row ?? MOST_ROWS - 1;
  const lastColumn = last.column ?? MOST_COLUMNS - 1;
  if (lastRow < row || lastColumn < column) throw invalidArgument();
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}

/** Rows or columns alone leave the other side open. */
function parseCorner(text: string): { row: number | null; column: number | null } {
  const cell = fromA1(text);
  if (cell) return cell;
  if (/^[1-9]\d{0,6}$/.test(text)) return { row: Number(text) - 1, column: null };
  const column = /^[A-Za-z]{1,3}$/.test(text) ? fromA1(`${text}1`)?.column : undefined;
  if (column === undefined) throw invalidArgument();
  return { row: null, column };
}

export function areaAddress({ row, column, rows, columns }: Area): string {
  const [lastRow, lastColumn] = [row + rows - 1, column + columns - 1];
  if (rows === MOST_ROWS && columns < MOST_COLUMNS)
    return `${columnLetters(column)}:${columnLetters(lastColumn)}`;
  if (columns === MOST_COLUMNS) return `${row + 1}:${lastRow + 1}`;
  const start = toA1({ row, column });
  return rows === 1 && columns === 1 ? start : `${start}:${toA1({ row: lastRow, column: lastColumn })}`;
}

/** Excel quotes a sheet's name only where it must. */
export const sheetPrefix = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !fromA1(name) ? `${name}!` : `'${name.replaceAll("'", "''")}'!`;

export function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

export const contains = (outer: Area, inner: Area): boolean =>
  outer.row <= inner.row &&
  outer.column <= inner.column &&
  outer.row + outer.rows >= inner.row + inner.rows &&
  outer.column + outer.columns >= inner.column + inner.columns;

export function around(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

/** Areas that lie side by side and make a rectangle are one, as Excel gives them. */
export function joined(areas: readonly Area[]): Area[] {
  const found: Area[] = [];
  for (const area of areas) {
    const index = found.findIndex((other) => isRectangle(area, other));
    const other = found[index];
    if (!other) found.push(area);
    else
      return joined([
        ...found.filter((one) => one !== other),
        around(area, other),
        ...areas.slice(areas.indexOf(area) + 1),
      ]);
  }
  return found;
}

function isRectangle(one: Area, other: Area): boolean {
  const whole = around(one, other);
  return whole.rows * whole.columns === one.rows * one.columns + other.rows * other.columns;
}
