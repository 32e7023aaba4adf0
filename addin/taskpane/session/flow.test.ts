import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TraceLine } from '../../../server/contract/api/questions.ts';
import { toA1 } from '../../../server/contract/place.ts';
import { tabColors } from '../../../server/contract/style.ts';
import { sampleBook, startTestServer, type TestServer } from '../../../server/routes/testServer.ts';
import { everythingIn } from '../../workbook/office/testHostBook.ts';
import type { FaultLine, SessionState } from './state.ts';
import { type Amount, TestExcel } from './testExcel.ts';
import { sessionOn, type TestSession } from './testSession.ts';
import { lineAt } from './tracing.ts';

/** A month from the first sheet to the what-if: our Excel, Microsoft's library, a real server. */

const COST = '直接成本';
const SUMMARY = '科室04 分摊汇总';

let server: TestServer;
let excel: TestExcel;
let pane: TestSession;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  excel = await TestExcel.open(sampleBook());
  pane = await opened();
});

/** The pane as it opens on the workbook, once more or for the first time. */
async function opened(): Promise<TestSession> {
  const made = sessionOn(excel.workbook, server);
  await made.session.connect();
  return made;
}

/** Of a unit that hands on what it has. */
const anAmount = (): Amount => excel.amountsOn(COST)[100];

describe('preparing', () => {
  test('writes the template’s sheets into an empty workbook, each once', async () => {
    excel = new TestExcel();
    const { session } = await opened();
    expect(session.state().next).toBe('prepare');
    await session.prepare();
    expect(session.state().ended).toMatchObject({ kind: 'prepare', outcome: 'done' });
    expect(session.state().steps.prepare).toBe('done');
    expect(excel.sheetNames).toEqual(expect.arrayContaining(['封面', COST, '成本习性', 'Sheet1']));
    const before = everythingIn(excel.model);
    await session.prepare();
    expect(everythingIn(excel.model)).toEqual(before);
  });

  test('of a workbook that lacks a sheet writes that one alone; what is filled in stays', async () => {
    const { session } = pane;
    expect(session.state().workbook.missing).toBe(1);
    const before = excel.amountsOn(COST);
    await session.prepare();
    expect(session.state().ended?.sheets.map(({ planKey }) => planKey)).toEqual(['direct-cost-wide']);
    expect(excel.amountsOn(COST)).toEqual(before);
  });
});

describe('checking', () => {
  test('says what blocks where it stands, marks it there, and both are gone once it is put right', async () => {
    const { session, until } = pane;
    const { row, column } = anAmount();
    excel.type(COST, row, column, '壹佰');
    await session.check();
    const { check, steps, next } = session.state();
    expect(check?.counts.blocking).toBe(1);
    expect(steps.check).toBe('problem');
    expect(next).toBe('fix');
    const [line] = linesOf(session.state());
    expect(line.fault.where).toEqual({ sheet: COST, row, column });
    expect(line.value).toBe('壹佰');
    expect(excel.marksOn(COST)).toBe(1);
    await session.goTo({ sheet: COST, row, column });
    expect(excel.model.getSelectedRange().address).toContain(COST);

    await session.cost();
    expect(session.state().ended).toMatchObject({ kind: 'cost', outcome: 'failed', trouble: null });
    expect(session.state().run).toBeNull();
    expect(excel.sheetNames).not.toContain(SUMMARY);

    excel.type(COST, row, column, 100);
    await until(({ check: found }) => found?.isStale === true);
    expect(session.state().next).toBe('check');
    await session.check();
    expect(session.state().check?.counts.blocking).toBe(0);
    expect(excel.marksOn(COST)).toBe(0);
    expect(session.state().next).toBe('cost');
  });

  test('of a protected sheet says as much; only the marks in its cells are left out', async () => {
    const { session } = pane;
    const { row, column } = anAmount();
    excel.type(COST, row, column, '壹佰');
    excel.sheet(COST).protection.protect();
    await session.check();
    expect(session.state().ended?.outcome).toBe('done');
    expect(session.state().notice).toBeNull();
    expect(linesOf(session.state())[0].value).toBe('壹佰');
    expect(excel.marksOn(COST)).toBe(0);
  });

  test('keeps a notice acknowledged with its reason, until what it says changes', async () => {
    const { session } = pane;
    await session.check();
    const [notice] = linesOf(session.state()).filter(({ fault }) => fault.code === 'AL-036');
    await session.acknowledge(notice.id, ' ');
    expect(session.state().check?.acknowledged).toBe(0);
    expect(excel.marksOn('收入')).toBe(1);
    await session.acknowledge(notice.id, '红字冲销，已核对');
    expect(session.state().check?.acknowledged).toBe(1);
    expect(excel.marksOn('收入')).toBe(0);

    const again = (await opened()).session;
    await again.check();
    expect(acknowledged(again.state())).toEqual(['红字冲销，已核对']);
    const { row, column } = notice.fault.where as { row: number; column: number };
    excel.type('收入', row, column, -1287);
    await again.check();
    expect(acknowledged(again.state())).toEqual([]);
    await again.acknowledge(linesOf(again.state())[0].id, '另有说明');
    await again.withdrawAcknowledgement(linesOf(again.state())[0].id);
    expect(again.state().check?.acknowledged).toBe(0);
  });
});

