import * as z from 'zod/mini';
import { actor } from './record.ts';
import { layerWritingAnswer } from './ruleLayers.ts';
import { count, faultShape, id } from './shapes.ts';
import { submissionBoardAnswer } from './submissions.ts';

/** 填报: sending workbooks out to departments and collecting them. */

/** What the accountant says to all departments. */
export const sendOutRequest = z.strictObject({
  dueDate: z.union([z.literal(''), z.iso.date()]),
  contact: z.string().check(z.maxLength(200)),
});

/** `write` workbooks to be filled in, `read` those sent back, `annotate` copies to go back, `merge` the rest. */
const submissionStep = z.enum(['write', 'read', 'annotate', 'merge']);

const sentBook = z.strictObject({
  unit: z.string(),
  fileName: z.string(),
  items: count,
  /** Items that are not complete as they go out. */
  open: count,
});

/** What sending out and collecting tell, in order; one end. `id`: the files that were made are held under it. */
export const submissionEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), step: submissionStep, done: count, all: count }),
  z.strictObject({ kind: z.literal('sent'), id, books: z.array(sentBook), faults: z.array(faultShape) }),
  z.strictObject({
    kind: z.literal('collected'),
    id,
    ...submissionBoardAnswer.shape,
    /** Files that are no submission of a department that was asked, and why. */
    strangers: z.array(z.strictObject({ file: z.string(), faults: z.array(faultShape) })),
    /** Names of the copies to be sent back. */
    copies: z.array(z.string()),
    /** What was accepted, on its way into the workbook; null where nothing was. */
    writing: z.nullable(layerWritingAnswer),
    /** What would stand out among all answers: for the departments to look at again. */
    findings: z.array(faultShape),
  }),
  z.strictObject({ kind: z.literal('failed'), fault: faultShape }),
]);

/** Takes into the record where the departments stand. */
export const registerSubmissionsRequest = z.strictObject({ by: actor });
/** How many of them the record did not know yet. */
export const submissionsRegistered = z.strictObject({ written: count });

export type SendOutRequest = z.infer<typeof sendOutRequest>;
export type SubmissionStep = z.infer<typeof submissionStep>;
export type SubmissionEvent = z.infer<typeof submissionEvent>;
export type SentOut = Extract<SubmissionEvent, { kind: 'sent' }>;
export type CollectedReturns = Extract<SubmissionEvent, { kind: 'collected' }>;
