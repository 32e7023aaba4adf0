import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import type { Fault } from '../contract/faults/fault.ts';
import type { Quantum } from '../engine/money.ts';
import type { Run } from '../engine/run.ts';
import { costWorkbook } from '../road/costing.ts';
import { StageClock } from '../road/stages.ts';
import { activityBasedCase, activityBasedCaseSchema } from './activityBasedCase.ts';
import { activityCase, activityCaseSchema } from './activityCase.ts';
import { allocationCase, allocationCaseSchema } from './allocationCase.ts';
import { breakEvenCase, breakEvenCaseSchema } from './breakEvenCase.ts';
import type { CaseBook, Expectation } from './caseBook.ts';
import { filledBook } from './filledBook.ts';
import { goldenCase, goldenCaseSchema, goldenPrintSchema } from './goldenCase.ts';
import { PostingBound } from './postingBound.ts';
import { computed, postingBound } from './readings.ts';
import { timeDrivenCase, timeDrivenCaseSchema } from './timeDrivenCase.ts';
import { wardCase, wardCaseSchema } from './wardCase.ts';

/** One expectation beside what came out. */
export interface CaseLine {
  readonly label: string;
  readonly expected: number;
  readonly computed: number;
  readonly tolerance: number;
  readonly passed: boolean;
}

export interface CaseResult {
  /** The workbook the case was run from, to be opened and costed by anybody; null for a formula alone. */
  readonly workbook: Uint8Array | null;
  readonly lines: readonly CaseLine[];
  readonly faults: readonly Fault[];
}

/** Published numbers are finer than the fen; amounts are posted at a hundredth of it. */
const CASE_QUANTUM = 'yuan1e-4';

/** What a file of the published collection says about itself; the golden hospital's says nothing. */
const named = z.object({ domain: z.string(), method: z.optional(z.string()) });

/**
 * A case is a folder with `case.json`, or such a file; what methodology.md prints beyond the golden
 * hospital's file stands in `print.json` next to it. Unknown shapes are refused with the reason.
 */
export function loadCase(path: string): CaseBook {
  const file = statSync(path).isDirectory() ? join(path, 'case.json') : path;
  const id = basename(file) === 'case.json' ? basename(dirname(file)) : basename(file, '.json');
  const content = readJson(file);
  const kind = z.safeParse(named, content);
  if (!kind.success) return goldenCase(id, parsed(goldenCaseSchema, content), goldenPrint(file));
  const { domain, method = domain } = kind.data;
  switch (method) {
    case 'cvp':
      return breakEvenCase(parsed(breakEvenCaseSchema, content));
    case 'cvp-ward':
      return wardCase(parsed(wardCaseSchema, content));
    case 'abc':
      return activityBasedCase(parsed(activityBasedCaseSchema, content));
    case 'tdabc':
      return timeDrivenCase(parsed(timeDrivenCaseSchema, content));
    case 'labour-activity-cost':
      return activityCase(parsed(activityCaseSchema, content));
    default:
      if (domain !== 'allocation') throw new UnknownCase(`${domain} ${method}`);
      return allocationCase(parsed(allocationCaseSchema, content));
  }
}

export class UnknownCase extends Error {}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function parsed<Schema extends z.ZodMiniType>(schema: Schema, content: unknown): z.infer<Schema> {
  const result = z.safeParse(schema, content);
  if (result.success) return result.data;
  throw new UnknownCase(z.prettifyError(result.error));
}

function goldenPrint(file: string): z.infer<typeof goldenPrintSchema> | null {
  const print = join(dirname(file), 'print.json');
  return statSync(print, { throwIfNoEntry: false }) ? parsed(goldenPrintSchema, readJson(print)) : null;
}

/**
 * Fills a workbook with the case and takes it down the road that every workbook takes. A number may be
 * off by what its postings can come to, on top of what its print allows.
 */
export async function runCase(book: CaseBook, quantum: Quantum = CASE_QUANTUM): Promise<CaseResult> {
  const { workbook, run, faults } = await caseRun(book, quantum);
  const isComplete = run !== null || workbook === null;
  const bound = run && new PostingBound(run);
  const lines = isComplete ? book.expectations.map((each) => compared(run, bound, each)) : [];
  return { workbook, lines, faults };
}

async function caseRun(book: CaseBook, quantum: Quantum) {
  if (Object.keys(book.sheets).length === 0) return { workbook: null, run: null, faults: [] };
  const workbook = await filledBook(book.sheets);
  const { costed, faults } = await costWorkbook(workbook, { quantum }, new StageClock());
  return { workbook, run: costed?.run ?? null, faults };
}

function compared(
  run: Run | null,
  bound: PostingBound | null,
  { label, of, expected, tolerance }: Expectation,
): CaseLine {
  const found = computed(run, of);
  const allowed = tolerance + (bound ? postingBound(bound, of) : 0);
  const passed = Math.abs(found - expected) <= allowed;
  return { label, expected, computed: found, tolerance: allowed, passed };
}
