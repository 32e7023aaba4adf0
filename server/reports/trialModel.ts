import { Decimal } from 'decimal.js';
import type { CellRef, FormulaPart, PlanCell, RangeRef } from '../contract/plan.ts';
import type { StyleName } from '../contract/style.ts';
import { type Factor, factors, sensitivities, volumeForSurplus } from '../engine/breakEven.ts';
import { derivations, NO_ANSWER, shownAnswer, whereCovered } from './derivations.ts';
import { pieces } from './formulas.ts';
import { type TrialFigure, type TrialUnit, trialFigures } from './trialUnits.ts';

/**
 * 保本测算: what becomes of a unit when price, unit variable cost, volume or fixed cost change. Every
 * number is a live formula over the drop-down and the yellow cells, so that the sheet works in any
 * Excel or WPS without us; what is stored with it is the unit chosen here with nothing changed.
 */

/** Blocks of the sheet, which its formulas speak of. */
export const trialBlocks = {
  choice: 'choice',
  own: 'own',
  factors: 'factors',
  results: 'results',
  points: 'points',
  marks: 'marks',
  units: 'units',
} as const;
const { choice, own, factors: FACTORS, results: RESULTS, points: POINTS, units: UNITS } = trialBlocks;

const cell = (block: string, row: string, column: string): CellRef => ({ block, row, column });
/** The yellow cells. */
const chosenUnit = cell(choice, 'value', 'unit');
const target = cell(choice, 'target', 'unit');

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

const numeric = (
  value: number | string | null,
  style: StyleName,
  formula: readonly FormulaPart[],
): PlanCell => ({
  value,
  style,
  formula,
});
const label = (value: string): PlanCell => ({ value, style: 'label' });

export interface TrialRow {
  readonly key: string;
  readonly cells: readonly PlanCell[];
}

/** The chosen unit's own figures. */
export function ownRows(units: readonly TrialUnit[], chosen: TrialUnit): TrialRow[] {
  return trialFigures.map((figure) => ({
    key: figure,
    cells: [
      label(figureNames[figure]),
      numeric(chosen.amounts[figure], 'money', [
        'INDEX(',
        unitColumn(units, figure),
        ',MATCH(',
        { ref: chosenUnit },
        ',',
        unitColumn(units, 'label'),
        ',0))',
      ]),
    ],
  }));
}

const ownCell = (figure: TrialFigure) => cell(own, figure, 'value');

const factorNames: Readonly<Record<Factor, string>> = {
  price: '单位收入',
  unitVariableCost: '单位变动成本',
  volume: '业务量',
  fixed: '固定成本',
};

/** A factor as it is: of the unit's own figures. */
function factorFormula(factor: Factor): FormulaPart[] {
  const { revenue, variable, volume, fixed } = ownRefs;
  if (factor === 'price') return pieces`${revenue}/${volume}`;
  if (factor === 'unitVariableCost') return pieces`${variable}/${volume}`;
  return factor === 'volume' ? pieces`${volume}` : pieces`${fixed}`;
}

const ownRefs = Object.fromEntries(trialFigures.map((figure) => [figure, ownCell(figure)])) as Record<
  TrialFigure,
  CellRef
>;

function factorValue(factor: Factor, { revenue, variable, volume, fixed }: TrialUnit['amounts']): number {
  if (factor === 'price') return revenue / volume;
  if (factor === 'unitVariableCost') return variable / volume;
  return factor === 'volume' ? volume : fixed;
}

