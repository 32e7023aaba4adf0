import { Refused } from '../../contract/api/refused.ts';
import { fault } from '../../contract/faults/catalogue.ts';
import type { Book, HistoryState } from '../../history/fold.ts';
import { UsageError } from '../command.ts';

/** Which book is meant: the only one there is, or the one of a hospital and a year. */
export const bookFlags = { hospital: { type: 'string' }, year: { type: 'string' } } as const;
export const BOOK_USAGE = '[--hospital <医院>] [--year <年度>]';

/** Said where a folder holds no book: it may be another folder. */
export const NO_BOOK =
  '存档里还没有账套，请先登记一次核算；已经登记过的，请看 --home 或 STEPDOWN_HOME 是不是那个文件夹';

export function whichBook(
  { books }: HistoryState,
  { hospital, year }: { readonly hospital?: string | undefined; readonly year?: string | undefined },
): Book {
  if (books.size === 0) throw new UsageError(NO_BOOK);
  const found = [...books.values()].filter(
    (book) =>
      (hospital === undefined || book.hospital.includes(hospital)) &&
      (year === undefined || book.year === year),
  );
  const [first, ...others] = found;
  if (!first) throw new Refused(fault('ST-031', { book: [hospital, year].filter(Boolean).join(' ') }));
  if (others.length === 0) return first;
  const names = found.map((book) => `${book.hospital} ${book.year}`).join('、');
  throw new UsageError(`有几个账套：${names}，请用 --hospital、--year 指定一个`);
}
