import { archiveBook } from '../../record/archive.ts';
import { type Command, languageOf, parseCommandLine } from '../command.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { signerOf, signingFlags } from './signing.ts';
import { BOOK_USAGE, bookFlags, whichBook } from './whichBook.ts';

const flags = { ...recordFlags, ...bookFlags, ...signingFlags, out: { type: 'string' } } as const;

/** Nothing goes because of its age: somebody asks for it, and every entry stays. */
export const archiveCommand: Command = {
  usage: `archive --by <姓名> [--out 归档.zip] ${BOOK_USAGE} [--home <文件夹>]`,
  summary: '把各月都已月结的年度归档 / archive a year whose months are all closed',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const by = signerOf(values, 'manager');
    return withRecord(values.home, language, async (record) => {
      const { id, hospital, year } = whichBook(record.state, values);
      const asked = { book: id, by, path: values.out ?? null, now: new Date() };
      const { path, event } = await archiveBook(record, asked);
      console.log(
        language === 'zh'
          ? `${hospital} ${year} 已归档并核对，移出 ${event.payloads.length} 份内容；记录都留在存档里，归档文件请按会计档案保管`
          : `${hospital} ${year} archived and verified, ${event.payloads.length} contents moved out; every entry stays on record. Keep the file as an accounting record`,
      );
      console.log(path);
      return 0;
    });
  },
};
