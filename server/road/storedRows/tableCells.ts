import type { CellChange } from '../../contract/api/ruleLayers.ts';
import type { ColumnDefinition } from '../../contract/sheetDefinition.ts';
import { RowCursor } from '../../intake/sheetGrid.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import type { StoredField, StoredRow } from './storedRow.ts';
import type { ColumnWords, Words } from './words.ts';

/** What is to stand in rows of a table, by sheet row; null takes away what a row has. */
export type RowsAt = ReadonlyMap<number, StoredRow | null>;

/** A column that rows need and a table has not. */
export interface LackingColumn {
  readonly column: ColumnDefinition;
  /** How many of the rows need it. */
  readonly count: number;
}

export interface TableCells {
  /** Of rows that say already what they are to say there are none. */
  readonly cells: readonly CellChange[];
  readonly lacking: readonly LackingColumn[];
}

interface TableColumn {
  readonly id: string;
  readonly column: number;
  readonly words: ColumnWords;
}

/** The cells that change where rows are to stand in a table that a person made. */
export function tableCells(table: TableMatch, rowsAt: RowsAt, words: Words): TableCells {
  const { columns, lacking } = columnsFor(table, [...rowsAt.values()], words);
  if (lacking.length > 0) return { cells: [], lacking };
  const cursor = new RowCursor(table.grid);
  const cells = [...rowsAt].flatMap(([row, stored]) => {
    cursor.seek(row);
    return columns.flatMap(({ id, column, words }): CellChange[] => {
      const was = cursor.value(column);
      const field: StoredField = stored?.[id] ?? null;
      return words.says(was, field) ? [] : [{ row, column, was, value: words.wordOf(field) }];
    });
  });
  return { cells, lacking };
}

function columnsFor(
  { definition, columns }: TableMatch,
  rows: readonly (StoredRow | null)[],
  words: Words,
): { columns: TableColumn[]; lacking: LackingColumn[] } {
  const language = [...columns.values()].some(({ text }) => /\p{Script=Han}/u.test(text)) ? 'zh' : 'en';
  const found: TableColumn[] = [];
  const lacking: LackingColumn[] = [];
  for (const column of definition.columns) {
    const cell = columns.get(column.id);
    const ofColumn = words.ofColumn(column, language, cell?.factor);
    const count = rows.filter((row) => ofColumn.wordOf(row?.[column.id] ?? null) !== null).length;
    if (cell) found.push({ id: column.id, column: cell.column, words: ofColumn });
    // A name only repeats what its code says.
    else if (count > 0 && !column.nameOf) lacking.push({ column, count });
  }
  return { columns: found, lacking };
}
