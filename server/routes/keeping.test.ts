import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../contract/api/record.ts';
import { blocksOf, refusalOf, sampleBook, startTestServer, type TestServer } from './testServer.ts';

/** Backups, restoring and archives of a running server's record. */

const preparer: Actor = { name: '王会计', role: 'preparer' };
const reviewer: Actor = { name: '李主任', role: 'reviewer' };
const manager: Actor = { name: '赵院长', role: 'manager' };

let server: TestServer;
let at: { book: string; month: string };
let runId: string;
beforeAll(async () => {
  server = await startTestServer();
  const { client } = server;
  const input = await client.sendInput(await blocksOf(sampleBook()));
  const run = (await client.finish(await client.startRun(input))).id;
  const done = await client.books.register(run, { by: preparer, acknowledged: [], driverReason: null });
  if (done.kind === 'reasonNeeded') throw new Error(done.fault.code);
  at = { book: done.book.id, month: '2024-01' };
  ({ runId } = done);
});
afterAll(() => server.close());

test('a backup is made while the server runs; restored it takes back what came after, and says what', async () => {
  const { books } = server.client;
  const { file, events } = await books.backUp();
  expect(events).toBe(1);
  await books.move(at, { move: 'review', by: reviewer, runId, remark: '' });
  expect((await books.files()).backups.files).toContain(file);
  const restored = await books.restore(manager, file, '误审，恢复到审核前');
  expect(restored).toMatchObject({ events: 1, lostEvents: 1 });
  expect((await books.book(at.book)).months[0]?.state).toBe('allocated');
  expect(await books.facts()).toMatchObject({ isWritable: true, events: 2 });
  expect((await books.verify(at.book, runId)).isVerified).toBe(true);
});

test('a damaged record is refused by name and comes back from its backup, without starting anything again', async () => {
  const { books } = server.client;
  const { file } = await books.backUp();
  // The record is let go of, as it is when the computer stops.
  const events = join(server.home, 'record', 'events.log');
  await server.record.without(async () => writeFileSync(events, '改过的一行\n'));
  expect(await refusalOf(books.list())).toBe('ST-001');
  expect((await books.facts()).notices[0]?.code).toBe('ST-001');
  const { keptIn } = await books.restore(manager, file, '存档文件被改动，恢复');
  expect(keptIn).not.toBeNull();
  expect((await books.book(at.book)).months).toHaveLength(1);
});

test('nothing outside the folder of backups is restored, and no backup without a reason', async () => {
  const { books } = server.client;
  expect(await refusalOf(books.restore(manager, '../../etc/passwd.zip', '试试'))).toBe('HT-013');
  expect(await refusalOf(books.restore(manager, 'none.zip', '试试'))).toBe('ST-060');
  const [file = ''] = (await books.files()).backups.files;
  expect(await refusalOf(books.restore(manager, file, ' '))).toBe('HT-013');
});

test('a closed year is archived: its entries stay, its contents say where they are, and come back', async () => {
  const { books } = server.client;
  expect(await refusalOf(books.archive(at.book, manager))).toBe('ST-071');
  await books.move(at, { move: 'review', by: reviewer, runId, remark: '' });
  const { address } = await books.statement(at);
  await books.move(at, { move: 'publish', by: manager, statement: address });
  await books.move(at, { move: 'close', by: manager });
  const { file, payloads } = await books.archive(at.book, manager);
  expect(payloads).toBeGreaterThanOrEqual(4);
  expect((await books.book(at.book)).months[0]?.state).toBe('closed');
  expect(await refusalOf(books.verify(at.book, runId))).toBe('ST-011');
  expect((await books.takeBack(manager, file)).payloads).toBe(payloads);
  expect((await books.verify(at.book, runId)).isVerified).toBe(true);
  rmSync(join(server.home, 'archives'), { recursive: true });
  expect(await refusalOf(books.takeBack(manager, file))).toBe('ST-070');
});
