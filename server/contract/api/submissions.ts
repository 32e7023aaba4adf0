import * as z from 'zod/mini';
import type { Bilingual } from '../sheetDefinition.ts';
import { count, faultList, hash, month, text } from './shapes.ts';

/** 填报: what departments send back about their service items, and where each of them stands. */

/** Sent back and taken in; sent back and not in order; taken in earlier, and other than it was. */
export const submissionOutcome = z.enum(['accepted', 'faulty', 'changed']);
export type SubmissionOutcome = z.infer<typeof submissionOutcome>;

/** The months that submissions are for, both ends included. */
export const submissionRange = z.strictObject({ from: month, to: month });

/** A department on the status board. */
const boardLine = z.strictObject({
  unit: z.strictObject({ code: text, name: text }),
  outcome: z.union([z.literal('notReturned'), submissionOutcome]),
  /** Names of its files; the one that holds in front. */
  files: z.array(z.string()),
  signedBy: z.string(),
  signedOn: z.string(),
  /** Items it performed, and those that it filled in. */
  items: count,
  filled: count,
  faults: faultList,
  /** sha256 of what it says, however its file was saved; null where it was not accepted. */
  content: z.nullable(hash),
});
export type BoardLine = z.infer<typeof boardLine>;

export const outcomeNames: Readonly<Record<BoardLine['outcome'], Bilingual>> = {
  notReturned: { zh: '未交回', en: 'not sent back' },
  faulty: { zh: '有误', en: 'faulty' },
  accepted: { zh: '已接收', en: 'accepted' },
  changed: { zh: '接收后有变化', en: 'changed since it was accepted' },
};

/** Where every department of a workbook stands, as the record has it. */
export const submissionBoardAnswer = z.strictObject({
  hospital: z.string(),
  range: submissionRange,
  board: z.array(boardLine),
});

export type SubmissionBoardAnswer = z.infer<typeof submissionBoardAnswer>;
