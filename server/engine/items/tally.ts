import { type PrefixSums, prefixSums } from '../driverSums.ts';
import { type ExactSumsOfProducts, sumsOfProducts } from './exactProducts.ts';
import type { ResourceLines } from './resourceLines.ts';
import { lastOf, rescaled, sumOf, type Whole } from './wholeNumbers.ts';

/** What one unit's lines come to, by key (grade, card, activity) and object. */
export interface Tally extends ExactSumsOfProducts {
  readonly keys: readonly number[];
  /** Rising. */
  readonly objects: Int32Array;
}

/** What receives of a sub-pool: objects and the running sums of what they take. */
export interface Queue {
  readonly receivers: Int32Array;
  readonly sums: PrefixSums;
}

/** Adds up the lines that a unit serves; `keyOf` tells them apart, null takes them together. */
export function tallyLines(lines: ResourceLines, unit: number, keyOf: Int32Array | null): Tally {
  const [from, end] = lines.ofUnit(unit);
  const objects: number[] = [];
  const keyPlaces = new Map<number, number>();
  const places = new Int32Array(end - from);
  for (let at = from; at < end; at++) {
    if (objects[objects.length - 1] !== lines.objects[at]) objects.push(lines.objects[at]);
    places[at - from] = objects.length - 1;
    const key = keyOf ? keyOf[at] : WHOLE;
    if (!keyPlaces.has(key)) keyPlaces.set(key, keyPlaces.size);
  }
  for (let at = from; at < end; at++)
    places[at - from] += (keyPlaces.get(keyOf ? keyOf[at] : WHOLE) ?? 0) * objects.length;
  const count = keyPlaces.size * objects.length;
  const sums = sumsOfProducts([...lines.factors, lines.cases], places, from, end, count);
  return { keys: [...keyPlaces.keys()], objects: Int32Array.from(objects), ...sums };
}

/** The key of what is not told apart. */
export const WHOLE = -1;

/** Who takes of a key, in a scale of `decimals`; nobody where the tally does not have the key. */
export function queueOf({ keys, objects, values, decimals }: Tally, key: number, inDecimals: number): Queue {
  const place = keys.indexOf(key);
  if (place < 0) return { receivers: new Int32Array(), sums: new Float64Array() };
  const first = place * objects.length;
  const positions: number[] = [];
  for (let at = first; at < first + objects.length; at++) if (values[at] > 0) positions.push(at);
  return {
    receivers: Int32Array.from(positions, (at) => objects[at - first]),
    sums: rescaled(prefixSums(values, positions), inDecimals - decimals),
  };
}

/** All that is taken of a key, in a scale of `decimals`. */
export const takenOf = (tally: Tally, key: number, decimals: number): Whole =>
  lastOf(queueOf(tally, key, decimals).sums);

export const isTaken = (tally: Tally, key: number): boolean => takenOf(tally, key, tally.decimals) > 0;

export const sumOfAll = (values: readonly Whole[]): Whole => values.reduce(sumOf, 0);
