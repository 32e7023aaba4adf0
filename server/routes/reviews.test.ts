import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../contract/api/record.ts';
import { pathOf } from '../contract/api/routes.ts';
import { readWorkbook } from '../xlsx/readWorkbook.ts';
import {
  blocksOf,
  rawRequest,
  refusalOf,
  sampleBook,
  startTestServer,
  type TestServer,
  withToken,
} from './testServer.ts';

/** A run's way to its reviewer's computer and back, and what an auditor is given, over HTTP. */

const preparer: Actor = { name: '王会计', role: 'preparer' };

let mine: TestServer;
let reviewers: TestServer;
let at: { book: string; month: string };
beforeAll(async () => {
  [mine, reviewers] = [await startTestServer(), await startTestServer()];
  const { client } = mine;
  const run = await client.finish(
    await client.startRun(await client.sendInput(await blocksOf(sampleBook()), '一月.xlsx')),
  );
  const done = await client.books.register(run.id, { by: preparer, acknowledged: [], driverReason: null });
  if (done.kind === 'reasonNeeded') throw new Error(done.fault.code);
  at = { book: done.book.id, month: '2024-01' };
});
afterAll(async () => {
  await mine.close();
  await reviewers.close();
});

const laidDown = ({ folder, file }: { folder: string; file: string }) =>
  new Uint8Array(readFileSync(join(folder, file)));

test('a package is made anew at the reviewer’s computer, signed there, and taken in at the first', async () => {
  const sent = laidDown(await mine.client.reviews.pack(at, preparer));
  const { reviews } = reviewers.client;
  expect(await reviews.open(sent)).toMatchObject({
    isVerified: true,
    faults: [],
    sentBy: preparer,
    registered: { source: '一月.xlsx', by: preparer, options: { months: ['2024-01'] } },
  });
  const own = { name: preparer.name, decision: 'approved', remark: '' } as const;
  expect(await refusalOf(reviews.sign(sent, own))).toBe('ST-034');
  const silent = { name: '李主任', decision: 'returned', remark: ' ' } as const;
  expect(await refusalOf(reviews.sign(sent, silent))).toBe('ST-035');
  const signed = laidDown(
    await reviews.sign(sent, { name: '李主任', decision: 'approved', remark: '已核对总账' }),
  );
  expect(await mine.client.reviews.take(signed)).toEqual(['2024-01']);
  expect((await mine.client.books.book(at.book)).months[0]).toMatchObject({
    state: 'reviewed',
    review: { by: { name: '李主任' }, remark: '已核对总账', seal: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(await mine.client.reviews.take(signed)).toEqual([]);
});

test('what was tampered with, or is no package at all, is refused by name', async () => {
  const { reviews, books } = mine.client;
  const [month] = (await books.book(at.book)).months;
  const reviewer: Actor = { name: '李主任', role: 'reviewer' };
  await books.move(at, { move: 'return', by: reviewer, runId: month?.runId ?? '', remark: '再看' });
  const sent = laidDown(await reviews.pack(at, preparer));
  sent[Math.floor(sent.length / 2)] ^= 1;
  expect(await refusalOf(reviewers.client.reviews.open(sent))).toBe('ST-061');
  const text = new TextEncoder().encode('不是送审包');
  expect(await refusalOf(reviews.open(text))).toBe('ST-050');
  expect(await refusalOf(reviews.take(text))).toBe('ST-051');
});

test('an auditor is given the record as a workbook, and letter for letter', async () => {
  const { file, entries } = await mine.client.reviews.audit();
  const { blocks, faults } = await readWorkbook(file);
  expect([faults, entries]).toEqual([[], (await mine.client.books.facts()).events]);
  expect(blocks.map(({ sheetName }) => sheetName)).toEqual(expect.arrayContaining(['事项', '核算', '校验']));
  const path = pathOf('auditEntries', {});
  const { text } = await rawRequest(mine, { path, headers: withToken });
  expect(JSON.parse(text)).toMatchObject({ entries, head: (await mine.client.books.facts()).head });
});
