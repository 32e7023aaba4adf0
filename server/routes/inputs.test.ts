import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLOCK_BYTES, BLOCK_ROWS } from '../contract/api/limits.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { rawRequest, refusalOf, startTestServer, type TestServer, withToken } from './testServer.ts';

/** How a workbook arrives, block by block. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ inputs: { inputs: 3, bytes: 3 * BLOCK_BYTES } });
});
afterAll(() => server.close());

const block: RangeBlock = {
  sheetId: '1',
  sheetName: '收入',
  origin: { row: 0, column: 0 },
  rows: 1,
  columns: 2,
  values: ['金额', 12.5],
  kinds: [2, 1],
  texts: [],
  hiddenRows: [],
  date1904: false,
};

async function put(input: string, number: number | string, content: object | string | Uint8Array) {
  const body =
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  const path = `/api/v1/inputs/${input}/blocks/${number}`;
  const { status, text } = await rawRequest(server, { method: 'PUT', path, headers: withToken, body });
  const answer = JSON.parse(text) as {
    fault?: { code: string; params: object; where: object };
    next?: number;
  };
  return { status, code: answer.fault?.code, fault: answer.fault, next: answer.next };
}

async function newInput(blocks: number): Promise<string> {
  const body = JSON.stringify({ blocks });
  const { text } = await rawRequest(server, {
    method: 'POST',
    path: '/api/v1/inputs',
    headers: withToken,
    body,
  });
  return (JSON.parse(text) as { inputId: string }).inputId;
}

const twoRows = { rows: 2, values: ['金额', 1, '金额', 2], kinds: [2, 1, 2, 1] };

/** Exactly so many bytes: a block and blanks, which JSON allows. */
const padded = (bytes: number): Uint8Array =>
  Buffer.from(JSON.stringify(block)).length < bytes
    ? Buffer.concat([
        Buffer.from(JSON.stringify(block)),
        Buffer.alloc(bytes - Buffer.from(JSON.stringify(block)).length, ' '),
      ])
    : expect.fail('too few bytes');

