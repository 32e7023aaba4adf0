import type { PrefixSums } from './driverSums.ts';

/**
 * The posting rule: cumulative half-up. Receivers stand in canonical order, and receiver j gets
 * R(A·cum_j/T) − R(A·cum_{j−1}/T) with R(x) = ⌊x + ½⌋ on |A| and the sign put back. It conserves by
 * construction, is within one quantum of the exact share, and any one share costs O(1).
 */

/**
 * Roundings of float64 (ratio and product; two more where BigInt sums become doubles) shift `A·cum/T` by
 * less than this share of |A| + 1; closer to a half, BigInt decides.
 */
const DOUBT_PER_QUANTUM = 2 ** -50;

/**
 * Added and taken away again, it leaves the nearest whole number of anything below 2^51 (three times
 * faster than Math.floor). Which way it breaks ties does not matter: they are BigInt's.
 */
const WHOLE = 1.5 * 2 ** 52;

/** R(amount · part / total) in BigInt, part and total not negative: the truth that the fast path must equal. */
export function exactRounding(amount: number, part: number | bigint, total: number | bigint): number {
  const half = amount < 0 ? -BigInt(total) : BigInt(total);
  return Number((2n * BigInt(amount) * BigInt(part) + half) / (2n * BigInt(total)));
}

/** R(amount · part / total), part and total not negative: float64 where it can tell, else BigInt. */
function roundedPart(amount: number, part: number | bigint, total: number | bigint): number {
  const ratio = Number(part) / Number(total);
  const exact = amount * ratio;
  const rounded = exact + WHOLE - WHOLE;
  const doubt = (Math.abs(amount) * Math.max(ratio, 1) + 1) * DOUBT_PER_QUANTUM;
  return Math.abs(exact - rounded) > 0.5 - doubt ? exactRounding(amount, part, total) : rounded;
}

/** R(A·cum_position/T); position −1 stands before the first receiver. */
const cumulative = (amount: number, sums: PrefixSums, position: number): number =>
  position < 0 ? 0 : roundedPart(amount, sums[position], sums[sums.length - 1]);

/** What the receiver at a position gets of an amount. */
export const shareAt = (amount: number, sums: PrefixSums, position: number): number =>
  cumulative(amount, sums, position) - cumulative(amount, sums, position - 1);

/** Amounts of one sender that go out by the same driver, and where they land in a receiver's row. */
export interface Parcel {
  readonly amounts: Float64Array;
  /** Slot of the receiver's row, by amount. */
  readonly slots: Int32Array;
}

/** Receivers are served in fours: the engine checks its arrays once a turn, whatever the turn does. */
const TOGETHER = 4;

/**
 * Posts a parcel to every receiver of a queue: `rows[receiver × rowLength + slot] += share`. Receivers outside,
 * amounts inside, so that a receiver's row is written in one sweep.
 */
export function postParcel(parcel: Parcel, queue: Queue, rows: Float64Array): void {
  const posting = new Posting(parcel);
  if (posting.certain <= 0) {
    postOneByOne(parcel, queue, rows);
    return;
  }
  for (let first = 0; first < queue.sums.length; first += TOGETHER) {
    const doubtful = postToFour(posting, queue, first, rows);
    if (doubtful > 0) correct(posting, doubtful, queue, first, rows);
  }
  assertWhollyPosted(posting);
}

/** From 2^49 quanta on float64 can decide nothing. */
function postOneByOne({ amounts, slots }: Parcel, { sums, rowStarts }: Queue, rows: Float64Array): void {
  for (let position = 0; position < sums.length; position++)
    for (let k = 0; k < amounts.length; k++)
      rows[rowStarts[position] + slots[k]] += shareAt(amounts[k], sums, position);
}

/** Receivers in canonical order, with what all parcels handed out by the same weights share at each. */
export class Queue {
  readonly sums: PrefixSums;
  /** cum/T, and where the receiver's row starts; filled up to whole fours with one who gets nothing. */
  readonly ratios: Float64Array;
  readonly rowStarts: Int32Array;

