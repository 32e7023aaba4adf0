import { CellKind, type CellValue, type RangeBlock } from '../contract/rangeBlock.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import type { LayoutSheet } from './workbookLayout.ts';

/**
 * The filled rectangles of a workbook's sheets together: three times the largest book we know of
 * (360,000 rows of 8 columns, which takes 300 MB of memory to read).
 */
export const MAX_CELLS = 10_000_000;

/** All columns a sheet can have, so that a cell's place is one number. */
const COLUMNS = 16_384;

/** Collects the filled cells of a sheet in any order and lays them out as one trimmed rectangle. */
export class SheetGrid {
  readonly #sheet: string;
  readonly #cellsLeft: number;
  readonly #places: number[] = [];
  readonly #values: CellValue[] = [];
  readonly #kinds: number[] = [];
  readonly #texts = new Map<number, string>();
  #top = Number.POSITIVE_INFINITY;
  #left = Number.POSITIVE_INFINITY;
  #bottom = -1;
  #right = -1;

  constructor(sheet: string, cellsLeft: number) {
    this.#sheet = sheet;
    this.#cellsLeft = cellsLeft;
  }

  set(row: number, column: number, value: CellValue, kind: CellKind, shownText: string | null = null): void {
    const place = row * COLUMNS + column;
    this.#places.push(place);
    this.#values.push(value);
    this.#kinds.push(kind);
    if (shownText !== null) this.#texts.set(place, shownText);
    if (row < this.#top) this.#top = row;
    if (row > this.#bottom) this.#bottom = row;
    if (column < this.#left) this.#left = column;
    if (column > this.#right) this.#right = column;
    if (this.#places.length > this.#cellsLeft) this.#refuse();
  }

  /** Throws `UnreadableWorkbook` where the rectangle is larger than what is left of the limit. */
  layOut({ id, name, planKey }: LayoutSheet, hiddenRows: readonly number[], date1904: boolean): RangeBlock {
    const head = { sheetId: id, sheetName: name, date1904, ...(planKey === undefined ? {} : { planKey }) };
    if (this.#places.length === 0) {
      const nothing = { rows: 0, columns: 0, values: [], kinds: [], texts: [], hiddenRows: [] };
      return { ...head, origin: { row: 0, column: 0 }, ...nothing };
    }
    const rows = this.#bottom - this.#top + 1;
    const columns = this.#right - this.#left + 1;
    if (rows * columns > this.#cellsLeft) this.#refuse();

    const values = new Array<CellValue>(rows * columns).fill(null);
    const kinds = new Array<number>(rows * columns).fill(CellKind.empty);
    const texts: [number, string][] = [];
    const indexOf = (place: number) =>
      (Math.floor(place / COLUMNS) - this.#top) * columns + (place % COLUMNS) - this.#left;
    this.#places.forEach((place, at) => {
      const index = indexOf(place);
      if (kinds[index] !== CellKind.empty) this.#refuseSecond(place, values[index] ?? null);
      values[index] = this.#values[at] ?? null;
      kinds[index] = this.#kinds[at] ?? CellKind.empty;
    });
    for (const [place, text] of this.#texts) texts.push([indexOf(place), text]);
    texts.sort(([a], [b]) => a - b);
    const origin = { row: this.#top, column: this.#left };
    const hidden = hiddenRows.filter((row) => row >= this.#top && row <= this.#bottom);
    return { ...head, origin, rows, columns, values, kinds, texts, hiddenRows: hidden };
  }

  /** A cell that stands twice has no value one could trust. */
  #refuseSecond(place: number, found: CellValue): never {
    const where = { sheet: this.#sheet, row: Math.floor(place / COLUMNS), column: place % COLUMNS };
    throw new UnreadableWorkbook('WB-014', { found: String(found) }, where);
  }

  #refuse(): never {
    const rows = this.#bottom - this.#top + 1;
    const columns = this.#right - this.#left + 1;
    throw new UnreadableWorkbook('WB-013', { rows, columns, limit: MAX_CELLS }, { sheet: this.#sheet });
  }
}
