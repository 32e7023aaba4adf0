import type { PrefixSums } from './driverSums.ts';
import type { Layout } from './layout.ts';
import { certainDistance, exactRounding, nearestWhole, shareAt } from './posting.ts';
import postingLoop from './postingLoop.wat';

/** Amounts of one sender that go out by the same driver, and where they land in a receiver's row. */
export interface Parcel {
  readonly amounts: Float64Array;
  /** Slot of the receiver's row, by amount. */
  readonly slots: Int32Array;
}

/** The loop serves receivers in fours and amounts in pairs; what fills them up gets and gives nothing. */
const FOUR = 4;
const PAIR = 2;
const inFours = (receivers: number) => Math.ceil(receivers / FOUR) * FOUR;
const inPairs = (amounts: number) => Math.ceil(amounts / PAIR) * PAIR;

/** Who receives, in canonical order, and the driver's running sums. */
export interface Queue {
  readonly receivers: Int32Array;
  readonly sums: PrefixSums;
}

const module = new WebAssembly.Module(postingLoop);
const PAGE_BYTES = 65_536;
const DOUBLE_BYTES = 8;
const INTEGER_BYTES = 4;

/** What postingLoop.wat exports. */
interface PostingLoop {
  readonly post: (position: number, length: number, total: number, count: number, certain: number) => number;
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
  private readonly sums: Float64Array;
  private readonly receivers: Int32Array;
  private readonly rowLength: number;
  private readonly loop: PostingLoop;

  constructor(receivers: number, rowLength: number) {
    const [cells, places, amounts] = [receivers * rowLength, inFours(receivers), inPairs(rowLength)];
    let end = 0;
    const place = (count: number, bytes: number) => {
      end += count * bytes;
      return end - count * bytes;
    };
    const rows = place(cells, DOUBLE_BYTES);
    const at = {
      amounts: place(amounts, DOUBLE_BYTES),
      posted: place(amounts, DOUBLE_BYTES),
      sums: place(places, DOUBLE_BYTES),
      receivers: place(places, INTEGER_BYTES),
      slots: place(amounts, INTEGER_BYTES),
      doubtful: place(amounts / PAIR, INTEGER_BYTES),
    };
    const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE_BYTES) });
    const { buffer } = memory;
    this.rows = new Float64Array(buffer, rows, cells);
    this.amounts = new Float64Array(buffer, at.amounts, amounts);
    this.posted = new Float64Array(buffer, at.posted, amounts);
    this.sums = new Float64Array(buffer, at.sums, places);
    this.receivers = new Int32Array(buffer, at.receivers, places);
    this.slots = new Int32Array(buffer, at.slots, amounts);
    this.doubtful = new Int32Array(buffer, at.doubtful, amounts / PAIR);
    this.rowLength = rowLength;
    const rowBytes = rowLength * DOUBLE_BYTES;
    const { exports }: { exports: unknown } = new WebAssembly.Instance(module, {
      places: { memory, rowBytes, ...at },
    });
    this.loop = exports as PostingLoop;
  }

  /** Posts a parcel to every receiver of a queue: its row's slot gains the share. */
  post(parcel: Parcel, queue: Queue): void {
    if (parcel.amounts.length === 0) return;
    const most = parcel.amounts.reduce((size, amount) => Math.max(size, Math.abs(amount)), 0);
    const certain = certainDistance(most);
    if (certain > 0) this.postInDoubles(parcel, queue, certain);
    else this.postOneByOne(parcel, queue);
  }

  private postInDoubles(parcel: Parcel, queue: Queue, certain: number): void {
    const { length } = queue.receivers;
    const total = this.loadQueue(queue);
    const count = this.loadParcel(parcel);
    let next = 0;
    while (next < length) {
      next = this.loop.post(next, length, total, count, certain);
      if (this.loop.doubts.value > 0) this.correct(queue, next - FOUR);
    }
    for (let k = 0; k < count; k++)
      if (this.posted[k] !== this.amounts[k])
        throw new Error(`hand-out posted ${this.posted[k]} of ${this.amounts[k]} quanta`);
  }

  /** The last four are filled up with receivers of nothing; gives the driver's total. */
  private loadQueue({ receivers, sums }: Queue): number {
    const { length } = receivers;
    const total = Number(sums[length - 1]);
    this.receivers.set(receivers);
    this.receivers.fill(0, length, inFours(length));
    this.sums.set(sums instanceof Float64Array ? sums : sums.map(Number));
    this.sums.fill(total, length, inFours(length));
    return total;
  }

  /** An odd number of amounts is made even by one of nothing, in the slot of the last. */
  private loadParcel({ amounts, slots }: Parcel): number {
    const count = inPairs(amounts.length);
    this.amounts.set(amounts);
    this.slots.set(slots);
    this.amounts.fill(0, amounts.length, count);
    this.slots.fill(slots[amounts.length - 1], amounts.length, count);
    this.posted.fill(0, 0, count);
    return count;
  }

  /** Redoes in BigInt what float64 could not decide: what one receiver gets too little, the next got too much. */
  private correct({ receivers, sums }: Queue, first: number): void {
    const { amounts, slots, posted, doubtful, rows, rowLength } = this;
    const last = receivers.length - 1;
    for (const pair of doubtful.subarray(0, this.loop.doubts.value)) {
      for (let k = pair; k < pair + PAIR; k++) {
        for (let position = first; position <= Math.min(first + FOUR - 1, last); position++) {
          const rounded = nearestWhole(amounts[k] * (this.sums[position] / this.sums[last]));
          const missing = exactRounding(amounts[k], sums[position], sums[last]) - rounded;
          rows[receivers[position] * rowLength + slots[k]] += missing;
          if (position < last) rows[receivers[position + 1] * rowLength + slots[k]] -= missing;
          else posted[k] += missing;
        }
      }
    }
  }

  /** Beyond what float64 can decide. */
  private postOneByOne({ amounts, slots }: Parcel, { receivers, sums }: Queue): void {
    for (let position = 0; position < receivers.length; position++)
      for (let k = 0; k < amounts.length; k++)
        this.rows[receivers[position] * this.rowLength + slots[k]] += shareAt(amounts[k], sums, position);
  }
}

const tables = new WeakMap<Layout, PostingTable>();

/** The table of a layout. Months are posted one after the other, so that one serves all, and what-ifs after them. */
export function postingTable(layout: Layout): PostingTable {
  const known = tables.get(layout);
  if (known) return known;
  const table = new PostingTable(layout.units.length, layout.rowLength);
  tables.set(layout, table);
  return table;
}