/** Base, change in percent (a yellow cell), change, result, and how strongly the surplus answers. */
export function factorRows({ amounts }: TrialUnit): TrialRow[] {
  const answers = sensitivities(amounts);
  return factors.map((factor) => {
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
}

/** 敏感系数 of the unit as it is. */
function sensitivityFormula(factor: Factor): FormulaPart[] {
  const { revenue, variable, fixed } = ownRefs;
  const effect = {
    price: pieces`${revenue}`,
    unitVariableCost: pieces`-${variable}`,
    volume: pieces`(${revenue}-${variable})`,
    fixed: pieces`-${fixed}`,
  };
  const surplus = cell(RESULTS, 'surplus', 'base');
  return [...pieces`IF(ROUND(${surplus},2)=0,"${NO_ANSWER}",`, ...effect[factor], ...pieces`/${surplus})`];
}

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
type Result = keyof typeof resultNames;

/** As the unit is, as it would be, and the difference. */
export function resultRows(chosen: TrialUnit): TrialRow[] {
  return (Object.keys(resultNames) as Result[]).map((result) => {
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
}

const isInput = (result: Result): result is 'volume' | 'revenue' | 'variable' | 'fixed' =>
  result === 'volume' || result === 'revenue' || result === 'variable' || result === 'fixed';

function resultValue(
  result: Result,
  amounts: TrialUnit['amounts'],
): { value: number | string; style: StyleName } {
  if (isInput(result)) return { value: amounts[result], style: 'money' };
  if (result === 'targetVolume') return { value: shownAnswer(volumeForSurplus(amounts, 0)), style: 'money' };
  const { value, style } = derivations[result];
  return { value: value(amounts), style };
}

function resultFormula(result: Result, column: 'base' | 'trial'): FormulaPart[] {
  if (isInput(result)) return column === 'base' ? pieces`${ownRefs[result]}` : trialInput(result);
  const at = (name: 'volume' | 'revenue' | 'variable' | 'fixed') => cell(RESULTS, name, column);
  const refs = {
    volume: at('volume'),
    revenue: at('revenue'),
    variable: at('variable'),
    fixed: at('fixed'),
    capacity: ownRefs.capacity,
  };
  if (result !== 'targetVolume') return derivations[result].formula(refs);
  const { volume, fixed } = refs;
  const contribution = derivations.contribution.formula(refs);
  return whereCovered(refs, volume, [...pieces`(${fixed}+${target})*${volume}/`, ...contribution]);
}

/** What the changed factors make of the period. */
function trialInput(result: 'volume' | 'revenue' | 'variable' | 'fixed'): FormulaPart[] {
  const factor = (name: Factor) => cell(FACTORS, name, 'result');
  if (result === 'revenue') return pieces`${factor('price')}*${factor('volume')}`;
  if (result === 'variable') return pieces`${factor('unitVariableCost')}*${factor('volume')}`;
  return pieces`${factor(result)}`;
}

/** Volumes at which the chart draws its lines: ten steps beyond today and break-even, whichever is farther. */
const STEPS = 10;
const BEYOND = 1.2;

/** Revenue, total and fixed cost over volume, as the changed factors make them; the chart's own data. */
export function pointRows(chosen: TrialUnit): TrialRow[] {
  const { revenue, variable, volume, fixed } = chosen.amounts;
  const covered = volumeForSurplus(chosen.amounts, 0);
  const farthest = Math.max(volume, covered instanceof Decimal ? covered.toNumber() : 0) * BEYOND;
  const factor = (name: Factor) => cell(FACTORS, name, 'result');
  const at = (step: number) => cell(POINTS, `${step}`, 'volume');
  const far = [cell(RESULTS, 'volume', 'trial'), cell(RESULTS, 'breakEvenVolume', 'trial')] as const;
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const x = (farthest * step) / STEPS;
    return {
      key: `${step}`,
      cells: [
        numeric(
          x,
          'money',
          pieces`MAX(${far[0]},${far[1]})*${String(BEYOND)}*${String(step)}/${String(STEPS)}`,
        ),
        numeric((revenue / volume) * x, 'money', pieces`${factor('price')}*${at(step)}`),
        numeric(
          fixed + (variable / volume) * x,
          'money',
          pieces`${factor('fixed')}+${factor('unitVariableCost')}*${at(step)}`,
        ),
        numeric(fixed, 'money', pieces`${factor('fixed')}`),
      ],
    };
  });
}

/** Two places on the lines of the chart: where the unit would break even, and where it would be. */
export function markRows({ amounts }: TrialUnit): TrialRow[] {
  const numberOr0 = (answer: number | string) => (typeof answer === 'number' ? answer : 0);
  const mark = (
    key: string,
    text: string,
    result: Result,
    money: Result,
    values: readonly [number, number],
  ) => {
    const orZero = (ref: CellRef) => pieces`IF(ISNUMBER(${ref}),${ref},0)`;
    return {
      key,
      cells: [
        label(text),
        numeric(values[0], 'money', orZero(cell(RESULTS, result, 'trial'))),
        numeric(values[1], 'money', orZero(cell(RESULTS, money, 'trial'))),
      ],
    };
  };
  const amountOf = (result: Result) => numberOr0(resultValue(result, amounts).value);
  return [
    mark('breakEven', '保本点', 'breakEvenVolume', 'breakEvenRevenue', [
      amountOf('breakEvenVolume'),
      amountOf('breakEvenRevenue'),
    ]),
    mark('trial', '测算结果', 'volume', 'revenue', [amounts.volume, amounts.revenue]),
  ];
}

/** Every unit with its figures, taken from the table of 本量利. */
export function unitRows(units: readonly TrialUnit[]): TrialRow[] {
  return units.map(({ code, label: text, amounts, cells }) => ({
    key: code,
    cells: [
      { value: text, style: 'text' },
      ...trialFigures.map((figure): PlanCell => {
        const ref = cells[figure];
        return ref ? numeric(amounts[figure], 'money', [{ ref }]) : { value: 0, style: 'money' };
      }),
    ],
  }));
}

export const figureHeaders = trialFigures.map((figure) => figureNames[figure]);
