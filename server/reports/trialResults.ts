import type { FormulaPart } from '../contract/plan.ts';
import type { StyleName } from '../contract/style.ts';
import { volumeForSurplus } from '../engine/breakEven.ts';
import { derivations, NO_ANSWER, shownAnswer, whereCovered } from './derivations.ts';
import { pieces } from './formulas.ts';
import { CHOICE, cell, label, numeric, ownCells, RESULTS, type TrialTable } from './trialCells.ts';
import { changedFactor } from './trialFactors.ts';
import type { TrialUnit } from './trialUnits.ts';

/** What becomes of the chosen unit in 保本测算. */

const resultNames = {
  volume: '业务量',
  revenue: '医疗收入',
  variable: '变动成本',
  contribution: '边际贡献',
  fixed: '固定成本',
  surplus: '收支结余',
  contributionRatio: '边际贡献率',
  breakEvenVolume: '保本业务量',
  breakEvenRevenue: '保本收入',
  safetyRatio: '安全边际率',
  operatingLeverage: '经营杠杆',
  targetVolume: '目标结余业务量',
  breakEvenOccupancy: '保本床位使用率',
} as const;
export type Result = keyof typeof resultNames;

/** As the unit is, as it would be, and the difference. */
export function resultTable(chosen: TrialUnit): TrialTable {
  const rows = (Object.keys(resultNames) as Result[]).map((result) => {
    const at = (column: string) => cell(RESULTS, result, column);
    const { value, style } = resultValue(result, chosen.amounts);
    const difference = pieces`IF(AND(ISNUMBER(${at('base')}),ISNUMBER(${at('trial')})),${at('trial')}-${at('base')},"${NO_ANSWER}")`;
    return {
      key: result,
      cells: [
        label(resultNames[result]),
        numeric(value, style, resultFormula(result, 'base')),
        numeric(value, style, resultFormula(result, 'trial')),
        numeric(typeof value === 'number' ? 0 : NO_ANSWER, style, difference),
      ],
    };
  });
  return { key: RESULTS, columns: { label: '结果', base: '基础', trial: '测算', difference: '差异' }, rows };
}

const isInput = (result: Result): result is 'volume' | 'revenue' | 'variable' | 'fixed' =>
  result === 'volume' || result === 'revenue' || result === 'variable' || result === 'fixed';

export function resultValue(
  result: Result,
  amounts: TrialUnit['amounts'],
): { value: number | string; style: StyleName } {
  if (isInput(result)) return { value: amounts[result], style: 'money' };
  if (result === 'targetVolume') return { value: shownAnswer(volumeForSurplus(amounts, 0)), style: 'money' };
  const { value, style } = derivations[result];
  return { value: value(amounts), style };
}

function resultFormula(result: Result, column: 'base' | 'trial'): FormulaPart[] {
  if (isInput(result)) return column === 'base' ? pieces`${ownCells[result]}` : trialInput(result);
  const at = (name: 'volume' | 'revenue' | 'variable' | 'fixed') => cell(RESULTS, name, column);
  const refs = {
    volume: at('volume'),
    revenue: at('revenue'),
    variable: at('variable'),
    fixed: at('fixed'),
    capacity: ownCells.capacity,
  };
  if (result !== 'targetVolume') return derivations[result].formula(refs);
  const { volume, fixed } = refs;
  const contribution = derivations.contribution.formula(refs);
  return whereCovered(refs, volume, [
    ...pieces`(${fixed}+${cell(CHOICE, 'target', 'unit')})*${volume}/`,
    ...contribution,
  ]);
}

/** What the changed factors make of the period. */
function trialInput(result: 'volume' | 'revenue' | 'variable' | 'fixed'): FormulaPart[] {
  if (result === 'revenue') return pieces`${changedFactor('price')}*${changedFactor('volume')}`;
  if (result === 'variable') return pieces`${changedFactor('unitVariableCost')}*${changedFactor('volume')}`;
  return pieces`${changedFactor(result)}`;
}
