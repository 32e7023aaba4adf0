import { decimalOf, wholeMultiple } from './money.ts';

/**
 * The posting rule: cumulative half-up. Receivers stand in canonical order, and receiver j gets
 * R(A·cum_j/T) − R(A·cum_{j−1}/T) with R(x) = ⌊x + ½⌋ on |A| and the sign put back. It conserves by
 * construction, is within one quantum of the exact share, and any one share costs O(1).
 */

/** Running sums of drivers as exact integers: float64 where the total is below 2^53, BigInt above. */
export type PrefixSums = Float64Array | readonly bigint[];

/** Non-negative integers in one scale; what a list of driver values becomes. */
export type ScaledValues = Float64Array | readonly bigint[];

/**
 * Three roundings of float64 (ratio, product, sum; two more where BigInt sums become doubles) shift
 * `A·cum/T + ½` by less than this share of A + 1; closer to a whole number, BigInt decides.
 */
const DOUBT_PER_QUANTUM = 2 ** -50;

/** Decimals a value shows at 15 significant digits. */
export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  return wholeMultiple(value, 100) === null ? decimalOf(value).decimalPlaces() : 2;
}

/**
 * Values as integers of 10^−decimals, exactly; `decimals` must cover every value. BigInt only where
 * float64 could not hold the sum of their magnitudes.
 */
export function scaledValues(values: readonly number[], decimals: number): ScaledValues {
  const scale = 10 ** decimals;
  const magnitude = values.reduce((sum, value) => sum + Math.abs(value), 0) * scale;
  if (decimals <= 15 && magnitude < 1e15)
    return new Float64Array(values).map((value) => Math.round(value * scale));
  return values.map((value) => BigInt(decimalOf(value).times(`1e${decimals}`).toFixed(0)));
}

/** Adds values up by slot; slots below 0 are left out. */
export function sumBySlot(values: ScaledValues, slots: readonly number[], count: number): ScaledValues {
  if (values instanceof Float64Array) {
    const sums = new Float64Array(count);
    for (let at = 0; at < slots.length; at++) if (slots[at] >= 0) sums[slots[at]] += values[at];
    return sums;
  }
  const sums = new Array<bigint>(count).fill(0n);
  for (let at = 0; at < slots.length; at++) if (slots[at] >= 0) sums[slots[at]] += values[at];
  return sums;
}

/** Running sums of the non-negative values at some positions. */
export function prefixSums(values: ScaledValues, positions: readonly number[]): PrefixSums {
  if (values instanceof Float64Array) {
    let sum = 0;
    return new Float64Array(positions).map((at) => {
      sum += values[at];
      return sum;
    });
  }
  let sum = 0n;
  return positions.map((at) => {
    sum += values[at];
    return sum;
  });
}

/** R(|A|·part/total) in BigInt: the truth that the fast path must equal. */
export function exactRounding(amount: number, part: number | bigint, total: number | bigint): number {
  const doubled = 2n * BigInt(amount) * BigInt(part) + BigInt(total);
  return Number(doubled / (2n * BigInt(total)));
}

/** R(amount · part / total), all of them not negative: float64 where it can tell, else BigInt. */
function roundedPart(amount: number, part: number | bigint, total: number | bigint): number {
  const ratio = Number(part) / Number(total);
  const shifted = amount * ratio + 0.5;
  const rounded = Math.floor(shifted);
  const doubt = (amount * Math.max(ratio, 1) + 1) * DOUBT_PER_QUANTUM;
  const above = shifted - rounded;
  return above > doubt && above < 1 - doubt ? rounded : exactRounding(amount, part, total);
}

/** R(|A|·cum_position/T); position −1 stands before the first receiver. */
const cumulative = (amount: number, sums: PrefixSums, position: number): number =>
  position < 0 ? 0 : roundedPart(amount, sums[position], sums[sums.length - 1]);

