import { afterAll, beforeAll, expect, test } from 'vitest';
import { WORKBOOK_BYTES } from '../contract/api/limits.ts';
import { pathOf } from '../contract/api/routes.ts';
import { FACTS_HEADER, WORKBOOK_TYPE } from '../contract/api/workbookFile.ts';
import { nextMonth } from '../road/nextMonth/nextMonth.ts';
import {
  rawRequest,
  refusalOf,
  smallBook,
  startTestServer,
  type TestServer,
  withToken,
} from './testServer.ts';

/** 新建下月 over HTTP: a file in, a file out. */

const path = pathOf('nextMonth', {});

let server: TestServer;
let january: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  server = await startTestServer();
  january = new Uint8Array(await smallBook());
});
afterAll(() => server.close());

test('gives the workbook that the command line makes, and its month', async () => {
  const { file, month, faults } = await server.client.nextMonth(january);
  const { made } = await nextMonth(january);
  expect([month, faults]).toEqual([
    '2024-02',
    { shown: [], counts: { blocking: 0, unpublishable: 0, notice: 0 } },
  ]);
  expect(Buffer.compare(file, made?.bytes ?? new Uint8Array())).toBe(0);
});

test('tells beside the file what is to be looked at', async () => {
  const { file } = await server.client.nextMonth(january);
  const { month, faults } = await server.client.nextMonth(file);
  expect([month, faults.counts.notice]).toEqual(['2024-03', 1]);
  expect(faults.shown).toMatchObject([{ code: 'RN-011', where: { sheet: '历史数据' } }]);
});

test('is a file by its type, for whoever asks without our client', async () => {
  const { status, headers } = await rawRequest(server, {
    ...{ method: 'POST', path, body: january },
    headers: { ...withToken, 'Content-Type': WORKBOOK_TYPE },
  });
  expect([status, headers['content-type']]).toEqual([200, WORKBOOK_TYPE]);
  expect(decodeURIComponent(String(headers[FACTS_HEADER.toLowerCase()]))).toContain('"month":"2024-02"');
});

test('is refused with the fault of the file, and nothing is made', async () => {
  const text = new TextEncoder().encode('不是工作簿');
  expect(await refusalOf(server.client.nextMonth(text))).toBe('WB-003');
  const { status } = await rawRequest(server, { method: 'POST', path, headers: withToken, body: text });
  expect(status).toBe(422);
});

test('takes no file beyond the limit, and none from a stranger', async () => {
  const large = new Uint8Array(WORKBOOK_BYTES + 1);
  expect(await refusalOf(server.client.nextMonth(large))).toBe('HT-014');
  expect((await rawRequest(server, { method: 'POST', path, body: january })).status).toBe(401);
});
