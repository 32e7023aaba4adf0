import { basename, join } from 'node:path';
import type { Language } from '../../contract/faults/catalogue.ts';
import { type Registration, registerRun } from '../../record/registerRun.ts';
import { ChangeWords } from '../../road/changeWords.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine } from '../command.ts';
import { faultReport } from '../console.ts';
import { costBook } from '../costBook.ts';
import { readBook } from '../files.ts';
import { ruleLines } from '../record/comparisonText.ts';
import { recordFlags, withRecord } from '../record/openRecord.ts';
import { preparerOf } from '../record/preparer.ts';
import { RUN_OPTIONS_USAGE, runOptionFlags, runOptionsOf } from '../runOptions.ts';
import { targetsOf } from '../targets.ts';

const flags = {
  ...runOptionFlags,
  ...recordFlags,
  out: { type: 'string' },
  json: { type: 'string' },
  'items-export': { type: 'string' },
  register: { type: 'string' },
  'driver-reason': { type: 'string' },
} as const;

/** A filled workbook in, the same workbook with its result sheets out. */
export const costCommand: Command = {
  usage: `<工作簿.xlsx> [--out 结果.xlsx] [--json 结果.json] [--items-export 项目明细.csv] [--register <姓名> [--driver-reason <原因>] [--home <文件夹>]] ${RUN_OPTIONS_USAGE}`,
  summary: '核算并写出结果工作簿 / cost a workbook and write its result sheets',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const path = onlyArgument(positionals, '工作簿');
    const options = runOptionsOf(values);
    const source = readBook(path);
    if (!(source instanceof Uint8Array)) {
      console.log(faultReport([source], language));
      return 1;
    }
    const targets = targetsOf(path, {
      out: values.out ?? join('out', basename(path)),
      json: values.json ?? null,
      items: values['items-export'] ?? null,
    });
    const { register: by } = values;
    if (by === undefined) return (await costBook(source, options, targets, language)) ? 0 : 1;
    return withRecord(values.home, language, async (record) => {
      const costed = await costBook(source, options, targets, language);
      if (!costed) return 1;
      const signer = { by: preparerOf(by), acknowledged: [], driverReason: values['driver-reason'] ?? null };
      const madeFrom = { source: basename(path), stages: costed.stages };
      const done = await registerRun(record, costed.texts, madeFrom, signer);
      return tellRegistration(done, costed.texts.rulePack, language);
    });
  },
};

function tellRegistration(done: Registration, rulePack: string, language: Language): number {
  if (done.kind === 'reasonNeeded') {
    const changes = new ChangeWords(rulePack).rules(done.changes);
    console.log(ruleLines(changes, language).flat().join('\n'));
    console.log(faultReport([done.fault], language));
    return 1;
  }
  const { hospital, year } = done.book;
  const told = {
    registered: { zh: `已登记到账套 ${hospital} ${year}`, en: `Registered in the book ${hospital} ${year}` },
    standing: {
      zh: `账套 ${hospital} ${year} 里已是这次核算`,
      en: `${hospital} ${year} rests on this run already`,
    },
  };
  console.log(told[done.kind][language]);
  return 0;
}
