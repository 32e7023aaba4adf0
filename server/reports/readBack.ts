import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { CellPlace } from '../contract/place.ts';
import { isMoney } from '../engine/measures.ts';
import type { Line } from './axis.ts';
import type { Grid, PostedRun } from './grid.ts';

/**
 * Conservation once more where a report reads back: what the lines of a total row add up to must be
 * what the run posted for the figure that the total states, to the quantum.
 */
export function readBackFaults(
  { rows, columns, amounts, figureAt }: Grid,
  { readFigure, quantaPerYuan }: PostedRun,
  placeOf: (row: number, column: number) => CellPlace,
): Fault[] {
  const yuan = (quanta: number) => (quanta / quantaPerYuan).toFixed(2);
  return rows.flatMap((row, r) =>
    columns.flatMap((column, c) => {
      const sum = amounts[r]?.[c] ?? null;
      const figure = row.kind === 'sum' && sum !== null ? figureAt(r, c) : null;
      if (sum === null || !figure || !isMoney(figure.measure)) return [];
      const posted = readFigure(figure);
      if (posted === sum) return [];
      const params = { row: label(row), column: label(column), sum: yuan(sum), posted: yuan(posted) };
      return [fault('RP-020', params, placeOf(r, c))];
    }),
  );
}

const label = (line: Line): string => line.headings.map(({ text }) => text).join('·');
