import { getEventListeners } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeApp } from '../app.ts';
import { Compute, type ComputeSettings, computeSettings } from '../compute/compute.ts';
import { breakingWorker } from '../compute/testWorkers.ts';
import type { RunEvent } from '../contract/api/runs.ts';
import { CellKind, type RangeBlock } from '../contract/rangeBlock.ts';
import { RecordDesk } from '../record/recordDesk.ts';
import { noSite } from './pages.ts';
import {
  blocksOf,
  clientOf,
  refusalOf,
  sampleBook,
  smallBook,
  startTestServer,
  TEST_TOKEN,
  type TestServer,
  withToken,
} from './testServer.ts';

/** Runs that are watched, left, cancelled, crowded or lose their worker. */

/** Milliseconds for what comes before the tests. */
const PATIENCE = 60_000;

const { pool, runs } = computeSettings;
let large: readonly RangeBlock[];
let small: readonly RangeBlock[];
beforeAll(async () => {
  large = await blocksOf(sampleBook());
  small = await blocksOf(await smallBook());
}, PATIENCE);

/** One for all that need nothing of their own, with as many workers as the smallest computer has. */
let shared: TestServer;
beforeAll(async () => {
  shared = await startTestServer({ pool: { ...pool, workers: 2 } });
});
afterAll(() => shared.close());

let own: TestServer | null = null;
afterEach(async () => {
  await own?.close();
  own = null;
});

async function ownServer(changed: Partial<ComputeSettings> = {}): Promise<TestServer> {
  own = await startTestServer(changed);
  return own;
}

const folder = mkdtempSync(join(tmpdir(), 'stepdown-runs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function eventsUntil(events: AsyncIterable<RunEvent>, wanted: (event: RunEvent) => boolean) {
  for await (const event of events) if (wanted(event)) return event;
  throw new Error('the stream ended before');
}

const hasBegun = (stage: string) => (event: RunEvent) => event.kind === 'begun' && event.stage === stage;

describe('somebody who watches a run', () => {
  test('may leave in the middle: the run goes on and can be asked for', async () => {
    const id = await shared.client.startRun(await shared.client.sendInput(large));
    const leaving = new AbortController();
    const left = eventsUntil(shared.client.follow(id, leaving.signal), (event) => {
      if (hasBegun('check')(event)) leaving.abort();
      return false;
    });
    await expect(left).rejects.toThrow('abort');
    expect((await shared.client.run(id)).state).toBe('running');
    expect(await shared.client.finish(id)).toMatchObject({ state: 'done', fault: null });
    expect((await shared.client.plans(id)).length).toBeGreaterThan(5);
  });

  test('hears only what came after the last event that is known', async () => {
    const { id } = await shared.client.finish(
      await shared.client.startRun(await shared.client.sendInput(small)),
    );
    const numbersAfter = async (known: string) => {
      const headers = { ...withToken, 'Last-Event-ID': known };
      const answer = await fetch(`${shared.origin}/api/v1/runs/${id}/events`, { headers });
      return [...(await answer.text()).matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number));
    };
    expect(await numbersAfter('0')).toEqual(Array.from({ length: 17 }, (_, at) => at + 1));
    expect(await numbersAfter('15')).toEqual([16, 17]);
    expect(await numbersAfter('17')).toEqual([]);
    for (const strange of ['-1', '1.5', 'Infinity', 'x'])
      expect(await numbersAfter(strange)).toEqual(await numbersAfter('0'));
  });
});

