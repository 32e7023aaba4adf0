import { reason as reasonShape } from '../../contract/api/record.ts';
import { type Command, languageOf, parseCommandLine, UsageError } from '../command.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { signerOf, signingFlags } from './signing.ts';

const flags = { ...recordFlags, ...signingFlags, reason: { type: 'string', default: '' } } as const;

/** 确认时间: the clock stands before the last entry, and somebody answers for it. */
export const acceptClockCommand: Command = {
  usage: 'accept-clock --by <姓名> --reason <原因> [--home <文件夹>]',
  summary: '确认电脑时间早于最近一条记录的原因 / accept a clock that stands before the last entry',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const by = signerOf(values, 'preparer');
    const { reason } = values;
    if (!reasonShape.safeParse(reason).success) throw new UsageError('请用 --reason 写明原因');
    return withRecord(values.home, language, async (record) => {
      const event = await record.acceptClock(by, reason);
      const accepted = {
        zh: '已确认时间，可以继续登记',
        en: 'The clock is accepted; the record takes entries again',
      };
      const fine = {
        zh: '电脑时间没有早于最近一条记录，不必确认',
        en: 'The clock is not before the last entry',
      };
      console.log((event ? accepted : fine)[language]);
      return 0;
    });
  },
};
