import * as z from 'zod/mini';
import { measures, partialFigure } from '../figure.ts';
import { bilingual } from '../sheetDefinition.ts';
import { decimal, faultList, faultShape, id, inputCell, month, place, text } from './shapes.ts';

/** What a finished run can be asked: where a number comes from, and what a change would do to it. */

const figureShape = z.extend(partialFigure, { measure: z.enum(measures) });

const DEEPEST = 5;
const depth = z.optional(z.int().check(z.positive(), z.lte(DEEPEST)));
/** Of a line of an earlier answer; absent or empty: the number itself. */
const path = z.optional(z.string().check(z.maxLength(2_000)));

const address = z.string().check(z.regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/));

/** A number by what it means, or by where it stands: a result sheet's key and a cell such as `F12`. */
export const traceRequest = z.union([
  z.strictObject({ figure: figureShape, path, depth }),
  z.strictObject({ sheet: text, cell: address, path, depth }),
]);

const unitNamed = z.strictObject({ code: z.string(), name: z.string() });

/** `handedOut × driverValue ÷ driverTotal`, and by which rule. */
const traceStep = z.strictObject({
  handedOut: decimal,
  driver: z.strictObject({ id: z.string(), name: bilingual }),
  driverValue: z.string(),
  driverTotal: z.string(),
  /** Month whose driver values were used; null: all months of the figure together. */
  valuesOf: z.nullable(month),
  fallback: z.nullable(z.string()),
  rule: z.strictObject({ id: z.string(), reference: z.string(), layer: z.string(), where: place }),
  /** 尾差: what was posted beyond the exact share, in quanta. */
  residualQuanta: z.string(),
});

const lineShape = {
  path: z.string(),
  kind: z.string(),
  month: z.nullable(month),
  unit: z.nullable(z.strictObject({ ...unitNamed.shape, unitClass: z.string() })),
  /** An item, a kind of cost, a grade or card, by name. */
  label: z.nullable(bilingual),
  /** In yuan where `isMoney`, else in the measure's own unit. */
  amount: decimal,
  isMoney: z.boolean(),
  /** 按比例还原: split in proportion, not posted. */
  proportional: z.boolean(),
  step: z.nullable(traceStep),
  cell: z.nullable(inputCell),
  /** Cells that a driver's value was read from, the first of them; no part of the sum. */
  basis: z.array(inputCell),
  /** Whether it can be opened by its path. */
  opens: z.boolean(),
};

/** `children` null: not opened in this answer. */
export interface TraceLine extends z.infer<z.ZodMiniObject<typeof lineShape>> {
  readonly children: readonly TraceLine[] | null;
}

export const traceLine: z.ZodMiniType<TraceLine> = z.lazy(() =>
  z.strictObject({ ...lineShape, children: z.nullable(z.array(traceLine)) }),
);

/** A figure with `per`: the line takes the amount apart; this is what it is divided by, and what that gives. */
const quotient = z.strictObject({
  /** The workload, in its own unit. */
  denominator: decimal,
  /** Unrounded; null where nothing was done. */
  value: z.nullable(decimal),
});

const tracedNumber = z.strictObject({
  figure: figureShape,
  line: traceLine,
  quotient: z.nullable(quotient),
});

/** A cell that holds no number of the run, or one that cannot be taken apart: `why` says so, and nothing is wrong. */
export const traceAnswer = z.union([tracedNumber, z.strictObject({ figure: z.null(), why: faultShape })]);

const careType = z.enum(['outpatient', 'inpatient']);

const valueChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('parameter'), unit: text, parameter: text, quantity: z.number() }),
  z.strictObject({ kind: z.literal('workload'), unit: text, measure: text, quantity: z.number() }),
  z.strictObject({
    kind: z.literal('internalService'),
    provider: text,
    receiver: text,
    service: text,
    quantity: z.number(),
  }),
  z.strictObject({
    kind: z.literal('revenue'),
    orderingUnit: text,
    executingUnit: text,
    category: text,
    careType,
    amountYuan: z.number(),
  }),
]);

const MOST_CHANGES = 1_000;
const MOST_FIGURES = 1_000;

