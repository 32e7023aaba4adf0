import type { CellValue } from '../../contract/rangeBlock.ts';
import type { Month } from '../../engine/ledger.ts';
import { shiftMonth } from '../../intake/cellMonth.ts';
import { CellReader, UNREADABLE } from '../../intake/cells.ts';
import { writtenLike } from '../../intake/monthWriting.ts';
import { isTextual } from '../../intake/rowMarks.ts';
import { RowCursor } from '../../intake/sheetGrid.ts';
import type { HeaderCell, TableMatch } from '../../intake/tableMatch.ts';
import type { CellEdit } from '../../xlsx/cellEdits.ts';

const EMPTY: CellEdit = { value: null };

/** What becomes of a row: nothing, its figures go, all of it goes, or it is the new month's with or without its figures. */
type RowFate = 'stays' | 'figuresGo' | 'goes' | 'moves' | 'movesWithout';

/** What becomes of the rows of one table when the months up to `last` are over. */
export class TableEdits {
  readonly #table: TableMatch;
  readonly #last: Month;
  readonly #next: Month;
  readonly #monthCell: HeaderCell | undefined;
  readonly #all: ReadonlySet<number>;
  readonly #figures: ReadonlySet<number>;
  readonly #fates: readonly RowFate[];
  /** By row: the new month as the row writes months. */
  readonly #months = new Map<number, string | number>();

  constructor(table: TableMatch, last: Month) {
    const { definition, columns, spread } = table;
    const entries = definition.columns.flatMap(({ id, quantity }) => {
      const cell = columns.get(id);
      return cell ? [{ column: cell.column, isFigure: !isTextual(quantity) }] : [];
    });
    const spreadColumns = spread.map(({ column }) => column);
    this.#table = table;
    this.#last = last;
    this.#next = shiftMonth(last, 1);
    this.#monthCell = columns.get('month');
    this.#all = new Set([...entries.map(({ column }) => column), ...spreadColumns]);
    this.#figures = new Set([
      ...entries.filter(({ isFigure }) => isFigure).map(({ column }) => column),
      ...spreadColumns,
    ]);
    this.#fates = this.#fatesOfRows();
  }

  editOf(row: number, column: number): CellEdit | undefined {
    const fate = this.#fates[row - this.#table.headerRow - 1] ?? 'stays';
    switch (fate) {
      case 'stays':
        return undefined;
      case 'goes':
        return this.#all.has(column) ? EMPTY : undefined;
      case 'figuresGo':
        return this.#figures.has(column) ? EMPTY : undefined;
      default:
        if (column === this.#monthCell?.column) return { value: this.#months.get(row) ?? this.#next };
        return fate === 'movesWithout' && this.#figures.has(column) ? EMPTY : undefined;
    }
  }

  #fatesOfRows(): RowFate[] {
    const { definition, grid, headerRow } = this.#table;
    const cell = this.#monthCell;
    if (!cell || definition.nextMonth === 'grow') return [];
    const cells = new CellReader(new RowCursor(grid), []);
    const months: (Month | null)[] = [];
    for (let row = headerRow + 1; row < grid.endRow; row++) {
      cells.cursor.seek(row);
      const month = cells.month(cell);
      months.push(month === UNREADABLE ? null : month);
      if (month === this.#last) this.#rememberMonth(row, cells.cursor, cell);
    }
    // Somebody began the new month already: what was carried over would be there twice.
    const hasBegun = months.includes(this.#next);
    return months.map((month) => this.#fateOf(month, hasBegun));
  }

  #rememberMonth(row: number, cursor: RowCursor, { column }: HeaderCell): void {
    const value: CellValue = cursor.value(column);
    const written = writtenLike(value, cursor.kind(column), this.#next, cursor.grid.date1904);
    this.#months.set(row, written);
  }

  #fateOf(month: Month | null, hasBegun: boolean): RowFate {
    const { nextMonth } = this.#table.definition;
    // Totals and notes: their words stay.
    if (month === null) return nextMonth === 'carry' ? 'stays' : 'figuresGo';
    if (month > this.#last) return 'stays';
    if (nextMonth === 'empty' || month < this.#last || hasBegun) return 'goes';
    return nextMonth === 'carry' ? 'moves' : 'movesWithout';
  }
}
