import type { SheetDefinition } from '../contract/sheetDefinition.ts';
import { headerCell, headerIndex, lookUpHeader } from './headerIndex.ts';
import { plainText } from './headerText.ts';
import { HEADER_SEARCH_ROWS, missingColumns } from './matchTable.ts';
import { RowCursor, type SheetGrid } from './sheetGrid.ts';
import type { HeaderCell } from './tableMatch.ts';

/** A form's label with the cell that answers it: `column` and `row` are those of the answer. */
export interface FormMatch {
  readonly definition: SheetDefinition;
  readonly grid: SheetGrid;
  readonly answers: ReadonlyMap<string, HeaderCell>;
  /** Labels found, answered or not. */
  readonly score: number;
}

/** Looks for a form's labels anywhere on a sheet; null unless all required ones are there. */
export function matchForm(grid: SheetGrid, definition: SheetDefinition): FormMatch | null {
  const index = headerIndex(definition, []);
  const notes = new Set(definition.columns.flatMap(({ help }) => [plainText(help.zh), plainText(help.en)]));
  const answers = new Map<string, HeaderCell>();
  const cursor = new RowCursor(grid);
  for (let row = grid.firstRow; row < Math.min(grid.endRow, grid.firstRow + HEADER_SEARCH_ROWS); row++) {
    cursor.seek(row);
    for (let column = grid.firstColumn; column < grid.endColumn; column++) {
      const text = cursor.text(column).trim();
      const id = text ? lookUpHeader(index, headerCell(column, row, text))?.meaning.id : undefined;
      if (id === undefined || answers.has(id)) continue;
      answers.set(id, { row, column: answerColumn(cursor, column, notes), text, factor: 1 });
    }
  }
  if (missingColumns(definition, new Set(answers.keys())).length > 0) return null;
  return { definition, grid, answers, score: answers.size };
}

/** The first filled cell right of a label that is not the template's own note, or the one beside it. */
function answerColumn(cursor: RowCursor, label: number, notes: ReadonlySet<string>): number {
  for (let column = label + 1; column < cursor.grid.endColumn; column++) {
    if (!cursor.isEmpty(column)) return notes.has(plainText(cursor.text(column))) ? label + 1 : column;
  }
  return label + 1;
}
