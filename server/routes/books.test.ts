import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../contract/api/record.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import {
  blocksOf,
  refusalOf,
  sampleBook,
  smallBook,
  startTestServer,
  type TestServer,
} from './testServer.ts';

/** A month from its input to its closing, over HTTP, on a record of its own. */

const preparer: Actor = { name: '王会计', role: 'preparer' };
const reviewer: Actor = { name: '李主任', role: 'reviewer' };
const manager: Actor = { name: '赵院长', role: 'manager' };
const registering = { by: preparer, acknowledged: [], driverReason: null };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function costed(blocks: readonly RangeBlock[]): Promise<{ input: string; run: string }> {
  const { client } = server;
  const input = await client.sendInput(blocks, '成本核算 2024.xlsx');
  return { input, run: (await client.finish(await client.startRun(input))).id };
}

async function registered(run: string, kind: 'registered' | 'standing') {
  const done = await server.client.books.register(run, registering);
  return done.kind === kind ? done : expect.fail(`it came to ${done.kind}`);
}

/** The last 分摊参数 row counts one more: totals stay, shares do not. */
function withOneMorePerson(blocks: readonly RangeBlock[]): RangeBlock[] {
  return blocks.map((block) => {
    if (block.sheetName !== '分摊参数') return block;
    const last = block.values.findLastIndex((value) => typeof value === 'number');
    return { ...block, values: block.values.map((value, at) => (at === last ? Number(value) + 1 : value)) };
  });
}

/** The same figures under another name and month. */
const ofHospital = (blocks: readonly RangeBlock[], name: string, month: string): RangeBlock[] =>
  JSON.parse(
    JSON.stringify(blocks)
      .replaceAll('示例市第一人民医院（虚构样例）', name)
      .replaceAll('2024-01', month)
      .replaceAll('2024年01月', `2024年${month.slice(5)}月`),
  ) as RangeBlock[];

/** The hospital's own rule for 保卫科 with this driver. */
const withDriver = (blocks: readonly RangeBlock[], driver: string): RangeBlock[] =>
  blocks.map((block) =>
    block.sheetName === '分摊规则'
      ? { ...block, values: block.values.map((value) => (value === '面积' ? driver : value)) }
      : block,
  );

