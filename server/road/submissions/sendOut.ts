import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { emptyWorkbook } from '../../xlsx/emptyWorkbook.ts';
import { patchWorkbook } from '../../xlsx/patchWorkbook.ts';
import { coverPlan } from './coverPlan.ts';
import { DepartmentRows } from './departmentRows.ts';
import { fillSheetPlans } from './fillSheetPlans.ts';
import { listSheetPlans } from './listSheetPlans.ts';
import { type MainSource, rangeText, readMainBook } from './mainBook.ts';
import { commonLists, ownLists, type SubmissionBook, unitLabel } from './submissionBook.ts';
import { unitWorks } from './unitWork.ts';

/** What the accountant says to all departments. */
export interface SendingOut {
  readonly dueDate: string;
  readonly contact: string;
}

interface SentBook {
  readonly unit: string;
  readonly fileName: string;
  readonly items: number;
  /** Items that are not complete as they go out. */
  readonly open: number;
  readonly bytes: Uint8Array;
}

export interface SentOut {
  readonly books: readonly SentBook[];
  readonly faults: readonly Fault[];
}

/** A workbook for every unit that performed items in the months of the main workbook, ready to be filled in. */
export async function sendOut(
  main: MainSource,
  { dueDate, contact }: SendingOut,
  begins: (done: number, all: number) => void,
): Promise<SentOut> {
  const { book, faults } = await readMainBook(main);
  if (!book) return { books: [], faults };
  const { ledger, range, vocabulary, mostMinutes } = book;
  const departments = new DepartmentRows(ledger);
  const common = commonLists(ledger);
  const works = unitWorks(ledger);
  const books: SentBook[] = [];
  for (const work of works) {
    begins(books.length, works.length);
    const rows = departments.asked(work);
    const lists = { ...common, ...ownLists(work, rows, ledger) };
    const { hospital } = ledger;
    books.push(
      await sentBook({ hospital, range, work, rows, lists, vocabulary, mostMinutes, dueDate, contact }),
    );
  }
  const graded = new Set(ledger.staffGrades.map(({ unit }) => unit));
  const ungraded = works.filter(({ unit }) => !graded.has(unit.code));
  const told = ungraded.map(({ unit }) => fault('IT-066', { unit: unitLabel(unit) }));
  return { books, faults: [...faults, ...told] };
}

async function sentBook(book: SubmissionBook): Promise<SentBook> {
  const { unit, items } = book.work;
  const { plans, open } = fillSheetPlans(book);
  const sheets = [coverPlan(book, open), ...plans, ...listSheetPlans(book)];
  return {
    unit: unit.code,
    fileName: fileNameOf(book),
    items: items.length,
    open,
    bytes: await patchWorkbook(emptyWorkbook(), sheets),
  };
}

/** Characters that Windows or a shell would not take in a name. */
const unsafe = /[\\/:*?"<>|\p{Cc}\s]+/gu;

const fileNameOf = ({ work, range }: Pick<SubmissionBook, 'work' | 'range'>): string =>
  `${['填报', work.unit.code, work.unit.name, rangeText(range)].map((part) => part.replace(unsafe, '')).join('_')}.xlsx`;
