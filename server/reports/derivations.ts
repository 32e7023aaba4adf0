import { Decimal } from 'decimal.js';
import type { CellRef, FormulaPart } from '../contract/plan.ts';
import {
  type BreakEvenMeasure,
  breakEven,
  breakEvenMeasures,
  NO_BREAK_EVEN,
  type VolumeAndCost,
} from '../engine/breakEven.ts';
import { pieces } from './formulas.ts';

/**
 * What a line may compute from others, a closed list: for each the live formula and the value it
 * comes to. A report names one and says which lines are its operands; it never writes a formula.
 */
export interface Derivation {
  /** How its numbers are shown. */
  readonly style: 'money' | 'share';
  /** From its operands by name, in yuan or their own unit; a text where there is no number. */
  readonly value: (operands: Operands) => number | string;
  readonly formula: (refs: Readonly<Record<string, CellRef>>) => FormulaPart[];
}

type Operands = Readonly<Record<string, number>>;

/** Shown where there is nothing to divide by: never 0 (methodology.md 7). */
export const NO_ANSWER = '—';
/** Shown where no volume covers the fixed cost (costing-decisions.md 19). */
const NO_BREAK_EVEN_TEXT = '无保本点';

const ratio: Derivation = {
  style: 'money',
  value: (operands) => (operands.in === 0 ? NO_ANSWER : operands.of / operands.in),
  formula: (refs) => quotient(pieces`${refs.of}`, refs.in),
};

const share: Derivation = {
  style: 'share',
  value: (operands) => (operands.in === 0 ? 0 : operands.of / operands.in),
  formula: (refs) => pieces`IF(${refs.in}=0,0,${refs.of}/${refs.in})`,
};

const rate: Derivation = {
  style: 'share',
  value: ratio.value,
  formula: ratio.formula,
};

/** What months come to in a year. */
const MONTHS_OF_YEAR = 12;
const yearly: Derivation = {
  style: 'money',
  value: (operands) => (operands.in === 0 ? NO_ANSWER : (operands.of * MONTHS_OF_YEAR) / operands.in),
  formula: (refs) => quotient(pieces`${refs.of}*${String(MONTHS_OF_YEAR)}`, refs.in),
};

const percentages: ReadonlySet<BreakEvenMeasure> = new Set([
  'contributionRatio',
  'breakEvenShare',
  'safetyRatio',
  'breakEvenOccupancy',
]);

/**
 * Amounts are whole quanta; what is smaller is the noise of doubles. A difference rounded here is the
 * double nearest to the exact one, so that what is divided by it does not carry the noise on.
 */
const DIFFERENCE_DECIMALS = '4';
const contributionOf = ({ revenue, variable }: BreakEvenRefs): FormulaPart[] =>
  pieces`ROUND(${revenue}-${variable},${DIFFERENCE_DECIMALS})`;
const surplusOf = ({ revenue, variable, fixed }: BreakEvenRefs): FormulaPart[] =>
  pieces`ROUND(${revenue}-${variable}-${fixed},${DIFFERENCE_DECIMALS})`;

function breakEvenDerivation(measure: BreakEvenMeasure): Derivation {
  return {
    style: percentages.has(measure) ? 'share' : 'money',
    value: (operands) => shownAnswer(breakEven(measure, operands as unknown as VolumeAndCost)),
    formula: (refs) => breakEvenFormulas[measure](refs as unknown as BreakEvenRefs),
  };
}

/** A number, or the text that stands where there is none. */
export function shownAnswer(answer: ReturnType<typeof breakEven>): number | string {
  if (answer instanceof Decimal) return answer.toNumber();
  return answer === NO_BREAK_EVEN ? NO_BREAK_EVEN_TEXT : NO_ANSWER;
}

type BreakEvenRefs = Readonly<Record<'revenue' | 'variable' | 'fixed' | 'volume' | 'capacity', CellRef>>;

/** A question about break-even: no answer without revenue or volume, no point without contribution. */
export function whereCovered(
  refs: BreakEvenRefs,
  base: CellRef,
  answer: readonly FormulaPart[],
): FormulaPart[] {
  return [
    ...pieces`IF(OR(${refs.revenue}=0,${base}=0),"${NO_ANSWER}",IF(`,
    ...contributionOf(refs),
    `<=0,"${NO_BREAK_EVEN_TEXT}",`,
    ...answer,
    '))',
  ];
}

/** Part ÷ whole; “—” where the whole is nothing. */
const quotient = (part: readonly FormulaPart[], whole: CellRef): FormulaPart[] => [
  ...pieces`IF(${whole}=0,"${NO_ANSWER}",`,
  ...part,
  ...pieces`/${whole})`,
];

const breakEvenFormulas: Readonly<Record<BreakEvenMeasure, (refs: BreakEvenRefs) => FormulaPart[]>> = {
  price: ({ revenue, volume }) => quotient(pieces`${revenue}`, volume),
  unitVariableCost: ({ variable, volume }) => quotient(pieces`${variable}`, volume),
  unitContribution: (refs) => quotient(contributionOf(refs), refs.volume),
  contribution: contributionOf,
  contributionRatio: (refs) => quotient(contributionOf(refs), refs.revenue),
  surplus: surplusOf,
  breakEvenVolume: (refs) =>
    whereCovered(refs, refs.volume, [...pieces`${refs.fixed}*${refs.volume}/`, ...contributionOf(refs)]),
  breakEvenRevenue: (refs) =>
    whereCovered(refs, refs.revenue, [...pieces`${refs.fixed}*${refs.revenue}/`, ...contributionOf(refs)]),
  breakEvenShare: (refs) =>
    whereCovered(refs, refs.revenue, [...pieces`${refs.fixed}/`, ...contributionOf(refs)]),
  safetyVolume: (refs) =>
    whereCovered(refs, refs.volume, [
      ...pieces`${refs.volume}*`,
      ...surplusOf(refs),
      '/',
      ...contributionOf(refs),
    ]),
  safetyRatio: (refs) => whereCovered(refs, refs.revenue, [...surplusOf(refs), '/', ...contributionOf(refs)]),
  operatingLeverage: (refs) => [
    'IF(',
    ...surplusOf(refs),
    `<=0,"${NO_ANSWER}",`,
    ...contributionOf(refs),
    '/',
    ...surplusOf(refs),
    ')',
  ],
  breakEvenOccupancy: (refs) => [
    ...pieces`IF(${refs.capacity}=0,"${NO_ANSWER}",`,
    ...whereCovered(refs, refs.volume, [
      ...pieces`${refs.fixed}*${refs.volume}/`,
      ...contributionOf(refs),
      ...pieces`/${refs.capacity}`,
    ]),
    ')',
  ],
};

export const derivations: Readonly<Record<DerivationName, Derivation>> = {
  ratio,
  share,
  rate,
  yearly,
  ...(Object.fromEntries(
    breakEvenMeasures.map((measure) => [measure, breakEvenDerivation(measure)]),
  ) as Record<BreakEvenMeasure, Derivation>),
};
export type DerivationName = 'ratio' | 'share' | 'rate' | 'yearly' | BreakEvenMeasure;
