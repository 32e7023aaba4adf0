import * as z from 'zod/mini';
import { count, faultShape, hash, month, text } from './shapes.ts';
import { submissionOutcome, submissionRange } from './submissions.ts';

/**
 * The record: what happened to a hospital's months, one event after the other. Events are never changed;
 * what stands today is what they come to. Amounts and inputs lie beside them as payloads, named by the
 * sha256 of their content.
 */

/** Grows with every change of the events' shapes; older ones are brought forward when the record opens. */
export const RECORD_SCHEMA = 1;

/** Names as a person writes them: shown, never part of a path. */
const name = text;
const remark = z.string().check(z.maxLength(1000));
/** Why something was done: what an auditor reads first. */
export const reason = z.string().check(z.trim(), z.minLength(2), z.maxLength(1000));

/** Who did it, as they said themselves: one computer, no accounts (costing-decisions.md 30). */
export const actor = z.strictObject({
  name,
  role: z.enum(['preparer', 'reviewer', 'manager']),
});

/** A hospital's year. The id is made of both. */
export const bookShape = z.strictObject({
  id: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  hospital: name,
  year: z.string().check(z.regex(/^\d{4}$/)),
});

/** A 提示 that somebody read and let stand. */
export const acknowledgement = z.strictObject({
  code: z.string(),
  /** The fault's place as it is shown. */
  place: z.string(),
  reason,
});

/** What a run is known by and rests on (road/identity.ts). */
export const registeredRun = z.strictObject({
  runId: hash,
  ledgerHash: hash,
  rulesHash: hash,
  optionsHash: hash,
  sourceHash: hash,
  engineVersion: z.string(),
});

export const registeredOptions = z.strictObject({
  months: z.array(month).check(z.minLength(1)),
  quantum: z.enum(['fen', 'yuan1e-4']),
  rulePack: z.string(),
  method: z.string(),
});

/** Addresses of a run's payloads. */
export const runPayloads = z.strictObject({
  ledger: hash,
  rules: hash,
  result: hash,
  report: hash,
});

/** How many faults and failed checks a run had. */
export const verdict = z.strictObject({ unpublishable: count, notice: count });

const monthOfBook = { book: bookShape, month };

/** What each kind of event says beside its number, time and actor. */
const said = {
  /** 归集: the month's input was checked and nothing stops its costing. */
  gathered: { ...monthOfBook, source: name, rows: count },
  /** 分摊: a run's result was taken into the book, for all its months. */
  runRegistered: {
    book: bookShape,
    run: registeredRun,
    options: registeredOptions,
    payloads: runPayloads,
    verdict,
    acknowledged: z.array(acknowledgement),
    /** Why drivers differ from the month before (财会〔2019〕25号 art. 22); null where they do not. */
    driverReason: z.nullable(reason),
    source: name,
    /** How long each stage took: beside what the run is, and in none of its hashes. */
    stages: z.array(z.strictObject({ stage: z.string(), milliseconds: z.number() })),
  },
  /** 审核: agreed with, or sent back. `seal`: of the review package it was signed on, elsewhere. */
  reviewed: {
    ...monthOfBook,
    runId: hash,
    decision: z.enum(['approved', 'returned']),
    remark,
    seal: z.nullable(hash),
  },
  /** 发布. `statement`: payload of exactly what was signed; `difference`: to the version before. */
  published: {
    ...monthOfBook,
    runId: hash,
    version: z.int().check(z.positive()),
    statement: hash,
    difference: z.nullable(hash),
  },
  /** 月结. */
  closed: { ...monthOfBook, version: z.int().check(z.positive()) },
  /** 反结. */
  reopened: { ...monthOfBook, reason },
  /** A hospital's own rules, kept under a name. */
  ruleLayerSaved: {
    hospital: name,
    layer: name,
    version: z.int().check(z.positive()),
    validFrom: month,
    reason,
    content: hash,
    /** The version whose content it takes up again. */
    rolledBackTo: z.nullable(z.int().check(z.positive())),
  },
  /** 填报: what a department sent back, for which months, and what came of it. */
  submissionReturned: {
    hospital: name,
    range: submissionRange,
    unit: z.strictObject({ code: name, name }),
    outcome: submissionOutcome,
    /** What it says, by its sha256; null where it was not taken in. */
    content: z.nullable(hash),
    file: name,
    /** Who filled it in and when, as they wrote it on its cover; empty where they did not. */
    signedBy: z.string(),
    signedOn: z.string(),
    /** Items with labour of their own. */
    filled: count,
    faults: z.strictObject({ blocking: count, unpublishable: count, notice: count }),
  },
  /** Payloads of a book that moved into an archive file. */
  archived: { book: bookShape, file: z.string(), fileHash: hash, payloads: z.array(hash) },
  /** An archive file’s payloads are back. */
  takenBack: { book: bookShape, file: z.string(), fileHash: hash, payloads: z.array(hash) },
  /** The record was replaced by a backup; `head` is where the record stood before. */
  restored: { reason, backupMadeAt: z.iso.datetime(), lostEvents: count, head: z.nullable(hash) },
  /** The computer's clock stood before the last event's time, and somebody answered for it. */
  clockAccepted: { reason, lastAt: z.iso.datetime() },
  /** Events of an older schema were brought forward; the file as it was, up to `head`, lies in `backup`. */
  migrated: { fromSchema: count, backup: z.string(), head: hash },
} as const;

export type EventKind = keyof typeof said;

const frame = {
  schema: z.literal(RECORD_SCHEMA),
  number: z.int().check(z.positive()),
  at: z.iso.datetime(),
  by: actor,
} as const;

const shapeOf = <Kind extends EventKind>(kind: Kind) =>
  z.strictObject({ ...frame, kind: z.literal(kind), ...said[kind] });

export const recordEvent = z.discriminatedUnion('kind', [
  shapeOf('gathered'),
  shapeOf('runRegistered'),
  shapeOf('reviewed'),
  shapeOf('published'),
  shapeOf('closed'),
  shapeOf('reopened'),
  shapeOf('ruleLayerSaved'),
  shapeOf('submissionReturned'),
  shapeOf('archived'),
  shapeOf('takenBack'),
  shapeOf('restored'),
  shapeOf('clockAccepted'),
  shapeOf('migrated'),
]);

export type RecordEvent = z.infer<typeof recordEvent>;
export type EventOf<Kind extends EventKind> = Extract<RecordEvent, { kind: Kind }>;
type Drafted<Event> = Event extends RecordEvent ? Omit<Event, 'schema' | 'number' | 'at'> : never;
/** An event before it is written: its schema, number and time are given when it is. */
export type EventDraft = Drafted<RecordEvent>;

export type Actor = z.infer<typeof actor>;
export type BookName = z.infer<typeof bookShape>;
export type Verdict = z.infer<typeof verdict>;
export type Acknowledgement = z.infer<typeof acknowledgement>;
export type RunPayloads = z.infer<typeof runPayloads>;

/** Where a month stands: 采集 → 归集 → 分摊 → 审核 → 发布 → 月结. */
const monthStates = ['collected', 'gathered', 'allocated', 'reviewed', 'published', 'closed'] as const;
export const monthState = z.enum(monthStates);
export type MonthState = z.infer<typeof monthState>;

/** What a record says of itself. */
export const recordFacts = z.strictObject({
  events: count,
  /** Checksum of the last event, over all before it. */
  head: z.nullable(hash),
  /** False: another process writes, or the record may not be written; it can be read. */
  isWritable: z.boolean(),
  /** What was found and done when it was opened. */
  notices: z.array(faultShape),
});
export type RecordFacts = z.infer<typeof recordFacts>;
