import { BLOCK_BYTES, BLOCK_ROWS } from '../../server/contract/api/limits.ts';
import type { RangeBlock } from '../../server/contract/rangeBlock.ts';

const encoder = new TextEncoder();

/** Blocks as they are sent: each no larger than the server takes, by rows and by bytes. */
export function* blockChunks(blocks: Iterable<RangeBlock>): Generator<Uint8Array<ArrayBuffer>> {
  for (const block of blocks) {
    for (let row = 0; row < Math.max(1, block.rows); row += BLOCK_ROWS)
      yield* withinBytes(blockRows(block, row, Math.min(block.rows, row + BLOCK_ROWS)));
  }
}

function* withinBytes(block: RangeBlock): Generator<Uint8Array<ArrayBuffer>> {
  const bytes = encoder.encode(JSON.stringify(block));
  if (bytes.byteLength <= BLOCK_BYTES || block.rows <= 1) {
    yield bytes;
    return;
  }
  const half = Math.ceil(block.rows / 2);
  yield* withinBytes(blockRows(block, 0, half));
  yield* withinBytes(blockRows(block, half, block.rows));
}

/** The rows [from, to) of a block. Hidden rows are told once, with the rows they are. */
export function blockRows(block: RangeBlock, from: number, to: number): RangeBlock {
  if (from === 0 && to === block.rows) return block;
  const { columns, origin } = block;
  const [first, end] = [from * columns, to * columns];
  const row = origin.row + from;
  return {
    ...block,
    origin: { ...origin, row },
    rows: to - from,
    values: block.values.slice(first, end),
    kinds: block.kinds.slice(first, end),
    texts: block.texts.flatMap(([at, text]) =>
      at >= first && at < end ? [[at - first, text] as const] : [],
    ),
    hiddenRows: block.hiddenRows.filter((hidden) => hidden >= row && hidden < origin.row + to),
  };
}
