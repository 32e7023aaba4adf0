import type { PlanCell } from '../contract/plan.ts';
import { textWidth } from './inputColumns.ts';

/** Widths in characters of the base font, heights in points, so that nothing is cut when it is shown or printed. */

/** Narrower than this looks cramped. */
const LEAST_WIDTH = 9;
/** A header longer than this goes on in a second line. */
const LONGEST_HEADER_LINE = 14;
const PADDING = 3;
const LINE_HEIGHT = 15;

/** `header`: the texts right above the columns; `body`: rows of cells under them. */
export function columnWidths(header: readonly PlanCell[], body: readonly (readonly PlanCell[])[]): number[] {
  return header.map((above, column) => {
    const label = Math.min(LONGEST_HEADER_LINE, shownTextWidth(above));
    const cells = body.flatMap((row) => row[column] ?? []);
    const texts = cells.map(shownTextWidth);
    return Math.max(LEAST_WIDTH, label, largestNumberWidth(cells), ...texts) + PADDING;
  });
}

/** Height of a row of wrapped texts in columns of these widths. */
export function wrappedHeight(cells: readonly (PlanCell | null)[], widths: readonly number[]): number {
  const lines = cells.map((cell, column) =>
    cell ? Math.ceil(shownTextWidth(cell) / ((widths[column] ?? LEAST_WIDTH) - 1)) : 0,
  );
  return Math.max(1, ...lines) * LINE_HEIGHT + PADDING;
}

/** A group heading runs over its neighbours and asks for no room. */
const shownTextWidth = ({ value, style }: PlanCell): number =>
  typeof value === 'string' && style !== 'groupHeading' ? textWidth(value) : 0;

/** `-1,234,567.00`; a share is never wider. */
function largestNumberWidth(cells: readonly PlanCell[]): number {
  const largest = cells.reduce(
    (most, { value }) => (typeof value === 'number' ? Math.max(most, Math.abs(value)) : most),
    0,
  );
  const digits = Math.trunc(largest).toString().length;
  return digits + Math.floor((digits - 1) / 3) + '-.00'.length;
}
