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

const units = { codes: [UNIT] };
const each = { per: { measure: 'itemQuantity' } } as const;
const minutes = { measure: 'staffMinutes', units } as const;
const capacity = { measure: 'staffCapacity', units } as const;

const read = (figure: Figure): Reading => ({ kind: 'figure', figure });
const costRead = (item: string, parts: Partial<Figure> = {}): Reading =>
  read({ measure: 'itemCost', units, items: { codes: [item] }, ...parts });

/** Without a survey there are no rates of activity-based costing. */
const readingsOf = (hasSurvey: boolean): AnswerReadings => ({
  capacityCostRate: () => read({ measure: 'itemBase', units, per: { measure: 'staffCapacity' } }),
  driverRate: (item) => costRead(item, each),
  minutes: (item) => read({ ...minutes, items: { codes: [item] } }),
  cost: (item) => costRead(item),
  totalMinutes: () => read(minutes),
  totalCost: () => read({ measure: 'itemCost', units }),
  utilisation: () => read({ ...minutes, per: { measure: 'staffCapacity' } }),
  unusedMinutes: () => ({
    kind: 'sum',
    terms: [
      { figure: capacity, times: 1 },
      { figure: minutes, times: -1 },
    ],
  }),
  unusedCost: () => read({ measure: 'itemResidual', units, line: 'unused' }),
  ...(hasSurvey && { abcRate: (item) => costRead(item, { itemMethod: 'abc-shares', ...each }) }),
});
