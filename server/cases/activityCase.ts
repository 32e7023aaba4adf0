import * as z from 'zod/mini';
import type { CaseBook, Expectation } from './caseBook.ts';
import { publishedHeader, statedTolerance, toleranceReader } from './published.ts';

/** 成本还原: the labour cost of one activity. A formula alone, so there is no workbook to fill. */
const amounts = z.object({ unitCost: z.number() });
export const activityCaseSchema = z.object({
  ...publishedHeader,
  inputs: z.object({
    wagePerMinute: z.number(),
    staff: z.number(),
    minutes: z.number(),
    workloadCoefficient: z.number(),
  }),
  expected: amounts,
  recomputed: z.optional(amounts),
  tolerance: z.optional(statedTolerance),
});

export function activityCase(published: z.infer<typeof activityCaseSchema>): CaseBook {
  const { id, title, source, inputs: activity, expected, recomputed, tolerance } = published;
  const line = (origin: string, unitCost: number, allowed: number): Expectation => ({
    label: `${origin}.unitCost`,
    of: { kind: 'activityLabour', activity },
    expected: unitCost,
    tolerance: allowed,
  });
  return {
    ...{ id, title, source, sheets: {}, notComputed: [] },
    expectations: [
      line('expected', expected.unitCost, toleranceReader(tolerance, 0)('unitCost', expected.unitCost)),
      ...(recomputed ? [line('recomputed', recomputed.unitCost, 0)] : []),
    ],
  };
}
