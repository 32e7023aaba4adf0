import { type Command, UsageError } from '../command.ts';
import { collectCommand } from '../submissions/collect.ts';
import { outCommand } from '../submissions/out.ts';
import { statusCommand } from '../submissions/status.ts';

const commands: Readonly<Record<string, Command>> = {
  out: outCommand,
  status: statusCommand,
  collect: collectCommand,
};

/** 填报 on the command line: out to the departments, where they stand, and back. */
export const submissionsCommand: Command = {
  usage: Object.values(commands)
    .map(({ usage }) => usage)
    .join('\n  npm run submissions -- '),
  summary: '科室填报：发出、状态、收集 / submissions: out to departments, their state, and back',
  run([name = '', ...args]) {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(`请写明要做什么：${Object.keys(commands).join('、')}`);
    return command.run(args);
  },
};
