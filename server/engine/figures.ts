import type { Figure, Measure, PartialFigure } from '../contract/figure.ts';

/** Partial figures put together: what the lines of a report say, until it is one figure. */

/**
 * A row's and a column's partial figures as one: the column's keys win, and their unit and element
 * selectors are merged key by key, so that both narrow.
 */
export function mergeFigures(row: PartialFigure, column: PartialFigure): PartialFigure {
  const merged = { ...row, ...column };
  if (row.units && column.units) merged.units = { ...row.units, ...column.units };
  if (row.elements && column.elements) merged.elements = { ...row.elements, ...column.elements };
  return merged;
}

/** What a measure reads beside units, months, period and per. */
const keysOf: Readonly<Record<Measure, readonly (keyof PartialFigure)[]>> = (() => {
  const cost = ['elements', 'sources', 'classesPassed', 'level', 'behaviour'] as const;
  return {
    bookCost: cost,
    adjustmentCost: cost,
    careSplitCost: cost,
    heldCost: cost,
    handedOutCost: cost,
    finalCost: cost,
    controlCost: ['of', 'elements', 'sources'],
    controlRevenue: ['of', 'careType'],
    revenueAdjustment: ['careType'],
    revenue: ['of', 'careType', 'revenueBy', 'feeKinds'],
    workload: ['workload', 'daily'],
    parameter: ['of'],
  };
})();
const commonKeys: readonly (keyof PartialFigure)[] = ['units', 'months', 'period', 'per'];

/** A partial figure that says what it measures; what it says for other measures is left out. */
export function asFigure(partial: PartialFigure): Figure {
  const { measure } = partial;
  if (!measure) throw new Error('a figure needs a measure');
  const read = [...commonKeys, ...keysOf[measure]].filter((key) => partial[key] !== undefined);
  return { measure, ...Object.fromEntries(read.map((key) => [key, partial[key]])) };
}
