import { type Command, UsageError } from '../command.ts';
import { acceptClockCommand } from '../record/acceptClock.ts';
import { archiveCommand } from '../record/archive.ts';
import { auditCommand } from '../record/audit.ts';
import { backupCommand } from '../record/backup.ts';
import { compareCommand } from '../record/compare.ts';
import { compareRulesCommand } from '../record/compareRules.ts';
import { gatherCommand } from '../record/gather.ts';
import { historyCommand } from '../record/history.ts';
import { moveCommand } from '../record/move.ts';
import { packageCommand } from '../record/package.ts';
import { restoreCommand } from '../record/restore.ts';
import { reviewCommand } from '../record/review.ts';
import { rollBackRulesCommand } from '../record/rollBackRules.ts';
import { rulesCommand } from '../record/rules.ts';
import { saveRulesCommand } from '../record/saveRules.ts';
import { signCommand } from '../record/sign.ts';
import { takeBackCommand } from '../record/takeBack.ts';
import { takeReviewCommand } from '../record/takeReview.ts';
import { verifyCommand } from '../record/verify.ts';
import { writeRulesCommand } from '../record/writeRules.ts';

const commands: Readonly<Record<string, Command>> = {
  history: historyCommand,
  gather: gatherCommand,
  move: moveCommand,
  compare: compareCommand,
  verify: verifyCommand,
  rules: rulesCommand,
  'save-rules': saveRulesCommand,
  'compare-rules': compareRulesCommand,
  'roll-back-rules': rollBackRulesCommand,
  'write-rules': writeRulesCommand,
  backup: backupCommand,
  restore: restoreCommand,
  archive: archiveCommand,
  'take-back': takeBackCommand,
  audit: auditCommand,
  package: packageCommand,
  review: reviewCommand,
  sign: signCommand,
  'take-review': takeReviewCommand,
  'accept-clock': acceptClockCommand,
};

/** The record on the command line: every sub-command is one thing that can be done with it. */
export const recordCommand: Command = {
  usage: Object.values(commands)
    .map(({ usage }) => usage)
    .join('\n  npm run record -- '),
  summary: '账套存档：登记过的核算、版本和月结 / the record: registered runs, versions, closings',
  async run([name = '', ...args]) {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(`请写明要做什么：${Object.keys(commands).join('、')}`);
    try {
      return await command.run(args);
    } catch (cause) {
      if (cause instanceof UsageError) cause.usage = command.usage;
      throw cause;
    }
  },
};
