import { join } from 'node:path';
import { sendOut } from '../../road/submissions/sendOut.ts';
import { type Command, languageOf, parseCommandLine, UsageError } from '../command.ts';
import { faultReport } from '../console.ts';
import { writeWhole } from '../files.ts';
import { newTarget } from '../targets.ts';
import { givenMain, neededPath, progressTeller } from './flags.ts';

const flags = {
  in: { type: 'string' },
  to: { type: 'string' },
  due: { type: 'string', default: '' },
  contact: { type: 'string', default: '' },
  lang: { type: 'string' },
} as const;

/** A workbook for every department that performed items, into a folder. */
export const outCommand: Command = {
  usage: 'out --in <主工作簿.xlsx> --to <文件夹> [--due 2025-02-28] [--contact <联系人>] [--lang zh|en]',
  summary: '生成各科室的填报工作簿 / make the workbooks that departments fill in',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    if (positionals.length > 0) throw new UsageError(`不认识 ${positionals.join(' ')}`);
    const { due: dueDate, contact } = values;
    if (dueDate !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(dueDate))
      throw new UsageError(`--due 请写成 2025-02-28 这样的日期，不是 ${dueDate}`);
    const folder = neededPath(values.to, '--to', '放填报工作簿的文件夹');
    const main = givenMain(values.in, language);
    if (!main) return 1;
    const tell = progressTeller(language);
    const { books, faults } = await sendOut(main, { dueDate, contact }, (done, all) =>
      tell('write', done, all),
    );
    console.log(faultReport(faults, language));
    if (books.length === 0) return 1;
    const files = books.map(
      ({ fileName, bytes }) => [newTarget(join(folder, fileName), '--to'), bytes] as const,
    );
    writeWhole(new Map(files));
    for (const { fileName, items, open } of books)
      console.log(
        language === 'zh'
          ? `  ${fileName}：${items} 个项目，${open} 个待填`
          : `  ${fileName}: ${items} items, ${open} to be filled in`,
      );
    console.log(folder);
    return 0;
  },
};
