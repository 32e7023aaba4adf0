import * as z from 'zod/mini';
import type { MaskReading } from '../contract/figure.ts';
import { breakEvenMeasures } from '../engine/breakEven.ts';
import { CASE_MONTH, type CaseBook, caseCover, clinicalVolumeFigures, type Expectation } from './caseBook.ts';
import {
  billableName,
  type GoldenItems,
  goldenItemsSchema,
  itemAnswers,
  itemAnswersSchema,
  itemSheets,
} from './goldenItems.ts';
import { statedTolerance, toleranceReader } from './published.ts';

/** Golden hospital: units by class with direct cost per statutory element, and after-allocation buckets per unit (methodology.md §17). */
const amounts = z.array(z.number());
export const goldenCaseSchema = z.object({
  items: z.array(z.string()),
  depts: z.record(
    z.string(),
    z.object({ name: z.string(), class: z.string(), direct: amounts, staff: z.number() }),
  ),
  drivers: z.record(z.string(), z.record(z.string(), z.unknown())),
  buckets: z.array(z.string()),
  expected: z.record(z.string(), z.record(z.string(), z.union([amounts, z.number()]))),
});
type GoldenCase = z.infer<typeof goldenCaseSchema>;

const byUnit = z.record(z.string(), z.number());
/** What methodology.md §17 prints beyond the file: volumes, revenue, unit costs and break-even of one clinic. */
export const goldenPrintSchema = z.object({
  source: z.string(),
  visits: byUnit,
  occupiedBedDays: byUnit,
  revenue: z.array(
    z.object({
      orderingUnit: z.string(),
      executingUnit: z.string(),
      category: z.string(),
      amountYuan: z.number(),
    }),
  ),
  variableItems: z.array(z.string()),
  items: z.optional(goldenItemsSchema),
  expected: z.object({
    costPerVisit: byUnit,
    costPerBedDay: byUnit,
    breakEven: z.object({
      unit: z.string(),
      figures: z.partialRecord(z.enum(['revenue', 'volume', 'fixed', 'variable']), z.number()),
      answers: z.partialRecord(z.enum(breakEvenMeasures), z.number()),
    }),
    items: z.optional(itemAnswersSchema),
  }),
  tolerance: statedTolerance,
});
type GoldenPrint = z.infer<typeof goldenPrintSchema>;

const classOf: Record<string, string> = { admin: 'ADMIN', aux: 'AUX', tech: 'TECH', clin: 'CLINICAL' };

/** Bucket names of the paper as class masks: `t_am` passed through TECH, AUX and ADMIN. */
const maskOf: Record<string, MaskReading> = {
  d: { without: ['ADMIN', 'AUX', 'TECH'] },
  m: { with: ['ADMIN'], without: ['AUX', 'TECH'] },
  a_d: { with: ['AUX'], without: ['ADMIN', 'TECH'] },
  a_m: { with: ['AUX', 'ADMIN'], without: ['TECH'] },
  t_d: { with: ['TECH'], without: ['ADMIN', 'AUX'] },
  t_m: { with: ['TECH', 'ADMIN'], without: ['AUX'] },
  t_a: { with: ['TECH', 'AUX'], without: ['ADMIN'] },
  t_am: { with: ['TECH', 'AUX', 'ADMIN'] },
};

/** The paper rounds to the fen; amounts posted at a hundredth of a fen must agree with it. */
const PRINT_ROUNDING_YUAN = 0.005;

export function goldenCase(id: string, golden: GoldenCase, print: GoldenPrint | null): CaseBook {
  return {
    id,
    title: 'Golden hospital of eleven units',
    source: 'exact arithmetic of our own',
    sheets: {
      ...costSheets(id, golden, print),
      ...(print && activitySheets(print)),
      ...(print?.items && itemSheets(print.items)),
    },
    expectations: [
      ...Object.entries(golden.expected).flatMap(([code, buckets]) =>
        unitExpectations(golden, print?.items, code, buckets),
      ),
      ...(print ? printExpectations(print) : []),
    ],
    notComputed: [],
  };
}

type Sheets = CaseBook['sheets'];

function costSheets(id: string, golden: GoldenCase, print: GoldenPrint | null): Sheets {
  const units = Object.entries(golden.depts);
  const receiversBySender = Object.entries(golden.drivers).filter(([sender]) => sender in golden.depts);
  const month = CASE_MONTH;
  return {
    cover: caseCover(id),
    'cost-units': units.map(([code, unit]) => ({
      code,
      name: unit.name,
      unitClass: classOf[unit.class] ?? '',
      ...(print && { careType: careTypeOf(print, code) }),
    })),
    'cost-elements': golden.items.flatMap((statutory) => {
      const behaviour = print?.variableItems.includes(statutory) ? 'variable' : 'fixed';
      return codesOf(statutory, print?.items).map((code, at) => ({
        ...{ code, name: code, statutory, behaviour },
        ...(at > 0 && { billable: 'yes' }),
      }));
    }),
    'direct-cost': units.flatMap(([unit, { direct }]) =>
      direct.flatMap((amountYuan, at) =>
        booked(unit, golden.items[at] ?? '', amountYuan, print?.items).map((row) => ({ month, ...row })),
      ),
    ),
    'driver-parameters': units.map(([unit, { staff }]) => ({ month, unit, headcount: staff })),
    'internal-services': receiversBySender.flatMap(([provider, volumes]) =>
      Object.entries(volumes).map(([receiver, quantity]) => ({
        month,
        provider,
        receiver,
        service: '服务量',
        quantity: Number(quantity),
      })),
    ),
    'allocation-rules': receiversBySender.map(([senders]) => ({
      operation: 'set',
      senders,
      driver: 'internalService',
      reason: '样例',
    })),
  };
}

