import type { RangeBlock } from '../../contract/rangeBlock.ts';
import { RecentMap } from '../recentMap.ts';
import type { InputBytes } from '../tasks.ts';
import { readBlock } from './readBlock.ts';

/** So many bytes of blocks are kept as values, beside the input used last. */
const KEPT_BYTES = 64 * 1024 * 1024;

interface Parsed {
  readonly blocks: RangeBlock[];
  bytes: number;
}

/** Blocks that this worker has read already: a block that was just taken need not be read again. */
export class ParsedInputs {
  readonly #inputs = new RecentMap<Parsed>();

  /** Reads a block as it arrives; `Refused` where it is no block. */
  take(input: string, number: number, bytes: SharedArrayBuffer): RangeBlock {
    const parsed = this.#of(input);
    const block = readBlock(new Uint8Array(bytes));
    if (!parsed.blocks[number]) parsed.bytes += bytes.byteLength;
    parsed.blocks[number] = block;
    this.#makeRoom();
    return block;
  }

  all({ id, blocks }: InputBytes): readonly RangeBlock[] {
    const known = this.#of(id).blocks;
    return blocks.map((bytes, number) => known[number] ?? this.take(id, number, bytes));
  }

  #of(input: string): Parsed {
    const parsed = this.#inputs.use(input) ?? { blocks: [], bytes: 0 };
    this.#inputs.set(input, parsed);
    return parsed;
  }

  #makeRoom(): void {
    const entries = this.#inputs.entries();
    let bytes = entries.reduce((sum, [, parsed]) => sum + parsed.bytes, 0);
    for (const [id, parsed] of entries.slice(0, -1)) {
      if (bytes <= KEPT_BYTES) return;
      this.#inputs.delete(id);
      bytes -= parsed.bytes;
    }
  }
}
