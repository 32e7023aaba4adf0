import { Refused } from '../../contract/api/refused.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { shortRun } from '../../contract/shortRun.ts';
import { allPayloads } from '../../history/eventPayloads.ts';
import type { RegisteredRun } from '../../history/fold.ts';
import { findRun } from '../../history/moves.ts';
import { verifyRun } from '../../history/verifyRun.ts';
import { keptRun } from '../../record/keptRun.ts';
import type { Record } from '../../record/record.ts';
import { type Command, languageOf, parseCommandLine } from '../command.ts';
import { faultReport } from '../console.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { BOOK_USAGE, bookFlags, whichBook } from './whichBook.ts';

/** Registered runs made anew from what is kept of them: the same bytes, or what differs; and everything else that is kept. */
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
        const faults = await foundIn(record, run);
        const failed = faults.some(({ severity }) => severity !== 'notice');
        isGood &&= !failed;
        console.log(
          `${shortRun(run.run.runId)}  ${run.options.months.join(' ')}  ${failed ? '不符' : '逐字相同'}`,
        );
        if (faults.length > 0) console.log(faultReport(faults, language));
      }
      const lost = asked === undefined ? await lostContents(record) : [];
      if (lost.length > 0) console.log(faultReport(lost, language));
      return isGood && lost.length === 0 ? 0 : 1;
    });
  },
};

/** What is missing of one run hides nothing of the others. */
async function foundIn(record: Record, run: RegisteredRun): Promise<readonly Fault[]> {
  try {
    return verifyRun(await keptRun(record, run));
  } catch (cause) {
    if (cause instanceof Refused) return [cause.fault];
    throw cause;
  }
}

/** Statements, difference reports, run cards and rules that cannot be read; what runs are made from was told with them. */
async function lostContents({ events, state, payloads }: Record): Promise<Fault[]> {
  const told = new Set(
    [...state.books.values()].flatMap(({ runs }) =>
      [...runs.values()].flatMap(({ payloads: { ledger, rules, result } }) => [ledger, rules, result]),
    ),
  );
  const lost: Fault[] = [];
  for (const address of allPayloads(events)) {
    if (told.has(address) || state.archivedIn.has(address)) continue;
    try {
      await payloads.get(address);
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      lost.push(cause.fault);
    }
  }
  return lost;
}
