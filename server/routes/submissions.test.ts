import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmissionProgress } from '../../addin/client/submissionsClient.ts';
import { itemRecords, mainBook } from '../road/submissions/testHospital.ts';
import { complete, type Typed, typed } from '../road/submissions/testReturns.ts';
import { openZip } from '../xlsx/zipArchive.ts';
import { blocksOf, refusalOf, startTestServer, type TestServer } from './testServer.ts';

/** 填报 over HTTP: out, back, on record; a small hospital whose accountant has her workbook open. */

const PATIENCE = 60_000;

let server: TestServer;
let input: string;
let sent: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
const heard: SubmissionProgress[] = [];
const waiting = { tell: (progress: SubmissionProgress) => void heard.push(progress) };

beforeAll(async () => {
  server = await startTestServer();
  input = await server.client.sendInput(await blocksOf(await mainBook()));
  const { submissions } = server.client;
  const { id, books } = await submissions.sendOut(
    input,
    { dueDate: '2025-02-28', contact: '财务科' },
    waiting,
  );
  const zip = await openZip(await submissions.files(id));
  const files = books.map(async ({ unit, fileName }) => {
    return [unit, new Uint8Array(await zip.read(fileName))] as const;
  });
  sent = new Map(await Promise.all(files));
}, PATIENCE);
afterAll(() => server.close());

async function answers(more: Readonly<Record<string, Typed>> = {}) {
  const files = [...sent].map(async ([unit, bytes]) => {
    const filled = await typed(await typed(bytes, complete[unit] ?? {}), more[unit] ?? {});
    return { name: `${unit}.xlsx`, bytes: new Uint8Array(filled) };
  });
  return Promise.all(files);
}

describe('workbooks to be filled in', () => {
  it('come for every unit that performed items, in one container, and tell how far they are', () => {
    expect([...sent.keys()]).toEqual(['0201', '0301', '0302']);
    expect(heard.filter(({ step }) => step === 'write')).toEqual(
      [0, 1, 2].map((done) => ({ kind: 'progress', step: 'write', done, all: 3 })),
    );
  });

  it('are refused for a workbook that has no items, with the code that says why', async () => {
    const bare = await mainBook({ 'item-volumes': [] });
    const other = await server.client.sendInput(await blocksOf(bare));
    const asked = server.client.submissions.sendOut(other, { dueDate: '', contact: '' }, waiting);
    expect(await refusalOf(asked)).toBe('IT-040');
  });

  it('stop being made once nobody waits', async () => {
    const leaving = new AbortController();
    const asked = server.client.submissions.sendOut(
      input,
      { dueDate: '', contact: '' },
      { signal: leaving.signal, tell: () => leaving.abort() },
    );
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what comes back', () => {
  it('is checked: a faulty one goes back with its marks, the others are cells for the workbook', async () => {
    const wrong = { '0201': { 项目人力: { G6: 10_000 } } };
    const found = await server.client.submissions.collect(input, await answers(wrong), waiting);
    expect(found.board.map(({ unit, outcome }) => [unit.code, outcome])).toEqual([
      ['0201', 'faulty'],
      ['0301', 'accepted'],
      ['0302', 'accepted'],
    ]);
    expect(found.board[0]?.faults.shown[0]).toMatchObject({
      where: { sheet: '项目人力', row: 5, column: 6 },
    });
    expect(found.copies).toEqual(['0201.xlsx']);
    const copies = await openZip(await server.client.submissions.files(found.id));
    expect(copies.names).toEqual(['0201.xlsx']);
    const labour = found.writing?.cells.find(({ sheetName }) => sheetName === '项目人力');
    expect(labour?.cells.some(({ value }) => value === 15)).toBe(true);
  });

  it('tells who is far from last time, before anything is written', async () => {
    const priced = { materials: itemRecords.materials.map((material) => ({ ...material, priceYuan: 2 })) };
    const costable = await server.client.sendInput(await blocksOf(await mainBook(priced)));
    const slower = { '0301': { 项目人力: { G5: 80 } } };
    const { findings } = await server.client.submissions.collect(costable, await answers(slower), waiting);
    expect(findings.map(({ code }) => code)).toEqual(findings.map(() => 'IT-068'));
    const outpatient = findings.find(({ params }) => String(params.unit).includes('0301'));
    expect(outpatient?.params.kinds).toContain('与上次');
  });

  it('that is no workbook of ours is told by name', async () => {
    const stray = { name: '通知.docx', bytes: new TextEncoder().encode('x') };
    const { strangers, writing } = await server.client.submissions.collect(input, [stray], waiting);
    expect(strangers.map(({ file }) => file)).toEqual(['通知.docx']);
    expect(writing).toBeNull();
  });

  it('stands on the board once somebody signed for it; what changed since is told', async () => {
    const { submissions } = server.client;
    const before = await submissions.board(input);
    expect(before.board.map(({ outcome }) => outcome)).toEqual(Array(3).fill('notReturned'));
    const first = await submissions.collect(input, await answers(), waiting);
    const by = { name: '王会计', role: 'preparer' } as const;
    expect(await submissions.register(first.id, by)).toBe(3);
    expect(await submissions.register(first.id, by)).toBe(0);
    const kept = await submissions.board(input);
    expect(kept.board.map(({ outcome, signedBy }) => [outcome, signedBy])).toEqual(
      Array(3).fill(['accepted', '王护士']),
    );
    const again = await submissions.collect(
      input,
      await answers({ '0301': { 项目人力: { G7: 16 } } }),
      waiting,
    );
    expect(again.board.map(({ outcome }) => outcome)).toEqual(['accepted', 'changed', 'accepted']);
  });

  it('is no longer held after others were made, and says so', async () => {
    expect(await refusalOf(server.client.submissions.files('gone'))).toBe('HT-046');
  });
});

describe('合理性评估 of a run', () => {
  it('tells the method and the figures by unit, with the cell of each', async () => {
    const slow = {
      unit: '0201',
      item: 'B01',
      activity: 'Z1',
      grade: '技师',
      staff: 1,
      minutes: 60,
      coefficient: 1,
    };
    const book = await mainBook({
      materials: itemRecords.materials.map((material) => ({ ...material, priceYuan: 2 })),
      'item-labour': [...itemRecords['item-labour'], slow],
    });
    const costed = await server.client.sendInput(await blocksOf(book));
    const run = (
      await server.client.finish(await server.client.startRun(costed, { itemMethod: 'time-driven' }))
    ).id;
    const { hasItems, method, findings } = await server.client.submissions.findings(run);
    expect([hasItems, method?.id]).toEqual([true, 'time-driven']);
    expect(findings.find(({ kind }) => kind === 'library')).toMatchObject({
      unit: { code: '0201', name: '检验科' },
      item: { code: 'B01', name: '血常规' },
      ...{ measure: 'minutes', found: '60', expected: '6', times: '10' },
      at: { sheet: '项目人力' },
    });
  });
});
