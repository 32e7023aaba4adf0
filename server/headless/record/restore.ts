import { faultLine, type Language } from '../../contract/faults/catalogue.ts';
import { type Restored, restore } from '../../record/restore.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine } from '../command.ts';
import {
  actorOf,
  homeOf,
  RECORD_USAGE,
  recordFlags,
  recordSettings,
  SIGNING_USAGE,
  signingFlags,
  withGiven,
} from './recordOptions.ts';

const flags = { ...recordFlags, ...signingFlags, reason: { type: 'string', default: '' } } as const;

export const restoreCommand: Command = {
  usage: `<备份.zip> --reason 原因 ${SIGNING_USAGE} ${RECORD_USAGE}`,
  summary: '用备份恢复账套存档，原存档先备份 / restore a backup; the record as it was is kept first',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const by = actorOf(values, 'manager');
    const path = onlyArgument(positionals, '备份文件');
    const asked = { by, reason: values.reason };
    const restored = await withGiven(path, (given) => restore(homeOf(values), given, asked, recordSettings));
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
