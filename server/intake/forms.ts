import type { SheetDefinition } from '../contract/sheetDefinition.ts';
import type { Candidate, Target } from './findTables.ts';
import { lookUpText } from './headerIndex.ts';
import { plainText } from './headerText.ts';
import { missingColumns } from './matchTable.ts';
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
export function matchForm({ grid, rows }: Candidate, { definition, index }: Target): FormMatch | null {
  const notes = new Set(definition.columns.flatMap(({ help }) => [plainText(help.zh), plainText(help.en)]));
  const answers = new Map<string, HeaderCell>();
  const cursor = new RowCursor(grid);
  for (const [row, labels] of rows) {
    cursor.seek(row);
    for (const label of labels.filter((found) => found.row === row)) {
      const id = lookUpText(index, label, 0)?.meaning.id;
      if (id === undefined || answers.has(id)) continue;
      const column = answerColumn(cursor, label.column, notes);
      answers.set(id, { row, column, text: label.texts[0] ?? '', factor: 1 });
    }
  }
  if (missingColumns(definition, new Set(answers.keys())).length > 0) return null;
  return { definition, grid, answers, score: answers.size };
}

/** What answers a label where it is a text; empty where it is none, or the form has no such label. */
export function answerText({ grid, answers }: FormMatch, id: string): string {
  const cell = answers.get(id);
  if (!cell) return '';
  const cursor = new RowCursor(grid);
  cursor.seek(cell.row);
  return cursor.text(cell.column).trim();
}

/** The first filled cell right of a label that is not the template's own note, or the one beside it. */
function answerColumn(cursor: RowCursor, label: number, notes: ReadonlySet<string>): number {
  for (let column = label + 1; column < cursor.grid.endColumn; column++) {
    if (!cursor.isEmpty(column)) return notes.has(plainText(cursor.text(column))) ? label + 1 : column;
  }
  return label + 1;
}
