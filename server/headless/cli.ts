import { Refused } from '../contract/api/refused.ts';
import { faultLine } from '../contract/faults/catalogue.ts';
import { type Command, UsageError } from './command.ts';
import { caseCommand } from './commands/case.ts';
import { checkCommand } from './commands/check.ts';
import { costCommand } from './commands/cost.ts';
import { demoCommand } from './commands/demo.ts';
import { docsCommand } from './commands/docs.ts';
import { nextMonthCommand } from './commands/nextMonth.ts';
import { recordCommand } from './commands/record.ts';
import { sampleCommand } from './commands/sample.ts';
import { submissionsCommand } from './commands/submissions.ts';
import { templateCommand } from './commands/template.ts';
import { traceCommand } from './commands/trace.ts';
import { UnwritableFile } from './files.ts';

/** `node server/dist/cli.js <command> …`: exit 0 done, 1 the input or a file stops it, 2 the command line is off, 70 a defect of ours. */
const commands: Readonly<Record<string, Command>> = {
  demo: demoCommand,
  cost: costCommand,
  check: checkCommand,
  'next-month': nextMonthCommand,
  template: templateCommand,
  trace: traceCommand,
  submissions: submissionsCommand,
  record: recordCommand,
  case: caseCommand,
  sample: sampleCommand,
  docs: docsCommand,
};

const EXIT_STOPPED = 1;
const EXIT_USAGE = 2;
/** EX_SOFTWARE of sysexits.h: an internal error. */
const EXIT_UNEXPECTED = 70;

function usage(): string {
  const lines = Object.entries(commands).map(
    ([name, { usage: args, summary }]) => `  npm run ${name} -- ${args}\n      ${summary}`,
  );
  return ['用法 / usage', ...lines].join('\n');
}

async function main([name, ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name ?? ''] : undefined;
  if (!command) {
    console.error(usage());
    return EXIT_USAGE;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof UnwritableFile || error instanceof Refused) {
      console.log(faultLine(error.fault, 'zh'));
      return EXIT_STOPPED;
    }
    if (!(error instanceof UsageError)) return tellUnexpected(error);
    console.error(`${error.message}\n  npm run ${name} -- ${error.usage ?? command.usage}`);
    return EXIT_USAGE;
  }
}

/** A defect of ours. What to do first, then one line for whoever mends it. */
function tellUnexpected(error: unknown): number {
  const [what = '', where = ''] = (error instanceof Error && error.stack ? error.stack : String(error))
    .split(/\n\s*(?=at )/)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim());
  console.error(
    '程序出现意外，本次没有写出结果，输入的工作簿没有改动。请保留工作簿，把下面一行发给维护人员。',
  );
  console.error([what, where].join(' ').trimEnd());
  return EXIT_UNEXPECTED;
}

// A reader of our lines that leaves early (`| head`) does not stop the run.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.on('uncaughtException', (error) => process.exit(tellUnexpected(error)));
process.exitCode = await main(process.argv.slice(2));
