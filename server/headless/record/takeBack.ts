import { takeBack } from '../../record/archive.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine } from '../command.ts';
import {
  actorOf,
  homeOf,
  RECORD_USAGE,
  recordFlags,
  SIGNING_USAGE,
  signingFlags,
  withGiven,
  withRecord,
} from './recordOptions.ts';

const flags = { ...recordFlags, ...signingFlags } as const;

export const takeBackCommand: Command = {
  usage: `<归档.zip> ${SIGNING_USAGE} ${RECORD_USAGE}`,
  summary: '把归档的内容取回存档 / take an archive’s contents back into the record',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const by = actorOf(values, 'manager');
    const path = onlyArgument(positionals, '归档文件');
    const event = await withRecord(homeOf(values), (record) =>
      withGiven(path, (given) => takeBack(record, given, by)),
    );
    if (!event)
      console.log(language === 'zh' ? '这些内容已经在存档里' : 'These contents are on record already');
    else
      console.log(
        language === 'zh'
          ? `已取回 ${event.book.hospital} ${event.book.year} 年的 ${event.payloads.length} 份内容`
          : `${event.payloads.length} contents of ${event.book.hospital} ${event.book.year} are back`,
      );
    return 0;
  },
};
