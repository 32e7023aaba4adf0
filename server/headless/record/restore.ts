import { faultLine, type Language } from '../../contract/faults/catalogue.ts';
import { type Restored, restore } from '../../record/restore.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine } from '../command.ts';
import { withGiven } from './givenFile.ts';
import { homeOf, recordFlags, recordSettings } from './openRecord.ts';
import { signerOf, signingFlags } from './signing.ts';

const flags = { ...recordFlags, ...signingFlags, reason: { type: 'string', default: '' } } as const;

/** Also where the record is damaged: the record as it was is kept first. */
export const restoreCommand: Command = {
  usage: 'restore <备份.zip> --reason <原因> --by <姓名> [--home <文件夹>]',
  summary: '用备份恢复账套存档，原存档先备份 / restore a backup, after the record as it was is kept',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const asked = { by: signerOf(values, 'manager'), reason: values.reason };
    const restored = await withGiven(onlyArgument(positionals, '备份文件'), (given) =>
      restore(homeOf(values.home), given, asked, recordSettings),
    );
    console.log(restoredText(restored, language));
    return 0;
  },
};

function restoredText({ event, kept, payloadsWritten }: Restored, language: Language): string {
  const { backupMadeAt, number, lostEvents } = event;
  const done =
    language === 'zh'
      ? `已恢复 ${backupMadeAt} 的备份：${number - 1} 条记录，补写 ${payloadsWritten} 份内容；备份之后的 ${lostEvents} 条记录不再有效`
      : `Backup of ${backupMadeAt} restored: ${number - 1} entries, ${payloadsWritten} contents written; ${lostEvents} entries made after it no longer hold`;
  if (!kept) return done;
  const before = language === 'zh' ? '恢复前的存档在' : 'The record as it was lies in';
  return [done, ...(kept.damage ? [faultLine(kept.damage, language)] : []), `${before} ${kept.path}`].join(
    '\n',
  );
}
