import type { CellChange } from '../../contract/api/ruleLayers.ts';
import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { RowCursor } from '../../intake/sheetGrid.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import type { StoredField, StoredRow } from './layerSheets.ts';
import { rowsFor, type TableRegion } from './tableRegion.ts';
import type { ColumnWords, Words } from './words.ts';

/** What is to stand in one column of a table, row by row. */
interface ColumnValues {
  readonly column: number;
  readonly words: ColumnWords;
  readonly stored: readonly StoredField[];
}

export interface TableCells {
  readonly cells: readonly CellChange[];
  readonly faults: readonly Fault[];
}

/** The cells that change where these rows take the place of those that a table has. */
export function tableCells(
  table: TableMatch,
  region: TableRegion,
  rows: readonly StoredRow[],
  words: Words,
): TableCells {
  const { columns, faults } = columnValues(table, rows, words);
  const places = rowsFor(region, rows.length);
  const missing = rows.length - places.length;
  if (missing > 0 && region.foot !== null) {
    const where = { sheet: table.grid.sheetName, row: region.foot, column: table.grid.firstColumn };
    faults.push(fault('RN-021', { rows: rows.length, room: places.length, more: missing }, where));
  }
  if (faults.length > 0) return { cells: [], faults };
  const taken = new Map(places.map((row, index) => [row, index]));
  const left = region.own.filter((row) => !taken.has(row));
  return { cells: changes(table, columns, [...places, ...left], taken), faults };
}

function columnValues({ definition, columns, grid }: TableMatch, rows: readonly StoredRow[], words: Words) {
  const language = [...columns.values()].some(({ text }) => /\p{Script=Han}/u.test(text)) ? 'zh' : 'en';
  const found: ColumnValues[] = [];
  const faults: Fault[] = [];
  for (const column of definition.columns) {
    const cell = columns.get(column.id);
    const ofColumn = words.ofColumn(column, language, cell?.factor);
    const stored = rows.map((row) => row[column.id] ?? null);
    const count = stored.filter((each) => ofColumn.wordOf(each) !== null).length;
    if (cell) found.push({ column: cell.column, words: ofColumn, stored });
    else if (count > 0) {
      const { zh: header, en: headerEn } = column.header;
      faults.push(fault('RN-020', { header, headerEn, count }, { sheet: grid.sheetName }));
    }
  }
  return { columns: found, faults };
}

function changes(
  { grid }: TableMatch,
  columns: readonly ColumnValues[],
  rows: readonly number[],
  taken: ReadonlyMap<number, number>,
): CellChange[] {
  const cursor = new RowCursor(grid);
  return rows.flatMap((row) => {
    cursor.seek(row);
    const index = taken.get(row);
    return columns.flatMap(({ column, words, stored }) => {
      const was = cursor.value(column);
      const field = (index === undefined ? null : stored[index]) ?? null;
      return words.says(was, field) ? [] : [{ row, column, was, value: words.wordOf(field) }];
    });
  });
}
