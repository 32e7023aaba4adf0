import * as z from 'zod/mini';
import { count, decimal, hash, month } from './shapes.ts';

/** Two runs side by side: what differs in input, rules and result. What is equal is not listed. */

/** One field of a record or a rule, as text; null where that side has none. */
const fieldChange = z.strictObject({
  field: z.string(),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
});

const change = z.enum(['added', 'removed', 'changed']);

/** Rows of one key: several are summed, as costing does. */
export const inputChange = z.strictObject({
  /** Name of the ledger's list: `directCosts`, `revenues` … */
  kind: z.string(),
  key: z.string(),
  change,
  fields: z.array(fieldChange),
});

export const ruleChange = z.strictObject({
  month,
  kind: z.string(),
  id: z.string(),
  name: z.string(),
  change,
  fields: z.array(fieldChange),
});

/** What a unit held of a leaf when it handed out, or holds at the end. */
const resultChange = z.strictObject({
  month,
  unit: z.string(),
  unitName: z.string(),
  element: z.string(),
  elementName: z.string(),
  source: z.string(),
  beforeYuan: decimal,
  afterYuan: decimal,
  differenceYuan: decimal,
});

const listOf = <Shape extends z.ZodMiniType>(shape: Shape) =>
  z.strictObject({
    shown: z.array(shape),
    /** Of all, those that are not shown with them. */
    count,
  });

const side = z.strictObject({ runId: hash, engineVersion: z.string() });

export const comparison = z.strictObject({
  before: side,
  after: side,
  input: listOf(inputChange),
  rules: listOf(ruleChange),
  result: listOf(resultChange),
});

export type Comparison = z.infer<typeof comparison>;
export type InputChange = z.infer<typeof inputChange>;
export type RuleChange = z.infer<typeof ruleChange>;
export type ResultChange = z.infer<typeof resultChange>;
export type FieldChange = z.infer<typeof fieldChange>;
