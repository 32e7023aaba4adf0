import { RowMarks } from '../../intake/rowMarks.ts';
import { RowCursor } from '../../intake/sheetGrid.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';

/** The rows below a table's header: those that are its own, and those that stay whatever it holds. */
export interface TableRegion {
  readonly own: readonly number[];
  readonly staying: ReadonlySet<number>;
  /** Where its first row stands or would stand. */
  readonly first: number;
  /** First row below its own that stays: 合计, notes. Null where the sheet ends with the table. */
  readonly foot: number | null;
}

/** `records`: rows that intake read as the table's; null where it could not finish, and rows are told by their looks. */
export function tableRegion(table: TableMatch, records: ReadonlySet<number> | null): TableRegion {
  const { grid, headerRow } = table;
  const cursor = new RowCursor(grid);
  const marks = new RowMarks(table, cursor);
  const own: number[] = [];
  const staying: number[] = [];
  let afterNote = false;
  for (let row = headerRow + 1; row < grid.endRow; row++) {
    cursor.seek(row);
    if (marks.isBlank()) continue;
    const mark = records ? null : marks.mark();
    afterNote ||= mark === 'note';
    const isOwn = records ? records.has(row) : mark === null && !afterNote;
    (isOwn ? own : staying).push(row);
  }
  const last = own.at(-1) ?? headerRow;
  return {
    own,
    staying: new Set(staying),
    first: own[0] ?? headerRow + 1,
    foot: staying.find((row) => row > last) ?? null,
  };
}

/** As many rows of the region as there are to be written; fewer where there is no room for more. */
export function rowsFor({ first, foot, staying }: TableRegion, count: number): number[] {
  const rows: number[] = [];
  for (let row = first; rows.length < count && row !== foot; row++) if (!staying.has(row)) rows.push(row);
  return rows;
}
