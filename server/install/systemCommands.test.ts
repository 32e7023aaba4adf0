import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommands, sideloadCommands, trustCommands } from './systemCommands.ts';

const linux = { platform: 'linux', userHome: '/home/a' } as const;
const windows = { platform: 'win32', userHome: 'C:\\Users\\a' } as const;
const mac = { platform: 'darwin', userHome: '/Users/a' } as const;
const ID = '9c6a3b52-41d7-4e0f-8a2d-0d6f5f0c7e31';

const linesOf = (commands: ReturnType<typeof trustCommands>) =>
  commands.map(({ program, args }) => [program, ...args].join(' '));

describe('what the system is told', () => {
  test('to trust the authority: for this user alone, never for the whole computer', () => {
    expect(linesOf(trustCommands(windows, 'C:\\h\\ca.crt'))).toEqual([
      'certutil -user -addstore Root C:\\h\\ca.crt',
    ]);
    expect(linesOf(trustCommands(mac, '/h/ca.crt'))).toEqual([
      'security add-trusted-cert -r trustRoot -p ssl -k /Users/a/Library/Keychains/login.keychain-db /h/ca.crt',
    ]);
    expect(trustCommands(linux, '/h/ca.crt')).toEqual([]);
  });

  test('to show the add-in: on Windows where its manifest stands', () => {
    expect(linesOf(sideloadCommands(windows, ID, 'C:\\h\\manifest.xml'))).toEqual([
      `reg add HKCU\\SOFTWARE\\Microsoft\\Office\\16.0\\WEF\\Developer /v ${ID} /t REG_SZ /d C:\\h\\manifest.xml /f`,
    ]);
    expect(sideloadCommands(linux, ID, '/h/manifest.xml')).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('on a Mac', () => {
  let userHome: string;
  beforeEach(() => {
    userHome = mkdtempSync(join(tmpdir(), 'stepdown-mac-'));
  });
  afterEach(() => rmSync(userHome, { recursive: true }));

  test('the manifest with its token is put where Excel looks, still for the owner alone', () => {
    const manifest = join(userHome, 'manifest.xml');
    writeFileSync(manifest, '<OfficeApp/>', { mode: 0o600 });
    runCommands(sideloadCommands({ platform: 'darwin', userHome }, ID, manifest));
    const copy = join(
      userHome,
      `Library/Containers/com.microsoft.Excel/Data/Documents/wef/${ID}.manifest.xml`,
    );
    expect(readFileSync(copy, 'utf8')).toBe('<OfficeApp/>');
    expect(statSync(copy).mode & 0o777).toBe(0o600);
  });

  test('a step that fails is told with its exit code, and none comes after it', () => {
    const left = join(userHome, 'left');
    const commands = [
      { program: 'false', args: [] },
      { program: 'touch', args: [left] },
    ];
    expect(() => runCommands(commands)).toThrow(
      expect.objectContaining({
        fault: expect.objectContaining({ code: 'HT-054', params: { command: 'false', reason: '1' } }),
      }),
    );
    expect(existsSync(left)).toBe(false);
  });
});
