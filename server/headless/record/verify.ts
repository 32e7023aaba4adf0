import { shortRun } from '../../contract/shortRun.ts';
import { findRun } from '../../history/moves.ts';
import { verifyRun } from '../../history/verifyRun.ts';
import { keptRun } from '../../record/keptRun.ts';
import { type Command, languageOf, parseCommandLine } from '../command.ts';
import { faultReport } from '../console.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { BOOK_USAGE, bookFlags, whichBook } from './whichBook.ts';

/** Registered runs made anew from what is kept of them: the same bytes, or what differs. */
export const verifyCommand: Command = {
  usage: `verify [<核算编号>] ${BOOK_USAGE} [--home <文件夹>]`,
  summary: '按存档重算，验证逐字相同 / make registered runs anew and compare every byte',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, { ...recordFlags, ...bookFlags });
    const language = languageOf(values.lang);
    return withRecord(values.home, language, async (record) => {
      const book = whichBook(record.state, values);
      const [asked] = positionals;
      const runs = [...book.runs.values()].filter(
        ({ run }) => asked === undefined || run.runId.startsWith(asked),
      );
      if (asked !== undefined && runs.length === 0) findRun(book, asked);
      let isGood = true;
      for (const run of runs) {
        const faults = verifyRun(await keptRun(record, run));
        const failed = faults.some(({ severity }) => severity !== 'notice');
        isGood &&= !failed;
        console.log(
          `${shortRun(run.run.runId)}  ${run.options.months.join(' ')}  ${failed ? '不符' : '逐字相同'}`,
        );
        if (faults.length > 0) console.log(faultReport(faults, language));
      }
      return isGood ? 0 : 1;
    });
  },
};
