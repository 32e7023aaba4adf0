import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';

/** The environment a process was started in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder for what the server keeps: STEPDOWN_HOME, or where the system puts a user's own data. */
export function stepdownHome(environment: Environment, platform: NodeJS.Platform): string {
  if (environment.STEPDOWN_HOME) return environment.STEPDOWN_HOME;
  if (platform === 'win32')
    return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Stepdown');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Stepdown');
  return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'stepdown');
}

const OWNER_ONLY = 0o700;

/** Makes the folder where it is missing, for its owner alone; `Refused` where the system does not let us. */
export function makeHome(home: string): void {
  usingHome(home, () => mkdirSync(home, { recursive: true, mode: OWNER_ONLY }));
}

/** Does something in the folder; what the system refuses becomes a fault that names the folder. */
export function usingHome<Result>(home: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new Refused(fault('HT-052', { folder: home, reason: systemCode(cause) }));
  }
}

/** `EACCES` and its like. */
export const systemCode = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