describe('costing', () => {
  test('writes the sheets, shows the money before and after, and tells the stages', async () => {
    const { session } = pane;
    const seen: string[] = [];
    const levels: string[] = [];
    session.subscribe(() => {
      const { job } = session.state();
      const stage = job?.stages.at(-1)?.id;
      if (stage && stage !== seen.at(-1)) seen.push(stage);
      const level = job?.level?.name.zh;
      if (level && level !== levels.at(-1)) levels.push(level);
    });
    await session.cost();
    const { run, steps, next, ended } = session.state();
    expect(seen.filter((stage) => stage !== 'wait')).toEqual([
      'read',
      'send',
      'check',
      'rules',
      'allocate',
      'identify',
      'reports',
      'write',
    ]);
    expect(levels).toEqual(['公用分摊', '一级分摊', '二级分摊', '三级分摊']);
    expect(ended).toMatchObject({ kind: 'cost', outcome: 'done', trouble: null });
    expect(run?.conservation.map(({ level }) => level)).toEqual(['L0', 'L1', 'L2', 'L3']);
    expect(run?.conservation.every(({ beforeYuan, afterYuan }) => beforeYuan === afterYuan)).toBe(true);
    expect(run?.stages.at(-1)).toMatchObject({ id: 'write', milliseconds: expect.any(Number) });
    expect(excel.sheetNames).toEqual(expect.arrayContaining(run?.sheets.map(({ name }) => name) ?? []));
    expect(steps).toMatchObject({ check: 'done', cost: 'done', results: 'done' });
    expect(next).toBe('results');

    await session.refresh();
    expect(session.state().ended).toMatchObject({ kind: 'refresh', outcome: 'done' });
    expect(session.state().run?.id).toBe(run?.id);
  });

  test('an edit of an input makes results stale, one of another sheet does not; costing anew clears it', async () => {
    const { session, until } = pane;
    await session.cost();
    const { row, column } = anAmount();
    excel.type(SUMMARY, 40, 1, '批注');
    excel.type(COST, row, column, 4321);
    const { stale, steps, next } = await until((state) => state.stale !== null);
    expect(stale?.sheets).toEqual([COST]);
    expect(steps).toMatchObject({ cost: 'stale', results: 'stale' });
    expect(next).toBe('costAgain');
    await vi.waitFor(() => expect(excel.sheet(SUMMARY).tabColor).toBe(`#${tabColors.stale}`));
    await session.cost();
    expect(session.state().stale).toBeNull();
    expect(excel.sheet(SUMMARY).tabColor).toBe(`#${tabColors.result}`);
  });

  test('another method makes results stale, the same again does not', async () => {
    const { session } = pane;
    await session.cost();
    const method = session.state().packs?.[0].methods.at(-1)?.id ?? null;
    await session.setSettings({ method });
    expect(session.state().stale).toMatchObject({ isOtherChoice: true, isOtherInput: false });
    expect(session.state().next).toBe('costAgain');
    await session.setSettings({ method: null });
    expect(session.state().stale).toBeNull();
    await session.setSettings({ language: 'en' });
    expect(session.state().stale).toBeNull();
  });

  test('is taken back: workbook and run stand as before the last write', async () => {
    const { session } = pane;
    await session.cost();
    const { run } = session.state();
    const { row, column } = anAmount();
    excel.type(COST, row, column, 4321);
    const before = excel.amountsOn(SUMMARY);
    await session.cost();
    expect(session.state().run?.runId).not.toBe(run?.runId);
    expect(excel.amountsOn(SUMMARY)).not.toEqual(before);
    await session.undo();
    expect(excel.amountsOn(SUMMARY)).toEqual(before);
    expect(session.state().run).toEqual(run);
    expect(session.state().stale).not.toBeNull();
    expect(session.state().undoable).toBeNull();
  });
});

