import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { makeTestHome } from '../testRecord.ts';
import { acknowledgementsMissing } from './keeping.ts';
import { killAgainAndAgain } from './killing.ts';
import { acknowledgedIn } from './saying.ts';

/** Processes that die without a word, for real. */

const built = (name: string) => fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url));
const KILLS_OF_EACH = 150;
const PATIENCE = 180_000;

it(
  '300 kills at random moments lose no acknowledged event and double none',
  async () => {
    const homes = [makeTestHome(), makeTestHome()];
    const all = await Promise.all(
      homes.map((home) => killAgainAndAgain(home, KILLS_OF_EACH, built('registering'))),
    );
    for (const home of homes) expect(halvesIn(home)).toEqual([]);
    for (const { kills, acknowledged, lost } of all) {
      expect(lost).toEqual([]);
      expect(acknowledged).toBeGreaterThanOrEqual(kills / 2);
    }
  },
  PATIENCE,
);

/** The record was opened to be written after the last kill. A lock's may be on its way still, for all that can be told. */
const halvesIn = (home: string): readonly string[] =>
  readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.part') && !/lock[^/]*$|torn-\d+\.part$/.test(path),
  );

const RACERS = 4;
const REGISTRATIONS = 80;

it(
  'of processes that open one record at the same moments, over and over, one at a time writes, though one of them is killed',
  async () => {
    const home = makeTestHome();
    const racers = Array.from({ length: RACERS }, () => racing(home));
    const count = () => racers.flatMap(({ said }) => acknowledgedIn(said())).length;
    await expect.poll(count, { timeout: PATIENCE }).toBeGreaterThan(REGISTRATIONS / 2);
    racers[0]?.child.kill('SIGKILL');
    await expect.poll(count, { timeout: PATIENCE }).toBeGreaterThan(REGISTRATIONS);
    // None ended by itself.
    expect(racers.map(({ child }) => child.exitCode)).toEqual(racers.map(() => null));
    for (const { child } of racers) child.kill('SIGKILL');
    await Promise.all(racers.map(({ ended }) => ended));
    const known = racers.flatMap(({ said }) => acknowledgedIn(said()));
    expect(new Set(known.map(({ number }) => number)).size).toBe(known.length);
    expect(await acknowledgementsMissing(home, known, known.length + RACERS, true)).toEqual([]);
    expect(racers.filter(({ said }) => said() !== '').length).toBeGreaterThan(1);
  },
  PATIENCE,
);

interface Racer {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<unknown>;
}

function racing(home: string): Racer {
  const child = spawn(process.execPath, [built('racing'), home], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    said += text;
  });
  return { child, said: () => said, ended: new Promise((resolve) => child.on('close', resolve)) };
}
