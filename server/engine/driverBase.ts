import { decimalsOf, type ScaledValues, scaledSums } from './driverSums.ts';
import type { DriverRows } from './drivers.ts';

/** A driver's values by unit, exact, before it is asked who may receive. */
export interface DriverBase {
  /** By unit, in units of 10^−decimals. */
  readonly values: ScaledValues;
  readonly decimals: number;
  /** By unit: the row whose cell a person should look at, a negative one before others; −1 without rows. */
  readonly rowOf: Int32Array;
}

/** Sums a driver's rows by unit; rows of units that the run does not know are left out. */
export function driverBase({ units, quantities }: DriverRows, unitCount: number): DriverBase {
  const rowOf = new Int32Array(unitCount).fill(-1);
  let decimals = 0;
  for (let row = 0; row < units.length; row++) {
    const unit = units[row];
    const quantity = quantities[row];
    decimals = Math.max(decimals, decimalsOf(quantity));
    if (unit >= 0 && (quantity < 0 || rowOf[unit] === -1)) rowOf[unit] = row;
  }
  return { values: scaledSums(quantities, decimals, units, unitCount), decimals, rowOf };
}
