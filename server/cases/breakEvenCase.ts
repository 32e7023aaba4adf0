import { Decimal } from 'decimal.js';
import * as z from 'zod/mini';
import type { BreakEvenMeasure } from '../engine/breakEven.ts';
import {
  type CaseBook,
  caseMonths,
  clinicalVolumeFigures,
  type Expectation,
  type Reading,
} from './caseBook.ts';
import { publishedHeader, statedTolerance, toleranceReader } from './published.ts';
import { VOLUME_UNIT, volumeBook } from './volumeBook.ts';

/** Published examples of break-even, target surplus and surplus at several volumes: one month a volume. */
const number = z.optional(z.number());
const answers = z.looseObject({
  unitMargin: number,
  marginRatio: number,
  breakEvenUnits: number,
  breakEvenSales: number,
  operatingIncome: z.optional(z.array(z.number())),
  targetUnits: number,
  targetSales: number,
  afterTaxTargetUnits: number,
  afterTaxTargetSales: number,
  totals: z.optional(z.object({ revenue: z.number(), variableCost: z.number(), contribution: z.number() })),
});
type Answers = z.infer<typeof answers>;

export const breakEvenCaseSchema = z.object({
  ...publishedHeader,
  inputs: z.object({
    price: z.number(),
    variableCost: z.number(),
    fixedCost: z.number(),
    volumes: z.array(z.number()).check(z.minLength(1)),
    targetProfit: number,
    afterTaxTarget: number,
    taxRate: number,
  }),
  expected: answers,
  recomputed: z.optional(answers),
  tolerance: z.optional(statedTolerance),
});
type BreakEvenCase = z.infer<typeof breakEvenCaseSchema>;

const WORKLOAD = 'visits';

export function breakEvenCase(published: BreakEvenCase): CaseBook {
  const { id, title, source, inputs, expected, recomputed = {}, tolerance } = published;
  const months = caseMonths(inputs.volumes.length);
  const sheets = volumeBook(
    id,
    { careType: 'outpatient', workload: WORKLOAD },
    inputs.volumes.map((volume, at) => ({
      month: months[at] ?? '',
      volume,
      revenueYuan: inputs.price * volume,
      variableYuan: inputs.variableCost * volume,
      fixedYuan: inputs.fixedCost,
    })),
  );
  const toleranceOf = toleranceReader(tolerance, 0);
  const linesOf = (answered: Answers, origin: string) =>
    readingsOf(inputs, answered).map(({ path, month, of, expected: printed }): Expectation => {
      const allowed = toleranceOf(path, printed);
      return { label: `${origin}.${path} ${month}`, of, expected: printed, tolerance: allowed };
    });
  const lines = linesOf(expected, 'expected');
  return {
    ...{ id, title, source, sheets },
    expectations: [...lines, ...linesOf(recomputed, 'recomputed')],
    notComputed: Object.keys(expected).filter(
      (name) => !lines.some(({ label }) => label.startsWith(`expected.${name} `)),
    ),
  };
}

/** A published number by its path, and what it is in one of the months. */
interface Printed {
  readonly path: string;
  readonly month: string;
  readonly of: Reading;
  readonly expected: number;
}

/** What is asked of any month must come out the same in each: price and cost do not change with volume. */
function readingsOf({ volumes, ...inputs }: BreakEvenCase['inputs'], printed: Answers): Printed[] {
  const months = caseMonths(volumes.length);
  const figures = months.map((month) => clinicalVolumeFigures(VOLUME_UNIT, WORKLOAD, [month]));
  const lines = (path: string, expected: number | undefined, ofMonths: readonly Reading[]): Printed[] =>
    expected === undefined ? [] : ofMonths.map((of, at) => ({ path, month: months[at] ?? '', of, expected }));
  const gives = (measure: BreakEvenMeasure) =>
    figures.map((of): Reading => ({ kind: 'breakEven', gives: measure, of }));
  const target = (kind: 'targetVolume' | 'targetRevenue', surplusYuan: number) =>
    figures.map((of): Reading => ({ kind, surplusYuan, of }));
  const { targetProfit = 0, afterTaxTarget = 0, taxRate = 0 } = inputs;
  const beforeTax = new Decimal(afterTaxTarget).div(new Decimal(1).minus(taxRate)).toNumber();
  const { totals, operatingIncome = [] } = printed;
  return [
    ...lines('unitMargin', printed.unitMargin, gives('unitContribution')),
    ...lines('marginRatio', printed.marginRatio, gives('contributionRatio')),
    ...lines('breakEvenUnits', printed.breakEvenUnits, gives('breakEvenVolume')),
    ...lines('breakEvenSales', printed.breakEvenSales, gives('breakEvenRevenue')),
    ...operatingIncome.flatMap((income, at) =>
      lines('operatingIncome', income, gives('surplus')).slice(at, at + 1),
    ),
    ...lines('targetUnits', printed.targetUnits, target('targetVolume', targetProfit)),
    ...lines('targetSales', printed.targetSales, target('targetRevenue', targetProfit)),
    ...lines('afterTaxTargetUnits', printed.afterTaxTargetUnits, target('targetVolume', beforeTax)),
    ...lines('afterTaxTargetSales', printed.afterTaxTargetSales, target('targetRevenue', beforeTax)),
    ...figures
      .slice(0, 1)
      .flatMap((of) => [
        ...lines('totals.revenue', totals?.revenue, [{ kind: 'figure', figure: of.revenue }]),
        ...lines('totals.variableCost', totals?.variableCost, [{ kind: 'figure', figure: of.variable }]),
        ...lines('totals.contribution', totals?.contribution, gives('contribution').slice(0, 1)),
      ]),
  ];
}
