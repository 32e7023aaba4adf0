import type { PlanCell, RangeRef } from '../contract/plan.ts';
import { CHOICE, cell, label, numeric, OWN, type TrialTable, UNITS } from './trialCells.ts';
import { type TrialFigure, type TrialUnit, trialFigures } from './trialUnits.ts';

/** What 保本测算 starts from: the list of units with their figures, and those of the chosen one. */

const figureNames: Readonly<Record<TrialFigure, string>> = {
  volume: '业务量',
  revenue: '医疗收入',
  variable: '变动成本',
  fixed: '固定成本',
  capacity: '实际开放床日',
};

/** A column of the list of units: `INDEX(…,MATCH(…))` reads the chosen unit's line of it. */
const unitColumn = (units: readonly TrialUnit[], column: string): RangeRef => ({
  from: cell(UNITS, units[0]?.code ?? '', column),
  to: cell(UNITS, units.at(-1)?.code ?? '', column),
});

/** The chosen unit's own figures. */
export const ownTable = (units: readonly TrialUnit[], chosen: TrialUnit): TrialTable => ({
  key: OWN,
  columns: { label: '所选科室本期数据', value: '金额或数量' },
  rows: trialFigures.map((figure) => ({
    key: figure,
    cells: [
      label(figureNames[figure]),
      numeric(chosen.amounts[figure], 'money', [
        'INDEX(',
        unitColumn(units, figure),
        ',MATCH(',
        { ref: cell(CHOICE, 'value', 'unit') },
        ',',
        unitColumn(units, 'label'),
        ',0))',
      ]),
    ],
  })),
});

/** Every unit with its figures, taken from the table of 本量利. */
export const unitTable = (units: readonly TrialUnit[]): TrialTable => ({
  key: UNITS,
  columns: { label: '科室基础数据', ...figureNames },
  rows: units.map(({ code, label: text, amounts, cells }) => ({
    key: code,
    cells: [
      { value: text, style: 'text' },
      ...trialFigures.map((figure): PlanCell => {
        const ref = cells[figure];
        return ref ? numeric(amounts[figure], 'money', [{ ref }]) : { value: 0, style: 'money' };
      }),
    ],
  })),
});
