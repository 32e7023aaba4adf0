import type { Figure, PartialFigure } from '../contract/figure.ts';
import { measureTraits } from './measures.ts';

/** Partial figures put together: what the lines of a report say, until it is one figure. */

/**
 * A row's and a column's partial figures as one: the column's keys win, and their unit and element
 * selectors are merged key by key, so that both narrow; so are item selectors.
 */
export function mergeFigures(row: PartialFigure, column: PartialFigure): PartialFigure {
  const merged = { ...row, ...column };
  if (row.units && column.units) merged.units = { ...row.units, ...column.units };
  if (row.elements && column.elements) merged.elements = { ...row.elements, ...column.elements };
  if (row.items && column.items) merged.items = { ...row.items, ...column.items };
  return merged;
}

/** A partial figure that says what it measures; what it says for other measures is left out. */
export function asFigure(partial: PartialFigure): Figure {
  const { measure } = partial;
  if (!measure) throw new Error('a figure needs a measure');
  const read = (['units', 'per', ...measureTraits[measure].reads] as const).filter(
    (key) => partial[key] !== undefined,
  );
  return { measure, ...Object.fromEntries(read.map((key) => [key, partial[key]])) };
}
