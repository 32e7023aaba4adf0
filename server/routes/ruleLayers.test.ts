import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../contract/api/record.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { blocksOf, refusalOf, sampleBook, startTestServer, type TestServer } from './testServer.ts';

/** A hospital's own rules in versions, over HTTP. */

const by: Actor = { name: '王会计', role: 'preparer' };

let server: TestServer;
let blocks: readonly RangeBlock[];
beforeAll(async () => {
  server = await startTestServer();
  blocks = await blocksOf(sampleBook());
});
afterAll(() => server.close());

const withDriver = (driver: string): RangeBlock[] =>
  blocks.map((block) =>
    block.sheetName === '分摊规则'
      ? { ...block, values: block.values.map((value) => (value === '面积' ? driver : value)) }
      : block,
  );

async function runOf(book: readonly RangeBlock[]): Promise<string> {
  const { client } = server;
  return (await client.finish(await client.startRun(await client.sendInput(book)))).id;
}

test('versions are kept with their reasons, compared, taken up again, and written into a workbook', async () => {
  const { ruleLayers } = server.client;
  const first = await runOf(blocks);
  const saving = { by, layer: '院内规则', validFrom: '2024-01', reason: '院长办公会通过' };
  const { hospital, ...one } = await ruleLayers.save(first, saving);
  expect(one).toEqual({ layer: '院内规则', version: 1, isNew: true });
  expect((await ruleLayers.save(first, saving)).isNew).toBe(false);
  const second = await runOf(withDriver('人员'));
  await ruleLayers.save(second, { ...saving, validFrom: '2024-02', reason: '改按人员' });
  const [layer] = (await ruleLayers.list(hospital)).layers;
  expect(layer?.versions.map(({ version, reason }) => [version, reason])).toEqual([
    [2, '改按人员'],
    [1, '院长办公会通过'],
  ]);

  const { rows } = await ruleLayers.compare({ hospital, layer: '院内规则' }, 1, 2);
  expect(rows).toMatchObject([
    {
      kind: { zh: '分摊规则' },
      change: 'changed',
      fields: [{ field: { zh: '分摊参数' }, before: { zh: '面积' }, after: { zh: '人员' } }],
    },
  ]);

  const at = { hospital, layer: '院内规则', version: 1 };
  const back = await ruleLayers.rollBack(at, { by, validFrom: '2024-03', reason: '恢复按面积' });
  expect(back).toMatchObject({ version: 3, isNew: true });
  expect((await ruleLayers.list(hospital)).layers[0]?.versions[0]).toMatchObject({ rolledBackTo: 1 });

  const input = await server.client.sendInput(withDriver('人员'));
  const { cells, plans, faults } = await ruleLayers.writing(input, { ...at, version: 3 });
  expect([plans, faults]).toEqual([[], []]);
  expect(cells).toMatchObject([
    { sheetName: '分摊规则', cells: [{ row: 4, column: 3, was: '人员', value: '面积' }] },
  ]);
  const same = await server.client.sendInput(blocks);
  expect((await ruleLayers.writing(same, { ...at, version: 3 })).cells).toEqual([]);
});

test('a layer or a version that nobody kept is refused by name', async () => {
  const { ruleLayers } = server.client;
  const [layer] = (await ruleLayers.list('示例市第一人民医院（虚构样例）')).layers;
  const known = { hospital: '示例市第一人民医院（虚构样例）', layer: layer?.layer ?? '' };
  const input = await server.client.sendInput(blocks);
  expect(await refusalOf(ruleLayers.writing(input, { ...known, version: 99 }))).toBe('ST-041');
  expect(await refusalOf(ruleLayers.writing(input, { ...known, layer: '没有的', version: 1 }))).toBe(
    'ST-040',
  );
});
