import * as z from 'zod/mini';
import type { Figure } from '../contract/figure.ts';
import { type AnswerReadings, answerLines, answers } from './answers.ts';
import { CASE_MONTH, type CaseBook, caseCover, type Reading } from './caseBook.ts';
import { caseLabour } from './caseLabour.ts';
import { DOUBLE_NOISE, publishedHeader, statedTolerance, toleranceReader } from './published.ts';

/**
 * Time-driven costing of one department: its cost, the minutes its people can work, and what one case of
 * each activity takes. A survey of where the time goes gives the rates of activity-based costing beside it.
 */
const byActivity = z.record(z.string(), z.number());
export const timeDrivenCaseSchema = z.object({
  ...publishedHeader,
  inputs: z.object({
    cost: z.number(),
    practicalCapacity: z.number(),
    survey: z.optional(byActivity),
    activities: z.record(z.string(), z.object({ unitTime: z.number(), quantity: z.number() })),
  }),
  expected: answers,
  recomputed: z.optional(answers),
  tolerance: z.optional(statedTolerance),
});
type TimeDrivenCase = z.infer<typeof timeDrivenCaseSchema>;

const UNIT = '0101';
const GRADE = '全科人员';
const month = CASE_MONTH;

export function timeDrivenCase(published: TimeDrivenCase): CaseBook {
  const { id, title, source, inputs, expected, recomputed = {}, tolerance } = published;
  const readings = readingsOf(inputs.survey !== undefined);
  const lines = answerLines(expected, 'expected', readings, toleranceReader(tolerance, DOUBLE_NOISE));
  const again = answerLines(recomputed, 'recomputed', readings, () => DOUBLE_NOISE);
  return {
    ...{ id, title, source },
    sheets: { ...departmentSheets(id, inputs), ...itemSheets(inputs) },
    expectations: [...lines.expectations, ...again.expectations],
    notComputed: lines.notComputed,
  };
}

/** The department's people are one grade with all of its minutes; its cost is of no one resource. */
function departmentSheets(id: string, { cost, practicalCapacity }: TimeDrivenCase['inputs']) {
  return {
    cover: caseCover(id).map((row) => ({ ...row, itemMethod: 'time-driven' })),
    'cost-units': [{ code: UNIT, name: '算例科室', unitClass: 'CLINICAL', careType: 'outpatient' }],
    'cost-elements': [{ code: 'COST', name: '成本', statutory: 'OTHER', behaviour: 'fixed' }],
    'direct-cost': [{ month, unit: UNIT, element: 'COST', amountYuan: cost }],
    'staff-grades': [{ unit: UNIT, grade: GRADE, headcount: 1, capacityMinutes: practicalCapacity }],
  };
}

/** Every activity of the paper is an item that is done so often. */
function itemSheets({ activities, survey = {} }: TimeDrivenCase['inputs']): CaseBook['sheets'] {
  const names = Object.keys(activities);
  const rows = Object.entries(activities).map(([item, each]) => ({ unit: UNIT, item, ...each }));
  return {
    'service-items': names.map((code) => ({ code, name: code, category: 'otherService' })),
    'item-volumes': rows.map(({ unit, item, quantity }) => ({ month, unit, item, quantity, revenueYuan: 0 })),
    activities: names.map((code) => ({ code, name: code })),
    'unit-activities': Object.entries(survey).map(([activity, share]) => ({ unit: UNIT, activity, share })),
    'item-labour': rows.map(({ unit, item, unitTime }) => ({
      ...{ unit, item, activity: item, grade: GRADE },
      ...caseLabour(unitTime),
    })),
    'item-activities': rows.map(({ unit, item }) => ({ unit, item, activity: item, perCase: 1 })),
  };
}

function readingsOf(hasSurvey: boolean): AnswerReadings {
  const units = { codes: [UNIT] };
  const figure = (parts: Partial<Figure> & Pick<Figure, 'measure'>): Reading => ({
    kind: 'figure',
    figure: { ...parts, units },
  });
  const item = (code: string) => ({ items: { codes: [code] } });
  const each = { per: { measure: 'itemQuantity' } } as const;
  const minutes = { measure: 'staffMinutes' } as const;
  const capacity = { measure: 'staffCapacity' } as const;
  const difference: Reading = {
    kind: 'sum',
    terms: [
      { figure: { ...capacity, units }, times: 1 },
      { figure: { ...minutes, units }, times: -1 },
    ],
  };
  return {
    capacityCostRate: () => figure({ measure: 'itemBase', per: capacity }),
    driverRate: (code) => figure({ measure: 'itemCost', ...item(code), ...each }),
    minutes: (code) => figure({ ...minutes, ...item(code) }),
    cost: (code) => figure({ measure: 'itemCost', ...item(code) }),
    totalMinutes: () => figure(minutes),
    totalCost: () => figure({ measure: 'itemCost' }),
    utilisation: () => figure({ ...minutes, per: capacity }),
    unusedMinutes: () => difference,
    unusedCost: () => figure({ measure: 'itemResidual', line: 'unused' }),
    ...(hasSurvey && {
      abcRate: (code) => figure({ measure: 'itemCost', itemMethod: 'abc-shares', ...item(code), ...each }),
    }),
  };
}
