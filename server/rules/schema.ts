import * as z from 'zod/mini';
import {
  elementSelector,
  feeKinds,
  maskReading,
  measures,
  partialFigure,
  unitSelector,
} from '../contract/figure.ts';
import { type Bilingual, bilingual, quantities } from '../contract/sheetDefinition.ts';
import { capacities, itemDrivers, resourceDrivers } from '../engine/items/itemRules.ts';

/**
 * The shape of every rule file. One table of nouns drives the loader, the layers, the resolver and
 * the JSON Schemas that editors read; a new noun is a line here.
 */

const text = z.string().check(z.minLength(1));
const id = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_-]*$/));
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const names = z.strictObject({ zh: text, en: text });
const figure = z.extend(partialFigure, { measure: z.enum(measures) });
const feeKind = z.enum(feeKinds);

/** How sure we are of a reference: read in the text, seen in use, or our own experience. */
const certainty = z.enum(['text', 'practice', 'own']);

const driverSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('parameter'), parameter: id }),
  z.strictObject({ kind: z.literal('workload'), measure: id }),
  z.strictObject({ kind: z.literal('internalService'), service: z.nullable(text) }),
  z.strictObject({
    kind: z.literal('revenue'),
    executedBy: z.enum(['sender', 'any']),
    feeKinds: z.array(feeKind).check(z.minLength(1)),
    careType: z.nullable(z.enum(['outpatient', 'inpatient'])),
  }),
]);

const step = z.strictObject({ id, senders: unitSelector, receivers: z.optional(unitSelector) });
const level = z.strictObject({ id, name: names, steps: z.array(step) });
const leftOut = z.strictObject({ id, name: names, elements: elementSelector });
const itemRule = z.strictObject({
  origins: z.optional(z.array(id)),
  elements: z.optional(elementSelector),
  through: z.optional(z.enum(resourceDrivers)),
  driver: z.enum(itemDrivers),
  capacity: z.enum(capacities),
  fallbacks: z.array(z.enum(itemDrivers)),
});
const side = z.strictObject({ label: names, figures: z.array(figure) });

/** What a dated row of each list says, beside its date, reference and possibly a new name. */
const contents = {
  classes: z.strictObject({
    bit: z.nullable(z.int().check(z.nonnegative())),
    role: z.enum(['sender', 'final', 'excluded']),
  }),
  elements: z.strictObject({
    behaviour: z.enum(['fixed', 'variable', 'mixed']),
    /** Of mixed leaves for which 成本习性 gives no percentage. */
    variablePercent: z.optional(z.number().check(z.minimum(0), z.maximum(100))),
  }),
  sources: z.strictObject({}),
  costLevels: z.strictObject({
    masks: maskReading,
    members: z.array(z.strictObject({ source: id, elements: elementSelector })).check(z.minLength(1)),
  }),
  feeCategories: z.strictObject({ kind: feeKind }),
  measures: z.strictObject({
    /** What is and what is not counted in. */
    counts: z.optional(z.array(z.strictObject({ id, name: names, counted: z.boolean() }))),
  }),
  parameters: z.strictObject({}),
  facts: z.strictObject({}),
  drivers: z.strictObject({ source: driverSource }),
  unitGroups: z.strictObject({}),
  elementGroups: z.strictObject({}),
  assignments: z.strictObject({
    senders: unitSelector,
    elements: elementSelector,
    receivers: z.optional(unitSelector),
    driver: id,
    fallbacks: z.array(id),
  }),
  methods: z.strictObject({ levels: z.array(level).check(z.minLength(1)) }),
  checks: z.strictObject({
    left: side,
    right: side,
    relation: z.enum(['equal', 'atMost']),
    by: z.enum(['total', 'statutory', 'source', 'level']),
    severity: z.enum(['unpublishable', 'notice']),
  }),
  policies: z.strictObject({ choice: z.enum(['roundAndReport', 'reject']) }),
  costOrigins: z.strictObject({ classesPassed: maskReading }),
  itemBases: z.strictObject({
    classes: z.array(id),
    classesPassed: maskReading,
    level: id,
    leftOut: z.array(leftOut),
  }),
  itemMethods: z.strictObject({ rules: z.array(itemRule).check(z.minLength(1)) }),
  itemParameters: z.strictObject({ value: z.number().check(z.positive()) }),
} as const;

export type Noun = keyof typeof contents;
export const nouns = Object.keys(contents) as Noun[];
export const isNoun = (text: string): text is Noun => text in contents;

type Contents = { [N in Noun]: z.infer<(typeof contents)[N]> & { name?: Bilingual | undefined } };
export type Content<N extends Noun> = Contents[N];

/** The content of one value, as a layer may leave it. */
export const contentSchema = (noun: Noun): z.ZodMiniType =>
  z.extend(contents[noun], { name: z.optional(names) });

const identity = {
  name: names,
  aliases: z.optional(z.array(text)),
  description: text,
  /** What the values are counted in; `none` for a classification. */
  unit: z.enum([...quantities, 'none']),
};

const dated = { from: month, reference: text, certainty, name: z.optional(names) };

/** `fee-categories.yaml` → `{feeCategories: [entry, …]}`. */
export function listSchema(noun: Noun): z.ZodMiniType {
  const values = z.array(z.extend(contents[noun], dated)).check(z.minLength(1));
  const entry = z.strictObject({ id, ...identity, values });
  return z.strictObject({ [noun]: z.array(entry).check(z.minLength(1)) });
}

/** `pack.yaml`, the cover. */
export const coverSchema = z.strictObject({
  id,
  title: bilingual,
  description: text,
  from: month,
  defaultMethod: id,
  defaultItemMethod: id,
  documents: z.array(z.strictObject({ title: text, role: text, from: month, certainty })),
});

/** A hospital layer: operations on the pack, in order. */
export const layerSchema = z.strictObject({
  title: text,
  operations: z.array(
    z.strictObject({
      operation: z.enum(['set', 'remove']),
      /** `drivers.headcount`, or one field of it: `assignments.admin.driver`. */
      path: text,
      from: month,
      reason: text,
      reference: z.optional(text),
      value: z.optional(z.unknown()),
      /** Names and description of an entry that the pack does not have. */
      entry: z.optional(z.strictObject(identity)),
    }),
  ),
});

/** `feeCategories` → `fee-categories.yaml`. */
export const fileOf = (noun: Noun): string =>
  `${noun.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.yaml`;
