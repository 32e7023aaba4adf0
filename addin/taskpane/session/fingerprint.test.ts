import { expect, test } from 'vitest';
import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import { blocksOf, sampleBook } from '../../../server/routes/testServer.ts';
import { blockRows } from '../../client/blockChunks.ts';
import { fingerprint } from './fingerprint.ts';

/** Whether a run is stale hangs on it alone once a workbook was closed. */

const sheets = new Set(['直接成本', '核算单元']);
const blocks = await blocksOf(sampleBook());
const before = await fingerprint(blocks, sheets);

const changed = (name: string, change: (block: RangeBlock) => RangeBlock) =>
  blocks.map((block) => (block.sheetName === name ? change(block) : block));

const withValue = (block: RangeBlock, at: number, value: number) => ({
  ...block,
  values: block.values.map((each, index) => (index === at ? value : each)),
});

test('is the same in whatever pieces and order the sheets were read, saved anew or with rows hidden', async () => {
  const pieces = blocks.flatMap((block) => [
    blockRows(block, 0, Math.ceil(block.rows / 3)),
    blockRows(block, Math.ceil(block.rows / 3), block.rows),
  ]);
  expect(await fingerprint(pieces, sheets)).toBe(before);
  const saved = changed('直接成本', (block) => ({ ...block, sheetId: 'other', hiddenRows: [7] }));
  expect(await fingerprint(saved, sheets)).toBe(before);
  const elsewhere = changed('收入', (block) => withValue(block, 90, 1));
  expect(await fingerprint(elsewhere, sheets)).toBe(before);
});

test.each<[string, (block: RangeBlock) => RangeBlock]>([
  ['an amount', (block) => withValue(block, 150, 1)],
  ['the zeros before a code', (block) => ({ ...block, texts: block.texts.slice(1) })],
  [
    'what a cell holds',
    (block) => ({ ...block, kinds: block.kinds.map((kind, at) => (at === 150 ? 5 : kind)) }),
  ],
  ['where it stands', (block) => ({ ...block, origin: { row: 1, column: 0 } })],
])('is another once %s changes', async (_, change) => {
  const padded = changed('直接成本', (block) => ({ ...block, texts: [[3, '0401']] }));
  const whole = await fingerprint(padded, sheets);
  const other = padded.map((block) => (block.sheetName === '直接成本' ? change(block) : block));
  expect(await fingerprint(other, sheets)).not.toBe(whole);
});
