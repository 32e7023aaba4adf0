import type { CellPlace } from '../contract/place.ts';
import { CellKind, type RangeBlock } from '../contract/rangeBlock.ts';

/** Reads a number as its cell holds it (万元 stays 万元); null where the cell holds none. */
export type InputValue = (cell: CellPlace) => number | null;

export function inputValues(blocks: readonly RangeBlock[]): InputValue {
  return ({ sheet, row, column }) => {
    const block = blocks.find(({ sheetName, origin, rows }) => {
      const inside = row - origin.row;
      return sheetName === sheet && inside >= 0 && inside < rows;
    });
    if (!block) return null;
    const across = column - block.origin.column;
    if (across < 0 || across >= block.columns) return null;
    const at = (row - block.origin.row) * block.columns + across;
    const value = block.values[at];
    return block.kinds[at] === CellKind.number && typeof value === 'number' ? value : null;
  };
}
