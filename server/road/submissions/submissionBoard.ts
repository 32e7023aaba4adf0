import type { BoardLine } from '../../contract/api/submissions.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { type HistoryState, type ReturnedSubmission, submissionsKey } from '../../history/fold.ts';
import type { Submissions } from '../../history/submissions.ts';
import { faultList } from '../faultList.ts';
import { type MainSource, readMainBook } from './mainBook.ts';
import { type UnitWork, unitWorks } from './unitWork.ts';

/** A department that was asked and has not answered. */
export const notReturned = ({ unit: { code, name }, items }: UnitWork): BoardLine => ({
  ...{ unit: { code, name }, outcome: 'notReturned', files: [], signedBy: '', signedOn: '', filled: 0 },
  items: items.length,
  faults: faultList([]),
  content: null,
});

/** `board` null: the main workbook cannot be read. */
type KeptBoard =
  | { readonly board: null; readonly faults: readonly Fault[] }
  | (Submissions & { readonly board: readonly BoardLine[]; readonly faults: readonly Fault[] });

/** Where every department of the main workbook stands, as the record has it. */
export async function submissionBoard(
  main: MainSource,
  { submissions }: Pick<HistoryState, 'submissions'>,
): Promise<KeptBoard> {
  const { book, faults } = await readMainBook(main);
  if (!book) return { board: null, faults };
  const { ledger, range } = book;
  const returned = submissions.get(submissionsKey(ledger.hospital, range));
  const board = unitWorks(ledger).map((work) => keptLine(work, returned?.get(work.unit.code)));
  return { hospital: ledger.hospital, range, board, faults };
}

function keptLine(work: UnitWork, kept: ReturnedSubmission | undefined): BoardLine {
  if (!kept) return notReturned(work);
  const { outcome, file, faults, signedBy, signedOn, filled, accepted } = kept;
  return {
    ...{ ...notReturned(work), outcome, files: [file], signedBy, signedOn, filled },
    faults: { shown: [], counts: faults },
    content: outcome === 'faulty' ? null : accepted,
  };
}
