import type { Decimal } from 'decimal.js';
import type { PrefixSums } from '../driverSums.ts';

/** Exact whole numbers of any size: doubles below 2^53, BigInt above. What decimals become in a common scale. */
export type Whole = number | bigint;

export function sumOf(one: Whole, other: Whole): Whole {
  if (typeof one === 'number' && typeof other === 'number' && Number.isSafeInteger(one + other))
    return one + other;
  return BigInt(one) + BigInt(other);
}

export function productOf(one: Whole, other: Whole): Whole {
  if (typeof one === 'number' && typeof other === 'number' && Number.isSafeInteger(one * other))
    return one * other;
  return BigInt(one) * BigInt(other);
}

/** A decimal in units of 10^−decimals; what is finer is rounded half-up. */
export function wholeOf(value: Decimal, decimals: number): Whole {
  const whole = value.times(`1e${decimals}`).toFixed(0);
  return Number.isSafeInteger(Number(whole)) ? Number(whole) : BigInt(whole);
}

export const powerOfTen = (decimals: number): Whole =>
  decimals <= 15 ? 10 ** decimals : 10n ** BigInt(decimals);

export const lastOf = (sums: PrefixSums): Whole => (sums.length === 0 ? 0 : sums[sums.length - 1]);

/** Running sums in a finer scale. */
export function rescaled(sums: PrefixSums, decimals: number): PrefixSums {
  if (decimals === 0) return sums;
  const factor = powerOfTen(decimals);
  if (sums instanceof Float64Array && typeof productOf(lastOf(sums), factor) === 'number')
    return sums.map((sum) => sum * Number(factor));
  return Array.from(sums, (sum: Whole) => BigInt(sum) * BigInt(factor));
}
