import { sendForReview } from '../../record/reviewPackage.ts';
import { type Command, languageOf, parseCommandLine, UsageError } from '../command.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { signerOf, signingFlags } from './signing.ts';
import { BOOK_USAGE, bookFlags, whichBook } from './whichBook.ts';

const flags = {
  ...recordFlags,
  ...bookFlags,
  ...signingFlags,
  month: { type: 'string' },
  out: { type: 'string' },
} as const;

/** 送审: for a reviewer at another computer. */
export const packageCommand: Command = {
  usage: `package --month 2024-01 --by <姓名> [--out 送审.zip] ${BOOK_USAGE} [--home <文件夹>]`,
  summary: '导出送审包 / make a sealed review package',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const by = signerOf(values, 'preparer');
    const { month } = values;
    if (month === undefined) throw new UsageError('请用 --month 指定月份');
    return withRecord(values.home, language, async (record) => {
      const { id } = whichBook(record.state, values);
      const asked = { book: id, month, by, path: values.out ?? null, now: new Date() };
      const { path, seal } = await sendForReview(record, asked);
      console.log(language === 'zh' ? `送审包封印 ${seal}` : `Seal of the package ${seal}`);
      console.log(path);
      return 0;
    });
  },
};
