import type { Move } from '../contract/api/books.ts';
import type { Actor, BookName, EventDraft, EventOf, MonthState } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { type FaultCode, fault } from '../contract/faults/catalogue.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import { shortRun } from '../contract/shortRun.ts';
import type { Book, BookMonth, HistoryState, RegisteredRun } from './fold.ts';
import { monthOrder } from './fold.ts';

/**
 * What a month may do next, and what stops it (costing-decisions.md 29, 30). Each function sees the state
 * and gives the event to be written, or throws `Refused`.
 */

export const stateNames: Readonly<Record<MonthState, Bilingual>> = {
  collected: { zh: '采集', en: 'collected' },
  gathered: { zh: '归集', en: 'gathered' },
  allocated: { zh: '分摊', en: 'allocated' },
  reviewed: { zh: '审核', en: 'reviewed' },
  published: { zh: '发布', en: 'published' },
  closed: { zh: '月结', en: 'closed' },
};

const moves = {
  gather: { name: '归集', from: ['collected', 'gathered'] },
  review: { name: '审核', from: ['allocated'] },
  return: { name: '退回', from: ['allocated', 'reviewed'] },
  publish: { name: '发布', from: ['reviewed'] },
  close: { name: '月结', from: ['published'] },
  reopen: { name: '反结', from: ['published', 'closed'] },
} as const satisfies Record<Move, { name: string; from: readonly MonthState[] }>;

/** Moves that a month's state allows; whether something else stops one is told when it is tried. */
export const movesFrom = (state: MonthState): Move[] =>
  (Object.keys(moves) as Move[]).filter((move) => isAllowed(move, state));

const isAllowed = (move: Move, state: MonthState): boolean =>
  (moves[move].from as readonly MonthState[]).includes(state);

const refuse = (code: FaultCode, params: Record<string, string | number>): never => {
  throw new Refused(fault(code, params));
};

export function findBook({ books }: HistoryState, id: string): Book {
  return books.get(id) ?? refuse('ST-031', { book: id });
}

export function findMonth(book: Book, month: string): BookMonth {
  return book.months.get(month) ?? refuse('ST-032', { month });
}

export function findRun(book: Book, runId: string): RegisteredRun {
  return book.runs.get(runId) ?? refuse('ST-028', { run: shortRun(runId) });
}

function assertAllowed(move: Move, { month, state }: BookMonth): void {
  if (!isAllowed(move, state))
    refuse('ST-021', { month, state: stateNames[state].zh, move: moves[move].name });
}

/** The run that a month rests on; `asked`: the one that the caller saw. */
function currentRun(book: Book, { month, runId }: BookMonth, asked: string): RegisteredRun {
  if (runId !== asked) refuse('ST-033', { run: shortRun(asked), month });
  return findRun(book, asked);
}

/** A month asked for before anything is known of it stands at 采集. */
export function gather(
  state: HistoryState,
  { book: name, month, by, source, rows }: Omit<EventOf<'gathered'>, 'schema' | 'number' | 'at' | 'kind'>,
): EventDraft {
  const found = state.books.get(name.id)?.months.get(month);
  if (found) assertAllowed('gather', found);
  return { kind: 'gathered', by, book: name, month, source, rows };
}

/**
 * A run taken into its book, unless a month of it is published. Null where every month rests on this very
 * run already: registering twice is one registration.
 */
export function register(
  state: HistoryState,
  draft: Omit<EventOf<'runRegistered'>, 'schema' | 'number' | 'at'>,
): EventDraft | null {
  const months = draft.options.months.map((month) => state.books.get(draft.book.id)?.months.get(month));
  const fixed = months.filter((month) => month?.state === 'published' || month?.state === 'closed');
  const [first] = fixed;
  if (first)
    refuse('ST-020', {
      months: fixed.map((month) => month?.month ?? '').join('、'),
      state: stateNames[first.state].zh,
    });
  const isStanding = months.every(
    (month) => month?.runId === draft.run.runId && !month.staleSince && month.review?.decision !== 'returned',
  );
  return isStanding ? null : draft;
}

