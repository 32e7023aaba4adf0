import * as z from 'zod/mini';
import { bilingual } from '../sheetDefinition.ts';
import { saidRuleChange } from './comparison.ts';
import {
  acknowledgement,
  actor,
  bookShape,
  monthState,
  reason,
  registeredOptions,
  registeredRun,
  runPayloads,
  verdict,
} from './record.ts';
import { levelMoney } from './runs.ts';
import { count, faultShape, hash, id, month, runOptions } from './shapes.ts';

/** Books, their months and runs, as they are asked for and answered. */

const moveName = z.enum(['gather', 'review', 'return', 'publish', 'close', 'reopen']);
export type Move = z.infer<typeof moveName>;

const signature = { at: z.iso.datetime(), by: actor };
const remark = z.string().check(z.maxLength(1000));
const version = z.int().check(z.positive());

export const clockRequest = z.strictObject({ by: actor, reason });

/** What a run is registered with, beside the run itself. */
export const registerRequest = z.strictObject({
  by: actor,
  acknowledged: z.array(acknowledgement),
  /** Why drivers differ from the month before; asked for where they do. */
  driverReason: z.nullable(reason),
});

/** A run in a book. */
export const runInBook = z.strictObject({
  run: registeredRun,
  options: registeredOptions,
  payloads: runPayloads,
  verdict,
  acknowledged: z.array(acknowledgement),
  driverReason: z.nullable(reason),
  /** Name of the workbook. */
  source: z.string(),
  ...signature,
});

const publishedVersion = z.strictObject({
  version,
  runId: hash,
  statement: hash,
  difference: z.nullable(hash),
  ...signature,
});

export const monthInBook = z.strictObject({
  month,
  state: monthState,
  stateName: bilingual,
  runId: z.nullable(hash),
  /** 待重算: the earlier month whose reopening made it so. */
  staleSince: z.nullable(month),
  review: z.nullable(
    z.strictObject({
      decision: z.enum(['approved', 'returned']),
      remark,
      seal: z.nullable(hash),
      ...signature,
    }),
  ),
  versions: z.array(publishedVersion),
  /** What may be done next. */
  moves: z.array(moveName),
});

/** Months in their order, runs the latest first. */
export const bookAnswer = z.strictObject({
  ...bookShape.shape,
  months: z.array(monthInBook),
  runs: z.array(runInBook),
});

export const bookList = z.strictObject({
  books: z.array(
    z.strictObject({
      ...bookShape.shape,
      months: z.array(
        z.strictObject({
          month,
          state: monthState,
          stateName: bilingual,
          isStale: z.boolean(),
          version: count,
        }),
      ),
    }),
  ),
});

/** `standing`: the months rested on this very run already. */
const registered = {
  book: bookShape,
  runId: hash,
  months: z.array(monthInBook),
};
export const runRegistered = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('registered'), ...registered }),
  z.strictObject({ kind: z.literal('standing'), ...registered }),
  /** Nothing was written: drivers differ from the month before, and nobody said why yet. */
  z.strictObject({
    kind: z.literal('reasonNeeded'),
    fault: faultShape,
    changes: z.array(saidRuleChange),
  }),
]);

/** What happened to a book, or to one month of it, as a person reads it; the latest first. */
export const historyQuery = z.strictObject({ month: z.optional(month) });
export const historyAnswer = z.strictObject({
  lines: z.array(
    z.strictObject({
      number: z.int(),
      kind: z.string(),
      months: z.array(month),
      text: bilingual,
      /** Reason or remark; empty where there is none. */
      reason: z.string(),
      ...signature,
    }),
  ),
});

/**
 * 发布 in words and figures: exactly what is signed. Its address is the sha256 of its canonical JSON, and
 * whoever publishes sends the address of what was shown.
 */
const statementContent = z.strictObject({
  book: bookShape,
  month,
  version,
  run: registeredRun,
  options: registeredOptions,
  payloads: runPayloads,
  registered: z.strictObject({ ...signature, source: z.string() }),
  review: z.strictObject({ ...signature, remark, seal: z.nullable(hash) }),
  /** Of all months of the run. */
  levels: z.array(levelMoney),
  verdict,
  acknowledged: z.array(acknowledgement),
  driverReason: z.nullable(reason),
  /** The version that it replaces, and the difference report's address. */
  replaces: z.nullable(z.strictObject({ version, runId: hash, difference: z.nullable(hash), ...signature })),
});
export type StatementContent = z.infer<typeof statementContent>;

export const statementAnswer = z.strictObject({ address: hash, content: statementContent });

const moved = { by: actor };
export const moveRequest = z.discriminatedUnion('move', [
  z.strictObject({
    move: z.literal('gather'),
    ...moved,
    /** A held input, checked once more. */
    inputId: id,
    options: z.optional(runOptions),
  }),
  z.strictObject({ move: z.literal('review'), ...moved, runId: hash, remark }),
  z.strictObject({ move: z.literal('return'), ...moved, runId: hash, remark: reason }),
  /** Address of the statement that was shown. */
  z.strictObject({ move: z.literal('publish'), ...moved, statement: hash }),
  z.strictObject({ move: z.literal('close'), ...moved }),
  z.strictObject({ move: z.literal('reopen'), ...moved, reason }),
]);
export type MoveRequest = z.infer<typeof moveRequest>;
export type MonthInBook = z.infer<typeof monthInBook>;
export type BookAnswer = z.infer<typeof bookAnswer>;
export type RunRegistered = z.infer<typeof runRegistered>;
export type BookList = z.infer<typeof bookList>;
export type HistoryAnswer = z.infer<typeof historyAnswer>;
export type RegisterRequest = z.infer<typeof registerRequest>;

/** Where the months of a workbook's hospital stand, for whoever has the workbook open. */
export const standingQuery = z.strictObject({
  hospital: z.string().check(z.minLength(1), z.maxLength(200)),
  /** `2024-01` or `2024-01,2024-02`. */
  months: z.string().check(z.regex(/^\d{4}-\d{2}(,\d{4}-\d{2}){0,23}$/)),
  /** runId that the workbook's results bear; told whether the record knows it. */
  run: z.optional(hash),
});
export const standingAnswer = z.strictObject({
  months: z.array(z.strictObject({ month, book: bookShape, found: z.nullable(monthInBook) })),
  /** Null where no run was asked for. */
  isRunKnown: z.nullable(z.boolean()),
});
export type StandingAnswer = z.infer<typeof standingAnswer>;
export type StatementAnswer = z.infer<typeof statementAnswer>;

/** A registered run made anew from what is kept of it: no faults but notices mean the same, byte for byte. */
export const verification = z.strictObject({ isVerified: z.boolean(), faults: z.array(faultShape) });
export type Verification = z.infer<typeof verification>;

/** Two registered runs, by their runIds. */
export const compareQuery = z.strictObject({ before: hash, after: hash });
