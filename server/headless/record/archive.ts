import { archiveBook } from '../../record/archive.ts';
import { type Command, languageOf, parseCommandLine } from '../command.ts';
import {
  actorOf,
  homeOf,
  RECORD_USAGE,
  recordFlags,
  SIGNING_USAGE,
  signingFlags,
  withRecord,
} from './recordOptions.ts';
import { BOOK_USAGE, bookFlags, whichBook } from './whichBook.ts';

const flags = { ...recordFlags, ...bookFlags, ...signingFlags, out: { type: 'string' } } as const;

export const archiveCommand: Command = {
  usage: `[--out 归档.zip] ${BOOK_USAGE} ${SIGNING_USAGE} ${RECORD_USAGE}`,
  summary: '把各月都已月结的年度归档 / archive a year whose months are all closed',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const by = actorOf(values, 'manager');
    const { path, event } = await withRecord(homeOf(values), (record) => {
      const { id } = whichBook(record.state, values);
      return archiveBook(record, { book: id, by, path: values.out ?? null, now: new Date() });
    });
    const { book, payloads } = event;
    console.log(
      language === 'zh'
        ? `${book.hospital} ${book.year} 年已归档并核对，移出 ${payloads.length} 份内容；记录都留在存档里，归档文件请按会计档案保管`
        : `${book.hospital} ${book.year} archived and verified, ${payloads.length} contents moved out; every entry stays on record. Keep the file as an accounting record`,
    );
    console.log(path);
    return 0;
  },
};
