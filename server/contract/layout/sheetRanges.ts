import type { SheetPlan } from '../plan.ts';
import { type CellRange, verbsOf } from './planAddresses.ts';

/** What a plan occupies of its sheet. */

/** The rectangle of every block that has cells. */
export const blocksRanges = (plan: SheetPlan): CellRange[] =>
  verbsOf(plan, 'block')
    .filter(({ rowKeys, columnKeys }) => rowKeys.length > 0 && columnKeys.length > 0)
    .map(({ at, rowKeys, columnKeys }) => ({
      from: at,
      to: { row: at.row + rowKeys.length - 1, column: at.column + columnKeys.length - 1 },
    }));

/** The rectangle around some others; A1 where there is none. */
export function rangeAround(ranges: readonly CellRange[]): CellRange {
  if (ranges.length === 0) return { from: { row: 0, column: 0 }, to: { row: 0, column: 0 } };
  return {
    from: {
      row: Math.min(...ranges.map(({ from }) => from.row)),
      column: Math.min(...ranges.map(({ from }) => from.column)),
    },
    to: {
      row: Math.max(...ranges.map(({ to }) => to.row)),
      column: Math.max(...ranges.map(({ to }) => to.column)),
    },
  };
}

/** Whether two rectangles share a cell. */
export const overlap = (a: CellRange, b: CellRange): boolean =>
  a.from.row <= b.to.row &&
  b.from.row <= a.to.row &&
  a.from.column <= b.to.column &&
  b.from.column <= a.to.column;
