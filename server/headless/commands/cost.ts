import { basename, join } from 'node:path';
import { type Command, languageOf, onlyArgument, parseCommandLine } from '../command.ts';
import { faultReport } from '../console.ts';
import { costBook } from '../costBook.ts';
import { readBook } from '../files.ts';
import { RUN_OPTIONS_USAGE, runOptionFlags, runOptionsOf } from '../runOptions.ts';
import { targetsOf } from '../targets.ts';

const flags = { ...runOptionFlags, out: { type: 'string' }, json: { type: 'string' } } as const;

/** A filled workbook in, the same workbook with its result sheets out. */
export const costCommand: Command = {
  usage: `<工作簿.xlsx> [--out 结果.xlsx] [--json 结果.json] ${RUN_OPTIONS_USAGE}`,
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
    });
    return costBook(source, options, targets, language);
  },
};
