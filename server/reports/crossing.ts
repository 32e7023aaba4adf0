import { type DerivedLine, type Line, lineAcross } from './axis.ts';
import { isUnder } from './templates.ts';

/** Where a row and a column of a report cross: whether a cell is there, and which line makes it what it is. */

/**
 * Whether the lines have a cell where they cross: each may say on which lines of the other axis it has any,
 * and what is said only of rows one by one (a unit cost) is not said of many together.
 */
export function hasCell(row: Line, column: Line): boolean {
  const takes = ({ only }: Line, { path, standsFor }: Line) =>
    only === null || (!standsFor && only.some((text) => path === text || isUnder(path, text)));
  return row.kind !== 'heading' && takes(row, column) && takes(column, row);
}

/** The line that makes a cell a formula, and whether its operands stand above and below or beside. */
export function leadingLine(row: Line, column: Line): Leading | null {
  if (column.kind === 'derived') return { line: column, isVertical: false };
  if (row.kind === 'derived' || row.kind === 'sum') return { line: row, isVertical: true };
  return column.kind === 'sum' ? { line: column, isVertical: false } : null;
}

export interface Leading {
  readonly line: Line;
  readonly isVertical: boolean;
}

/** Index of every line by its key. */
export const indexByKey = (lines: readonly Line[]): ReadonlyMap<string, number> =>
  new Map(lines.map((line, index) => [line.key, index]));

/** Where the operand `in` of a derived cell stands on the other axis: on the cell's own line, or the one of `inAt`. */
export function standsAt(lines: readonly Line[], { inAt }: DerivedLine, own: number): number {
  const from = lines[own];
  return inAt === null || !from ? own : lineAcross(lines, inAt, from);
}
