import type { PrefixSums } from './driverSums.ts';
import { certainDistance, exactRounding, nearestWhole, shareAt } from './posting.ts';
import postingLoop from './postingLoop.wat';

/** Amounts of one sender that go out by the same driver, and where they land in a receiver's row. */
export interface Parcel {
  readonly amounts: Float64Array;
  /** Slot of the receiver's row, by amount. */
  readonly slots: Int32Array;
}

/** The loop serves receivers in fours and amounts in pairs; who fills them up gets nothing. */
const FOUR = 4;
const PAIR = 2;
const inFours = (receivers: number) => Math.ceil(receivers / FOUR) * FOUR;
const inPairs = (amounts: number) => Math.ceil(amounts / PAIR) * PAIR;

/** Receivers in canonical order, with what all parcels handed out by the same weights share at each. */
export class Queue {
  readonly sums: PrefixSums;
  /** cum/T, and the slot where the receiver's row starts; in whole fours. */
  readonly ratios: Float64Array;
  readonly rowStarts: Int32Array;

  constructor(receivers: Int32Array, sums: PrefixSums, rowLength: number) {
    const places = inFours(receivers.length);
    this.sums = sums;
    this.ratios = new Float64Array(places).fill(1);
    this.rowStarts = new Int32Array(places);
    const total = Number(sums[sums.length - 1]);
    for (let position = 0; position < receivers.length; position++) {
      this.ratios[position] = Number(sums[position]) / total;
      this.rowStarts[position] = receivers[position] * rowLength;
    }
  }
}

const module = new WebAssembly.Module(postingLoop);
const PAGE_BYTES = 65_536;
const DOUBLE_BYTES = 8;
const INTEGER_BYTES = 4;

/** What postingLoop.wat exports. */
interface PostingLoop {
  readonly post: (receiver: number, receivers: number, count: number, certain: number) => number;
  readonly doubts: { readonly value: number };
}

/** The rows of all receivers, in the memory of the posting loop; parcels are posted to them. */
export class PostingTable {
  /** Quanta by receiver and slot, row after row. */
  readonly rows: Float64Array;
  private readonly amounts: Float64Array;
  private readonly posted: Float64Array;
  private readonly slots: Int32Array;
  private readonly doubtful: Int32Array;
  private readonly ratios: Float64Array;
  private readonly rowStarts: Int32Array;
  private readonly loop: PostingLoop;

  constructor(receivers: number, rowLength: number) {
    const [cells, places, pairs] = [receivers * rowLength, inFours(receivers), inPairs(rowLength) / PAIR];
    let end = 0;
    const place = (count: number, bytes: number) => {
      end += count * bytes;
      return end - count * bytes;
    };
    const rows = place(cells, DOUBLE_BYTES);
    const at = {
      amounts: place(pairs * PAIR, DOUBLE_BYTES),
      posted: place(pairs * PAIR, DOUBLE_BYTES),
      ratios: place(places, DOUBLE_BYTES),
      rowStarts: place(places, INTEGER_BYTES),
      slots: place(pairs * PAIR, INTEGER_BYTES),
      doubtful: place(pairs, INTEGER_BYTES),
    };
    const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE_BYTES) });
    const { buffer } = memory;
    this.rows = new Float64Array(buffer, rows, cells);
    this.amounts = new Float64Array(buffer, at.amounts, pairs * PAIR);
    this.posted = new Float64Array(buffer, at.posted, pairs * PAIR);
    this.ratios = new Float64Array(buffer, at.ratios, places);
    this.rowStarts = new Int32Array(buffer, at.rowStarts, places);
    this.slots = new Int32Array(buffer, at.slots, pairs * PAIR);
    this.doubtful = new Int32Array(buffer, at.doubtful, pairs);
    this.loop = new WebAssembly.Instance(module, { places: { memory, ...at } }).exports as PostingLoop;
  }

  /** Posts a parcel to every receiver of a queue: its row's slot gains the share. */
  post(parcel: Parcel, queue: Queue): void {
    const most = parcel.amounts.reduce((size, amount) => Math.max(size, Math.abs(amount)), 0);
    const certain = certainDistance(most);
    if (certain > 0) this.postInDoubles(parcel, queue, certain);
    else this.postOneByOne(parcel, queue);
  }

  private postInDoubles(parcel: Parcel, queue: Queue, certain: number): void {
    const count = this.load(parcel);
    const receivers = queue.sums.length;
    this.ratios.set(queue.ratios);
    this.rowStarts.set(queue.rowStarts);
    let next = 0;
    while (next < receivers) {
      next = this.loop.post(next, receivers, count, certain);
      if (this.loop.doubts.value > 0) this.correct(queue, next - FOUR);
    }
    for (let k = 0; k < count; k++)
      if (this.posted[k] !== this.amounts[k])
        throw new Error(`hand-out posted ${this.posted[k]} of ${this.amounts[k]} quanta`);
  }

  /** An odd number of amounts is made even by one of nothing, in the slot of the last. */
  private load({ amounts, slots }: Parcel): number {
    const count = inPairs(amounts.length);
    this.amounts.set(amounts);
    this.slots.set(slots);
    this.amounts.fill(0, amounts.length, count);
    this.slots.fill(slots[amounts.length - 1], amounts.length, count);
    this.posted.fill(0, 0, count);
    return count;
  }

  /** Redoes in BigInt what float64 could not decide: what one receiver gets too little, the next got too much. */
  private correct({ sums }: Queue, first: number): void {
    const { amounts, slots, posted, doubtful, ratios, rowStarts, rows } = this;
    const last = sums.length - 1;
    for (const pair of doubtful.subarray(0, this.loop.doubts.value)) {
      for (let k = pair; k < pair + PAIR; k++) {
        for (let position = first; position <= Math.min(first + FOUR - 1, last); position++) {
          const rounded = nearestWhole(amounts[k] * ratios[position]);
          const missing = exactRounding(amounts[k], sums[position], sums[last]) - rounded;
          rows[rowStarts[position] + slots[k]] += missing;
          if (position < last) rows[rowStarts[position + 1] + slots[k]] -= missing;
          else posted[k] += missing;
        }
      }
    }
  }

  /** Beyond what float64 can decide. */
  private postOneByOne({ amounts, slots }: Parcel, { sums, rowStarts }: Queue): void {
    for (let position = 0; position < sums.length; position++)
      for (let k = 0; k < amounts.length; k++)
        this.rows[rowStarts[position] + slots[k]] += shareAt(amounts[k], sums, position);
  }
}