describe('blocks', () => {
  test('come in order; the same again changes nothing, another content is a conflict', async () => {
    const input = await newInput(2);
    expect(await put(input, 1, block)).toMatchObject({
      status: 409,
      code: 'HT-022',
      fault: { params: { expected: 0 } },
    });
    expect(await put(input, 0, block)).toMatchObject({ status: 200, next: 1 });
    expect(await put(input, 0, block)).toMatchObject({ status: 200, next: 1 });
    expect(await put(input, 0, { ...block, values: ['金额', 12.6] })).toMatchObject({
      status: 409,
      code: 'HT-023',
    });
    expect(await refusalOf(server.client.check(input))).toBe('HT-025');
    expect(await put(input, 1, block)).toMatchObject({ status: 200, next: 2 });
    expect(await put(input, 2, block)).toMatchObject({ status: 409, code: 'HT-024' });
  });

  test('sent at the same time are taken once', async () => {
    const input = await newInput(1);
    const answers = await Promise.all(Array.from({ length: 5 }, () => put(input, 0, block)));
    expect(answers.map(({ status, next }) => [status, next])).toEqual(Array(5).fill([200, 1]));
  });

  test('just as large as allowed are taken, one byte or one row more is refused and leaves the number free', async () => {
    const input = await newInput(2);
    expect(await put(input, 0, padded(BLOCK_BYTES + 1))).toMatchObject({ status: 413, code: 'HT-014' });
    expect(await put(input, 0, padded(BLOCK_BYTES))).toMatchObject({ status: 200 });
    const high = (rows: number) => ({
      ...block,
      rows,
      columns: 1,
      values: Array(rows).fill(1),
      kinds: Array(rows).fill(1),
    });
    expect(await put(input, 1, high(BLOCK_ROWS + 1))).toMatchObject({ status: 413, code: 'HT-026' });
    expect(await put(input, 1, high(BLOCK_ROWS))).toMatchObject({ status: 200 });
  });

  test('cut off by a client that leaves have not arrived', async () => {
    const input = await newInput(1);
    const half = JSON.stringify(block).slice(0, 20);
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      [
        `PUT /api/v1/inputs/${input}/blocks/0 HTTP/1.1`,
        `Host: localhost:${server.port}`,
        `Authorization: ${withToken.Authorization}`,
        `Content-Length: ${JSON.stringify(block).length}`,
        `\r\n${half}`,
      ].join('\r\n'),
      () => socket.destroy(),
    );
    await once(socket, 'close');
    expect(await refusalOf(server.client.check(input))).toBe('HT-025');
    expect(await put(input, 0, block)).toMatchObject({ status: 200, next: 1 });
  });

  test('sent without a length are measured too', async () => {
    const input = await newInput(1);
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(BLOCK_BYTES / 4)),
    });
    const answer = await fetch(`${server.origin}/api/v1/inputs/${input}/blocks/0`, {
      method: 'PUT',
      headers: withToken,
      body,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
  });

  test.each<[string, string, object | string | Uint8Array]>([
    ['cut off', 'HT-012', JSON.stringify(block).slice(0, -1)],
    ['not UTF-8', 'HT-012', Buffer.from([0x22, 0xff, 0x22])],
    ['nothing', 'HT-012', ''],
    ['no object', 'HT-027', []],
    ['a field too few', 'HT-027', { ...block, date1904: undefined }],
    ['a field too many', 'HT-027', { ...block, formulas: [] }],
    ['a value too few', 'HT-027', { ...block, values: ['金额'] }],
    ['a kind too few', 'HT-027', { ...block, kinds: [2] }],
    ['a row beyond the sheet', 'HT-027', { ...block, origin: { row: 2 ** 20, column: 0 } }],
    [
      'rows beyond the end of the sheet',
      'HT-027',
      { ...block, origin: { row: 2 ** 20 - 1, column: 0 }, ...twoRows },
    ],
    ['columns beyond the end of the sheet', 'HT-027', { ...block, origin: { row: 0, column: 2 ** 14 - 1 } }],
    ['half a row', 'HT-027', { ...block, rows: 0.5 }],
    ['a padded text of no number', 'HT-027', { ...block, texts: [[0, '01']] }],
    ['a padded text whose place is a text', 'HT-027', { ...block, texts: [['1', '01']] }],
    ['a padded text whose place is no place', 'HT-027', { ...block, texts: [[{ toString: 1 }, '01']] }],
    ['a padded text beyond the block', 'HT-027', { ...block, texts: [[2, '01']] }],
    ['a hidden row before the first', 'HT-027', { ...block, hiddenRows: [-1] }],
  ])('%s: %s', async (_, code, content) => {
    expect(await put(await newInput(1), 0, content)).toMatchObject({ status: 400, code });
  });

  test.each<[string, unknown, unknown]>([
    ['a text marked as a number', '12.5', 1],
    ['a number marked as a text', 12.5, 2],
    ['a value where nothing should be', 0, 0],
    ['nothing where a number should be', null, 1],
    ['a list', [1], 1],
    ['a kind that is none', 1, 9],
    ['a kind as text', 1, '1'],
    ['a kind that cannot be told', 1, { toString: 1 }],
  ])('%s is told with its cell', async (_, value, kind) => {
    const wrong = { ...block, origin: { row: 4, column: 2 }, values: ['金额', value], kinds: [2, kind] };
    const { code, fault } = await put(await newInput(1), 0, wrong);
    expect([code, fault?.where]).toEqual(['HT-028', { sheet: '收入', row: 4, column: 3 }]);
  });

  test('an infinite amount is told with its cell', async () => {
    const infinite = JSON.stringify(block).replace('12.5', '1e999');
    const { code, fault } = await put(await newInput(1), 0, infinite);
    expect([code, fault?.where]).toEqual(['HT-028', { sheet: '收入', row: 0, column: 1 }]);
  });

  test('numbers that are none are refused', async () => {
    const input = await newInput(1);
    for (const number of ['-1', '01', '1.0', 'first'])
      expect(await put(input, number, block)).toMatchObject({ status: 400, code: 'HT-013' });
  });
});

describe('inputs', () => {
  test('forgotten ones are gone', async () => {
    const input = await newInput(1);
    await put(input, 0, block);
    await server.client.forgetInput(input);
    expect(await refusalOf(server.client.check(input))).toBe('HT-020');
    expect(await refusalOf(server.client.forgetInput(input))).toBe('HT-020');
  });

  test('the one used longest ago makes room, and says so', async () => {
    const [first, second, third] = [await newInput(1), await newInput(1), await newInput(1)];
    await put(first, 0, block);
    const fourth = await newInput(1);
    expect((await put(second, 0, block)).code).toBe('HT-021');
    for (const input of [first, third, fourth]) expect((await put(input, 0, block)).status).toBe(200);
  });

  test('bytes count too', async () => {
    const input = await newInput(2);
    const large = await newInput(3);
    await put(input, 0, padded(BLOCK_BYTES));
    for (const number of [0, 1]) await put(large, number, padded(BLOCK_BYTES));
    expect((await put(input, 0, padded(BLOCK_BYTES))).status).toBe(200);
    expect((await put(large, 2, padded(BLOCK_BYTES))).status).toBe(200);
    expect((await put(input, 1, block)).code).toBe('HT-021');
  });
});