test('a stream that has nothing to tell shows that it is alive', async () => {
  const compute = new Compute({ ...computeSettings, pool: { ...pool, workers: 2 } });
  const address = () => ({ scheme: 'http', port: 1 }) as const;
  const health = await shared.client.connect();
  const app = makeApp({
    compute,
    record: new RecordDesk(shared.home),
    token: TEST_TOKEN,
    address,
    health: () => health,
    site: noSite,
    heartbeatMilliseconds: 1,
  });
  const ask = (path: string, init: RequestInit = {}) =>
    app.request(`http://localhost:1/api/v1/${path}`, {
      ...init,
      headers: { ...withToken, Host: 'localhost:1' },
    });
  // A run that waits for another one's end has nothing to tell meanwhile.
  const encoder = new TextEncoder();
  const inputId = compute.inputs.make(large.length, null);
  for (const [number, block] of large.entries())
    await compute.inputs.put(inputId, number, encoder.encode(JSON.stringify(block)));
  compute.runs.start(compute.inputs.whole(inputId), {});
  const started = await ask('runs', { method: 'POST', body: JSON.stringify({ inputId }) });
  const { id } = (await started.json()) as { id: string };
  const stream = (await ask(`runs/${id}/events`)).body?.pipeThrough(new TextDecoderStream());
  let told = '';
  for await (const text of stream ?? []) {
    told += text;
    if (told.includes(': beat')) break;
  }
  expect(told).toMatch(/^: beat\n\n/m);
  expect(told).not.toContain('event:');
  await compute.close();
});

describe('a run that is cancelled', () => {
  test('in the middle stops at its stage, says so and leaves no sheet', async () => {
    const id = await shared.client.startRun(await shared.client.sendInput(large));
    await eventsUntil(shared.client.follow(id), hasBegun('check'));
    expect(await shared.client.cancelRun(id)).toMatchObject({ state: 'cancelled', report: null });
    const told: string[] = [];
    for await (const { kind } of shared.client.follow(id)) told.push(kind);
    expect(told.at(-1)).toBe('cancelled');
    expect(await refusalOf(shared.client.plans(id))).toBe('HT-034');
    expect(await refusalOf(shared.client.trace(id, { figure: { measure: 'finalCost' } }))).toBe('HT-034');
  });

  test('before it began gives its place to the next', async () => {
    const { client } = shared;
    const input = await client.sendInput(small);
    const first = await client.startRun(await client.sendInput(large));
    const second = await client.startRun(input);
    const third = await client.startRun(input);
    expect((await client.cancelRun(second)).stages).toEqual([]);
    expect((await client.finish(third)).state).toBe('done');
    expect((await client.run(first)).state).toBe('done');
    expect((await client.run(second)).state).toBe('cancelled');
  });

  test('after its end stays as it is', async () => {
    const { client } = shared;
    const { id } = await client.finish(await client.startRun(await client.sendInput(small)));
    expect((await client.cancelRun(id)).state).toBe('done');
    expect((await client.plans(id)).length).toBeGreaterThan(5);
  });
});

describe('many at once', () => {
  test('a check of another input does not wait for a run', async () => {
    const { client } = shared;
    const [one, other] = [await client.sendInput(large), await client.sendInput(small)];
    await client.check(other);
    const ids: string[] = [];
    for (let count = 0; count < 15; count++) ids.push(await client.startRun(one));
    await eventsUntil(client.follow(ids[0]), hasBegun('read'));
    expect((await client.check(other)).faults.counts.blocking).toBe(0);
    expect((await client.run(ids[14])).state).toBe('queued');
    await Promise.all(ids.map((id) => client.cancelRun(id)));
  });

  test('two inputs do not mix', async () => {
    const { client } = shared;
    const inputs = await Promise.all([client.sendInput(large), client.sendInput(small)]);
    const reports = await Promise.all(
      [...inputs, ...inputs].map(async (input) => client.finish(await client.startRun(input))),
    );
    const runIds = reports.map(({ report }) => report?.identity?.runId);
    expect(new Set(runIds).size).toBe(2);
    expect(runIds.slice(2)).toEqual(runIds.slice(0, 2));
    const alone = await shared.client.finish(await client.startRun(inputs[1]));
    expect(alone.report?.conservation).toEqual(reports[1].report?.conservation);
  });

  test('twenty checks of the sample hospital all give the same', async () => {
    const { client } = shared;
    const input = await client.sendInput(large);
    const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => client.check(input)));
    expect(first.sheets.length).toBeGreaterThan(8);
    expect(first.faults.counts.blocking).toBe(0);
    for (const other of others) expect(other).toEqual(first);
  });

  test('the run used longest ago makes room in its worker, and says so', async () => {
    const server = await ownServer({
      pool: { ...pool, workers: 2 },
      runs: { ...runs, perWorker: 2 },
    });
    const { client } = server;
    const input = await client.sendInput(small);
    const ids: string[] = [];
    for (let count = 0; count < 4; count++) {
      ids.push((await client.finish(await client.startRun(input))).id);
      await client.plan(ids[0], 'directory').catch(() => undefined);
    }
    const outcomes = await Promise.all(ids.map((id) => refusalOf(client.plans(id))));
    expect(outcomes).toEqual(['answered', 'HT-031', 'HT-031', 'answered']);
  });
});

