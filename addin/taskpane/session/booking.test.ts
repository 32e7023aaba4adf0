import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../server/contract/api/record.ts';
import { register } from '../../../server/history/moves.ts';
import { nodeFiles } from '../../../server/record/nodeFiles.ts';
import { Record } from '../../../server/record/record.ts';
import { testRegistration } from '../../../server/record/testRecord.ts';
import { sampleBook, startTestServer, type TestServer } from '../../../server/routes/testServer.ts';
import { TestExcel } from './testExcel.ts';
import { sessionOn, type TestSession } from './testSession.ts';

/** 账套 as the pane keeps it, on a record of its own. */

const preparer: Actor = { name: '王会计', role: 'preparer' };

let server: TestServer;
let excel: TestExcel;
const panes: TestSession[] = [];
beforeEach(async () => {
  server = await startTestServer();
  excel = await TestExcel.open(sampleBook());
});
afterEach(async () => {
  await Promise.all(panes.splice(0).map(({ session }) => session.dispose()));
  await server.close();
});

async function opened(on: TestServer = server): Promise<TestSession> {
  const made = sessionOn(excel.workbook, on);
  panes.push(made);
  await made.session.connect();
  return made;
}

test('a run is registered with the notices that were let stand, and why', async () => {
  const { session } = await opened();
  await session.check();
  const notice = session
    .state()
    .check?.sheets.flatMap(({ faults }) => faults)
    .at(-1);
  await session.acknowledge(notice?.id ?? '', '已与医务科核对');
  await session.cost();
  await session.registerRun(preparer, null);
  const { book, month, trouble, lines } = session.state().books;
  expect([trouble, month, book?.months[0]?.state]).toEqual([null, '2024-01', 'allocated']);
  expect(book?.runs[0]?.acknowledged).toEqual([
    expect.objectContaining({ code: notice?.fault.code, reason: '已与医务科核对' }),
  ]);
  expect(lines[0]?.by).toEqual(preparer);
});

test('a workbook whose run an older record does not know is told so, and after registering again is not', async () => {
  const first = await opened();
  await first.session.cost();
  await first.session.registerRun(preparer, null);
  await first.session.dispose();
  const older = await startTestServer();
  const { session, until } = await opened(older);
  session.show('books');
  expect((await until(({ books }) => books.list !== null)).books.isForgotten).toBe(true);
  await session.cost();
  await session.registerRun(preparer, null);
  expect(session.state().books.isForgotten).toBe(false);
  await older.close();
});

test('a record that was changed by hand stops no costing, says so in 账套, and is there again once put right', async () => {
  const folder = join(server.home, 'record');
  mkdirSync(folder);
  writeFileSync(join(folder, 'events.log'), '改过的一行\n');
  const { session, until } = await opened();
  await session.cost();
  expect(session.state().ended).toMatchObject({ kind: 'cost', outcome: 'done' });
  session.show('books');
  const { books, steps } = await until((state) => state.books.trouble !== null);
  expect([books.trouble?.fault.code, steps.books]).toEqual(['ST-001', 'problem']);
  rmSync(join(folder, 'events.log'));
  session.show('books');
  expect((await until((state) => state.books.list !== null)).books.trouble).toBeNull();
});

test('a clock that went back is told wherever something would be written, and accepted once for all of it', async () => {
  const tomorrow = () => new Date(Date.now() + 86_400_000);
  const ahead = await Record.open(server.home, { files: nodeFiles, now: tomorrow });
  await ahead.append((state) => register(state, testRegistration(['2024-01'])));
  await ahead.close();
  const { session } = await opened();
  await session.cost();
  session.show('books');
  const kept = { layer: '院内规则', validFrom: '2024-01', reason: '院长办公会通过' };
  await session.saveRules(preparer, kept);
  await session.registerRun(preparer, null);
  const codes = () => {
    const { books, ruleLayers } = session.state();
    return [books.trouble, ruleLayers.trouble].map((trouble) => trouble?.fault.code ?? null);
  };
  expect(codes()).toEqual(['ST-008', 'ST-008']);
  await session.acceptClock(preparer, '上次电脑的时间设错了');
  expect(codes()).toEqual([null, null]);
  await session.saveRules(preparer, kept);
  await session.registerRun(preparer, null);
  expect(codes()).toEqual([null, null]);
  expect(session.state().ruleLayers.layers?.[0]?.versions).toHaveLength(1);
});
