import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { nodeFiles } from '../nodeFiles.ts';
import { Record } from '../record.ts';
import { recordFolder } from '../recordPlaces.ts';
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

it.each([
  ['of another computer', { host: 'another-computer' }, false],
  ['of a process that runs', {}, false],
  ['of a process of before the computer was started again', { uptimeSeconds: uptime() + 1_000 }, true],
])('a lock %s', async (_, changed, isTakenOver) => {
  const home = makeTestHome();
  const record = await Record.open(home, { files: nodeFiles, now: () => new Date() });
  await record.close();
  const started = new Date().toISOString();
  const holder = {
    host: hostname(),
    pid: process.ppid,
    since: started,
    uptimeSeconds: uptime(),
    nonce: 'x',
    ...changed,
  };
  writeFileSync(join(recordFolder(home), 'lock'), JSON.stringify(holder));
  const next = await Record.open(home, { files: nodeFiles, now: () => new Date() });
  expect(next.facts().isWritable).toBe(isTakenOver);
  if (!isTakenOver)
    expect(next.notices[0]).toMatchObject({ code: 'ST-005', params: { host: holder.host, pid: holder.pid } });
  await next.close();
});