  constructor(receivers: Int32Array, sums: PrefixSums, rowLength: number) {
    const places = Math.ceil(receivers.length / TOGETHER) * TOGETHER;
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

/** A class, like the queue, so that the compiler meets one shape and keeps what it made of the inner loop. */
class Posting {
  readonly amounts: Float64Array;
  readonly slots: Int32Array;
  /** What has been posted of each amount so far. */
  readonly posted: Float64Array;
  /** Farther than this from a whole number, float64 may not decide. */
  readonly certain: number;
  /** Amounts at which it could not, by the four at hand. */
  readonly doubtful: Int32Array;

  constructor({ amounts, slots }: Parcel) {
    let most = 0;
    for (let k = 0; k < amounts.length; k++) most = Math.max(most, Math.abs(amounts[k]));
    this.amounts = amounts;
    this.slots = slots;
    this.posted = new Float64Array(amounts.length);
    this.certain = 0.5 - (most + 1) * DOUBT_PER_QUANTUM;
    this.doubtful = new Int32Array(amounts.length);
  }
}

/**
 * Posts to four receivers in float64 and notes what was too close to a half. The inner loop of every
 * run: it calls nothing, so that the compiler keeps its numbers in registers.
 */
function postToFour(
  { amounts, slots, posted, certain, doubtful }: Posting,
  { ratios, rowStarts }: Queue,
  first: number,
  rows: Float64Array,
): number {
  const ratio0 = ratios[first];
  const ratio1 = ratios[first + 1];
  const ratio2 = ratios[first + 2];
  const ratio3 = ratios[first + 3];
  const row0 = rowStarts[first];
  const row1 = rowStarts[first + 1];
  const row2 = rowStarts[first + 2];
  const row3 = rowStarts[first + 3];
  let count = 0;
  for (let k = 0; k < amounts.length; k++) {
    const amount = amounts[k];
    const slot = slots[k];
    const exact0 = amount * ratio0;
    const exact1 = amount * ratio1;
    const exact2 = amount * ratio2;
    const exact3 = amount * ratio3;
    const upTo0 = exact0 + WHOLE - WHOLE;
    const upTo1 = exact1 + WHOLE - WHOLE;
    const upTo2 = exact2 + WHOLE - WHOLE;
    const upTo3 = exact3 + WHOLE - WHOLE;
    const inDoubt =
      Math.abs(exact0 - upTo0) > certain ||
      Math.abs(exact1 - upTo1) > certain ||
      Math.abs(exact2 - upTo2) > certain ||
      Math.abs(exact3 - upTo3) > certain;
    // Noted always and counted if so: a branch first taken late would throw the compiled loop away.
    doubtful[count] = k;
    count += inDoubt ? 1 : 0;
    rows[row0 + slot] += upTo0 - posted[k];
    rows[row1 + slot] += upTo1 - upTo0;
    rows[row2 + slot] += upTo2 - upTo1;
    rows[row3 + slot] += upTo3 - upTo2;
    posted[k] = upTo3;
  }
  return count;
}

/** Redoes in BigInt what float64 could not decide: what one receiver gets too little, the next got too much. */
function correct(
  { amounts, slots, posted, doubtful }: Posting,
  count: number,
  { sums, ratios, rowStarts }: Queue,
  first: number,
  rows: Float64Array,
): void {
  const last = sums.length - 1;
  for (let at = 0; at < count; at++) {
    const k = doubtful[at];
    for (let position = first; position <= Math.min(first + TOGETHER - 1, last); position++) {
      const rounded = amounts[k] * ratios[position] + WHOLE - WHOLE;
      const missing = exactRounding(amounts[k], sums[position], sums[last]) - rounded;
      rows[rowStarts[position] + slots[k]] += missing;
      if (position < last) rows[rowStarts[position + 1] + slots[k]] -= missing;
      else posted[k] += missing;
    }
  }
}

function assertWhollyPosted({ amounts, posted }: Posting): void {
  for (let k = 0; k < amounts.length; k++) {
    if (posted[k] !== amounts[k]) throw new Error(`hand-out posted ${posted[k]} of ${amounts[k]} quanta`);
  }
}

/**
 * R(amount · part / total) with signs: how a posted amount is taken apart again by the same rule. The
 * parts may have mixed signs, so that a running sum may leave [0, total]; the last one is the total.
 */
export function proportionOf(amount: number, part: number, total: number): number {
  const size = roundedPart(Math.abs(amount), Math.abs(part), Math.abs(total));
  return size === 0 ? 0 : size * Math.sign(amount) * Math.sign(part) * Math.sign(total);
}
