import type { CellChange, SheetCells } from '../contract/api/ruleLayers.ts';
import { rangeA1 } from '../contract/layout/planAddresses.ts';
import { overlap } from '../contract/layout/sheetRanges.ts';
import type { CellEdit } from './cellEdits.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import { WorkbookEditor } from './workbookEditor.ts';

/**
 * The workbook with other values in some cells of sheets that a person made; all else stays byte for byte.
 * Throws `UnreadableWorkbook` where a sheet is protected, a cell holds a formula that may not stay, or would not be seen.
 */
export async function writeCells(bytes: Uint8Array, sheets: readonly SheetCells[]): Promise<Uint8Array> {
  const editor = await WorkbookEditor.open(bytes);
  for (const { sheetName: sheet, cells } of sheets) {
    if (editor.isProtected(sheet)) throw new UnreadableWorkbook('WB-061', {}, { sheet });
    refuseMerged(editor, sheet, cells);
    const kept = editor.edit(sheet, { editOf: () => undefined, written: byRow(cells) });
    const staying = byRow(cells.filter(({ mayStay }) => mayStay));
    const formula = kept.find(({ row, column }) => !staying.get(row)?.has(column));
    if (formula) throw new UnreadableWorkbook('WB-069', {}, { sheet, ...formula });
  }
  return editor.file();
}

/** Of merged cells only the upper left one is seen. */
function refuseMerged(editor: WorkbookEditor, sheet: string, cells: readonly CellChange[]): void {
  for (const area of editor.shapeOf(sheet).merges) {
    const { from } = area;
    const hidden = cells.find(
      (cell) =>
        overlap(area, { from: cell, to: cell }) && (cell.row !== from.row || cell.column !== from.column),
    );
    if (!hidden) continue;
    const { row, column } = hidden;
    throw new UnreadableWorkbook('WB-070', { area: rangeA1(area) }, { sheet, row, column });
  }
}

function byRow(cells: readonly CellChange[]): Map<number, Map<number, CellEdit>> {
  const rows = new Map<number, Map<number, CellEdit>>();
  for (const { row, column, value } of cells) {
    const edits = rows.get(row) ?? new Map<number, CellEdit>();
    rows.set(row, edits.set(column, { value }));
  }
  return rows;
}
