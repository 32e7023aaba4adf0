import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { API_VERSION } from '../../../server/contract/api/version.ts';
import {
  sampleBook,
  smallBook,
  startTestServer,
  type TestServer,
} from '../../../server/routes/testServer.ts';
import { everythingIn } from '../../workbook/office/testHostBook.ts';
import type { StageId } from './state.ts';
import { TestExcel } from './testExcel.ts';
import { FileWorkbook } from './testFileWorkbook.ts';
import { sessionOn, type TestSession, type TestSettings } from './testSession.ts';

/** What goes wrong on the way: it is told, the workbook stays as it was, and the pane goes on. */

const COST = '直接成本';
const SUMMARY = '科室04 分摊汇总';

let server: TestServer;
let excel: TestExcel;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  excel = await TestExcel.open(await smallBook());
});

const panes: TestSession[] = [];
afterEach(async () => {
  await Promise.all(panes.splice(0).map(({ session }) => session.dispose()));
});

async function opened(settings?: TestSettings, on: { origin: string } = server): Promise<TestSession> {
  const made = sessionOn(excel.workbook, on, settings);
  panes.push(made);
  await made.session.connect();
  return made;
}

function editInput(who: 'person' | 'coauthor'): void {
  const [{ row, column }] = excel.amountsOn(COST);
  excel.type(COST, row, column, 5, who);
}

/** Does something as soon as a stage has begun. */
function atStage({ session }: TestSession, stage: StageId, act: () => void): void {
  const stop = session.subscribe(() => {
    if (session.state().job?.stages.at(-1)?.id !== stage) return;
    stop();
    act();
  });
}

describe('a connection', () => {
  const html = (status: number) => async () =>
    new Response('<html>', { status, headers: { 'Content-Type': 'text/html' } });
  const lost = async () => {
    throw new TypeError('Failed to fetch');
  };
  const speaking = (apiVersion: number) => async () =>
    Response.json({ product: 'stepdown', version: '1', apiVersion, engineVersion: '1' });
  const elsewhere = { serverOrigin: 'https://localhost:1', pageOrigin: 'https://cdn.example' };

  test.each<[string, string, TestSettings]>([
    ['notRunning', 'HT-006', { fetch: lost }],
    ['tokenRefused', 'HT-001', { token: 'b'.repeat(64) }],
    ['serverOlder', 'HT-004', { fetch: speaking(API_VERSION - 1) }],
    ['paneOlder', 'HT-005', { fetch: speaking(API_VERSION + 1) }],
    ['anotherProgram', 'HT-007', { fetch: html(200) }],
    ['proxy', 'PN-013', { fetch: html(502) }],
    [
      'localNetworkBlocked',
      'PN-012',
      { fetch: lost, surroundings: { localNetworkAccess: async () => 'denied' } },
    ],
    ['certificateUntrusted', 'PN-010', { fetch: lost, surroundings: elsewhere }],
  ])('%s is told as %s', async (diagnosis, code, settings) => {
    const { session } = await opened(settings);
    expect(session.state().connection).toMatchObject({
      kind: 'failed',
      diagnosis,
      trouble: { fault: { code } },
    });
    expect(session.state().next).toBe('connect');
    expect(session.state().steps.settings).toBe('problem');
  });

  test('whose certificate ends soon says when; once it has ended, that is what is told', async () => {
    let days = 30;
    let isLost = false;
    const { session } = await opened({
      fetch: async (url, init) => {
        if (isLost) return lost();
        const answer = await fetch(url, init);
        return String(url).endsWith('/health')
          ? Response.json({ ...(await answer.json()), certificateDays: days })
          : answer;
      },
    });
    expect(session.state().connection).toMatchObject({ certificate: { daysLeft: 30, isExpiring: true } });
    days = -1;
    await session.connect();
    isLost = true;
    await session.connect();
    expect(session.state().connection).toMatchObject({
      diagnosis: 'certificateExpired',
      trouble: { fault: { code: 'PN-011' } },
    });
  });

  test('comes about by itself once the server is started, unless the pane was shut', async () => {
    let isLost = true;
    let asked = 0;
    const settings: TestSettings = {
      fetch: (url, init) => {
        asked += 1;
        return isLost ? lost() : fetch(url, init);
      },
    };
    const { until } = await opened(settings);
    const shut = await opened(settings);
    await shut.session.dispose();
    isLost = false;
    asked = 0;
    await until(({ connection }) => connection.kind === 'ready');
    expect(asked).toBe(['health', 'health', 'rules', 'templates'].length);
    expect(shut.session.state().connection.kind).toBe('failed');
  });

  test('is made by whatever needs it, once the server is there', async () => {
    let isLost = true;
    const { session } = await opened({
      fetch: (url, init) => (isLost ? lost() : fetch(url, init)),
    });
    await session.check();
    expect(session.state().ended).toMatchObject({
      outcome: 'failed',
      trouble: { fault: { code: 'HT-006' } },
    });
    isLost = false;
    await session.check();
    expect(session.state().ended?.outcome).toBe('done');
    expect(session.state().connection.kind).toBe('ready');
  });
});

