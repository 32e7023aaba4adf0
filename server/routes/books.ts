import type { Compute } from '../compute/compute.ts';
import { bookAnswer, bookListAnswer, monthAnswer } from '../history/bookAnswers.ts';
import { bookId, yearOf } from '../history/books.ts';
import { historyLines } from '../history/eventWords.ts';
import type { HistoryState } from '../history/fold.ts';
import { findBook, findMonth, findRun } from '../history/moves.ts';
import type { DriverChanges } from '../record/driverReason.ts';
import { keptDifference } from '../record/keptDifference.ts';
import { keptRun } from '../record/keptRun.ts';
import type { Record } from '../record/record.ts';
import type { RecordDesk } from '../record/recordDesk.ts';
import { registerRun } from '../record/registerRun.ts';
import { type Comparer, statementOf } from '../record/statement.ts';
import { jsonResponse } from './jsonResponse.ts';
import { moveMonth } from './monthMoves.ts';
import type { Handlers } from './mount.ts';

type BookRoutes =
  | 'record'
  | 'acceptClock'
  | 'books'
  | 'book'
  | 'history'
  | 'standing'
  | 'registerRun'
  | 'statement'
  | 'comparisonPlan'
  | 'verifyRun'
  | 'compareRuns'
  | 'difference'
  | 'move';

/** Books: what stands on record, and what may be added to it. */
export const bookRoutes = (compute: Compute, desk: RecordDesk): Handlers<BookRoutes> => ({
  record: () => desk.facts(),

  acceptClock: async ({ body: { by, reason } }) => {
    const record = await desk.record();
    await record.acceptClock(by, reason);
    return record.facts();
  },

  books: async () => bookListAnswer((await desk.record()).state),

  book: async ({ parameters }) => bookAnswer(findBook((await desk.record()).state, parameters.book)),

  history: async ({ parameters, query: { month } }) => {
    const record = await desk.record();
    const { id } = findBook(record.state, parameters.book);
    return { lines: historyLines(record.events, id, month) };
  },

  standing: async ({ query: { hospital, months, run } }) => {
    const { state } = await desk.record();
    const found = months.split(',').map((month) => monthStanding(state, hospital, month));
    return { months: found, isRunKnown: run ? isKnown(state, found, run) : null };
  },

  registerRun: async ({ parameters: { run }, body }) => {
    const record = await desk.record();
    const { worker: holder, inputName } = compute.runs.finished(run);
    const { given: texts } = await compute.pool.do('runTexts', { run }, { holder });
    const stages = compute.runs
      .get(run)
      .status()
      .stages.map(({ stage, milliseconds }) => ({ stage, milliseconds }));
    const madeFrom = { source: inputName ?? texts.hospital, stages };
    const done = await registerRun(record, texts, madeFrom, body);
    if (done.kind === 'reasonNeeded') return reasonNeeded(compute, done, texts.rulePack);
    const book = findBook(record.state, done.book.id);
    return {
      kind: done.kind,
      book: done.book,
      runId: texts.report.identity?.runId ?? '',
      months: texts.report.months.map((month) => monthAnswer(findMonth(book, month))),
    };
  },

  statement: async ({ parameters }) => {
    const record = await desk.record();
    return statementOf(record, parameters, comparer(compute, record));
  },

  comparisonPlan: async ({ parameters, query }) => {
    const record = await desk.record();
    const book = findBook(record.state, parameters.book);
    const [before, after] = [findRun(book, query.before), findRun(book, query.after)];
    const asks = {
      before: await keptRun(record, before),
      after: await keptRun(record, after),
      rulePack: after.options.rulePack,
      hospital: book.hospital,
      months: after.options.months,
    };
    return jsonResponse((await compute.pool.do('comparisonPlan', asks)).given);
  },

  verifyRun: async ({ parameters }) => {
    const record = await desk.record();
    const run = findRun(findBook(record.state, parameters.book), parameters.run);
    const { given } = await compute.pool.do('verifyRun', { kept: await keptRun(record, run) });
    const faults = given.faults.map((found) => ({ ...found, params: { ...found.params }, where: null }));
    return { isVerified: faults.every(({ severity }) => severity === 'notice'), faults };
  },

  compareRuns: async ({ parameters, query: { before, after } }) => {
    const record = await desk.record();
    const book = findBook(record.state, parameters.book);
    const compare = comparer(compute, record);
    const found = findRun(book, after);
    const comparison = new TextDecoder().decode(await compare(findRun(book, before), found));
    const asks = { comparison, rulePack: found.options.rulePack };
    return jsonResponse((await compute.pool.do('sayComparison', asks)).given);
  },

  difference: async ({ parameters }) => {
    const asks = await keptDifference(await desk.record(), parameters);
    return jsonResponse((await compute.pool.do('sayComparison', asks)).given);
  },

  move: async ({ parameters, body }) => {
    const record = await desk.record();
    await moveMonth(compute, record, parameters, body, comparer(compute, record));
    return monthAnswer(findMonth(findBook(record.state, parameters.book), parameters.month));
  },
});

function monthStanding(state: HistoryState, hospital: string, month: string) {
  const year = yearOf(month);
  const book = { id: bookId(hospital, year), hospital, year };
  const found = state.books.get(book.id)?.months.get(month);
  return { month, book, found: found ? monthAnswer(found) : null };
}

const isKnown = (
  { books }: HistoryState,
  months: readonly { readonly book: { readonly id: string } }[],
  run: string,
): boolean => months.some(({ book }) => books.get(book.id)?.runs.has(run));

async function reasonNeeded({ pool }: Compute, { fault, changes }: DriverChanges, rulePack: string) {
  const asks = { input: [], rules: changes, rulePack };
  return {
    kind: 'reasonNeeded' as const,
    fault: { ...fault, params: { ...fault.params }, where: null },
    changes: (await pool.do('sayChanges', asks)).given.rules,
  };
}

/** Runs are compared in a worker, from what the record keeps of them. */
const comparer =
  ({ pool }: Compute, record: Record): Comparer =>
  async (before, after) => {
    const asks = { before: await keptRun(record, before), after: await keptRun(record, after) };
    return (await pool.do('compareRuns', asks)).given;
  };
