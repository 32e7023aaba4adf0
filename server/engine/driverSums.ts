import { decimalOf, wholeMultiple } from './money.ts';

/** Driver values as exact integers of one scale, and their running sums: what shares are made of. */

/** Running sums of drivers as exact integers: float64 where the total is below 2^53, BigInt above. */
export type PrefixSums = Float64Array | readonly bigint[];

/** Non-negative integers in one scale; what a list of driver values becomes. */
export type ScaledValues = Float64Array | readonly bigint[];

/** Decimals that hold a value as it is shown, at 15 significant digits: hundredths where they do. */
export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const isHundredths =
    wholeMultiple(value, 100) !== null || wholeMultiple(Number(value.toPrecision(15)), 100) !== null;
  return isHundredths ? 2 : decimalOf(value).decimalPlaces();
}

/** Whether float64 holds every sum of such values in units of 10^−decimals. */
function fitsDoubles(values: ArrayLike<number>, decimals: number): boolean {
  let magnitude = 0;
  for (let at = 0; at < values.length; at++) magnitude += Math.abs(values[at]);
  return decimals <= 15 && magnitude * 10 ** decimals < 1e15;
}

/**
 * Values as integers of 10^−decimals, exactly, added up by slot; slots below 0 are left out, and `decimals`
 * must cover every value.
 */
export function scaledSums(
  values: ArrayLike<number>,
  decimals: number,
  slots: ArrayLike<number>,
  count: number,
): ScaledValues {
  if (fitsDoubles(values, decimals)) {
    const scale = 10 ** decimals;
    const sums = new Float64Array(count);
    for (let at = 0; at < slots.length; at++)
      if (slots[at] >= 0) sums[slots[at]] += Math.round(values[at] * scale);
    return sums;
  }
  const sums = new Array<bigint>(count).fill(0n);
  for (let at = 0; at < slots.length; at++)
    if (slots[at] >= 0) sums[slots[at]] += BigInt(decimalOf(values[at]).times(`1e${decimals}`).toFixed(0));
  return sums;
}

/** Running sums of the non-negative values at some positions. */
export function prefixSums(values: ScaledValues, positions: readonly number[]): PrefixSums {
  if (values instanceof Float64Array) {
    const sums = new Float64Array(positions.length);
    let sum = 0;
    for (let at = 0; at < positions.length; at++) {
      sum += values[positions[at]];
      sums[at] = sum;
    }
    return sums;
  }
  let sum = 0n;
  return positions.map((at) => {
    sum += values[at];
    return sum;
  });
}