describe('a run', () => {
  const stages: readonly StageId[] = ['read', 'send', 'wait', 'check', 'allocate', 'reports', 'write'];

  test.each(stages)(
    'cancelled at “%s” leaves the workbook as it was, and the next one comes through',
    async (stage) => {
      const pane = await opened();
      const { session } = pane;
      const before = everythingIn(excel.model);
      atStage(pane, stage, () => session.cancel());
      await session.cost();
      expect(session.state().ended).toMatchObject({ kind: 'cost', outcome: 'cancelled', trouble: null });
      expect(session.state().job).toBeNull();
      expect(session.state().run).toBeNull();
      expect(everythingIn(excel.model)).toEqual(before);
      await session.check();
      expect(session.state().ended?.outcome).toBe('done');
    },
  );

  test('is one at a time: a second press is told why it waits, the first goes on', async () => {
    const { session } = await opened();
    const first = session.cost();
    await session.check();
    expect(session.state().notice?.fault.code).toBe('PN-001');
    expect(session.state().job?.kind).toBe('cost');
    session.dismissNotice();
    expect(session.state().notice).toBeNull();
    await first;
    expect(session.state().ended).toMatchObject({ kind: 'cost', outcome: 'done' });
  });

  test.each<[string, () => void]>([
    ['a co-author edits an input', () => editInput('coauthor')],
    ['an input sheet is renamed', () => Object.assign(excel.sheet(COST), { name: '直接成本（改）' })],
    ['an input sheet is deleted', () => excel.sheet(COST).delete()],
  ])('during which %s is not written, and says so', async (_, act) => {
    const pane = await opened();
    atStage(pane, 'allocate', act);
    await pane.session.cost();
    const { ended, run } = pane.session.state();
    expect(ended?.trouble?.fault).toMatchObject({ code: 'PN-002', params: { sheets: `《${COST}》` } });
    expect(run).toBeNull();
    expect(excel.sheetNames).not.toContain(SUMMARY);
  });

  test('counts the rows that a filter hides, leaves the filter of an input, and hides no row of a result', async () => {
    const { session } = await opened();
    await session.cost();
    const whole = excel.amountsOn(SUMMARY);
    for (const name of [COST, SUMMARY]) {
      const { autoFilter } = excel.sheet(name);
      Object.assign(autoFilter, { enabled: true, isDataFiltered: true });
      excel.sheet(name).getRange('6:9').rowHidden = true;
    }
    const [{ row, column, value }] = excel.amountsOn(COST);
    excel.type(COST, row, column, value);
    await session.cost();
    expect(session.state().ended?.outcome).toBe('done');
    expect(excel.amountsOn(SUMMARY)).toEqual(whole);
    expect(excel.sheet(COST).autoFilter).toMatchObject({ enabled: true, isDataFiltered: true });
    expect(excel.sheet(COST).getRange('7:7').rowHidden).toBe(true);
    // A filter set on old numbers must not hide new ones.
    expect(excel.sheet(SUMMARY).getRange('7:7').rowHidden).toBe(false);
  });

  test('comes through while a person gives a table another name', async () => {
    const pane = await opened();
    atStage(pane, 'allocate', () => Object.assign(excel.sheet(COST).tables.items[0], { name: '改了名' }));
    await pane.session.cost();
    expect(pane.session.state().next).toBe('results');
    expect(excel.sheet(COST).tables.items[0].name).toBe('改了名');
  });

  test('whose sheets were edited while they were being written is stale at once', async () => {
    const pane = await opened();
    atStage(pane, 'write', () => editInput('person'));
    await pane.session.cost();
    expect(pane.session.state().ended?.outcome).toBe('done');
    const { stale } = await pane.until((state) => state.stale !== null);
    expect(stale?.sheets).toEqual([COST]);
  });

  test('that Excel does not let us write says why, and what stood there stays', async () => {
    const { session } = await opened();
    excel.model.protection.protected = true;
    await session.cost();
    expect(session.state().ended).toMatchObject({
      outcome: 'failed',
      trouble: { fault: { code: 'WB-051' } },
    });
    expect(session.state().run).toBeNull();
    excel.model.protection.protected = false;
    await session.cost();
    expect(session.state().next).toBe('results');
  });

  test('that breaks on a defect of ours is told so, its stack kept apart for support', async () => {
    const { session } = await opened();
    excel.workbook.read = () => Promise.reject(new RangeError('a defect'));
    await session.cost();
    const trouble = session.state().ended?.trouble;
    expect(trouble).toMatchObject({ fault: { code: 'PN-006' }, detail: expect.stringContaining('a defect') });
    expect(trouble?.text.zh).not.toContain('a defect');
  });

  test('of a workbook without any data says what to do', async () => {
    excel = new TestExcel();
    const { session } = await opened();
    await session.cost();
    expect(session.state().ended?.trouble?.fault.code).toBe('PN-005');
  });
});

