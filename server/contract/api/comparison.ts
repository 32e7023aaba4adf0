import * as z from 'zod/mini';
import { bilingual } from '../sheetDefinition.ts';
import { count, decimal, hash, month } from './shapes.ts';

/**
 * Two runs side by side: what differs in input, rules and result. What is equal is not listed. It is kept in
 * the record's own names, and answered in the words of the sheets.
 */

/** One field of a record or a rule, as text; null where that side has none. */
const fieldChange = z.strictObject({
  field: z.string(),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
});

const change = z.enum(['added', 'removed', 'changed']);

/** Rows of one key: several are summed, as costing does. */
const inputChange = z.strictObject({
  /** Name of the ledger's list: `directCosts`, `revenues` … */
  kind: z.string(),
  key: z.string(),
  change,
  fields: z.array(fieldChange),
});

const ruleChange = z.strictObject({
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

/** A field by its column's header, and what the column's cells say. */
const saidField = z.strictObject({
  field: bilingual,
  before: z.nullable(bilingual),
  after: z.nullable(bilingual),
});
/** A row by its sheet's name and the parts of its key. */
export const saidInputChange = z.strictObject({
  kind: bilingual,
  key: bilingual,
  change,
  fields: z.array(saidField),
});
export const saidRuleChange = z.strictObject({
  month,
  kind: bilingual,
  id: z.string(),
  name: bilingual,
  change,
  fields: z.array(saidField),
});

const side = z.strictObject({ runId: hash, engineVersion: z.string() });

const comparison = z.strictObject({
  before: side,
  after: side,
  input: listOf(inputChange),
  rules: listOf(ruleChange),
  result: listOf(resultChange),
});

export const saidComparison = z.strictObject({
  before: side,
  after: side,
  input: listOf(saidInputChange),
  rules: listOf(saidRuleChange),
  result: listOf(z.extend(resultChange, { source: bilingual })),
});

export type SaidComparison = z.infer<typeof saidComparison>;
export type SaidInputChange = z.infer<typeof saidInputChange>;
export type SaidRuleChange = z.infer<typeof saidRuleChange>;
export type SaidField = z.infer<typeof saidField>;
export type Comparison = z.infer<typeof comparison>;
export type InputChange = z.infer<typeof inputChange>;
export type RuleChange = z.infer<typeof ruleChange>;
export type ResultChange = z.infer<typeof resultChange>;
export type FieldChange = z.infer<typeof fieldChange>;