describe('a month', () => {
  test('goes from 采集 to 月结, and a correction is a new version with its difference', async () => {
    const { client } = server;
    const blocks = await blocksOf(sampleBook());
    const first = await costed(blocks);
    const { book, runId } = await registered(first.run, 'registered');
    await registered(first.run, 'standing');
    const at = { book: book.id, month: '2024-01' };
    const stands = async () => (await client.books.book(book.id)).months[0]?.state;
    expect(await stands()).toBe('allocated');

    expect(await refusalOf(client.books.statement(at))).toBe('ST-021');
    const byPreparer = client.books.move(at, { move: 'review', by: preparer, runId, remark: '' });
    expect(await refusalOf(byPreparer)).toBe('ST-034');
    await client.books.move(at, { move: 'review', by: reviewer, runId, remark: '已核对总账' });
    const { address, content } = await client.books.statement(at);
    expect(content).toMatchObject({
      month: '2024-01',
      version: 1,
      run: { runId },
      registered: { by: preparer, source: '成本核算 2024.xlsx' },
      review: { by: reviewer, remark: '已核对总账' },
      replaces: null,
    });
    expect(content.levels.map(({ beforeYuan, afterYuan }) => beforeYuan === afterYuan)).not.toContain(false);
    const other = client.books.move(at, { move: 'publish', by: manager, statement: '0'.repeat(64) });
    expect(await refusalOf(other)).toBe('ST-027');
    expect(await stands()).toBe('reviewed');
    await client.books.move(at, { move: 'publish', by: manager, statement: address });
    await client.books.move(at, { move: 'close', by: manager });
    expect(await stands()).toBe('closed');

    const corrected = await costed(withOneMorePerson(blocks));
    expect(await refusalOf(client.books.register(corrected.run, registering))).toBe('ST-020');
    const noReason = client.books.move(at, { move: 'reopen', by: manager, reason: '  ' });
    expect(await refusalOf(noReason)).toBe('HT-013');
    await client.books.move(at, { move: 'reopen', by: manager, reason: '补记一笔' });
    const again = await registered(corrected.run, 'registered');
    await client.books.move(at, { move: 'review', by: reviewer, runId: again.runId, remark: '' });
    const second = await client.books.statement(at);
    expect(second.content).toMatchObject({ version: 2, replaces: { version: 1, runId } });
    expect(second.content.replaces?.difference).toMatch(/^[0-9a-f]{64}$/);
    await client.books.move(at, { move: 'publish', by: manager, statement: second.address });

    const difference = await client.books.difference(at, 2);
    expect(difference).toEqual(await client.books.compare(book.id, runId, again.runId));
    expect(difference.input).toMatchObject({
      shown: [{ kind: { zh: '分摊参数' }, fields: [{ field: { zh: '数值', en: 'figure' } }] }],
      count: 1,
    });
    expect(await refusalOf(client.books.difference(at, 1))).toBe('ST-044');
    expect(await refusalOf(client.books.difference(at, 3))).toBe('ST-043');

    const { lines } = await client.books.history(book.id, '2024-01');
    expect(lines.map(({ kind }) => kind)).toEqual([
      'published',
      'reviewed',
      'runRegistered',
      'reopened',
      'closed',
      'published',
      'reviewed',
      'runRegistered',
    ]);
    expect(lines[3]).toMatchObject({ reason: '补记一笔', by: manager, text: { zh: '反结' } });
  });

  test('is gathered only on evidence, and the record says where it stands', async () => {
    const { client } = server;
    const february = await blocksOf(await smallBook('2024-02'));
    const input = await client.sendInput(february, '二月.xlsx');
    const { hospital } = await client.check(input);
    const { months } = await client.books.standing({ hospital: hospital ?? '', months: ['2024-02'] });
    expect(months[0]?.found).toBeNull();
    const at = { book: months[0]?.book.id ?? '', month: '2024-02' };
    const gathering = { move: 'gather', by: preparer } as const;
    const empty = await client.sendInput(february.slice(0, 1));
    expect(await refusalOf(client.books.move(at, { ...gathering, inputId: empty }))).toBe('ST-030');
    const march = client.books.move({ ...at, month: '2024-03' }, { ...gathering, inputId: input });
    expect(await refusalOf(march)).toBe('ST-032');
    expect(await client.books.move(at, { ...gathering, inputId: input })).toMatchObject({
      state: 'gathered',
      stateName: { zh: '归集' },
    });
    const unknown = { hospital: hospital ?? '', months: ['2024-02'], run: 'f'.repeat(64) };
    expect((await client.books.standing(unknown)).isRunKnown).toBe(false);
  });

  test('whose drivers are not those of the month before is taken with a reason only', async () => {
    const { client } = server;
    const runOf = async (month: string, driver: string) => {
      const blocks = ofHospital(await blocksOf(sampleBook()), '参数医院', month);
      return (await costed(withDriver(blocks, driver))).run;
    };
    await registered(await runOf('2024-05', '面积'), 'registered');
    const june = await runOf('2024-06', '人员');
    const asked = await client.books.register(june, registering);
    if (asked.kind !== 'reasonNeeded') expect.fail(`it came to ${asked.kind}`);
    expect(asked.fault).toMatchObject({ code: 'ST-026', params: { month: '2024-06', before: '2024-05' } });
    expect(asked.changes).toMatchObject([
      {
        kind: { zh: '谁用哪个参数' },
        change: 'changed',
        fields: [{ field: { zh: '分摊参数' }, before: { zh: '面积' }, after: { zh: '人员' } }],
      },
    ]);
    const driverReason = '经院长办公会同意，保卫科改按人员分摊';
    expect((await client.books.register(june, { ...registering, driverReason })).kind).toBe('registered');
    const july = await runOf('2024-07', '人员');
    expect((await client.books.register(july, { ...registering, driverReason })).kind).toBe('registered');
    const { books } = await client.books.list();
    const { id = '' } = books.find(({ hospital }) => hospital === '参数医院') ?? {};
    const { runs } = await client.books.book(id);
    expect(runs.map((each) => [each.options.months[0], each.driverReason])).toEqual([
      ['2024-07', null],
      ['2024-06', driverReason],
      ['2024-05', null],
    ]);
  });

  test('later than one that is reopened is to be costed again before it is published', async () => {
    const { client } = server;
    const at = async (month: string) => {
      const { books } = await client.books.list();
      return { book: books.find(({ hospital }) => hospital === '月结医院')?.id ?? '', month };
    };
    const bring = async (month: string, upTo: 'published' | 'reviewed') => {
      const { book } = await at(month);
      const runId = (await client.books.book(book)).months.find((each) => each.month === month)?.runId ?? '';
      await client.books.move({ book, month }, { move: 'review', by: reviewer, runId, remark: '' });
      if (upTo === 'reviewed') return;
      const { address } = await client.books.statement({ book, month });
      await client.books.move({ book, month }, { move: 'publish', by: manager, statement: address });
    };
    for (const month of ['2024-01', '2024-02', '2024-03']) {
      const sheets = await blocksOf(sampleBook());
      const { run } = await costed(ofHospital(sheets, '月结医院', month));
      await registered(run, 'registered');
    }
    await bring('2024-01', 'published');
    await bring('2024-02', 'published');
    await bring('2024-03', 'reviewed');
    const march = await at('2024-03');
    const ofMarch = (month: string) => ({ ...march, month });
    const closing = { move: 'close', by: manager } as const;
    expect(await refusalOf(client.books.move(ofMarch('2024-02'), closing))).toBe('ST-024');
    await client.books.move(ofMarch('2024-01'), closing);
    await client.books.move(ofMarch('2024-02'), closing);
    const reopening = { move: 'reopen', by: manager, reason: '一月补记折旧' } as const;
    expect(await refusalOf(client.books.move(ofMarch('2024-01'), reopening))).toBe('ST-025');
    await client.books.move(ofMarch('2024-02'), reopening);
    const standing = (await client.books.book(march.book)).months;
    expect(standing.map(({ state, staleSince }) => [state, staleSince])).toEqual([
      ['closed', null],
      ['allocated', null],
      ['reviewed', '2024-02'],
    ]);
    expect(await refusalOf(client.books.statement(march))).toBe('ST-023');
  });

  test('that nobody knows is refused by name', async () => {
    const { client } = server;
    expect(await refusalOf(client.books.book('0'.repeat(16)))).toBe('ST-031');
    const nowhere = { book: '../../etc', month: '2024-01' };
    expect(await refusalOf(client.books.move(nowhere, { move: 'close', by: manager }))).toBe('ST-031');
  });
});
