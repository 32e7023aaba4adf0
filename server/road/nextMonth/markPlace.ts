import { overlap } from '../../contract/layout/sheetRanges.ts';
import { RowCursor } from '../../intake/sheetGrid.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import { textWidth } from '../../reports/inputColumns.ts';
import type { SheetShape } from '../../xlsx/sheetShape.ts';

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A title is larger than the base font that widths are counted in, and bold. */
const WIDTH_OF_TITLE = 1.6;

/**
 * An empty cell above the table, as far left as texts above leave room; beside its header where there is
 * none. Never in a row that may be the upper part of a header of two rows.
 */
export function markPlace(table: TableMatch, shape: SheetShape): Cell {
  const { grid, headerRow } = table;
  const columns = [...table.columns.values(), ...table.spread].map(({ column }) => column);
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  const rows = Array.from({ length: headerRow }, (_, row) => headerRow - 1 - row);
  const places = rows
    .filter((row) => !grid.hiddenRows.has(row))
    .map((row) => ({ row, column: freeColumn(table, shape, row, [first, last]) }))
    .filter(({ row, column }) => column <= last && (row < headerRow - 1 || column === first));
  const [best] = places.sort((a, b) => a.column - b.column || b.row - a.row);
  return best ?? { row: headerRow, column: grid.endColumn + 1 };
}

/** The first column of a row in which no text stands and into which none runs; beyond the last where there is none. */
function freeColumn(
  { grid }: TableMatch,
  shape: SheetShape,
  row: number,
  [first, last]: readonly [number, number],
): number {
  const cursor = new RowCursor(grid);
  cursor.seek(row);
  let free = first;
  for (let column = grid.firstColumn; column < grid.endColumn; column++) {
    if (!cursor.isEmpty(column))
      free = Math.max(free, endOfText(String(cursor.value(column)), column, last, shape));
  }
  const isMerged = (cell: Cell) => shape.merges.some((range) => overlap(range, { from: cell, to: cell }));
  while (free <= last && (isMerged({ row, column: free }) || shape.widthOf(free) === 0)) free += 1;
  return free;
}

function endOfText(text: string, start: number, last: number, { widthOf }: SheetShape): number {
  let left = WIDTH_OF_TITLE * textWidth(text);
  let column = start;
  do {
    left -= widthOf(column);
    column += 1;
  } while (left > 0 && column <= last);
  return column;
}
