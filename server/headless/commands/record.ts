import { parseArgs } from 'node:util';
import { Refused } from '../../contract/api/refused.ts';
import { faultLine } from '../../contract/faults/catalogue.ts';
import { type Command, languageOf, UsageError } from '../command.ts';
import { archiveCommand } from '../record/archive.ts';
import { auditCommand } from '../record/audit.ts';
import { backupCommand } from '../record/backup.ts';
import { historyCommand } from '../record/history.ts';
import { moveCommand } from '../record/move.ts';
import { packageCommand } from '../record/package.ts';
import { restoreCommand } from '../record/restore.ts';
import { reviewCommand } from '../record/review.ts';
import { signCommand } from '../record/sign.ts';
import { takeBackCommand } from '../record/takeBack.ts';
import { takeReviewCommand } from '../record/takeReview.ts';
import { verifyCommand } from '../record/verify.ts';

/** What `npm run record --` can be told to do. */
const subcommands: Readonly<Record<string, Command>> = {
  history: historyCommand,
  move: moveCommand,
  verify: verifyCommand,
  backup: backupCommand,
  restore: restoreCommand,
  archive: archiveCommand,
  'take-back': takeBackCommand,
  audit: auditCommand,
  package: packageCommand,
  review: reviewCommand,
  sign: signCommand,
  'take-review': takeReviewCommand,
};

/** The record of this computer: kept safe, shown, handed on. */
export const recordCommand: Command = {
  usage: `<${Object.keys(subcommands).join(' | ')}> …`,
  summary: '账套存档 / the record',
  async run([name, ...args]) {
    const found = Object.hasOwn(subcommands, name ?? '') ? subcommands[name ?? ''] : undefined;
    if (!found) throw new UsageError(overview());
    try {
      return await found.run(args);
    } catch (error) {
      if (error instanceof UsageError)
        throw new UsageError(`${error.message}\n  npm run record -- ${name} ${found.usage}`);
      if (!(error instanceof Refused)) throw error;
      console.log(faultLine(error.fault, languageIn(args)));
      return 1;
    }
  },
};

const overview = (): string =>
  Object.entries(subcommands)
    .map(([name, { usage, summary }]) => `  ${name} ${usage}\n      ${summary}`)
    .join('\n');

function languageIn(args: string[]): 'zh' | 'en' {
  const { values } = parseArgs({
    args,
    options: { lang: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  return languageOf(typeof values.lang === 'string' ? values.lang : undefined);
}