export const whatIfRequest = z.strictObject({
  /** Driver values of one month as they would be, and other drivers for assignments by id. */
  changes: z.strictObject({
    month,
    values: z.array(valueChange).check(z.maxLength(MOST_CHANGES)),
    drivers: z.array(z.strictObject({ assignment: text, driver: text })).check(z.maxLength(MOST_CHANGES)),
  }),
  /** Numbers to be told before and after. */
  figures: z.optional(z.array(figureShape).check(z.maxLength(MOST_FIGURES))),
});

const beforeAfter = { before: decimal, after: decimal };
/** Null where there is no number: nothing to divide by, or a year whose months nobody can tell. */
const beforeAfterIfAny = { before: z.nullable(decimal), after: z.nullable(decimal) };

export const whatIfAnswer = z.strictObject({
  faults: faultList,
  /** Units whose cost changes, in yuan. */
  units: z.array(z.strictObject({ ...unitNamed.shape, ...beforeAfter })),
  /** In the order asked; empty where the change cannot be costed. */
  figures: z.array(z.strictObject({ ...beforeAfterIfAny, isMoney: z.boolean() })),
});

/** Of a trial that is kept: what its sheet is called after a word of ours, within Excel’s 31 characters. */
export const LONGEST_TRIAL_NAME = 20;
const trialName = text.check(z.maxLength(LONGEST_TRIAL_NAME));

/** A what-if kept as a sheet: the same name is written to the same sheet again. */
export const scenarioRequest = z.strictObject({
  name: trialName,
  changes: whatIfRequest.shape.changes,
});

/** What a person may change in a month, each with its value as it is. */
export const choices = z.strictObject({
  month,
  units: z.array(
    z.strictObject({
      ...unitNamed.shape,
      unitClass: z.string(),
      parameters: z.record(z.string(), z.number()),
      workloads: z.record(z.string(), z.number()),
    }),
  ),
  /** Names of what the units' values are of. */
  parameters: z.array(z.strictObject({ id, name: bilingual })),
  workloads: z.array(z.strictObject({ id, name: bilingual })),
  revenues: z.array(
    z.strictObject({
      orderingUnit: z.string(),
      executingUnit: z.string(),
      category: z.string(),
      careType,
      amountYuan: z.number(),
    }),
  ),
  categories: z.array(z.strictObject({ id, name: bilingual })),
  internalServices: z.array(
    z.strictObject({
      provider: z.string(),
      receiver: z.string(),
      service: z.string(),
      quantity: z.number(),
    }),
  ),
  /** Units of 保本测算. */
  breakEvenUnits: z.array(z.strictObject(unitNamed.shape)),
});

export const choicesQuery = z.strictObject({ month });

/** Shares by which factors change: 0.1 is ten percent more. */
const share = z.optional(z.number().check(z.gte(-1), z.lte(100)));

export const breakEvenRequest = z.strictObject({
  unit: text,
  changes: z.strictObject({ price: share, unitVariableCost: share, volume: share, fixed: share }),
  /** The surplus aimed at, in yuan; 0 is break-even. */
  targetSurplusYuan: z.optional(z.number()),
});

/** A trial kept as a sheet: the same name is written to the same sheet again. */
export const breakEvenPlanRequest = z.strictObject({
  name: trialName,
  asked: breakEvenRequest,
});

/** `noBreakEven`: no volume covers the fixed cost; null: nothing to divide by. */
const breakEvenValue = z.nullable(z.union([decimal, z.literal('noBreakEven')]));

export const breakEvenAnswer = z.strictObject({
  unit: z.strictObject(unitNamed.shape),
  lines: z.array(
    z.strictObject({
      id: z.string(),
      name: bilingual,
      kind: z.enum(['money', 'share', 'number']),
      before: breakEvenValue,
      after: breakEvenValue,
    }),
  ),
});

export type FigureShape = z.infer<typeof figureShape>;
export type TraceRequest = z.infer<typeof traceRequest>;
export type TraceAnswer = z.infer<typeof traceAnswer>;
export type TracedNumber = z.infer<typeof tracedNumber>;
export type WhatIfRequest = z.infer<typeof whatIfRequest>;
export type WhatIfAnswer = z.infer<typeof whatIfAnswer>;
export type ScenarioRequest = z.infer<typeof scenarioRequest>;
export type Choices = z.infer<typeof choices>;
export type BreakEvenRequest = z.infer<typeof breakEvenRequest>;
export type BreakEvenPlanRequest = z.infer<typeof breakEvenPlanRequest>;
export type BreakEvenAnswer = z.infer<typeof breakEvenAnswer>;