describe('a worker that breaks off', () => {
  test('fails its run with a code, loses what it held, and the next run is right', async () => {
    const flag = join(folder, 'break');
    const server = await ownServer({ pool: { ...pool, workers: 2, workerFile: breakingWorker(flag) } });
    const { client } = server;
    const input = await client.sendInput(small);
    const before = await client.finish(await client.startRun(input));
    writeFileSync(flag, '');
    const broken = await client.finish(await client.startRun(input));
    expect(existsSync(flag)).toBe(false);
    expect(broken).toMatchObject({ state: 'failed', report: null, fault: { code: 'HT-042' } });
    expect(await refusalOf(client.run(before.id))).toBe('HT-032');
    const after = await client.finish(await client.startRun(input));
    expect(after.report).toEqual(before.report);
  });

  test('by running out of memory says that there is too much data, and the next input is costed', async () => {
    const server = await ownServer({ pool: { ...pool, workers: 2, heapMegabytes: 64 } });
    const { client } = server;
    expect(await refusalOf(client.sendInput(detailBlocks()))).toBe('HT-041');
    const run = await client.finish(await client.startRun(await client.sendInput(small)));
    expect(run.state).toBe('done');
  });
});

test('a run that has ended does not keep the input it was made from', async () => {
  const compute = new Compute({ ...computeSettings, pool: { ...pool, workers: 2 } });
  const input = compute.inputs.make(1, null);
  await compute.inputs.put(input, 0, new TextEncoder().encode(JSON.stringify(small[0])));
  const run = compute.runs.start(compute.inputs.whole(input), {});
  for await (const { event } of run.eventsAfter(0)) if (event.kind === 'failed') break;
  expect(run.state).toBe('failed');
  expect(getEventListeners(run.cancelling.signal, 'abort')).toEqual([]);
  await compute.close();
});

function* detailBlocks(): Generator<RangeBlock> {
  for (let sheet = 0; sheet < 20; sheet++) yield detailBlock(sheet);
}

/** Two hundred thousand texts, no two alike. */
function detailBlock(sheet: number): RangeBlock {
  const [rows, columns] = [10_000, 20];
  return {
    sheetId: String(sheet),
    sheetName: `明细${sheet}`,
    origin: { row: 0, column: 0 },
    rows,
    columns,
    values: Array.from({ length: rows * columns }, (_, at) => `明细${sheet}-${at}`),
    kinds: Array(rows * columns).fill(CellKind.text),
    texts: [],
    hiddenRows: [],
    date1904: false,
  };
}

test('a server that was started again knows neither input nor run, and says what to do', async () => {
  const before = await startTestServer();
  const input = await before.client.sendInput(small);
  const id = await before.client.startRun(input);
  await before.close();
  const after = await startTestServer({}, before.port);
  const asked = [after.client.check(input), after.client.finish(id), after.client.startRun(input)];
  expect(await Promise.all(asked.map(refusalOf))).toEqual(['HT-020', 'HT-030', 'HT-020']);
  await after.close();
});

test('a server that stops ends its runs and their streams, and then is gone', async () => {
  const server = await ownServer();
  const { client } = server;
  const id = await client.startRun(await client.sendInput(large));
  const events = client.follow(id);
  await eventsUntil(events, hasBegun('read'));
  const ending = eventsUntil(clientOf(server).follow(id), ({ kind }) => kind === 'cancelled');
  await eventsUntil(client.follow(id), hasBegun('read'));
  await server.close();
  expect((await ending).kind).toBe('cancelled');
  expect(await refusalOf(client.connect())).toBe('HT-006');
});
