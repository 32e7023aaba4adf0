import { type Command, UsageError } from './command.ts';
import { caseCommand } from './commands/case.ts';
import { checkCommand } from './commands/check.ts';
import { costCommand } from './commands/cost.ts';
import { demoCommand } from './commands/demo.ts';
import { docsCommand } from './commands/docs.ts';
import { sampleCommand } from './commands/sample.ts';
import { templateCommand } from './commands/template.ts';
import { traceCommand } from './commands/trace.ts';

/** `node server/dist/cli.js <command> …`: exit 0 done, 1 the input stops it, 2 the command line is off. */
const commands: Readonly<Record<string, Command>> = {
  demo: demoCommand,
  cost: costCommand,
  check: checkCommand,
  template: templateCommand,
  trace: traceCommand,
  case: caseCommand,
  sample: sampleCommand,
  docs: docsCommand,
};

const EXIT_USAGE = 2;

function usage(): string {
  const lines = Object.entries(commands).map(
    ([name, { usage: args, summary }]) => `  npm run ${name} -- ${args}\n      ${summary}`,
  );
  return ['用法 / usage', ...lines].join('\n');
}

async function main([name, ...args]: string[]): Promise<number> {
  const command = commands[name ?? ''];
  if (!command) {
    console.error(usage());
    return EXIT_USAGE;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n  npm run ${name} -- ${command.usage}`);
    return EXIT_USAGE;
  }
}

process.exitCode = await main(process.argv.slice(2));
