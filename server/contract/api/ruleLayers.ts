import * as z from 'zod/mini';
import { LAST_COLUMN, LAST_ROW } from './block.ts';
import { saidInputChange } from './comparison.ts';
import { actor, reason } from './record.ts';
import { planShape } from './runs.ts';
import { count, faultShape, hash, month, text } from './shapes.ts';

/** A hospital's own rules as the record keeps them in versions: rows of 分摊规则 and 成本习性 without their places. */

const validFrom = z.nullable(month);

/** One row of 分摊规则; fields as in `RuleRow` (engine/ledger.ts). */
const layerRule = z.strictObject({
  operation: z.enum(['set', 'remove']),
  senders: z.string(),
  elements: z.string(),
  driver: z.string(),
  fallback: z.string(),
  receivers: z.array(z.string()),
  order: z.nullable(z.number()),
  validFrom,
  reason: z.string(),
});

/** One row of 成本习性; fields as in `BehaviourRow`. */
const layerBehaviour = z.strictObject({
  units: z.string(),
  elements: z.string(),
  behaviour: z.enum(['fixed', 'variable', 'mixed']),
  variablePercent: z.nullable(z.number()),
  validFrom,
  reason: z.string(),
});

/** Rows in the order in which they are laid over the rule pack: those of an earlier month first. */
export const ruleLayer = z.strictObject({
  ruleRows: z.array(layerRule),
  behaviourRows: z.array(layerBehaviour),
});

/** Two versions of a layer side by side; what is equal is not listed. */
export const layerComparison = z.strictObject({
  rows: z.array(saidInputChange),
  /** Rows of one month are laid over each other from top to bottom; those that both have stand in another order. */
  isReordered: z.boolean(),
});

/** What is to stand in a cell, and what was read there when it was decided. */
const cellChange = z.strictObject({
  row: count.check(z.lte(LAST_ROW)),
  column: count.check(z.lte(LAST_COLUMN)),
  was: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  value: z.union([z.number(), z.string(), z.null()]),
  /** A formula that stands there says the same, and stays. */
  mayStay: z.optional(z.literal(true)),
});

/** Cells of a sheet that a person made. Everything else of it stays. */
const sheetCells = z.strictObject({ sheetName: z.string(), cells: z.array(cellChange) });

const version = z.int().check(z.positive());

/** Layers of a hospital. */
export const layersQuery = z.strictObject({ hospital: text });
export const layersAnswer = z.strictObject({
  layers: z.array(
    z.strictObject({
      layer: z.string(),
      /** The latest first. */
      versions: z.array(
        z.strictObject({
          version,
          validFrom: month,
          reason: z.string(),
          content: hash,
          rolledBackTo: z.nullable(version),
          at: z.iso.datetime(),
          by: actor,
        }),
      ),
    }),
  ),
});

/** The rows of the run's workbook, kept under a name. */
export const saveLayerRequest = z.strictObject({ by: actor, layer: text, validFrom: month, reason });
/** `isNew` false: the latest version says the same. */
export const layerSaved = z.strictObject({
  hospital: z.string(),
  layer: z.string(),
  version,
  isNew: z.boolean(),
});

const named = { hospital: text, layer: text };
/** What an earlier version says, as the next one. */
export const rollBackRequest = z.strictObject({ ...named, version, by: actor, validFrom: month, reason });

/** Versions as a query carries them. */
const asked = z.string().check(z.regex(/^[1-9]\d{0,5}$/));
export const compareLayersQuery = z.strictObject({ ...named, before: asked, after: asked });

export const writeLayerRequest = z.strictObject({ ...named, version });
/** What is to be written into the workbook; nothing where a fault is blocking. */
export const layerWritingAnswer = z.strictObject({
  cells: z.array(sheetCells),
  plans: z.array(planShape),
  faults: z.array(faultShape),
});

export type RuleLayerAnswer = z.infer<typeof layersAnswer>;
export type LayerSaved = z.infer<typeof layerSaved>;
export type LayerWritingAnswer = z.infer<typeof layerWritingAnswer>;
export type LayerComparison = z.infer<typeof layerComparison>;
export type RuleLayer = z.infer<typeof ruleLayer>;
export type CellChange = z.infer<typeof cellChange>;
export type SheetCells = z.infer<typeof sheetCells>;
