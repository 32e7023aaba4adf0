import { faultLine } from '../../contract/faults/catalogue.ts';
import { backUp } from '../../record/backup.ts';
import { type Command, languageOf, parseCommandLine } from '../command.ts';
import { homeOf, recordFlags, recordSettings } from './openRecord.ts';

const flags = { ...recordFlags, out: { type: 'string' } } as const;

/** Works while a server writes the record. */
export const backupCommand: Command = {
  usage: 'backup [--out 备份.zip] [--home <文件夹>]',
  summary: '备份整个账套存档 / back up the whole record',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const { path, manifest, notices } = await backUp(homeOf(values.home), values.out ?? null, recordSettings);
    const { events, parts, head } = manifest;
    console.log(
      language === 'zh'
        ? `已备份并核对：${events} 条记录，${parts.length - 1} 份内容，校验码 ${head}`
        : `Backed up and verified: ${events} entries, ${parts.length - 1} contents, checksum ${head}`,
    );
    for (const notice of notices) console.log(faultLine(notice, language));
    console.log(path);
    return notices.length > 0 ? 1 : 0;
  },
};
