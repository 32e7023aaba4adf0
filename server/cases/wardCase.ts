import * as z from 'zod/mini';
import { type CaseBook, caseMonths, clinicalVolumeFigures, type Expectation } from './caseBook.ts';
import { publishedHeader, statedTolerance, toleranceReader } from './published.ts';
import { VOLUME_UNIT, type VolumeMonth, volumeBook } from './volumeBook.ts';

/** A ward's year: fixed cost by month, patients and what each brings and costs; the paper may be in 万元. */
const answers = z.object({
  annualFixedCost: z.number(),
  breakEvenPatients: z.number(),
  profit: z.number(),
});
export const wardCaseSchema = z.object({
  ...publishedHeader,
  inputs: z.object({
    fixedCostPerMonth: z.number(),
    months: z.int(),
    revenuePerPatient: z.number(),
    variableCostPerPatient: z.number(),
    patients: z.int(),
    unit: z.enum(['元', '万元']),
  }),
  expected: answers,
  recomputed: z.optional(answers),
  tolerance: z.optional(statedTolerance),
});
type WardCase = z.infer<typeof wardCaseSchema>;

const WORKLOAD = 'discharges';

export function wardCase(published: WardCase): CaseBook {
  const { id, title, source, inputs, expected, recomputed, tolerance } = published;
  const yuan = inputs.unit === '万元' ? 10_000 : 1;
  const toleranceOf = toleranceReader(tolerance, 0);
  const of = clinicalVolumeFigures(VOLUME_UNIT, WORKLOAD);
  const linesOf = (printed: WardCase['expected'], origin: string): Expectation[] => {
    const line = (path: keyof WardCase['expected'], reading: Expectation['of'], scale: number) => ({
      label: `${origin}.${path}`,
      of: reading,
      expected: printed[path] * scale,
      tolerance: toleranceOf(path, printed[path]) * scale,
    });
    return [
      line('annualFixedCost', { kind: 'figure', figure: of.fixed }, yuan),
      line('breakEvenPatients', { kind: 'breakEven', gives: 'breakEvenVolume', of }, 1),
      line('profit', { kind: 'breakEven', gives: 'surplus', of }, yuan),
    ];
  };
  return {
    ...{ id, title, source, notComputed: [] },
    sheets: volumeBook(id, { careType: 'inpatient', workload: WORKLOAD }, monthsOf(inputs, yuan)),
    expectations: [
      ...linesOf(expected, 'expected'),
      ...(recomputed ? linesOf(recomputed, 'recomputed') : []),
    ],
  };
}

/** The paper has the year's patients only; they are spread over the months by running sums. */
function monthsOf(inputs: WardCase['inputs'], yuan: number): VolumeMonth[] {
  const upTo = (months: number) => Math.floor((inputs.patients * months) / inputs.months);
  return caseMonths(inputs.months).map((month, at) => {
    const volume = upTo(at + 1) - upTo(at);
    return {
      month,
      volume,
      revenueYuan: volume * inputs.revenuePerPatient * yuan,
      variableYuan: volume * inputs.variableCostPerPatient * yuan,
      fixedYuan: inputs.fixedCostPerMonth * yuan,
    };
  });
}
