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
 * How far from a whole number a product of an amount up to this size may be for float64 to decide it; none
 * may from 2^49 on, where this is not positive.
 */
export const certainDistance = (size: number) => 0.5 - (size + 1) * DOUBT_PER_QUANTUM;

/**
 * Added and taken away again, it leaves the nearest whole number of anything below 2^51 (three times
 * faster than Math.floor). Which way it breaks ties does not matter: they are BigInt's.
 */
const WHOLE = 1.5 * 2 ** 52;
export const nearestWhole = (exact: number) => exact + WHOLE - WHOLE;

/** R(amount · part / total) in BigInt, part and total not negative: the truth that the fast path must equal. */
export function exactRounding(amount: number, part: number | bigint, total: number | bigint): number {
  const half = amount < 0 ? -BigInt(total) : BigInt(total);
  return Number((2n * BigInt(amount) * BigInt(part) + half) / (2n * BigInt(total)));
}

/** R(amount · part / total), part and total not negative: float64 where it can tell, else BigInt. */
export function roundedPart(amount: number, part: number | bigint, total: number | bigint): number {
  const ratio = Number(part) / Number(total);
  const exact = amount * ratio;
  const rounded = nearestWhole(exact);
  const certain = certainDistance(Math.abs(amount) * Math.max(ratio, 1));
  return Math.abs(exact - rounded) > certain ? exactRounding(amount, part, total) : rounded;
}

/** R(A·cum_position/T); position −1 stands before the first receiver. */
const cumulative = (amount: number, sums: PrefixSums, position: number): number =>
  position < 0 ? 0 : roundedPart(amount, sums[position], sums[sums.length - 1]);

/** What the receiver at a position gets of an amount. */
export const shareAt = (amount: number, sums: PrefixSums, position: number): number =>
  cumulative(amount, sums, position) - cumulative(amount, sums, position - 1);

/**
 * R(amount · part / total) with signs: how a posted amount is taken apart again by the same rule. The
 * parts may have mixed signs, so that a running sum may leave [0, total]; the last one is the total.
 */
export function proportionOf(amount: number, part: number, total: number): number {
  const size = roundedPart(Math.abs(amount), Math.abs(part), Math.abs(total));
  return size === 0 ? 0 : size * Math.sign(amount) * Math.sign(part) * Math.sign(total);
}
