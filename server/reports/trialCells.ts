import type { CellRef, FormulaPart, PlanCell } from '../contract/plan.ts';
import type { StyleName } from '../contract/style.ts';
import { type TrialFigure, trialFigures } from './trialUnits.ts';

/**
 * 保本测算: what becomes of a unit when price, unit variable cost, volume or fixed cost change. Every
 * number is a live formula over the drop-down and the yellow cells, so that the sheet works in any
 * Excel or WPS without us; what is stored with it is the unit chosen here with nothing changed.
 */

/** Keys of the blocks of the sheet, which its formulas speak of. */
export const CHOICE = 'choice';
export const OWN = 'own';
export const FACTORS = 'factors';
export const RESULTS = 'results';
export const POINTS = 'points';
export const MARKS = 'marks';
export const UNITS = 'units';

export const cell = (block: string, row: string, column: string): CellRef => ({ block, row, column });

/** The chosen unit's own figures, as they stand on the sheet. */
export const ownCells = Object.fromEntries(
  trialFigures.map((figure) => [figure, cell(OWN, figure, 'value')]),
) as Readonly<Record<TrialFigure, CellRef>>;

export const numeric = (
  value: number | string,
  style: StyleName,
  formula: readonly FormulaPart[],
): PlanCell => ({ value, style, formula });
export const label = (value: string): PlanCell => ({ value, style: 'label' });

export interface TrialRow {
  readonly key: string;
  readonly cells: readonly PlanCell[];
}

/** A block of the sheet before it has a place. */
export interface TrialTable {
  readonly key: string;
  /** Headers by column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly TrialRow[];
}
