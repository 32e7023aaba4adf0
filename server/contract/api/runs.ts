import * as z from 'zod/mini';
import { bilingual } from '../sheetDefinition.ts';
import {
  checkLine,
  decimal,
  faultList,
  faultShape,
  hash,
  id,
  month,
  runOptions,
  sheetRead,
} from './shapes.ts';

/**
 * A run on the server. It is known by an id of its own from the start; the `runId` of its identity is a
 * hash over the ledger, which is known only once the ledger has been read.
 */

export const startRun = z.strictObject({ inputId: id, options: z.optional(runOptions) });

/**
 * `failed`: faults of the input or of the rules stop it, or `fault` says what happened to the server's
 * own work.
 */
const runState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);

export const runStarted = z.strictObject({ id, state: runState });

const stageTime = z.strictObject({
  stage: z.string(),
  name: bilingual,
  milliseconds: z.number().check(z.nonnegative()),
});

const identityShape = z.strictObject({
  runId: hash,
  ledgerHash: hash,
  rulesHash: hash,
  optionsHash: hash,
  /** Over the bytes of the blocks, in their order. */
  sourceHash: hash,
  engineVersion: z.string(),
});

/** A result sheet by its key. */
const resultSheet = z.strictObject({ key: z.string(), name: z.string() });

/** The money of the whole hospital before and after a level: always equal. */
export const levelMoney = z.strictObject({
  level: z.string(),
  name: bilingual,
  beforeYuan: decimal,
  afterYuan: decimal,
  /** The largest difference of any leaf and source. */
  differenceFen: decimal,
});

/** All that a finished run says of itself beside its sheets. */
export const runReport = z.strictObject({
  faults: faultList,
  /** As the 封面 names it; null where it cannot be read. */
  hospital: z.nullable(z.string()),
  inputSheets: z.array(sheetRead),
  months: z.array(month),
  checks: z.array(checkLine),
  identity: z.nullable(identityShape),
  quantum: z.enum(['fen', 'yuan1e-4']),
  conservation: z.array(levelMoney),
  results: z.array(resultSheet),
});

export const runStatus = z.strictObject({
  id,
  inputId: id,
  inputName: z.nullable(z.string()),
  state: runState,
  stages: z.array(stageTime),
  /** What stopped the server's own work on it; null where nothing did. */
  fault: z.nullable(faultShape),
  /** Null until the run is done or its input stops it. */
  report: z.nullable(runReport),
});

/** What `events` tells, in order; every stage begins and ends, then the run comes to one end. */
export const runEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('begun'), stage: z.string(), name: bilingual }),
  /** Within the allocation: a level of a month begins. */
  z.strictObject({ kind: z.literal('level'), name: bilingual, month }),
  z.strictObject({ kind: z.literal('ended'), ...stageTime.shape }),
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({ kind: z.literal('failed'), fault: z.nullable(faultShape) }),
  z.strictObject({ kind: z.literal('cancelled') }),
]);

/**
 * A sheet plan as far as an envelope goes: which sheet, which verbs. The verbs' own shapes are those of
 * `contract/plan.ts`; their cells are not walked here, there are hundreds of thousands.
 */
export const planShape = z.looseObject({
  key: z.string(),
  name: z.string(),
  tab: z.string(),
  position: z.enum(['first', 'last']),
  onlyIfThere: z.optional(z.boolean()),
  verbs: z.array(z.looseObject({ verb: z.string() })),
});

export const plansAnswer = z.array(planShape);

export type RunState = z.infer<typeof runState>;
export type RunStatus = z.infer<typeof runStatus>;
export type RunReport = z.infer<typeof runReport>;
export type RunEvent = z.infer<typeof runEvent>;

/** Whether a run in this state will still change. */
export const isUnderWay = (state: RunState): boolean => state === 'queued' || state === 'running';

export const isEnd = ({ kind }: RunEvent): boolean =>
  kind === 'done' || kind === 'failed' || kind === 'cancelled';
