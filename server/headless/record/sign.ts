import { basename, dirname, extname, join } from 'node:path';
import { openReview } from '../../record/reviewPackage.ts';
import { signReview } from '../../record/signedReview.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine, UsageError } from '../command.ts';
import { writeWhole } from '../files.ts';
import { newTarget } from '../targets.ts';
import { withGiven } from './givenFile.ts';
import { signerOf, signingFlags } from './signing.ts';

const flags = {
  ...signingFlags,
  lang: { type: 'string' },
  decision: { type: 'string' },
  remark: { type: 'string', default: '' },
  out: { type: 'string' },
} as const;

const MOST_LETTERS = 1000;

/** At the reviewer's computer: the answer that goes back. */
export const signCommand: Command = {
  usage: 'sign <送审.zip> --decision <approved|returned> --by <姓名> [--remark <意见>] [--out 意见.json]',
  summary: '签署送审包的审核意见 / sign a review package',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const by = signerOf(values, 'reviewer');
    const { decision, remark } = values;
    if (decision !== 'approved' && decision !== 'returned')
      throw new UsageError('--decision approved（通过）| returned（退回）');
    if (remark.length > MOST_LETTERS) throw new UsageError(`--remark 最多 ${MOST_LETTERS} 字`);
    const path = onlyArgument(positionals, '送审包');
    const review = await withGiven(path, openReview);
    const out = newTarget(values.out ?? besideOf(path));
    writeWhole(new Map([[out, signReview(review, { by, decision, remark }, new Date())]]));
    const { months } = review.manifest.registered.options;
    const told = {
      zh: { approved: '通过', returned: '退回' },
      en: { approved: 'agreed', returned: 'sent back' },
    };
    console.log(`${months.join(' ')} ${told[language][decision]}`);
    console.log(out);
    return 0;
  },
};

const besideOf = (path: string): string =>
  join(dirname(path), `${basename(path, extname(path))}-signed.json`);
