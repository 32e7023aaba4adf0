import { Refused } from '../../contract/api/refused.ts';
import type { SubmissionBoardAnswer } from '../../contract/api/submissions.ts';
import { bySeverity, hasBlocking } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { RangeBlock } from '../../contract/rangeBlock.ts';
import { acceptedContents } from '../../history/submissions.ts';
import { blocksWith } from '../../road/submissions/blocksWith.ts';
import { checkReturns } from '../../road/submissions/collect.ts';
import type { MainBook } from '../../road/submissions/mainBook.ts';
import type { AnswerWriting } from '../../road/submissions/mergeAnswers.ts';
import { mergedFindings } from '../../road/submissions/mergedFindings.ts';
import { packFiles } from '../../road/submissions/packFiles.ts';
import { sendOut } from '../../road/submissions/sendOut.ts';
import { submissionBoard } from '../../road/submissions/submissionBoard.ts';
import type { Task, Tasks } from '../tasks.ts';
import type { TaskWatch } from './taskWatch.ts';

type Asked<Kind extends Task['kind']> = Extract<Task, { kind: Kind }>;

/** Workbooks to be filled in, as one container; `Refused` with the worst where the main workbook cannot be read. */
export async function makeSubmissions(
  { dueDate, contact }: Asked<'sendOut'>,
  main: readonly RangeBlock[],
  watch: TaskWatch,
): Promise<Tasks['sendOut']['gives']> {
  const { books, faults } = await sendOut(main, { dueDate, contact }, (done, all) =>
    watch.counts({ step: 'write', done, all }),
  );
  if (books.length === 0) throw refusal(faults);
  const zip = await packFiles(books.map(({ fileName, bytes }) => ({ name: fileName, bytes })));
  return { zip, books: books.map(({ bytes: _, ...book }) => book), faults: faults.map(told) };
}

/** What was sent back, with the copies that go back once more as one container. */
export async function collectReturns(
  { files, submissions }: Asked<'checkReturns'>,
  main: readonly RangeBlock[],
  watch: TaskWatch,
): Promise<Tasks['checkReturns']['gives']> {
  const earlier = (of: Parameters<typeof acceptedContents>[1]) => acceptedContents({ submissions }, of);
  const { checked, book, faults } = await checkReturns(main, files, earlier, (step, done, all) =>
    watch.counts({ step, done, all }),
  );
  if (!checked || !book) throw refusal(faults);
  const { hospital, range, board, strangers, returned, writing } = checked;
  const found = {
    ...{ hospital, range, board: [...board], copies: returned.map(({ name }) => name) },
    strangers: strangers.map(({ file, faults }) => ({ file, faults: faults.map(told) })),
    findings: (await findingsAfter(book, main, writing)).map(told),
    writing: writing && {
      cells: writing.cells.map(({ sheetName, cells }) => ({ sheetName, cells: [...cells] })),
      plans: writing.plans.map((plan) => ({
        ...plan,
        verbs: plan.verbs.map((verb) => ({ ...verb })),
      })),
      faults: writing.faults.map(told),
    },
  };
  return { zip: await packFiles(returned), found };
}

export async function askBoard(
  { submissions }: Asked<'submissionBoard'>,
  main: readonly RangeBlock[],
): Promise<SubmissionBoardAnswer> {
  const kept = await submissionBoard(main, { submissions });
  if (!kept.board) throw refusal(kept.faults);
  const { hospital, range, board } = kept;
  return { hospital, range, board: [...board] };
}

/** Nothing where a sheet has to be added first: costing tells it then. */
async function findingsAfter(
  book: MainBook,
  main: readonly RangeBlock[],
  writing: AnswerWriting | null,
): Promise<Fault[]> {
  if (!writing || writing.plans.length > 0 || hasBlocking(writing.faults)) return [];
  const blocks = blocksWith(main, writing.cells);
  return mergedFindings(book, { blocks, faults: [] });
}

const told = ({ params, ...found }: Fault) => ({ ...found, params: { ...params } });

function refusal(faults: readonly Fault[]): Refused {
  const [worst] = bySeverity(faults);
  if (!worst) throw new Error('nothing came of submissions and nothing says why');
  return new Refused(worst);
}
