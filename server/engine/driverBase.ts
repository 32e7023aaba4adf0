import { decimalsOf, type ScaledValues, scaledValues, sumBySlot } from './driverSums.ts';
import type { DriverRows } from './drivers.ts';
import type { Layout } from './layout.ts';

/** A driver's values by unit, exact, before it is asked who may receive. */
export interface DriverBase {
  /** Units that any row names, rising. */
  readonly units: readonly number[];
  /** By unit, in units of 10^−decimals. */
  readonly values: ScaledValues;
  readonly decimals: number;
  /** By unit: the row whose cell a person should look at, a negative one before others; −1 without rows. */
  readonly rowOf: Int32Array;
}

/** Sums a driver's rows by unit; rows of units that the run does not know are left out. */
export function driverBase(layout: Layout, { units: codes, quantities }: DriverRows): DriverBase {
  const slots = new Int32Array(codes.length);
  const rowOf = new Int32Array(layout.units.length).fill(-1);
  let decimals = 0;
  for (let row = 0; row < codes.length; row++) {
    const quantity = quantities[row];
    const slot = layout.unitAt.get(codes[row]) ?? -1;
    slots[row] = slot;
    decimals = Math.max(decimals, decimalsOf(quantity));
    if (slot >= 0 && (quantity < 0 || rowOf[slot] === -1)) rowOf[slot] = row;
  }
  const units: number[] = [];
  for (let unit = 0; unit < rowOf.length; unit++) if (rowOf[unit] !== -1) units.push(unit);
  const values = sumBySlot(scaledValues(quantities, decimals), slots, layout.units.length);
  return { units, values, decimals, rowOf };
}