describe('opening the pane again', () => {
  test('shows what it showed: the view, the settings, the last run and whether it is stale', async () => {
    const { session, until } = pane;
    session.show('results');
    await session.setSettings({ language: 'en', months: { from: '2024-01', to: null } });
    await session.cost();
    const { row, column } = anAmount();
    excel.type(COST, row, column, 4321);
    const before = await until((state) => state.stale !== null);
    await session.dispose();
    const after = (await opened()).session.state();
    expect(after).toMatchObject({ view: 'results', language: 'en', next: 'costAgain' });
    expect(after.settings).toEqual(before.settings);
    expect(after.run).toEqual(before.run);
    expect(after.stale).toEqual(before.stale);
  });

  test('finds at the next check what was edited meanwhile, and what was put back', async () => {
    const { session } = pane;
    await session.cost();
    await session.dispose();
    const { row, column, value } = anAmount();
    excel.type(COST, row, column, 4321);
    const again = (await opened()).session;
    expect(again.state().stale).toBeNull();
    await again.check();
    expect(again.state().stale).not.toBeNull();
    expect(excel.sheet(SUMMARY).tabColor).toBe(`#${tabColors.stale}`);
    excel.type(COST, row, column, value);
    await again.check();
    expect(again.state().stale).toBeNull();
    expect(excel.sheet(SUMMARY).tabColor).toBe(`#${tabColors.result}`);
  });
});

describe('a trace', () => {
  test('goes from the selected cell down to input cells, and follows the selection', async () => {
    const { session, until } = pane;
    await session.cost();
    session.show('trace');
    const [first, second] = excel.amountsOn(SUMMARY);
    excel.select(SUMMARY, first.row, first.column);
    await until(({ trace }) => trace.tree !== null && !trace.isLoading);
    expect(amountTraced(session.state())).toBeCloseTo(first.value, 2);
    const leaf = await openToLeaf(pane);
    expect(leaf.cell?.sheet).toBe(COST);
    session.closeTraceLine('');
    expect(session.state().trace.tree?.open.has('')).toBe(false);

    excel.select(SUMMARY, second.row, second.column);
    await until(({ trace }) => trace.tree?.of.address === toA1(second) && !trace.isLoading);
    expect(amountTraced(session.state())).toBeCloseTo(second.value, 2);
    await session.goTo({ sheet: COST, row: 5, column: 5 });
    const { trace } = await until((state) => state.trace.selected === null);
    expect(trace.tree).not.toBeNull();

    await session.exportTrace();
    const name = `追溯 ${SUMMARY} ${toA1(second)}`;
    expect(session.state().ended).toMatchObject({ outcome: 'done', sheets: [{ name, isNew: true }] });
    expect(excel.model.active.name).toBe(name);
    await session.exportTrace();
    expect(session.state().ended?.sheets[0].isNew).toBe(false);

    const { row, column } = anAmount();
    excel.type(COST, row, column, 4321);
    await session.cost();
    expect(session.state().trace.tree).toBeNull();
  });

  test('of a cell that holds no number of the run says so, of none selected too', async () => {
    const { session, until } = pane;
    await session.traceSelection();
    expect(session.state().trace.trouble?.fault.code).toBe('PN-004');
    await session.cost();
    excel.select(COST, 0, 0);
    await session.traceSelection();
    expect(session.state().trace.trouble?.fault.code).toBe('PN-003');
    excel.select(SUMMARY, 0, 0);
    await until(({ trace }) => trace.selected !== null);
    await session.traceSelection();
    expect(session.state().trace).toMatchObject({
      tree: null,
      needsRun: false,
      trouble: { fault: { code: 'HT-037' } },
    });
  });
});