interface AskedOfMonth {
  readonly book: string;
  readonly month: string;
  readonly by: Actor;
}

/** The run that a month waits to be reviewed with. */
export function reviewable(
  state: HistoryState,
  { book: id, month }: Pick<AskedOfMonth, 'book' | 'month'>,
): { book: Book; run: RegisteredRun } {
  const book = findBook(state, id);
  const found = findMonth(book, month);
  assertAllowed('review', found);
  return { book, run: currentRun(book, found, found.runId ?? '') };
}

export function review(
  state: HistoryState,
  asked: AskedOfMonth & {
    readonly runId: string;
    readonly decision: 'approved' | 'returned';
    readonly remark: string;
    readonly seal: string | null;
  },
): EventDraft {
  const { book: id, month, by, runId, decision, remark, seal } = asked;
  const book = findBook(state, id);
  const found = findMonth(book, month);
  assertAllowed(decision === 'approved' ? 'review' : 'return', found);
  const run = currentRun(book, found, runId);
  if (run.by.name === by.name) refuse('ST-034', { name: by.name, month });
  if (decision === 'returned' && !remark.trim()) refuse('ST-035', { move: moves.return.name });
  return { kind: 'reviewed', by, book: nameOf(book), month, runId, decision, remark, seal };
}

/** Everything but the signature: what stops a month from being published. Gives the run and the version it would be. */
export function publishable(
  state: HistoryState,
  { book: id, month }: Pick<AskedOfMonth, 'book' | 'month'>,
): { book: Book; month: BookMonth; run: RegisteredRun; version: number; previous: string | null } {
  const book = findBook(state, id);
  const found = findMonth(book, month);
  assertAllowed('publish', found);
  if (found.staleSince) refuse('ST-023', { month, cause: found.staleSince });
  const run = currentRun(book, found, found.runId ?? '');
  const { unpublishable: blocked } = run.verdict;
  if (blocked > 0) refuse('ST-022', { month, count: blocked });
  const previous = found.versions.at(-1) ?? null;
  return {
    book,
    month: found,
    run,
    version: (previous?.version ?? 0) + 1,
    previous: previous?.runId ?? null,
  };
}

/** `signed`: address of the statement that the person saw; `statement` of what stood after `seen` events. */
export function publish(
  state: HistoryState,
  asked: AskedOfMonth & {
    readonly signed: string;
    readonly seen: number;
    readonly statement: string;
    readonly difference: string | null;
  },
): EventDraft {
  const { month, by, signed, seen, statement, difference } = asked;
  const { book, run, version } = publishable(state, asked);
  if (signed !== statement || state.events !== seen) refuse('ST-027', { month });
  const { runId } = run.run;
  return { kind: 'published', by, book: nameOf(book), month, runId, version, statement, difference };
}

/** In the order of the months that the book knows. */
export function close(state: HistoryState, { book: id, month, by }: AskedOfMonth): EventDraft {
  const book = findBook(state, id);
  const found = findMonth(book, month);
  assertAllowed('close', found);
  if (found.staleSince) refuse('ST-023', { month, cause: found.staleSince });
  const earlier = [...book.months.values()]
    .sort(monthOrder)
    .find((other) => other.month < month && other.state !== 'closed');
  if (earlier) refuse('ST-024', { month, earlier: earlier.month });
  return { kind: 'closed', by, book: nameOf(book), month, version: found.versions.at(-1)?.version ?? 1 };
}

/** From the latest closed month backwards, with a reason. */
export function reopen(
  state: HistoryState,
  { book: id, month, by, reason }: AskedOfMonth & { readonly reason: string },
): EventDraft {
  const book = findBook(state, id);
  const found = findMonth(book, month);
  assertAllowed('reopen', found);
  if (!reason.trim()) refuse('ST-035', { move: moves.reopen.name });
  const later = [...book.months.values()]
    .sort(monthOrder)
    .findLast((other) => other.month > month && other.state === 'closed');
  if (later) refuse('ST-025', { month, later: later.month });
  return { kind: 'reopened', by, book: nameOf(book), month, reason };
}

export const nameOf = ({ id, hospital, year }: Book): BookName => ({ id, hospital, year });
