import * as z from 'zod/mini';
import { runInBook } from './books.ts';
import { actor, bookShape } from './record.ts';
import { levelMoney } from './runs.ts';
import { faultShape, hash, month } from './shapes.ts';

/** A run's way to its reviewer and back, as files between two computers (costing-decisions.md 30). */

export const packageRequest = z.strictObject({ by: actor });
/** The file lies in the home, to be handed over. */
export const packageMade = z.strictObject({ file: z.string(), folder: z.string(), seal: hash });

/** What is to be reviewed; made anew from the package, it is the same or `faults` say what differs. */
export const underReview = z.strictObject({
  book: bookShape,
  registered: runInBook,
  sentBy: actor,
  madeAt: z.iso.datetime(),
  seal: hash,
  levels: z.array(levelMoney),
  isVerified: z.boolean(),
  faults: z.array(faultShape),
});

export const signQuery = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  decision: z.enum(['approved', 'returned']),
  remark: z.string().check(z.maxLength(1000)),
});
export const reviewSigned = z.strictObject({ file: z.string(), folder: z.string() });

/** Months that bear the review now; none where they bore it already. */
export const reviewTaken = z.strictObject({ months: z.array(month) });

/** What the record is to an auditor, beside the workbook. */
export const auditFacts = z.strictObject({ entries: z.int().check(z.nonnegative()) });
export const auditEntries = z.looseObject({ entries: z.int(), head: z.nullable(hash) });

export type UnderReview = z.infer<typeof underReview>;