describe('a what-if', () => {
  const change = { kind: 'parameter', unit: '030004', parameter: 'headcount', quantity: 40 } as const;

  test('offers what may be changed, tells what it would do, and leaves the results alone', async () => {
    const { session, until } = pane;
    await session.change(change);
    expect(session.state().whatIf.trouble?.fault.code).toBe('PN-004');
    session.withdrawAllChanges();
    await session.cost();
    session.show('whatIf');
    const { choices } = (await until(({ whatIf }) => whatIf.choices !== null)).whatIf;
    expect(choices?.month).toBe('2024-01');
    expect(choices?.units.find(({ code }) => code === change.unit)?.parameters.headcount).toBeGreaterThan(0);

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

  test('of two changes at once is answered once, as they stand in the end', async () => {
    const { session } = pane;
    await session.cost();
    const answers: unknown[] = [];
    session.subscribe(() => {
      const { answer } = session.state().whatIf;
      if (answer && answer !== answers.at(-1)) answers.push(answer);
    });
    const other = { ...change, unit: '030003' };
    await Promise.all([session.change(change), session.change(other)]);
    expect(answers).toHaveLength(1);
    const values = [change, other];
    const { run } = session.state();
    const expected = await server.client.whatIf(run?.id ?? '', {
      changes: { month: '2024-01', values, drivers: [] },
    });
    expect(answers[0]).toEqual(expected);
  });

  test('is kept as a sheet under a name, asked again of the next run, and not kept where nothing is changed', async () => {
    const { session, until } = pane;
    await session.cost();
    await session.keepScenario('多四十人');
    expect(session.state().ended?.trouble?.fault.code).toBe('PN-007');
    await session.change(change);
    const { answer } = session.state().whatIf;
    await session.keepScenario('多四十人');
    expect(session.state().ended?.outcome).toBe('done');
    expect(excel.model.active.name).toBe('测算 多四十人');
    expect(session.state().stale).toBeNull();

    const { row, column } = anAmount();
    excel.type(COST, row, column, 4_321_000);
    await session.cost();
    const { whatIf } = await until((state) => state.whatIf.answer !== null && state.whatIf.answer !== answer);
    expect(whatIf.changes).toHaveLength(1);
    expect(whatIf.answer).not.toEqual(answer);
  });

  test('of price, volume and fixed cost is told for one unit', async () => {
    const { session, until } = pane;
    await session.cost();
    session.show('whatIf');
    const { choices } = (await until(({ whatIf }) => whatIf.choices !== null)).whatIf;
    const unit = choices?.breakEvenUnits[0].code ?? '';
    await session.askBreakEven({ unit, changes: { fixed: 0.5 } });
    const { answer } = session.state().breakEven;
    const fixed = answer?.lines.find(({ id }) => id === 'fixed');
    expect(Number(fixed?.after)).toBeCloseTo(Number(fixed?.before) * 1.5, 4);
    await session.askBreakEven({ unit: 'nobody', changes: {} });
    expect(session.state().breakEven).toMatchObject({ answer: null, trouble: { fault: { code: 'HT-039' } } });
  });
});

describe('a break-even trial', () => {
  const kept = '保本测算 加一成';
  const factsOf = (unit: string, volume: number) => ({ unit, changes: { volume } });

  async function asked(): Promise<string> {
    const { session, until } = pane;
    await session.cost();
    session.show('whatIf');
    const { choices } = (await until(({ whatIf }) => whatIf.choices !== null)).whatIf;
    const unit = choices?.breakEvenUnits[0].code ?? '';
    await session.askBreakEven(factsOf(unit, 0.1));
    return unit;
  }

  test('is kept as a sheet, written again by its name, and taken back a write at a time', async () => {
    const { session } = pane;
    const unit = await asked();
    const results = excel.amountsOn(SUMMARY);
    await session.keepBreakEven('加一成');
    expect(session.state().ended).toMatchObject({ outcome: 'done', sheets: [{ name: kept, isNew: true }] });
    expect(excel.model.active.name).toBe(kept);
    const first = excel.amountsOn(kept);

    await session.askBreakEven(factsOf(unit, 0.2));
    await session.keepBreakEven('加一成');
    expect(session.state().ended).toMatchObject({ outcome: 'done', sheets: [{ name: kept, isNew: false }] });
    expect(excel.amountsOn(kept)).not.toEqual(first);
    expect(session.state().undoable).toEqual({ sheet: kept });

    await session.undo();
    expect(excel.amountsOn(kept)).toEqual(first);
    await session.undo();
    expect(excel.sheetNames).not.toContain(kept);
    expect(excel.amountsOn(SUMMARY)).toEqual(results);
    expect(session.state().undoable).toEqual({ sheet: null });
    await session.undo();
    expect(excel.sheetNames).not.toContain(SUMMARY);
    expect(session.state()).toMatchObject({ run: null, undoable: null });
  });

  test('leaves a what-if of the same name alone, and what a person wrote on it stays', async () => {
    const { session } = pane;
    await asked();
    await session.change({ kind: 'parameter', unit: '030004', parameter: 'headcount', quantity: 40 });
    await session.keepScenario('加一成');
    await session.keepBreakEven('加一成');
    expect(excel.sheetNames).toEqual(expect.arrayContaining(['测算 加一成', kept]));
    const { row, column } = excel.amountsOn(kept)[0];
    excel.type(kept, row, column, 8_888);
    await session.keepBreakEven('加一成');
    const copies = excel.sheetNames.filter((name) => name.startsWith(kept) && name !== kept);
    expect(copies.map((name) => excel.valueAt(name, row, column))).toEqual([8_888]);
  });

  test('that was not made is none to keep', async () => {
    const { session } = pane;
    await session.keepBreakEven('加一成');
    expect(session.state().ended?.trouble?.fault.code).toBe('PN-004');
    await session.cost();
    await session.keepBreakEven('加一成');
    expect(session.state().ended?.trouble?.fault.code).toBe('PN-007');
    expect(excel.sheetNames.some((name) => name.includes('加一成'))).toBe(false);
  });
});

describe('the ribbon', () => {
  test('has grey what makes no sense, and opens the pane at what it does', async () => {
    const { session, shell } = pane;
    expect(shell.enabled.has('openTrace')).toBe(false);
    expect(shell.enabled.has('stopRun')).toBe(false);
    const costed = shell.press?.costWorkbook();
    await vi.waitFor(() => expect(shell.enabled.has('stopRun')).toBe(true));
    expect(shell.enabled.has('checkWorkbook')).toBe(false);
    expect(session.state().view).toBe('cost');
    expect(shell.shown).toBe(1);
    await costed;
    expect(shell.enabled.has('openTrace')).toBe(true);
    await shell.press?.openTrace();
    expect(session.state().view).toBe('trace');
  });
});

const linesOf = ({ check }: SessionState): FaultLine[] =>
  (check?.sheets ?? []).flatMap(({ faults }) => [...faults]);

const acknowledged = (state: SessionState): string[] =>
  linesOf(state).flatMap(({ acknowledgement }) => acknowledgement?.reason ?? []);

const amountTraced = ({ trace }: SessionState): number => Number(trace.tree?.root.amount);

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

describe('the next month', () => {
  test('opens beside this one, carried over until each table was looked through', async () => {
    const before = everythingIn(excel.model);
    await pane.session.newMonth();
    expect(pane.session.state().ended).toMatchObject({ kind: 'newMonth', outcome: 'done' });
    expect(everythingIn(excel.model)).toEqual(before);

    const [file = ''] = excel.model.opened;
    excel = await TestExcel.open(Buffer.from(file, 'base64'));
    const { session } = await opened();
    await session.check();
    const carried = () =>
      (session.state().check?.sheets ?? [])
        .flatMap(({ faults }) => faults)
        .filter(({ isCarried }) => isCarried);
    expect(session.state().check?.months ?? []).not.toContain('2024-01');
    const [first, ...others] = carried();
    if (!first) return expect.fail('no table says that it was carried over');
    await session.clearCarried(first.id);
    expect(carried()).toEqual(others);
    await session.check();
    expect(carried().map(({ id }) => id)).toEqual(others.map(({ id }) => id));
  });
});
