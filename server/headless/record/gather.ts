import { basename } from 'node:path';
import type { Actor } from '../../contract/api/record.ts';
import { Refused } from '../../contract/api/refused.ts';
import { fault, hasBlocking } from '../../contract/faults/catalogue.ts';
import { bookOf } from '../../history/books.ts';
import { gather } from '../../history/moves.ts';
import type { Record } from '../../record/record.ts';
import { type Costing, costWorkbook } from '../../road/costing.ts';
import { StageClock } from '../../road/stages.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine } from '../command.ts';
import { faultReport } from '../console.ts';
import { readBook } from '../files.ts';
import { RUN_OPTIONS_USAGE, runOptionFlags, runOptionsOf } from '../runOptions.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { signerOf, signingFlags } from './signing.ts';

const flags = { ...runOptionFlags, ...recordFlags, ...signingFlags } as const;

/** 归集: a workbook's months, once nothing in it blocks costing. */
export const gatherCommand: Command = {
  usage: `gather <工作簿.xlsx> --by <姓名> [--home <文件夹>] ${RUN_OPTIONS_USAGE}`,
  summary: '校验工作簿，登记归集 / check a workbook and register its months as gathered',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const by = signerOf(values, 'preparer');
    const path = onlyArgument(positionals, '工作簿');
    const source = readBook(path);
    if (!(source instanceof Uint8Array)) {
      console.log(faultReport([source], language));
      return 1;
    }
    const costing = await costWorkbook(source, runOptionsOf(values), new StageClock());
    console.log(faultReport(costing.faults, language));
    if (hasBlocking(costing.faults)) return 1;
    return withRecord(values.home, language, async (record) => {
      await gathered(record, costing, by, basename(path));
      const done = { zh: '归集已登记', en: 'Registered as gathered' }[language];
      console.log(`${costing.months.join(' ')} ${done}`);
      return 0;
    });
  },
};

async function gathered(record: Record, { hospital, months, sheets }: Costing, by: Actor, source: string) {
  const book = bookOf(hospital ?? '', months);
  if (!book) throw new Refused(fault('ST-029', { months: months.join('、') }));
  const rows = sheets.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  for (const month of months)
    await record.append((state) => gather(state, { book, month, by, source, rows }));
}
