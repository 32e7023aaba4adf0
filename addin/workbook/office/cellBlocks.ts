import type { CellChange } from '../../../server/contract/api/ruleLayers.ts';

/** Cells that fill a rectangle, row by row. */
export interface CellBlock {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly CellChange[])[];
}

/** So many rows go over together, so that a person's Excel breathes in between. */
const MOST_ROWS = 500;

/** Cells side by side and one below the other as few rectangles: each is one call of Excel. */
export function cellBlocks(cells: readonly CellChange[]): CellBlock[] {
  const blocks: CellChange[][][] = [];
  for (const run of runsOf(cells)) {
    const above = blocks.at(-1);
    if (above && above.length < MOST_ROWS && isBelow(run, above.at(-1) ?? [])) above.push(run);
    else blocks.push([run]);
  }
  return blocks.map((rows) => ({ row: rows[0][0].row, column: rows[0][0].column, cells: rows }));
}

/** Cells of a row without a gap between them. */
function runsOf(cells: readonly CellChange[]): CellChange[][] {
  const runs: CellChange[][] = [];
  const inOrder = [...cells].sort((one, other) => one.row - other.row || one.column - other.column);
  for (const cell of inOrder) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last && last.row === cell.row && last.column + 1 === cell.column) run?.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

const isBelow = (run: readonly CellChange[], above: readonly CellChange[]): boolean =>
  run.length === above.length && run[0].column === above[0].column && run[0].row === above[0].row + 1;
