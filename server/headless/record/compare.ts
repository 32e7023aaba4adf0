import type { Comparison, SaidComparison } from '../../contract/api/comparison.ts';
import { compareRuns } from '../../history/compareRuns.ts';
import type { Book, RegisteredRun } from '../../history/fold.ts';
import { findMonth, findRun } from '../../history/moves.ts';
import { keptDifference } from '../../record/keptDifference.ts';
import { keptRun } from '../../record/keptRun.ts';
import type { Record } from '../../record/record.ts';
import { comparisonSheet } from '../../reports/comparisonSheet.ts';
import { periodText } from '../../reports/period.ts';
import { ChangeWords } from '../../road/changeWords.ts';
import { emptyWorkbook } from '../../xlsx/emptyWorkbook.ts';
import { patchWorkbook } from '../../xlsx/patchWorkbook.ts';
import { type Command, languageOf, parseCommandLine, UsageError } from '../command.ts';
import { writeWhole } from '../files.ts';
import { newTarget, workbookTarget } from '../targets.ts';
import { comparisonText } from './comparisonText.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { BOOK_USAGE, bookFlags, whichBook } from './whichBook.ts';

const flags = {
  ...recordFlags,
  ...bookFlags,
  month: { type: 'string' },
  version: { type: 'string' },
  out: { type: 'string' },
} as const;

/** What a corrected version changed, as it was kept; or any two registered runs. */
export const compareCommand: Command = {
  usage: `compare <以前的核算编号> <以后的核算编号> | compare --month 2024-01 [--version 2] [--out 差异.xlsx] ${BOOK_USAGE} [--home <文件夹>]`,
  summary: '比较两次核算，或打开更正版本的差异报告 / compare two runs, or open a version’s difference report',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const out = values.out === undefined ? null : newTarget(workbookTarget(values.out));
    return withRecord(values.home, language, async (record) => {
      const book = whichBook(record.state, values);
      const { said, months } =
        values.month === undefined
          ? await runsCompared(record, book, positionals)
          : await versionCompared(record, book, values.month, values.version);
      console.log(comparisonText(said, language));
      if (!out) return 0;
      const asked = { hospital: book.hospital, period: periodText(months), comparison: said };
      const workbook = await patchWorkbook(emptyWorkbook(), [comparisonSheet(asked)]);
      writeWhole(new Map([[out, workbook]]));
      console.log(out);
      return 0;
    });
  },
};

interface Compared {
  readonly said: SaidComparison;
  readonly months: readonly string[];
}

async function runsCompared(record: Record, book: Book, [one, other, ...more]: string[]): Promise<Compared> {
  if (one === undefined || other === undefined || more.length > 0)
    throw new UsageError('请给出两个核算编号，或用 --month 指定月份');
  const [before, after] = [runOf(book, one), runOf(book, other)];
  const { rulePack, months } = after.options;
  const found = compareRuns(await keptRun(record, before), await keptRun(record, after));
  return { said: new ChangeWords(rulePack).comparison(found), months };
}

/** By the first letters of its runId. */
const runOf = (book: Book, asked: string): RegisteredRun =>
  [...book.runs.values()].find(({ run }) => run.runId.startsWith(asked)) ?? findRun(book, asked);

/** Of the latest version where none is named. */
async function versionCompared(
  record: Record,
  book: Book,
  month: string,
  asked: string | undefined,
): Promise<Compared> {
  const { versions } = findMonth(book, month);
  const version = asked ?? String(versions.at(-1)?.version ?? 1);
  const { comparison, rulePack } = await keptDifference(record, { book: book.id, month, version });
  return {
    said: new ChangeWords(rulePack).comparison(JSON.parse(comparison) as Comparison),
    months: [month],
  };
}
