import type { CellRange } from './planAddresses.ts';

/** Where a table ends once it takes in the rows that were written right below it, one after the other. */
export function lastRowWith(
  { from, to }: CellRange,
  columnsWritten: (row: number) => readonly number[],
): number {
  let row = to.row;
  const isInside = (column: number) => from.column <= column && column <= to.column;
  while (columnsWritten(row + 1).some(isInside)) row += 1;
  return row;
}