/** The leaf elements of one of the file. */
const codesOf = (element: string, items: GoldenItems | undefined): string[] =>
  items?.billable.element === element ? [element, billableName(element)] : [element];

function booked(unit: string, element: string, amountYuan: number, items: GoldenItems | undefined) {
  const apart =
    items && items.unit === unit && items.billable.element === element ? items.billable.amountYuan : 0;
  const rows = [
    { unit, element, amountYuan: amountYuan - apart },
    { unit, element: billableName(element), amountYuan: apart },
  ];
  return rows.filter((row) => row.amountYuan !== 0);
}

const careTypeOf = ({ visits, occupiedBedDays }: GoldenPrint, unit: string) =>
  unit in visits ? 'outpatient' : unit in occupiedBedDays ? 'inpatient' : 'none';

/** What the units did and what patients were charged for it. */
function activitySheets(print: GoldenPrint): Sheets {
  const month = CASE_MONTH;
  const volumes = (measure: 'visits' | 'occupiedBedDays') =>
    Object.entries(print[measure]).map(([unit, quantity]) => ({ month, unit, [measure]: quantity }));
  return {
    workload: [...volumes('visits'), ...volumes('occupiedBedDays')],
    revenue: print.revenue.map((row) => ({
      month,
      ...row,
      careType: careTypeOf(print, row.orderingUnit),
    })),
  };
}

/** Unit costs of the hospital and its units, and break-even of one clinic. */
function printExpectations({ items, expected, tolerance }: GoldenPrint): Expectation[] {
  const { costPerVisit, costPerBedDay, breakEven } = expected;
  const toleranceOf = toleranceReader(tolerance, 0);
  const line = (path: string, of: Expectation['of'], printed: number): Expectation => {
    const allowed = toleranceOf(path, printed);
    return { label: path, of, expected: printed, tolerance: allowed };
  };
  const unitCosts = (path: string, per: string, careType: string, costs: Readonly<Record<string, number>>) =>
    Object.entries(costs).map(([unit, printed]) => {
      const units =
        unit === 'hospital' ? { classes: ['CLINICAL'], careTypes: [careType] } : { codes: [unit] };
      const figure = { measure: 'finalCost', level: 'medical', units, per } as const;
      return line(`${path}.${unit}`, { kind: 'figure', figure }, printed);
    });
  const of = clinicalVolumeFigures(breakEven.unit, 'visits');
  return [
    ...unitCosts('costPerVisit', 'visits', 'outpatient', costPerVisit),
    ...unitCosts('costPerBedDay', 'occupiedBedDays', 'inpatient', costPerBedDay),
    ...(['revenue', 'volume', 'fixed', 'variable'] as const).flatMap((name) => {
      const printed = breakEven.figures[name];
      return printed === undefined ? [] : [line(name, { kind: 'figure', figure: of[name] }, printed)];
    }),
    ...breakEvenMeasures.flatMap((gives) => {
      const printed = breakEven.answers[gives];
      return printed === undefined ? [] : [line(gives, { kind: 'breakEven', gives, of }, printed)];
    }),
    ...(items && expected.items
      ? itemAnswers(items, expected.items).map((answer) => line(answer.path, answer.of, answer.printed))
      : []),
  ];
}

function unitExpectations(
  golden: GoldenCase,
  items: GoldenItems | undefined,
  code: string,
  buckets: GoldenCase['expected'][string],
): Expectation[] {
  return Object.entries(buckets).flatMap(([bucket, expected]) => {
    const cells = typeof expected === 'number' ? [expected] : expected;
    return cells.map((printed, at): Expectation => {
      const element = typeof expected === 'number' ? null : (golden.items[at] ?? '');
      return {
        label: `${code} ${golden.depts[code]?.name ?? ''} ${bucket}${element ? ` ${element}` : ''}`,
        of: {
          kind: 'figure',
          figure: {
            measure: 'heldCost',
            units: { codes: [code] },
            ...(element ? { elements: { codes: codesOf(element, items) } } : {}),
            ...(maskOf[bucket] ? { classesPassed: maskOf[bucket] } : {}),
          },
        },
        expected: printed,
        tolerance: PRINT_ROUNDING_YUAN,
      };
    });
  });
}
