import type { BookAnswer, BookList, MonthInBook } from '../contract/api/books.ts';
import type { Book, BookMonth, HistoryState } from './fold.ts';
import { monthOrder } from './fold.ts';
import { movesFrom, nameOf, stateNames } from './moves.ts';

/** Books as they are answered. */

export function monthAnswer({ month, state, runId, staleSince, review, versions }: BookMonth): MonthInBook {
  return {
    month,
    state,
    stateName: stateNames[state],
    runId,
    staleSince,
    review,
    versions: [...versions],
    moves: movesFrom(state),
  };
}

const inOrder = (book: Book): BookMonth[] => [...book.months.values()].sort(monthOrder);

export const bookAnswer = (book: Book): BookAnswer => ({
  ...nameOf(book),
  months: inOrder(book).map(monthAnswer),
  runs: [...book.runs.values()].reverse().map((run) => ({ ...run, acknowledged: [...run.acknowledged] })),
});

export const bookListAnswer = ({ books }: HistoryState): BookList => ({
  books: [...books.values()]
    .map((book) => ({
      ...nameOf(book),
      months: inOrder(book).map(({ month, state, staleSince, versions }) => ({
        month,
        state,
        stateName: stateNames[state],
        isStale: staleSince !== null,
        version: versions.length,
      })),
    }))
    .sort((a, b) =>
      a.hospital === b.hospital ? (a.year < b.year ? 1 : -1) : a.hospital < b.hospital ? -1 : 1,
    ),
});
