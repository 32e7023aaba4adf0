import type { SampleUnit } from '../units.ts';
import type { SampleItem } from './itemCatalogue.ts';
import type { VolumeLine } from './volumes.ts';

/** A unit that charges an item, with what was done of it over the months. */
export interface ItemObject {
  readonly unit: SampleUnit;
  readonly executing: SampleUnit;
  readonly item: SampleItem;
  readonly quantity: number;
  readonly revenueFen: number;
}

/** One unit performs all that another charges of an item. */
export function itemObjects(volumes: readonly VolumeLine[]): ItemObject[] {
  const objects = new Map<string, ItemObject>();
  for (const { unit, executing, item, quantity, revenueFen } of volumes) {
    const key = `${unit.code}/${item.code}`;
    const sum = objects.get(key) ?? { unit, executing, item, quantity: 0, revenueFen: 0 };
    objects.set(key, {
      ...sum,
      quantity: sum.quantity + quantity,
      revenueFen: sum.revenueFen + revenueFen,
    });
  }
  return [...objects.values()];
}

export const isJoint = ({ unit, executing }: ItemObject): boolean => unit !== executing;
