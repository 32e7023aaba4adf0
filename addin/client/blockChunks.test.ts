import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCK_BYTES, BLOCK_ROWS } from '../../server/contract/api/limits.ts';
import type { RangeBlock } from '../../server/contract/rangeBlock.ts';
import { blockChunks } from './blockChunks.ts';

const blockOf = (rows: number, value: string, row = 7): RangeBlock => ({
  sheetId: '1',
  sheetName: '收入',
  origin: { row, column: 2 },
  rows,
  columns: 2,
  values: Array.from({ length: rows * 2 }, (_, at) => (at % 2 === 0 ? at : value)),
  kinds: Array.from({ length: rows * 2 }, (_, at) => (at % 2 === 0 ? 1 : 2)),
  texts: Array.from({ length: rows }, (_, at) => [at * 2, String(at * 2).padStart(8, '0')] as const),
  hiddenRows: rows > 1 ? [row, row + rows - 1] : [],
  date1904: false,
});

const chunksOf = (block: RangeBlock) =>
  [...blockChunks([block])].map((bytes) => {
    expect(bytes.byteLength).toBeLessThanOrEqual(BLOCK_BYTES);
    return JSON.parse(new TextDecoder().decode(bytes)) as RangeBlock;
  });

/** Puts chunks together again. */
function joined(chunks: readonly RangeBlock[]): RangeBlock {
  const [first] = chunks;
  return {
    ...first,
    rows: chunks.reduce((rows, chunk) => rows + chunk.rows, 0),
    values: chunks.flatMap(({ values }) => values),
    kinds: chunks.flatMap(({ kinds }) => kinds),
    texts: chunks.flatMap(({ texts, origin }) =>
      texts.map(([at, text]) => [at + (origin.row - first.origin.row) * first.columns, text] as const),
    ),
    hiddenRows: [...new Set(chunks.flatMap(({ hiddenRows }) => hiddenRows))],
  };
}

test('chunks put together are the block, whatever its height', () => {
  const heights = fc.oneof(
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(...[-1, 0, 1].map((by) => BLOCK_ROWS + by), 25_001),
  );
  fc.assert(
    fc.property(heights, (rows) => {
      const block = blockOf(rows, 'x');
      const chunks = chunksOf(block);
      expect(chunks.map((chunk) => chunk.rows).every((height) => height <= BLOCK_ROWS)).toBe(true);
      expect(joined(chunks)).toEqual(block);
    }),
    { numRuns: 20 },
  );
});

test('long texts make smaller chunks', () => {
  const block = blockOf(4_000, '备注'.repeat(1_000));
  const chunks = chunksOf(block);
  expect(chunks.length).toBeGreaterThan(2);
  expect(joined(chunks)).toEqual(block);
});
