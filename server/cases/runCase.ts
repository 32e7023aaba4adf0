import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import type { Fault } from '../contract/faults/fault.ts';
import { evaluate } from '../engine/evaluate.ts';
import { handedOver } from '../engine/handedOver.ts';
import { quantaPerYuan } from '../engine/money.ts';
import type { Run } from '../engine/run.ts';
import { costWorkbook } from '../road/costing.ts';
import { StageClock } from '../road/stages.ts';
import { allocationCase, allocationCaseSchema } from './allocationCase.ts';
import type { CaseBook, Expectation } from './caseBook.ts';
import { filledBook } from './filledBook.ts';
import { goldenCase, goldenCaseSchema } from './goldenCase.ts';

/** One expectation beside what came out. */
export interface CaseLine {
  readonly label: string;
  readonly expectedYuan: number;
  readonly computedYuan: number;
  readonly toleranceYuan: number;
  readonly passed: boolean;
}

export interface CaseResult {
  readonly book: CaseBook;
  /** The workbook the case was run from, to be opened and costed by anybody. */
  readonly workbook: Uint8Array;
  readonly lines: readonly CaseLine[];
  readonly faults: readonly Fault[];
}

/** Published numbers are finer than the fen; amounts are posted at a hundredth of it. */
const CASE_QUANTUM = 'yuan1e-4';

/** A case is a folder with `case.json`, or such a file. Unknown shapes are refused with the reason. */
export function loadCase(path: string): CaseBook {
  const file = statSync(path).isDirectory() ? join(path, 'case.json') : path;
  const id = basename(file) === 'case.json' ? basename(dirname(file)) : basename(file, '.json');
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const golden = z.safeParse(goldenCaseSchema, content);
  if (golden.success) return goldenCase(id, golden.data);
  const allocation = z.safeParse(allocationCaseSchema, content);
  if (allocation.success) return allocationCase(allocation.data);
  throw new UnknownCase(z.prettifyError(allocation.error));
}

export class UnknownCase extends Error {}

/** Fills a workbook with the case and takes it down the road that every workbook takes. */
export async function runCase(book: CaseBook): Promise<CaseResult> {
  const workbook = await filledBook(book.sheets);
  const { costed, faults } = await costWorkbook(workbook, { quantum: CASE_QUANTUM }, new StageClock());
  const lines = costed ? book.expectations.map((expectation) => compared(costed.run, expectation)) : [];
  return { book, workbook, lines, faults };
}

function compared(run: Run, { label, of, expectedYuan, toleranceYuan }: Expectation): CaseLine {
  const quanta = of.kind === 'figure' ? evaluate(run, of.figure) : handedOver(run, of.sender, of.receiver);
  const computedYuan = quanta / quantaPerYuan[run.quantum];
  const passed = Math.abs(computedYuan - expectedYuan) <= toleranceYuan;
  return { label, expectedYuan, computedYuan, toleranceYuan, passed };
}
