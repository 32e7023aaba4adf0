import * as z from 'zod/mini';
import { BLOCK_ROWS } from './limits.ts';
import { count, text } from './shapes.ts';

/**
 * A range block (`contract/rangeBlock.ts`) as it is sent. The server reads the frame by schema and the
 * matrices by loops, which are twenty times as fast; `rangeBlockShape` describes both for readers.
 */

export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;

const frame = {
  sheetId: text,
  sheetName: text,
  planKey: z.optional(text),
  origin: z.strictObject({
    row: count.check(z.lte(LAST_ROW)),
    column: count.check(z.lte(LAST_COLUMN)),
  }),
  rows: count,
  columns: count.check(z.lte(LAST_COLUMN + 1)),
  date1904: z.boolean(),
};

export const blockFrame = z.strictObject({
  ...frame,
  values: z.custom<readonly unknown[]>(Array.isArray),
  kinds: z.custom<readonly unknown[]>(Array.isArray),
  texts: z.custom<readonly unknown[]>(Array.isArray),
  hiddenRows: z.custom<readonly unknown[]>(Array.isArray),
});

export const rangeBlockShape = z.strictObject({
  ...frame,
  rows: count.check(z.lte(BLOCK_ROWS)),
  values: z.array(z.union([z.number(), z.string(), z.boolean(), z.null()])),
  kinds: z.array(z.int().check(z.gte(0), z.lte(6))),
  texts: z.array(z.tuple([count, z.string()])),
  hiddenRows: z.array(count),
});
