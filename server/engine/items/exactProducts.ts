import { decimalsOf, type ScaledValues } from '../driverSums.ts';
import { decimalOf, EXACT_LIMIT } from '../money.ts';

/** Sums of products as exact integers of one scale: people × minutes × coefficient × cases. */
export interface ExactSumsOfProducts {
  /** By slot, in units of 10^−decimals. */
  readonly values: ScaledValues;
  readonly decimals: number;
}

/**
 * Adds up by slot the products of the factors at some places (from, up to but without `end`). float64
 * holds them where every sum stays below 2^53 in the scale the factors need, else BigInt does.
 */
export function sumsOfProducts(
  factors: readonly ArrayLike<number>[],
  slots: ArrayLike<number>,
  from: number,
  end: number,
  count: number,
): ExactSumsOfProducts {
  const decimals = factors.map((factor) => mostDecimals(factor, from, end));
  const scales = decimals.map((each) => 10 ** each);
  const scale = decimals.reduce((sum, each) => sum + each, 0);
  const values = new Float64Array(count);
  let magnitude = 0;
  for (let at = from; at < end; at++) {
    let product = 1;
    for (let f = 0; f < factors.length; f++) product *= Math.round(factors[f][at] * scales[f]);
    values[slots[at - from]] += product;
    magnitude += Math.abs(product);
  }
  // A product that was rounded is above the limit itself, and so is the magnitude then.
  if (magnitude < EXACT_LIMIT) return { values, decimals: scale };
  return { values: bigSums(factors, decimals, slots, from, end, count), decimals: scale };
}

function mostDecimals(values: ArrayLike<number>, from: number, end: number): number {
  let most = 0;
  for (let at = from; at < end; at++)
    if (!Number.isInteger(values[at])) most = Math.max(most, decimalsOf(values[at]));
  return most;
}

function bigSums(
  factors: readonly ArrayLike<number>[],
  decimals: readonly number[],
  slots: ArrayLike<number>,
  from: number,
  end: number,
  count: number,
): readonly bigint[] {
  const sums = new Array<bigint>(count).fill(0n);
  for (let at = from; at < end; at++) {
    const product = factors.reduce(
      (whole, factor, f) => whole * BigInt(decimalOf(factor[at]).times(`1e${decimals[f]}`).toFixed(0)),
      1n,
    );
    sums[slots[at - from]] += product;
  }
  return sums;
}
