import { takeReview } from '../../record/signedReview.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine } from '../command.ts';
import { withGiven } from './givenFile.ts';
import { recordFlags, withRecord } from './openRecord.ts';

/** Back at the preparer's computer. */
export const takeReviewCommand: Command = {
  usage: 'take-review <意见.json> [--home <文件夹>]',
  summary: '把审核人签署的意见登记到账套 / take a signed review into its book',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, recordFlags);
    const language = languageOf(values.lang);
    const path = onlyArgument(positionals, '审核意见文件');
    return withRecord(values.home, language, async (record) => {
      const months = await withGiven(path, (given) => takeReview(record, given));
      const done = { zh: '已登记审核意见', en: 'Review on record' }[language];
      const there = { zh: '这份审核意见已经登记过', en: 'This review is on record already' }[language];
      console.log(months.length > 0 ? `${done} ${months.join(' ')}` : there);
      return 0;
    });
  },
};
