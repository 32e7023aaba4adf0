import type { FormulaPart } from '../contract/plan.ts';
import { type Factor, factors, sensitivities } from '../engine/breakEven.ts';
import { NO_ANSWER } from './derivations.ts';
import { pieces } from './formulas.ts';
import {
  cell,
  FACTORS,
  label,
  numeric,
  ownCells,
  RESULTS,
  type TrialRow,
  type TrialTable,
} from './trialCells.ts';
import type { TrialUnit } from './trialUnits.ts';

/** What a person changes in 保本测算. */

export const factorNames: Readonly<Record<Factor, string>> = {
  price: '单位收入',
  unitVariableCost: '单位变动成本',
  volume: '业务量',
  fixed: '固定成本',
};

/** A factor as it is: of the unit's own figures. */
function factorFormula(factor: Factor): FormulaPart[] {
  const { revenue, variable, volume, fixed } = ownCells;
  if (factor === 'price') return pieces`${revenue}/${volume}`;
  if (factor === 'unitVariableCost') return pieces`${variable}/${volume}`;
  return factor === 'volume' ? pieces`${volume}` : pieces`${fixed}`;
}

function factorValue(factor: Factor, { revenue, variable, volume, fixed }: TrialUnit['amounts']): number {
  if (factor === 'price') return revenue / volume;
  if (factor === 'unitVariableCost') return variable / volume;
  return factor === 'volume' ? volume : fixed;
}

/** Base, change in percent (a yellow cell), change, result, and how strongly the surplus answers. */
export function factorTable({ amounts }: TrialUnit): TrialTable {
  const answers = sensitivities(amounts);
  const rows = factors.map((factor): TrialRow => {
    const at = (column: string) => cell(FACTORS, factor, column);
    const base = factorValue(factor, amounts);
    return {
      key: factor,
      cells: [
        label(factorNames[factor]),
        numeric(base, 'money', factorFormula(factor)),
        { value: 0, style: 'inputShare' },
        numeric(0, 'money', pieces`${at('base')}*${at('change')}`),
        numeric(base, 'money', pieces`${at('base')}+${at('difference')}`),
        numeric(answers[factor]?.toNumber() ?? NO_ANSWER, 'money', sensitivityFormula(factor)),
      ],
    };
  });
  const columns = {
    ...{ label: '因素', base: '基础数据', change: '变动程度' },
    ...{ difference: '变动量', result: '测算结果', sensitivity: '敏感系数' },
  };
  return { key: FACTORS, columns, rows };
}

/** 敏感系数 of the unit as it is. */
function sensitivityFormula(factor: Factor): FormulaPart[] {
  const { revenue, variable, fixed } = ownCells;
  const effect = {
    price: pieces`${revenue}`,
    unitVariableCost: pieces`-${variable}`,
    volume: pieces`(${revenue}-${variable})`,
    fixed: pieces`-${fixed}`,
  };
  const surplus = cell(RESULTS, 'surplus', 'base');
  return [...pieces`IF(ROUND(${surplus},2)=0,"${NO_ANSWER}",`, ...effect[factor], ...pieces`/${surplus})`];
}

/** A factor with its change. */
export const changedFactor = (factor: Factor) => cell(FACTORS, factor, 'result');
