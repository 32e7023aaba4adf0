import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Language } from '../contract/faults/catalogue.ts';

export interface Command {
  /** What follows the command's name. */
  readonly usage: string;
  readonly summary: string;
  /** Gives the exit code; throws `UsageError` where the command line is off. */
  readonly run: (args: string[]) => Promise<number>;
}

export class UsageError extends Error {
  /** How the command that was meant is used; null: as the one that was called. */
  usage: string | null = null;
}

/** `util.parseArgs` with its complaints turned into `UsageError`s. */
export function parseCommandLine<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const [option = ''] = /--?[\w-]+/.exec(String(error)) ?? [];
    throw new UsageError(`没有 ${option} 这个选项，或者它的值不对`);
  }
}

export function languageOf(text: string | undefined): Language {
  if (text === undefined || text === 'zh' || text === 'en') return text ?? 'zh';
  throw new UsageError(`--lang zh | en，不是 ${text}`);
}

/** The only positional argument, or a usage error that says what is missing. */
export function onlyArgument(positionals: readonly string[], what: string): string {
  const [first, ...more] = positionals;
  if (first === undefined || more.length > 0) throw new UsageError(`请给出一个${what}`);
  return first;
}
