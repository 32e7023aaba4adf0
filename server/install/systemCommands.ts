import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { systemCode } from '../record/home.ts';

/** What the system itself has to be told, so that Excel trusts the pane and shows the add-in. */
export interface SystemCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** Whose computer it is. */
export interface Computer {
  readonly platform: NodeJS.Platform;
  readonly userHome: string;
}

/**
 * Makes this user's programs trust the certificate authority. None where there is no one way: on Linux every
 * browser has a store of its own.
 */
export function trustCommands({ platform, userHome }: Computer, authorityFile: string): SystemCommand[] {
  if (platform === 'win32')
    return [{ program: 'certutil', args: ['-user', '-addstore', 'Root', authorityFile] }];
  if (platform !== 'darwin') return [];
  const keychain = `${userHome}/Library/Keychains/login.keychain-db`;
  const args = ['add-trusted-cert', '-r', 'trustRoot', '-p', 'ssl', '-k', keychain, authorityFile];
  return [{ program: 'security', args }];
}

const WINDOWS_KEY = String.raw`HKCU\SOFTWARE\Microsoft\Office\16.0\WEF\Developer`;
const MAC_FOLDER = 'Library/Containers/com.microsoft.Excel/Data/Documents/wef';

/** Puts the add-in into this user's Excel, as Microsoft provides for add-ins that come from no store. */
export function sideloadCommands(
  { platform, userHome }: Computer,
  addinId: string,
  manifestFile: string,
): SystemCommand[] {
  if (platform === 'win32') {
    const entry = [WINDOWS_KEY, '/v', addinId, '/t', 'REG_SZ', '/d', manifestFile, '/f'];
    return [{ program: 'reg', args: ['add', ...entry] }];
  }
  if (platform !== 'darwin') return [];
  const folder = join(userHome, MAC_FOLDER);
  return [
    { program: 'mkdir', args: ['-p', folder] },
    { program: 'cp', args: ['-p', manifestFile, join(folder, `${addinId}.manifest.xml`)] },
  ];
}

/** One after the other; `Refused` where one fails, and then none after it. */
export function runCommands(commands: readonly SystemCommand[]): void {
  for (const { program, args } of commands) {
    try {
      execFileSync(program, args, { stdio: 'inherit' });
    } catch (cause) {
      const command = [program, ...args].join(' ');
      throw new Refused(fault('HT-054', { command, reason: reasonOf(cause) }));
    }
  }
}

/** The exit code, or why there is none. */
const reasonOf = (cause: unknown): string =>
  cause instanceof Error && 'status' in cause && typeof cause.status === 'number'
    ? String(cause.status)
    : systemCode(cause);
