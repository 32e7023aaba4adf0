import * as z from 'zod/mini';
import { BLOCKS_PER_INPUT } from './limits.ts';
import { checkLine, count, faultList, id, month, runOptions, sheetRead, text } from './shapes.ts';

/** An input is a workbook's ranges on the server, sent block by block. */

export const newInput = z.strictObject({
  /** How many blocks will be sent. */
  blocks: z.int().check(z.positive(), z.lte(BLOCKS_PER_INPUT)),
  /** What a person calls the workbook; its runs bear it. */
  name: z.optional(text),
});

export const inputMade = z.strictObject({ inputId: id, blocks: count });

/** `next`: number of the block that is expected now; equal to `blocks` once all are there. */
export const blockTaken = z.strictObject({ number: count, rows: count, next: count, blocks: count });

export const checkRequest = z.strictObject({ options: z.optional(runOptions) });

/** The road up to the allocation, without laying anything out. */
export const checkReport = z.strictObject({
  faults: faultList,
  /** As the 封面 names it; null where it cannot be read. */
  hospital: z.nullable(z.string()),
  sheets: z.array(sheetRead),
  /** Months that a run would cost; empty where a fault stops it before they are known. */
  months: z.array(month),
  checks: z.array(checkLine),
});

export const inputForgotten = z.strictObject({ inputId: id });

export type CheckReport = z.infer<typeof checkReport>;
export type BlockTaken = z.infer<typeof blockTaken>;
