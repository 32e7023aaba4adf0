import * as z from 'zod/mini';
import { bilingual } from '../sheetDefinition.ts';

/** Shapes that several envelopes share. */

export const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
export const text = z.string().check(z.minLength(1), z.maxLength(200));
/** As the server gave it. */
export const id = z.string().check(z.regex(/^[\w-]{1,64}$/));
/** sha256 as hexadecimal digits. */
export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** A decimal number as text, so that no digit is lost on the way. */
export const decimal = z.string().check(z.regex(/^-?\d+(\.\d+)?$/));
export const count = z.int().check(z.nonnegative());

const cellPlace = z.strictObject({ sheet: z.string(), row: count, column: count });
const sheetPlace = z.strictObject({ sheet: z.string() });
const filePlace = z.strictObject({ file: z.string(), line: count, key: z.string() });
export const place = z.union([cellPlace, sheetPlace, filePlace]);
export const inputCell = cellPlace;

const severity = z.enum(['blocking', 'unpublishable', 'notice']);

export const faultShape = z.strictObject({
  code: z.string(),
  severity,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  where: z.nullable(place),
});

/** Every answer that is not the one asked for. `text`: the fault told in one line. */
export const faultAnswer = z.strictObject({ fault: faultShape, text: bilingual });

/** Worst first, as many as are shown; the counts are of all. */
export const faultList = z.strictObject({
  shown: z.array(faultShape),
  counts: z.strictObject({ blocking: count, unpublishable: count, notice: count }),
});

/** What a run may be asked for; everything absent comes from the workbook's 封面 or the rule pack. */
export const runOptions = z.strictObject({
  /** `to` null: as far as the workbook goes. */
  months: z.optional(z.strictObject({ from: month, to: z.nullable(month) })),
  /** Id of a rule pack; a folder can be named on the command line only. */
  rulePack: z.optional(id),
  method: z.optional(text),
  /** Of service items. */
  itemMethod: z.optional(text),
  quantum: z.optional(z.enum(['fen', 'yuan1e-4'])),
});

/** An input sheet that was recognised. */
export const sheetRead = z.strictObject({ id: z.string(), sheetName: z.string(), rowsRead: count });

/** One tie-out; money in yuan. */
export const checkLine = z.strictObject({
  id: z.string(),
  name: bilingual,
  part: z.nullable(z.strictObject({ id: z.string(), name: bilingual })),
  leftYuan: decimal,
  rightYuan: decimal,
  differenceYuan: decimal,
  passed: z.boolean(),
  severity,
});

export type AskedOptions = z.infer<typeof runOptions>;
