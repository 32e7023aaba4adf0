import type { Figure } from '../contract/figure.ts';
import type { CellRef, FormulaPart } from '../contract/plan.ts';
import { recordsOf } from '../engine/records.ts';
import type { AllocationRules } from '../engine/rules.ts';
import type { Run } from '../engine/run.ts';
import { canonicalFigure } from './canonicalFigure.ts';
import type { Grid } from './grid.ts';
import type { InputValue } from './inputValues.ts';
import { TABLE } from './tableCells.ts';

/** Where the result sheets show a total, by its canonical figure. */
export type TotalCells = ReadonlyMap<string, CellRef>;

/** Every total of a report's grid: rows that stand for more than one unit. */
export function totalCells(sheet: string, grid: Grid, rules: AllocationRules): [string, CellRef][] {
  return grid.rows.flatMap((row, r) => {
    if (row.kind !== 'sum' && (row.kind !== 'figure' || row.figure.units?.codes)) return [];
    return grid.columns.flatMap((column, c): [string, CellRef][] => {
      const figure = typeof grid.amounts[r]?.[c] === 'number' ? grid.figureAt(r, c) : null;
      if (!figure || figure.units?.codes) return [];
      return [[canonicalFigure(figure, rules), { sheet, block: TABLE, row: row.key, column: column.key }]];
    });
  });
}

/** The formula of a check's side; null where some figure stands nowhere in the workbook. */
export type SideFormula = (figures: readonly Figure[]) => FormulaPart[] | null;

/** More input cells than this make a formula that nobody reads. */
const MOST_INPUT_CELLS = 60;

/**
 * A side points at the totals of the result sheets, or at the input cells that a control was typed
 * into, as long as those hold yuan.
 */
export function sideFormulas(
  run: Run,
  rules: AllocationRules,
  totals: TotalCells,
  inputValue: InputValue,
): SideFormula {
  const inputSum = (figure: Figure): FormulaPart[] | null => {
    const { measure, units } = figure;
    if (units || (measure !== 'controlCost' && measure !== 'controlRevenue')) return null;
    const records = recordsOf(run, figure, measure);
    const isReadable = records.length > 0 && records.length <= MOST_INPUT_CELLS;
    if (!isReadable || records.some(({ at, value }) => inputValue(at) !== value)) return null;
    const cells = records.flatMap(({ at }, index): FormulaPart[] => [
      ...(index > 0 ? [','] : []),
      { ref: { inputSheet: at.sheet, row: at.row, column: at.column } },
    ]);
    return ['SUM(', ...cells, ')'];
  };
  const partsOf = (figure: Figure): FormulaPart[] | null => {
    const ref = totals.get(canonicalFigure(figure, rules));
    return inputSum(figure) ?? (ref ? [{ ref }] : null);
  };
  return (figures) => {
    const parts = figures.map(partsOf);
    if (parts.length === 0 || parts.includes(null)) return null;
    return parts.flatMap((each, index) => [...(index > 0 ? ['+'] : []), ...(each ?? [])]);
  };
}
