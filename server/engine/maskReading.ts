import type { MaskReading } from '../contract/figure.ts';
import type { UnitClass } from './rules.ts';

/**
 * Class masks: an amount's mask has the bit of every class it has passed through. Mask 0 is a unit's
 * own cost; the lowest bit is the class of origin, the highest the last sender (classes close in the
 * order of their bits).
 */

/** How many masks the classes make: 2^(highest bit + 1). */
export function maskCount(classes: readonly UnitClass[]): number {
  return 2 ** classes.reduce((bits, { bit }) => (bit === null ? bits : Math.max(bits, bit + 1)), 0);
}

const bitOf = (classes: readonly UnitClass[], id: string): number => {
  const found = classes.find((unitClass) => unitClass.id === id);
  if (!found) throw new Error(`the rules have no unit class ${id}`);
  return found.bit === null ? 0 : 2 ** found.bit;
};

const lowestBit = (mask: number) => mask & -mask;
const highestBit = (mask: number) => (mask === 0 ? 0 : 2 ** (31 - Math.clz32(mask)));

/**
 * The masks a reading takes, in rising order. `with` wants every class named, `without` none of them;
 * `lowest` and `highest` want one of theirs. A class that never sends is in no mask.
 */
export function masksOf(classes: readonly UnitClass[], reading: MaskReading | undefined): readonly number[] {
  const bits = (ids: readonly string[] | undefined) => ids?.map((id) => bitOf(classes, id));
  const without = bits(reading?.without) ?? [];
  const withAll = bits(reading?.with) ?? [];
  const lowest = bits(reading?.lowest);
  const highest = bits(reading?.highest);
  const takes = (mask: number) =>
    without.every((bit) => (mask & bit) === 0) &&
    withAll.every((bit) => (mask & bit) !== 0) &&
    (!lowest || lowest.includes(lowestBit(mask))) &&
    (!highest || highest.includes(highestBit(mask)));
  return Array.from({ length: maskCount(classes) }, (_, mask) => mask).filter(takes);
}
