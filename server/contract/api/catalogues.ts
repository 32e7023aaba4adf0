import * as z from 'zod/mini';
import { bilingual } from '../sheetDefinition.ts';
import { id, month, place } from './shapes.ts';

/** What the server knows without any input: itself, the input sheets and the rules. */

export const health = z.looseObject({
  product: z.string(),
  version: z.string(),
  apiVersion: z.int(),
  engineVersion: z.string(),
  /** Whole days until the certificate of https ends; left out over http. */
  certificateDays: z.optional(z.int()),
});

export const templates = z.strictObject({
  sheets: z.array(
    z.strictObject({
      id: z.string(),
      version: z.int(),
      name: bilingual,
      summary: bilingual,
      group: z.string(),
      layout: z.string(),
      required: z.boolean(),
      /** Only a hospital that costs its service items has it. */
      isOfItems: z.boolean(),
    }),
  ),
});

/** `items`: with the sheets of service items. */
export const blankTemplateQuery = z.strictObject({ items: z.optional(z.literal('with')) });

const named = { id, name: bilingual };

export const rulePacks = z.strictObject({
  packs: z.array(
    z.strictObject({
      id,
      title: bilingual,
      from: month,
      defaultMethod: id,
      methods: z.array(z.strictObject(named)),
      defaultItemMethod: id,
      /** Of service items, each with what it does in the pack's own words. */
      itemMethods: z.array(z.strictObject({ ...named, description: z.string() })),
    }),
  ),
});

export const rulesQuery = z.strictObject({ month });

const origin = z.strictObject({ layer: z.string(), where: place, reference: z.string() });

export const rulesOfMonth = z.strictObject({
  pack: id,
  title: bilingual,
  month,
  /** By list (`drivers`, `assignments` …): what holds in the month, each with where it was set. */
  lists: z.record(
    z.string(),
    z.array(z.strictObject({ ...named, content: z.record(z.string(), z.unknown()), origin })),
  ),
});

export type Health = z.infer<typeof health>;
export type Templates = z.infer<typeof templates>;
export type RulePacks = z.infer<typeof rulePacks>;
export type RulesOfMonth = z.infer<typeof rulesOfMonth>;
