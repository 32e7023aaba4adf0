import type { CellPlace } from '../contract/place.ts';
import type { DriverRow } from './drivers.ts';
import type { Layout } from './layout.ts';
import { decimalsOf, type ScaledValues, scaledValues, sumBySlot } from './posting.ts';

/** A driver's values by unit, exact, before it is asked who may receive. */
export interface DriverBase {
  /** Units that any row names, rising. */
  readonly units: readonly number[];
  /** By unit, in units of 10^−decimals. */
  readonly values: ScaledValues;
  readonly decimals: number;
  /** By unit: the cell a person should look at, a negative one before others. */
  readonly places: ReadonlyMap<number, CellPlace>;
}

/** Sums a driver's rows by unit; rows of units that the run does not know are left out. */
export function driverBase(layout: Layout, rows: readonly DriverRow[]): DriverBase {
  const quantities = rows.map(({ quantity }) => quantity);
  const decimals = quantities.reduce((most, quantity) => Math.max(most, decimalsOf(quantity)), 0);
  const slots = rows.map(({ unit }) => layout.unitAt.get(unit) ?? -1);
  const places = new Map<number, CellPlace>();
  rows.forEach(({ quantity, at }, row) => {
    const unit = slots[row];
    if (unit >= 0 && (quantity < 0 || !places.has(unit))) places.set(unit, at);
  });
  return {
    units: [...places.keys()].sort((one, other) => one - other),
    values: sumBySlot(scaledValues(quantities, decimals), slots, layout.units.length),
    decimals,
    places,
  };
}
