import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TraceLine } from '../../../server/contract/api/questions.ts';
import type { CellPlace } from '../../../server/contract/place.ts';
import { sampleBook, startTestServer, type TestServer } from '../../../server/routes/testServer.ts';
import { emptyWorkbook } from '../../../server/xlsx/emptyWorkbook.ts';
import type { FaultLine, SessionState } from './state.ts';
import { resultAmounts, sessionOn, sheetsOf, someAmount, type TestSession } from './testSession.ts';
import { TestWorkbook } from './testWorkbook.ts';
import { lineAt } from './tracing.ts';

/** A month from the first sheet to the what-if, on a real server and a real workbook file. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const linesOf = ({ check }: SessionState): FaultLine[] =>
  (check?.sheets ?? []).flatMap(({ faults }) => [...faults]);

describe('a month', () => {
  let workbook: TestWorkbook;
  let pane: TestSession;
  beforeEach(async () => {
    workbook = new TestWorkbook(sampleBook());
    pane = sessionOn(workbook, server);
    await pane.session.connect();
  });

  test('begins in an empty workbook with the template’s sheets, of which each is written once', async () => {
    const blank = new TestWorkbook(await emptyWorkbook());
    const { session } = sessionOn(blank, server);
    await session.connect();
    expect(session.state().next).toBe('prepare');
    await session.prepare();
    expect(session.state().steps.prepare).toBe('done');
    expect(session.state().workbook.missing).toBe(0);
    const names = [...(await sheetsOf(blank.bytes)).keys()];
    expect(names).toContain('直接成本');
    const before = blank.bytes;
    await session.prepare();
    expect(blank.bytes).toBe(before);
    expect(session.state().ended).toMatchObject({ kind: 'prepare', outcome: 'done', sheets: [] });
  });

  test('that lacks a sheet gets that one alone; what is filled in stays', async () => {
    const { session } = pane;
    expect(session.state().workbook.missing).toBe(1);
    const before = await sheetsOf(workbook.bytes);
    await session.prepare();
    expect(session.state().ended?.sheets.map(({ planKey }) => planKey)).toEqual(['direct-cost-wide']);
    const after = await sheetsOf(workbook.bytes);
    for (const [name, block] of before) expect(after.get(name)?.values).toEqual(block.values);
  });

  test('is checked: what blocks is said where it stands, marked there, and gone once it is put right', async () => {
    const { session, until } = pane;
    const { row, column } = await someAmount(workbook);
    workbook.type('直接成本', row, column, '壹佰');
    await session.check();
    const found = session.state();
    expect(found.check?.counts.blocking).toBe(1);
    expect(found.steps.check).toBe('problem');
    expect(found.next).toBe('fix');
    const [line] = linesOf(found);
    expect(line.fault.where).toEqual({ sheet: '直接成本', row, column });
    expect(line.value).toBe('壹佰');
    expect(workbook.marked).toContain(line.fault);
    await session.goTo({ sheet: '直接成本', row, column });
    expect(workbook.wentTo).toEqual([{ sheet: '直接成本', row, column }]);

    await session.cost();
    expect(session.state().ended).toMatchObject({ kind: 'cost', outcome: 'failed', trouble: null });
    expect(session.state().run).toBeNull();
    expect([...(await sheetsOf(workbook.bytes)).keys()]).not.toContain('科室04 分摊汇总');

    workbook.type('直接成本', row, column, 100);
    await until(({ check }) => check?.isStale === true);
    expect(session.state().next).toBe('check');
    await session.check();
    expect(session.state().check?.counts.blocking).toBe(0);
    expect(workbook.marked.some(({ severity }) => severity === 'blocking')).toBe(false);
    expect(session.state().next).toBe('cost');
  });

  test('a notice is acknowledged with a reason, until what it says changes', async () => {
    const { session } = pane;
    await session.check();
    const [notice] = linesOf(session.state()).filter(({ fault }) => fault.code === 'AL-036');
    await session.acknowledge(notice.id, ' ');
    expect(session.state().check?.acknowledged).toBe(0);
    await session.acknowledge(notice.id, '红字冲销，已核对');
    expect(session.state().check?.acknowledged).toBe(1);
    expect(workbook.marked).not.toContain(notice.fault);

    const reopened = sessionOn(workbook, server).session;
    await reopened.connect();
    await reopened.check();
    expect(acknowledged(reopened.state())).toEqual(['红字冲销，已核对']);
    const place = notice.fault.where as CellPlace;
    workbook.type(place.sheet, place.row, place.column, -1287);
    await reopened.check();
    expect(acknowledged(reopened.state())).toEqual([]);
  });

  test('is costed: the sheets are written, the money is the same before and after, and the stages are told', async () => {
    const { session } = pane;
    const seen: string[] = [];
    session.subscribe(() => {
      const stage = session.state().job?.stages.at(-1)?.id;
      if (stage && stage !== seen.at(-1)) seen.push(stage);
    });
    await session.cost();
    const { run, steps, next, ended } = session.state();
    expect(seen).toEqual([
      'read',
      'send',
      'wait',
      'check',
      'rules',
      'allocate',
      'identify',
      'reports',
      'write',
    ]);
    expect(ended).toMatchObject({ kind: 'cost', outcome: 'done', trouble: null });
    expect(run?.conservation.map(({ beforeYuan, afterYuan }) => beforeYuan === afterYuan)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(run?.stages.every(({ milliseconds }) => milliseconds !== null)).toBe(true);
    const names = [...(await sheetsOf(workbook.bytes)).keys()];
    expect(names).toEqual(expect.arrayContaining(run?.sheets.map(({ name }) => name) ?? []));
    expect(steps).toMatchObject({ check: 'done', cost: 'done', results: 'done' });
    expect(next).toBe('results');
  });

  test('an edit of an input makes results stale, one of another sheet does not; costing anew clears it', async () => {
    const { session, until } = pane;
    await session.cost();
    workbook.type('科室04 分摊汇总', 1, 1, '批注');
    const { row, column } = await someAmount(workbook);
    workbook.type('直接成本', row, column, 4321);
    const { stale, steps, next } = await until((state) => state.stale !== null);
    expect(stale?.sheets).toEqual(['直接成本']);
    expect(steps).toMatchObject({ cost: 'stale', results: 'stale' });
    expect(next).toBe('costAgain');
    await vi.waitFor(() => expect(workbook.staleKeys).toContain('dept-04'));
    await session.cost();
    expect(session.state().stale).toBeNull();
    expect(workbook.staleKeys).toEqual([]);
  });

  test('opens as it was shut: the view, the settings, the last run and whether it is stale', async () => {
    const { session, until } = pane;
    session.show('results');
    await session.setSettings({ language: 'en', method: null });
    await session.cost();
    const { row, column } = await someAmount(workbook);
    workbook.type('直接成本', row, column, 4321);
    const before = await until((state) => state.stale !== null);
    const reopened = sessionOn(workbook, server).session;
    await reopened.connect();
    const after = reopened.state();
    expect(after.view).toBe('results');
    expect(after.language).toBe('en');
    expect(after.run).toEqual(before.run);
    expect(after.stale).toEqual(before.stale);
  });

  test('that was edited while the pane was shut is found stale by the next check, and not once it is as before', async () => {
    const { session } = pane;
    await session.cost();
    await session.dispose();
    const { row, column, value } = await someAmount(workbook);
    workbook.type('直接成本', row, column, 4321);
    const reopened = sessionOn(workbook, server).session;
    await reopened.connect();
    expect(reopened.state().stale).toBeNull();
    await reopened.check();
    expect(reopened.state().stale).not.toBeNull();
    workbook.type('直接成本', row, column, value);
    await reopened.check();
    expect(reopened.state().stale).toBeNull();
  });

  test('is traced from the selected cell down to input cells, and follows the selection', async () => {
    const { session, until } = pane;
    await session.cost();
    session.show('trace');
    const at = await resultAmounts(workbook, '科室04 分摊汇总');
    workbook.select({ sheetName: '科室04 分摊汇总', planKey: 'dept-04', ...at[0] });
    const { tree } = (await until(({ trace }) => trace.tree !== null && !trace.isLoading)).trace;
    expect(Number(tree?.root.amount)).toBeCloseTo(at[0].value, 2);
    const leaf = await openToLeaf(pane);
    expect(leaf.cell?.sheet).toBe('直接成本');
    session.closeTraceLine('');
    expect(session.state().trace.tree?.open.has('')).toBe(false);

    workbook.select({ sheetName: '科室04 分摊汇总', planKey: 'dept-04', ...at[1] });
    await until(({ trace }) => trace.tree?.of.address === trace.selected?.address && !trace.isLoading);
    expect(Number(session.state().trace.tree?.root.amount)).toBeCloseTo(at[1].value, 2);
    workbook.select({ sheetName: '直接成本', planKey: 'direct-cost', row: 5, column: 5 });
    expect(session.state().trace.selected).toBeNull();
    expect(session.state().trace.tree).not.toBeNull();
  });

  test('a what-if tells what a change would do, one value at a time, and leaves the results alone', async () => {
    const { session } = pane;
    await session.cost();
    const change = { kind: 'parameter', unit: '030004', parameter: 'headcount', quantity: 40 } as const;
    await session.change(change);
    const first = session.state().whatIf;
    expect(first.answer?.units.length).toBeGreaterThan(0);
    await session.change({ ...change, quantity: 80 });
    const second = session.state().whatIf;
    expect(second.changes).toHaveLength(1);
    expect(second.answer).not.toEqual(first.answer);
    await session.withdrawChange(second.changes[0].id);
    expect(session.state().whatIf).toMatchObject({ changes: [], answer: null });
    expect(session.state().next).toBe('results');
  });

  test('is taken back: the workbook and the run stand as before the last write', async () => {
    const { session } = pane;
    await session.cost();
    const { run } = session.state();
    const { bytes } = workbook;
    const { row, column } = await someAmount(workbook);
    workbook.type('直接成本', row, column, 4321);
    await session.cost();
    expect(session.state().run?.runId).not.toBe(run?.runId);
    await session.undo();
    expect(workbook.bytes).toBe(bytes);
    expect(session.state().run).toEqual(run);
    expect(session.state().stale).not.toBeNull();
    expect(session.state().canUndo).toBe(false);
  });

  test('is refreshed: the same sheets once more, without computing', async () => {
    const { session } = pane;
    await session.cost();
    const { run } = session.state();
    await session.refresh();
    expect(session.state().ended).toMatchObject({ kind: 'refresh', outcome: 'done' });
    expect(session.state().run?.id).toBe(run?.id);
  });
});

const acknowledged = (state: SessionState): string[] =>
  linesOf(state).flatMap(({ acknowledgement }) => acknowledgement?.reason ?? []);

async function openToLeaf({ session }: TestSession): Promise<TraceLine> {
  for (let path = ''; ; ) {
    await session.openTraceLine(path);
    const { tree } = session.state().trace;
    const line = tree && lineAt(tree.root, path);
    const next = line?.children?.find(({ amount }) => Number(amount) !== 0);
    if (!next) throw new Error(`nothing under ${path}`);
    if (next.cell) return next;
    path = next.path;
  }
}