describe('a server that dies', () => {
  const main = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));
  const home = mkdtempSync(join(tmpdir(), 'stepdown-session-'));
  let running: ChildProcess;
  afterAll(() => {
    running.kill('SIGKILL');
    rmSync(home, { recursive: true });
  });

  /** In a process of its own, so that it can be killed; on the port given, or any. */
  function start(port = 0): Promise<string> {
    running = spawn(process.execPath, [main, '--http', '--port', String(port)], {
      env: { ...process.env, STEPDOWN_HOME: home },
    });
    return new Promise((resolve) => {
      let output = '';
      running.stdout?.on('data', (part: Buffer) => {
        output += part;
        const [, origin] = /(http:\/\/localhost:\d+).*Ctrl\+C/s.exec(output) ?? [];
        if (origin) resolve(origin);
      });
    });
  }

  test('during a run is told; the workbook and the last result stay, and the next run comes through', async () => {
    const origin = await start();
    const token = readFileSync(join(home, 'token'), 'utf8').trim();
    const pane = await opened({ token }, { origin });
    const { session } = pane;
    await session.cost();
    const { run } = session.state();
    const before = excel.amountsOn(SUMMARY);
    atStage(pane, 'check', () => running.kill('SIGKILL'));
    await session.cost();
    expect(session.state().ended).toMatchObject({
      outcome: 'failed',
      trouble: { fault: { code: 'HT-006' } },
    });
    expect(session.state().connection).toMatchObject({ kind: 'failed', diagnosis: 'notRunning' });
    expect(session.state().run).toEqual(run);
    expect(excel.amountsOn(SUMMARY)).toEqual(before);

    await start(Number(new URL(origin).port));
    await session.connect();
    expect(session.state().connection.kind).toBe('ready');
    const [amount] = before;
    excel.select(SUMMARY, amount.row, amount.column);
    await pane.until(({ trace }) => trace.selected !== null);
    await session.traceSelection();
    expect(session.state().trace).toMatchObject({ needsRun: true, trouble: { fault: { code: 'HT-030' } } });
    await session.change({ kind: 'parameter', unit: '0301', parameter: 'headcount', quantity: 40 });
    expect(session.state().whatIf).toMatchObject({ needsRun: true });
    await session.refresh();
    expect(session.state().run?.runId).toBe(run?.runId);
    await session.traceSelection();
    expect(session.state().trace).toMatchObject({ needsRun: false, trouble: null });
  });
});

test('two workbooks at once come through, each with its own result', async () => {
  const books = [sampleBook(), await smallBook()].map((bytes) => new FileWorkbook(bytes));
  const sessions = books.map((workbook) => sessionOn(workbook, server).session);
  await Promise.all(sessions.map((session) => session.connect()));
  await Promise.all(sessions.map((session) => session.cost()));
  expect(sessions.map((session) => session.state().ended?.outcome)).toEqual(['done', 'done']);
  const written = await Promise.all(books.map((book) => book.sheets()));
  for (const [at, session] of sessions.entries()) {
    const { run } = session.state();
    expect(written[at].map(({ name }) => name)).toContain(run?.sheets.at(-1)?.name);
    expect((await server.client.run(run?.id ?? '')).report?.identity?.runId).toBe(run?.runId);
  }
  expect(sessions[0].state().run?.runId).not.toBe(sessions[1].state().run?.runId);
});
