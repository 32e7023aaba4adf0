import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { nodeFiles } from '../nodeFiles.ts';
import { Record } from '../record.ts';
import { makeTestHome } from '../testRecord.ts';
import { killAgainAndAgain } from './killing.ts';

/** Processes that die without a word, for real. */

const program = fileURLToPath(new URL('../../dist/registering.js', import.meta.url));
const KILLS_OF_EACH = 150;
const PATIENCE = 180_000;

it(
  '300 kills at random moments lose no acknowledged event and double none',
  async () => {
    const homes = [makeTestHome(), makeTestHome()];
    const all = await Promise.all(homes.map((home) => killAgainAndAgain(home, KILLS_OF_EACH, program)));
    for (const { kills, acknowledged, lost } of all) {
      expect(lost).toEqual([]);
      expect(acknowledged).toBeGreaterThan(kills);
    }
  },
  PATIENCE,
);

it('of processes that open one record at the same moment exactly one may write', async () => {
  const home = makeTestHome();
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, [program, home], { stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  const gone = children.map((child) => new Promise((resolve) => child.on('close', resolve)));
  const numbers: number[] = [];
  for (const child of children) {
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => {
      for (const line of text.split('\n').filter(Boolean)) numbers.push(Number(line.split(' ')[0]));
    });
  }
  await expect.poll(() => numbers.length, { timeout: 20_000 }).toBeGreaterThan(20);
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(gone);
  expect(new Set(numbers).size).toBe(numbers.length);
  const record = await Record.open(home, { files: nodeFiles, now: () => new Date() });
  expect(record.events.length).toBeGreaterThanOrEqual(numbers.length);
  await record.close();
});
