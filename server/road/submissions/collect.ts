import type { BoardLine, SubmissionOutcome } from '../../contract/api/submissions.ts';
import { fault, hasBlocking } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { faultList } from '../faultList.ts';
import { annotatedCopy } from './annotatedCopy.ts';
import { contentHash } from './contentHash.ts';
import { DepartmentRows } from './departmentRows.ts';
import { type MainBook, type MainSource, readMainBook } from './mainBook.ts';
import { type AnswerWriting, answerWriting, mergeAnswers } from './mergeAnswers.ts';
import { mergedFindings } from './mergedFindings.ts';
import { oneOfEach, type ReturnedOnce } from './oneOfEach.ts';
import { isAcceptable, type ReadSubmission, type ReturnedFile, SubmissionReader } from './readSubmission.ts';
import { notReturned } from './submissionBoard.ts';
import { unitLabel } from './submissionBook.ts';
import { type UnitWork, unitWorks } from './unitWork.ts';

/** Follows the collecting, file by file. What it throws stops it before anything is written. */
export type CollectWatch = (step: CollectStep, done: number, all: number) => void;
type CollectStep = 'read' | 'annotate' | 'merge';

/** What is known from earlier: by unit, the content that was accepted last. */
export type AcceptedEarlier = (of: Pick<Collected, 'hospital' | 'range'>) => ReadonlyMap<string, string>;

export const nothingEarlier: AcceptedEarlier = () => new Map();

/** What came of returned workbooks, before anything of it is written. */
export interface CheckedReturns {
  readonly hospital: string;
  readonly range: MainBook['range'];
  /** Every department that was asked, in the order of the hospital's list. */
  readonly board: readonly BoardLine[];
  /** Faults of the files that hold, by unit. */
  readonly faults: ReadonlyMap<string, readonly Fault[]>;
  /** Files that are no submission of a department that was asked, and why. */
  readonly strangers: readonly { readonly file: string; readonly faults: readonly Fault[] }[];
  /** To be sent back, each under the name it came with. */
  readonly returned: readonly ReturnedFile[];
  /** What was accepted, on its way into the main workbook; null where nothing was. */
  readonly writing: AnswerWriting | null;
}

/** What the accountant gets from a folder of returned workbooks. */
export interface Collected extends Omit<CheckedReturns, 'writing'> {
  /** The main workbook with what was accepted; null where nothing was, or something stops the merge. */
  readonly merged: Uint8Array | null;
  readonly mergeFaults: readonly Fault[];
  /** What stands out among all answers once they are merged: for the departments to look at again. */
  readonly findings: readonly Fault[];
}

/** Reads, checks and merges returned workbooks; null where the main workbook itself cannot be read. */
export async function collect(
  main: Uint8Array,
  files: readonly ReturnedFile[],
  earlierOf: AcceptedEarlier,
  watch: CollectWatch,
): Promise<{ collected: Collected | null; faults: readonly Fault[] }> {
  const { checked, book, faults } = await checkReturns(main, files, earlierOf, watch);
  if (!checked || !book) return { collected: null, faults };
  const { writing, ...found } = checked;
  const { bytes: merged, faults: mergeFaults } = writing
    ? await mergeAnswers(main, writing)
    : { bytes: null, faults: [] };
  const findings = merged ? await mergedFindings(book, await readWorkbook(merged)) : [];
  return { collected: { ...found, merged, mergeFaults, findings }, faults };
}

/** Reads and checks returned workbooks; null where the main workbook itself cannot be read. */
export async function checkReturns(
  source: MainSource,
  files: readonly ReturnedFile[],
  earlierOf: AcceptedEarlier,
  watch: CollectWatch,
): Promise<{ checked: CheckedReturns | null; book: MainBook | null; faults: readonly Fault[] }> {
  const { book: main, faults } = await readMainBook(source);
  if (!main) return { checked: null, book: null, faults };
  const { hospital } = main.ledger;
  const earlier = earlierOf({ hospital, range: main.range });
  const works = unitWorks(main.ledger);
  const read = await readAll(new SubmissionReader(main, works), files, watch);
  const returned = new Map(
    oneOfEach(read).map((once) => [once.work.unit.code, withChange(once, earlier)] as const),
  );
  const foreign = read.filter(({ work, hasCover }) => hasCover && !work);
  const copies = await annotateAll([...[...returned.values()].map(({ holds }) => holds), ...foreign], watch);
  watch('merge', 0, 1);
  const checked = {
    hospital,
    range: main.range,
    board: works.map((work) => boardLine(work, returned.get(work.unit.code), earlier)),
    faults: new Map([...returned].map(([unit, { holds }]) => [unit, holds.faults])),
    strangers: read.filter(({ work }) => !work).map(({ file, faults }) => ({ file: file.name, faults })),
    returned: copies,
    writing: writingOf(main, [...returned.values()]),
  };
  return { checked, book: main, faults: [] };
}

function writingOf(main: MainBook, returned: readonly ReturnedOnce[]): AnswerWriting | null {
  const accepted = returned.filter(({ holds }) => isAcceptable(holds));
  const answers = accepted.map(({ work, holds }) => ({ work, rows: holds.rows }));
  return answers.length > 0 ? answerWriting(main, new DepartmentRows(main.ledger), answers) : null;
}

type Earlier = ReturnType<AcceptedEarlier>;

async function readAll(
  reader: SubmissionReader,
  files: readonly ReturnedFile[],
  watch: CollectWatch,
): Promise<ReadSubmission[]> {
  const read: ReadSubmission[] = [];
  for (const file of files) {
    watch('read', read.length, files.length);
    read.push(await reader.read(file));
  }
  return read;
}

async function annotateAll(
  returned: readonly ReadSubmission[],
  watch: CollectWatch,
): Promise<ReturnedFile[]> {
  const faulty = returned.filter(({ faults }) => hasBlocking(faults));
  const copies: ReturnedFile[] = [];
  for (const [at, { file, faults }] of faulty.entries()) {
    watch('annotate', at, faulty.length);
    const bytes = await annotatedCopy(file.bytes, faults);
    if (bytes) copies.push({ name: file.name, bytes });
  }
  return copies;
}

const contentOf = ({ work, holds }: ReturnedOnce): string | null =>
  isAcceptable(holds) ? contentHash(work.unit.code, holds.rows) : null;

function withChange(once: ReturnedOnce, earlier: Earlier): ReturnedOnce {
  if (outcomeOf(once, earlier) !== 'changed') return once;
  const told = fault('IT-063', { unit: unitLabel(once.work.unit) });
  return { ...once, holds: { ...once.holds, faults: [...once.holds.faults, told] } };
}

function outcomeOf(once: ReturnedOnce, earlier: Earlier): SubmissionOutcome {
  const content = contentOf(once);
  if (content === null) return 'faulty';
  const before = earlier.get(once.work.unit.code);
  return before === undefined || before === content ? 'accepted' : 'changed';
}

function boardLine(work: UnitWork, once: ReturnedOnce | undefined, earlier: Earlier): BoardLine {
  if (!once) return notReturned(work);
  const { holds, others } = once;
  const { signedBy, signedOn, filled, faults } = holds;
  return {
    ...{ ...notReturned(work), signedBy, signedOn, filled },
    outcome: outcomeOf(once, earlier),
    files: [holds, ...others].map(({ file }) => file.name),
    faults: faultList(faults),
    content: contentOf(once),
  };
}
