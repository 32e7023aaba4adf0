import { describe, expect, test } from 'vitest';
import { Refused } from '../../server/contract/api/refused.ts';
import type { RunEvent } from '../../server/contract/api/runs.ts';
import { type FaultCode, fault } from '../../server/contract/faults/catalogue.ts';
import type { RangeBlock } from '../../server/contract/rangeBlock.ts';
import { ServerClient } from './serverClient.ts';

/** How the client bears a bad network; what it says to a real server is tested where the server is. */

const block: RangeBlock = {
  sheetId: '1',
  sheetName: '收入',
  origin: { row: 0, column: 0 },
  rows: 0,
  columns: 0,
  values: [],
  kinds: [],
  texts: [],
  hiddenRows: [],
  date1904: false,
};

type Answer = () => Response;

/** Answers in turn; keeps what was asked and how long the client paused. */
function network(answers: readonly Answer[]) {
  const asked: { request: string; headers: Headers }[] = [];
  const pauses: number[] = [];
  const queue = [...answers];
  const client = new ServerClient(
    {
      origin: 'http://localhost:18360',
      token: 'secret',
      fetch: async (url, init) => {
        init?.signal?.throwIfAborted();
        asked.push({
          request: `${init?.method} ${new URL(String(url)).pathname}`,
          headers: new Headers(init?.headers),
        });
        const answer = queue.shift();
        if (!answer) throw new Error(`nobody answers ${String(url)}`);
        return answer();
      },
    },
    async (milliseconds) => {
      pauses.push(milliseconds);
    },
  );
  return { client, asked, pauses };
}

const json = (body: object) => () => Response.json(body);
const refusal = (code: FaultCode, status: number) => () =>
  Response.json({ fault: fault(code), text: { zh: '', en: '' } }, { status });
const lost = () => {
  throw new TypeError('fetch failed');
};
const made = json({ inputId: 'one', blocks: 1 });
const taken = json({ number: 0, rows: 0, next: 1, blocks: 1 });

const codeOf = async (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (cause: unknown) => (cause instanceof Refused ? cause.fault.code : String(cause)),
  );

describe('a block', () => {
  test('is sent again after the network was lost or the server busy, each time after a longer pause', async () => {
    const { client, asked, pauses } = network([made, lost, refusal('HT-040', 503), taken]);
    expect(await client.sendInput([block], '一月')).toBe('one');
    expect(asked.map(({ request }) => request)).toEqual([
      'POST /api/v1/inputs',
      ...Array(3).fill('PUT /api/v1/inputs/one/blocks/0'),
    ]);
    expect(pauses).toEqual([200, 400]);
    expect(asked[1].headers.get('Authorization')).toBe('Bearer secret');
  });

  test('is given up after four attempts, and at once where sending it again cannot help', async () => {
    const bad = network([made, lost, lost, lost, lost]);
    expect(await codeOf(bad.client.sendInput([block]))).toBe('HT-006');
    expect(bad.asked).toHaveLength(5);
    const refused = network([made, refusal('HT-023', 409)]);
    expect(await codeOf(refused.client.sendInput([block]))).toBe('HT-023');
    expect(refused.pauses).toEqual([]);
  });
});

test('a refusal of a code that this side does not know yet is told in the server’s words', async () => {
  const found = { ...fault('HT-099'), code: 'HT-777' };
  const text = { zh: '新的情况', en: 'Something new' };
  const { client } = network([() => Response.json({ fault: found, text }, { status: 409 })]);
  await expect(client.startRun('one')).rejects.toMatchObject({ fault: { code: 'HT-777' }, text });
});

test('what starts a run is sent once only', async () => {
  const { client, asked } = network([lost]);
  expect(await codeOf(client.startRun('one'))).toBe('HT-006');
  expect(asked).toHaveLength(1);
});

test('whoever aborts hears that, not a fault', async () => {
  const { client } = network([made]);
  const leaving = new AbortController();
  leaving.abort(new Error('left'));
  expect(await codeOf(client.sendInput([block], '一月', leaving.signal))).toBe('Error: left');
});

test.each<[string, Answer]>([
  ['another program', () => new Response('hello')],
  ['another product', json({ product: 'other', version: '1', apiVersion: 1, engineVersion: '1' })],
  ['an answer without its fields', json({ product: 'stepdown' })],
  ['a refusal of another kind', () => new Response('no', { status: 500 })],
])('%s is not taken for our server', async (_, answer) => {
  expect(await codeOf(network([answer]).client.connect())).toBe('HT-007');
});

describe('events', () => {
  const name = { zh: '读取', en: 'read' };
  const event = (number: number, content: RunEvent) => `id: ${number}\ndata: ${JSON.stringify(content)}\n\n`;
  const begun = event(1, { kind: 'begun', stage: 'read', name });
  const ended = event(2, { kind: 'ended', stage: 'read', name, milliseconds: 3 });
  const done = event(3, { kind: 'done' });
  const breakingOff = (text: string) => () =>
    new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
        pull: (controller) => controller.error(new TypeError('terminated')),
      }),
    );

  test('go on after a connection that broke off or ended early, from the last one heard', async () => {
    const { client, asked } = network([
      breakingOff(begun),
      lost,
      () => new Response(ended),
      () => new Response(done),
    ]);
    const kinds: string[] = [];
    for await (const { kind } of client.follow('one')) kinds.push(kind);
    expect(kinds).toEqual(['begun', 'ended', 'done']);
    expect(asked.map(({ headers }) => headers.get('Last-Event-ID'))).toEqual([null, '1', '1', '2']);
  });

  test.each(['no JSON', '{"kind":"paused"}'])('that nobody can understand are told: %s', async (data) => {
    const { client } = network([() => new Response(`id: 1\ndata: ${data}\n\n`)]);
    expect(await codeOf(client.finish('one'))).toBe('HT-007');
  });
});
