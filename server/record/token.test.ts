import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stepdownHome } from './home.ts';
import { readOrMakeToken, tokenFile } from './token.ts';

let home: string;
beforeEach(() => {
  home = join(mkdtempSync(join(tmpdir(), 'stepdown-home-')), 'deep', 'home');
});
afterEach(() => rmSync(join(home, '..', '..'), { recursive: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('the token', () => {
  test('is made on the first start: 256 bits, for the owner alone, and is the same from then on', () => {
    const token = readOrMakeToken(home);
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(tokenFile(home), 'utf8')).toBe(`${token}\n`);
    expect(readOrMakeToken(home)).toBe(token);
    expect(readdirSync(home)).toEqual(['token']);
    if (process.platform !== 'win32') expect([modeOf(home), modeOf(tokenFile(home))]).toEqual([0o700, 0o600]);
  });

  test('differs from home to home', () => {
    expect(readOrMakeToken(home)).not.toBe(readOrMakeToken(join(home, 'other')));
  });

  test.skipIf(process.platform === 'win32')('that others could read is replaced', () => {
    const token = readOrMakeToken(home);
    chmodSync(tokenFile(home), 0o640);
    expect(readOrMakeToken(home)).not.toBe(token);
    expect(modeOf(tokenFile(home))).toBe(0o600);
  });

  test.each(['', 'short', 'G'.repeat(64)])('that is none is replaced: %j', (content) => {
    readOrMakeToken(home);
    writeFileSync(tokenFile(home), content);
    const token = readOrMakeToken(home);
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(readOrMakeToken(home)).toBe(token);
  });
});

test.each<[NodeJS.Platform, Record<string, string>, string]>([
  ['linux', { STEPDOWN_HOME: '/data/stepdown' }, '/data/stepdown'],
  ['win32', { STEPDOWN_HOME: 'D:\\stepdown' }, 'D:\\stepdown'],
  ['linux', { XDG_DATA_HOME: '/home/a/share' }, join('/home/a/share', 'stepdown')],
  [
    'win32',
    { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' },
    join('C:\\Users\\a\\AppData\\Local', 'Stepdown'),
  ],
])('on %s with %j the home is %s', (platform, environment, expected) => {
  expect(stepdownHome(environment, platform)).toBe(expected);
});
