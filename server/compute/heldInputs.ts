import { randomUUID } from 'node:crypto';
import type { BlockTaken } from '../contract/api/inputs.ts';
import { INPUT_BYTES } from '../contract/api/limits.ts';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { Departed } from './departed.ts';
import { RecentMap } from './recentMap.ts';
import type { InputBytes } from './tasks.ts';
import type { WorkerPool } from './workerPool.ts';

/** How much input is kept; what was used longest ago makes room. */
export interface InputLimits {
  readonly inputs: number;
  readonly bytes: number;
}

export const inputLimits: InputLimits = { inputs: 16, bytes: 2 * INPUT_BYTES };

interface HeldInput {
  readonly id: string;
  readonly name: string | null;
  readonly count: number;
  readonly blocks: SharedArrayBuffer[];
  /** Rows of each block, as the worker counted them. */
  readonly rows: number[];
  bytes: number;
  /** The block that is being taken; blocks are taken one after another. */
  taking: Promise<unknown>;
}

/** Inputs as they arrive: the bytes of their blocks, read and judged by a worker before they count. */
export class HeldInputs {
  readonly #pool: WorkerPool;
  readonly #limits: InputLimits;
  readonly #inputs = new RecentMap<HeldInput>();
  readonly #departed = new Departed();

  constructor(pool: WorkerPool, limits: InputLimits) {
    this.#pool = pool;
    this.#limits = limits;
  }

  make(count: number, name: string | null): string {
    const id = randomUUID();
    this.#inputs.set(id, { id, name, count, blocks: [], rows: [], bytes: 0, taking: Promise.resolve() });
    this.#makeRoom();
    return id;
  }

  /** Takes the next block, or one that is already here in the same bytes. */
  put(id: string, number: number, bytes: Uint8Array): Promise<BlockTaken> {
    const input = this.#held(id);
    const taken = input.taking.then(() => this.#take(input, number, bytes));
    input.taking = taken.catch(() => undefined);
    return taken;
  }

  /** The bytes of an input that is complete. */
  whole(id: string): InputBytes {
    const { name, blocks, count } = this.#held(id);
    if (blocks.length < count) throw new Refused(fault('HT-025', { received: blocks.length, blocks: count }));
    return { id, name, blocks };
  }

  forget(id: string): void {
    this.#held(id);
    this.#inputs.delete(id);
  }

  #held(id: string): HeldInput {
    const input = this.#inputs.use(id);
    if (!input) throw new Refused(fault(this.#departed.codeOf(id) ?? 'HT-020', { input: id }));
    return input;
  }

  async #take(input: HeldInput, number: number, bytes: Uint8Array): Promise<BlockTaken> {
    const { id, count, blocks, rows } = input;
    if (number >= count) throw new Refused(fault('HT-024', { number, blocks: count }));
    if (number > blocks.length) throw new Refused(fault('HT-022', { number, expected: blocks.length }));
    if (number < blocks.length) {
      if (!isSame(blocks[number], bytes)) throw new Refused(fault('HT-023', { number }));
      return taken(input, number);
    }
    if (input.bytes + bytes.byteLength > INPUT_BYTES)
      throw new Refused(fault('HT-029', { limit: INPUT_BYTES }));
    const shared = sharedCopy(bytes);
    const { given } = await this.#pool.do('block', { input: id, number, bytes: shared });
    blocks.push(shared);
    rows.push(given.rows);
    input.bytes += bytes.byteLength;
    this.#makeRoom();
    return taken(input, number);
  }

  /** The input used last always stays. */
  #makeRoom(): void {
    const entries = this.#inputs.entries();
    let bytes = entries.reduce((sum, [, input]) => sum + input.bytes, 0);
    for (const [id, input] of entries.slice(0, -1)) {
      if (this.#inputs.size <= this.#limits.inputs && bytes <= this.#limits.bytes) return;
      this.#inputs.delete(id);
      this.#departed.add(id, 'HT-021');
      bytes -= input.bytes;
    }
  }
}

const taken = ({ rows, blocks, count }: HeldInput, number: number): BlockTaken => ({
  number,
  rows: rows[number],
  next: blocks.length,
  blocks: count,
});

const isSame = (held: SharedArrayBuffer, bytes: Uint8Array): boolean => Buffer.from(held).equals(bytes);

function sharedCopy(bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(shared).set(bytes);
  return shared;
}
