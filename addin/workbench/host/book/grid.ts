import { toA1 } from '../../../../server/contract/place.ts';
import type {
  BookCell,
  BookColumns,
  BookFormat,
  BookLink,
  BookRow,
} from '../../../../server/xlsx/book/book.ts';
import { parseArea, WHOLE_SHEET } from '../model/address.ts';
import type { CellLook } from '../model/cellLook.ts';
import { type Cell, hasContent } from '../model/cells.ts';
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT } from '../model/sizes.ts';
import type { Worksheet } from '../model/worksheet.ts';
import { formatOf } from './looks.ts';

/** Cells, columns and rows as a file holds them. */

/** A digit of the base font is seven pixels wide, a pixel three quarters of a point. */
export const POINTS_PER_CHARACTER = 7 * 0.75;

/** Looks as the formats of a file, that of unformatted cells first. */
export class Formats {
  readonly #looks: readonly CellLook[];
  readonly #numbers = new Map<CellLook, number>();

  /** `before`: of the file that the workbook was opened from. */
  constructor(normal: CellLook, before: readonly CellLook[]) {
    this.#looks = before;
    for (const look of [normal, ...before]) this.number(look);
  }
  number(look: CellLook): number {
    const number = this.#numbers.get(look) ?? this.#numbers.size;
    this.#numbers.set(look, number);
    return number;
  }
  /** What the file called by this number. */
  numberBefore(number: number | null): number | null {
    const look = number === null ? undefined : this.#looks[number];
    return look ? this.number(look) : null;
  }
  get all(): BookFormat[] {
    return [...this.#numbers.keys()].map(formatOf);
  }
}

/** Columns that stood together in the file stay so as long as they are as wide as they were. */
export function bookColumns(sheet: Worksheet, formats: Formats): BookColumns[] {
  const widthOf = (column: number): number | null => {
    const points = sheet.columnWidth(column);
    return points === DEFAULT_COLUMN_WIDTH ? null : points / POINTS_PER_CHARACTER;
  };
  const before = (sheet.kept?.columns ?? []).flatMap((kept): BookColumns[] => {
    const columns = { ...kept, format: formats.numberBefore(kept.format) };
    const points = kept.width === null ? DEFAULT_COLUMN_WIDTH : kept.width * POINTS_PER_CHARACTER;
    const all = Array.from({ length: kept.to - kept.from + 1 }, (_, index) => kept.from + index);
    if (all.every((column) => sheet.columnWidth(column) === points)) return [columns];
    return all.map((column) => ({ ...columns, from: column, to: column, width: widthOf(column) }));
  });
  const others = [...sheet.sizes.columns.keys()]
    .filter((column) => !before.some(({ from, to }) => from <= column && column <= to))
    .map((column) => {
      const columns = { from: column, to: column, width: widthOf(column) };
      return { ...columns, isHidden: false, format: null };
    });
  return [...before, ...others].sort((a, b) => a.from - b.from);
}

export function bookRows(sheet: Worksheet, formats: Formats): BookRow[] {
  const { normal } = sheet.workbook;
  const cells = new Map<number, BookCell[]>();
  for (const [row, column, cell] of sheet.cells.within(WHOLE_SHEET)) {
    if (!hasContent(cell) && cell.look === normal) continue;
    const line = cells.get(row) ?? [];
    cells.set(row, line);
    line.push(bookCell(column, cell, formats));
  }
  const before = new Map((sheet.kept?.rows ?? []).map((row) => [row.row, row]));
  const rows = new Set([...cells.keys(), ...before.keys(), ...sheet.sizes.rows.keys(), ...sheet.hiddenRows]);
  return [...rows]
    .sort((a, b) => a - b)
    .map((row) => ({
      row,
      ...heightOf(sheet, row, before.get(row)),
      isHidden: sheet.hiddenRows.has(row),
      format: formats.numberBefore(before.get(row)?.format ?? null),
      cells: cells.get(row) ?? [],
    }));
}

function heightOf(
  sheet: Worksheet,
  row: number,
  before: BookRow | undefined,
): Pick<BookRow, 'height' | 'isFitted'> {
  const points = sheet.sizes.rows.get(row) ?? DEFAULT_ROW_HEIGHT;
  if (before && points === (before.height ?? DEFAULT_ROW_HEIGHT))
    return { height: before.height, isFitted: before.isFitted };
  return { height: points === DEFAULT_ROW_HEIGHT ? null : points, isFitted: false };
}

function bookCell(column: number, { value, formula, isError, look }: Cell, formats: Formats): BookCell {
  const saved = isError ? { error: String(value) } : value;
  const format = formats.number(look);
  return formula === null ? [column, format, saved] : [column, format, saved, formula.slice(1)];
}

/** Links of the file whose cell still jumps where it did, and those to addresses outside; then the new ones. */
export function bookLinks({ cells, kept }: Worksheet): BookLink[] {
  const places = new Map(
    [...cells.within(WHOLE_SHEET)].flatMap(([row, column, { link }]) =>
      link === null ? [] : [[toA1({ row, column }), link] as const],
    ),
  );
  const before = (kept?.links ?? []).filter(
    ({ range, place }) => place === null || places.get(firstCell(range)) === place,
  );
  for (const { range } of before) places.delete(firstCell(range));
  const others = [...places].map(([range, place]) => ({ range, place, address: null, tip: null }));
  return [...before, ...others];
}

const firstCell = (range: string): string => {
  const { row, column } = parseArea(range);
  return toA1({ row, column });
};
