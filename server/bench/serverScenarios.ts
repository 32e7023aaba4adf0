import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerClient } from '../../addin/client/serverClient.ts';
import { filledBook } from '../cases/filledBook.ts';
import { sampleHospital } from '../cases/sampleHospital/sampleHospital.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { readWorkbook } from '../xlsx/readWorkbook.ts';
import type { Scenario } from './scenarios.ts';

/** The server as it is started, in a process of its own, asked by the add-in's client. */

const SEED = 20240131;
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const sampleBook = fileURLToPath(new URL('../../templates/sample-hospital.xlsx', import.meta.url));

/** Runs in the server's main thread: the longest that its loop was held, told when it is asked to end. */
const stallWatch = `import { monitorEventLoopDelay } from 'node:perf_hooks';
const delay = monitorEventLoopDelay({ resolution: 1 });
process.on('SIGUSR2', () => { delay.enable(); delay.reset(); });
process.on('exit', () => console.log('stall ' + delay.max / 1e6));`;

interface Watched {
  readonly client: ServerClient;
  /** From here on stalls count. */
  watch(): void;
  /** Stops the server; gives the longest stall in milliseconds. */
  stop(): Promise<number>;
}

async function startWatched(): Promise<Watched> {
  const home = mkdtempSync(join(tmpdir(), 'stepdown-bench-'));
  const watch = `data:text/javascript,${encodeURIComponent(stallWatch)}`;
  const server = spawn(process.execPath, ['--import', watch, main, '--http', '--port', '0'], {
    env: { ...process.env, STEPDOWN_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await lineOf(server, /https?:\/\/localhost:\d+/);
  const token = readFileSync(join(home, 'token'), 'utf8').trim();
  return {
    client: new ServerClient({ origin, token }),
    watch: () => server.kill('SIGUSR2'),
    stop: async () => {
      const stall = lineOf(server, /(?<=stall )[\d.]+/);
      server.kill('SIGTERM');
      rmSync(home, { recursive: true });
      return Number(await stall);
    },
  };
}

/** What the server prints, once it does. */
export function lineOf({ stdout }: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let output = '';
    stdout?.on('data', (part: Buffer) => {
      output += part;
      const [found] = wanted.exec(output) ?? [];
      if (found) resolve(found);
    });
  });
}

async function blocksOf(book: Uint8Array): Promise<readonly RangeBlock[]> {
  return (await readWorkbook(book)).blocks;
}

const monthScenario: Scenario = {
  name: 'server 500 units × 30 leaves × 2 sources, dense month, blocks in to last plan out',
  run: async () => {
    const records = sampleHospital({
      seed: SEED,
      units: 500,
      months: 1,
      leaves: 30,
      sources: 2,
      dense: true,
    });
    const blocks = await blocksOf(await filledBook(records));
    const { client, watch, stop } = await startWatched();
    await client.connect();
    watch();
    const start = performance.now();
    const input = await client.sendInput(blocks);
    const sent = performance.now();
    const { id, state } = await client.finish(await client.startRun(input));
    if (state !== 'done') throw new Error(`the run ended ${state}`);
    const ran = performance.now();
    await client.plans(id);
    const end = performance.now();
    return {
      send: sent - start,
      run: ran - sent,
      plans: end - ran,
      total: end - start,
      longestStall: await stop(),
    };
  },
};

const CHECKS = 20;

const checksScenario: Scenario = {
  name: `server ${CHECKS} checks at once, 120 units`,
  run: async () => {
    const blocks = await blocksOf(new Uint8Array(readFileSync(sampleBook)));
    const { client, watch, stop } = await startWatched();
    const input = await client.sendInput(blocks);
    watch();
    const start = performance.now();
    const answers = await Promise.all(
      Array.from({ length: CHECKS }, async () => {
        await client.check(input);
        return performance.now() - start;
      }),
    );
    return {
      firstAnswer: Math.min(...answers),
      worstAnswer: Math.max(...answers),
      longestStall: await stop(),
    };
  },
};

export const serverScenarios: readonly Scenario[] = [monthScenario, checksScenario];
