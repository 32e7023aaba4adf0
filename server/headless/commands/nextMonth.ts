import { basename, dirname, extname, join } from 'node:path';
import { nextMonth } from '../../road/nextMonth/nextMonth.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine } from '../command.ts';
import { faultReport } from '../console.ts';
import { readBook, writeWhole } from '../files.ts';
import { newTarget, workbookTarget } from '../targets.ts';

const flags = { out: { type: 'string' }, lang: { type: 'string' } } as const;

/** This month's workbook in, the next month's beside it. */
export const nextMonthCommand: Command = {
  usage: '<工作簿.xlsx> [--out 下月.xlsx] [--lang zh|en]',
  summary: '新建下月的工作簿 / make the next month’s workbook',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const path = onlyArgument(positionals, '工作簿');
    const source = readBook(path);
    const { made, faults } =
      source instanceof Uint8Array ? await nextMonth(source) : { made: null, faults: [source] };
    console.log(faultReport(faults, language));
    if (!made) return 1;
    const out = newTarget(workbookTarget(values.out ?? besideOf(path, made.month), extname(path)));
    writeWhole(new Map([[out, made.bytes]]));
    console.log(out);
    return 0;
  },
};

const A_MONTH = /\d{4}-?(?:0[1-9]|1[0-2])(?!\d)/;

/** `成本核算-2024-01.xlsx` → `成本核算-2024-02.xlsx`; a name without a month gets one. */
function besideOf(path: string, month: string): string {
  const extension = extname(path);
  const stem = basename(path, extension);
  const hasDash = A_MONTH.exec(stem)?.[0].includes('-') ?? true;
  const named = stem.replace(A_MONTH, hasDash ? month : month.replace('-', ''));
  return join(dirname(path), `${named === stem ? `${stem}-${month}` : named}${extension}`);
}