/** What the receiver at a position gets of an amount. */
export function shareAt(amount: number, sums: PrefixSums, position: number): number {
  const size = Math.abs(amount);
  const share = cumulative(size, sums, position) - cumulative(size, sums, position - 1);
  return amount < 0 && share !== 0 ? -share : share;
}

/** Amounts of one sender that go out by the same driver, and where they land in a receiver's row. */
export interface Parcel {
  readonly amounts: readonly number[];
  /** Slot of the receiver's row, by amount. */
  readonly slots: readonly number[];
}

/**
 * Posts a parcel to every receiver: `rows[receiver × rowLength + slot] += share`. Receivers outside,
 * amounts inside, so that a receiver's row is written in one sweep.
 */
export function postParcel(
  parcel: Parcel,
  receivers: Int32Array,
  sums: PrefixSums,
  rows: Float64Array,
  rowLength: number,
): void {
  const total = sums[sums.length - 1];
  for (const sign of [1, -1]) {
    const oneSign = partOfSign(parcel, sign);
    if (oneSign.amounts.length === 0) continue;
    for (let j = 0; j < receivers.length; j++) {
      const row = receivers[j] * rowLength;
      const doubtful = postToReceiver(oneSign, Number(sums[j]) / Number(total), rows, row);
      if (doubtful > 0) correct(oneSign, doubtful, sums[j], total, rows, row);
    }
    assertWhollyPosted(oneSign);
  }
}

/** The amounts of one sign, without it, and what has been posted of each so far. */
interface OneSign {
  readonly sign: number;
  readonly amounts: Float64Array;
  readonly slots: Int32Array;
  readonly posted: Float64Array;
  /** How near a half float64 may not decide. */
  readonly doubt: number;
  /** Amounts at which it could not, by the receiver at hand. */
  readonly doubtful: Int32Array;
}

function partOfSign({ amounts, slots }: Parcel, sign: number): OneSign {
  const sizes = new Float64Array(amounts.length);
  const targets = new Int32Array(amounts.length);
  let count = 0;
  let most = 0;
  for (let at = 0; at < amounts.length; at++) {
    const size = amounts[at] * sign;
    if (size <= 0) continue;
    sizes[count] = size;
    targets[count++] = slots[at];
    most = Math.max(most, size);
  }
  return {
    sign,
    amounts: sizes.slice(0, count),
    slots: targets.slice(0, count),
    posted: new Float64Array(count),
    doubt: (most + 1) * DOUBT_PER_QUANTUM,
    doubtful: new Int32Array(count),
  };
}

/**
 * Posts to one receiver in float64 and notes what was too close to a half. The inner loop of every
 * run: it calls nothing, so that the compiler keeps its numbers in registers.
 */
function postToReceiver(
  { sign, amounts, slots, posted, doubt, doubtful }: OneSign,
  ratio: number,
  rows: Float64Array,
  row: number,
): number {
  const certain = 1 - doubt;
  let count = 0;
  for (let k = 0; k < amounts.length; k++) {
    const shifted = amounts[k] * ratio + 0.5;
    const rounded = Math.floor(shifted);
    const above = shifted - rounded;
    if (!(above > doubt && above < certain)) doubtful[count++] = k;
    rows[row + slots[k]] += sign * (rounded - posted[k]);
    posted[k] = rounded;
  }
  return count;
}

/** Redoes in BigInt what float64 could not decide. */
function correct(
  { sign, amounts, slots, posted, doubtful }: OneSign,
  count: number,
  part: number | bigint,
  total: number | bigint,
  rows: Float64Array,
  row: number,
): void {
  for (let at = 0; at < count; at++) {
    const k = doubtful[at];
    const exact = exactRounding(amounts[k], part, total);
    rows[row + slots[k]] += sign * (exact - posted[k]);
    posted[k] = exact;
  }
}

function assertWhollyPosted({ amounts, posted }: OneSign): void {
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
