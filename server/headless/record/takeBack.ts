import { takeBack } from '../../record/archive.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine } from '../command.ts';
import { withGiven } from './givenFile.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { signerOf, signingFlags } from './signing.ts';

const told = {
  zh: {
    there: '这些内容已经在存档里',
    back: (book: string, count: number) => `已取回 ${book} 的 ${count} 份内容`,
  },
  en: {
    there: 'These contents are on record already',
    back: (book: string, count: number) => `${count} contents of ${book} are back`,
  },
};

export const takeBackCommand: Command = {
  usage: 'take-back <归档.zip> --by <姓名> [--home <文件夹>]',
  summary: '把归档的内容取回存档 / take an archive’s contents back into the record',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, { ...recordFlags, ...signingFlags });
    const language = languageOf(values.lang);
    const by = signerOf(values, 'manager');
    const path = onlyArgument(positionals, '归档文件');
    return withRecord(values.home, language, async (record) => {
      const event = await withGiven(path, (given) => takeBack(record, given, by));
      const { there, back } = told[language];
      console.log(event ? back(`${event.book.hospital} ${event.book.year}`, event.payloads.length) : there);
      return 0;
    });
  },
};
