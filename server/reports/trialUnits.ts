import type { CellRef } from '../contract/plan.ts';
import type { BreakEvenTrial } from './definition.ts';
import type { Grid } from './grid.ts';
import { TABLE, type TableCells } from './tableCells.ts';
import { isUnder } from './templates.ts';

/** The figures of a unit that 保本测算 starts from, in the order in which they stand. */
export const trialFigures = ['volume', 'revenue', 'variable', 'fixed', 'capacity'] as const;
export type TrialFigure = (typeof trialFigures)[number];

/** A unit that can be played with: its own figures of the period, and the cells of the table they stand in. */
export interface TrialUnit {
  readonly code: string;
  /** `011001 心血管内科门诊`: what the drop-down offers. */
  readonly label: string;
  readonly amounts: Readonly<Record<TrialFigure, number>>;
  readonly cells: Readonly<Partial<Record<TrialFigure, CellRef>>>;
}

/** Units of the table that a trial names; those without volume or revenue have no price to change. */
export function trialUnits(
  { of, rows, figures }: BreakEvenTrial,
  grid: Grid,
  { values }: TableCells,
): TrialUnit[] {
  const columnOf = (figure: TrialFigure) => grid.columns.findIndex(({ path }) => path === figures[figure]);
  const at = Object.fromEntries(trialFigures.map((figure) => [figure, columnOf(figure)]));
  return grid.rows.flatMap((row, r): TrialUnit[] => {
    const { code, name } = row.attributes;
    if (code === undefined || row.kind !== 'figure' || !(row.path === rows || isUnder(row.path, rows)))
      return [];
    const own = trialFigures.map((figure) => [figure, Number(values.at(r, at[figure]) ?? 0)] as const);
    const amounts = Object.fromEntries(own) as Record<TrialFigure, number>;
    if (amounts.volume === 0 || amounts.revenue === 0) return [];
    const shown = trialFigures.filter((figure) => values.at(r, at[figure]) !== null);
    const refs = shown.map((figure) => {
      const column = grid.columns[at[figure]].key;
      return [figure, { sheet: of, block: TABLE, row: row.key, column }] as const;
    });
    return [{ code, label: `${code} ${name ?? ''}`, amounts, cells: Object.fromEntries(refs) }];
  });
}
