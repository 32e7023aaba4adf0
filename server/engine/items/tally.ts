import { type PrefixSums, prefixSums } from '../driverSums.ts';
import { type ExactSumsOfProducts, sumsOfProducts } from './exactProducts.ts';
import type { ResourceLines } from './resourceLines.ts';
import { powerOfTen, productOf, rescaled, sumOf, type Whole } from './wholeNumbers.ts';

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

/** Adds up the lines that a unit serves; `keyOf` tells them apart (a unit has few keys), null takes them together. */
export function tallyLines(lines: ResourceLines, unit: number, keyOf: Int32Array | null): Tally {
  const [from, end] = lines.ofUnit(unit);
  const keys: number[] = [];
  const objects = new Int32Array(end - from);
  const places = new Int32Array(end - from);
  const keyPlaces = new Int32Array(end - from);
  let count = 0;
  for (let at = from; at < end; at++) {
    if (count === 0 || objects[count - 1] !== lines.objects[at]) objects[count++] = lines.objects[at];
    places[at - from] = count - 1;
    const key = keyOf ? keyOf[at] : WHOLE;
    const known = keys.indexOf(key);
    keyPlaces[at - from] = known === -1 ? keys.push(key) - 1 : known;
  }
  for (let at = 0; at < places.length; at++) places[at] += keyPlaces[at] * count;
  const sums = sumsOfProducts([...lines.factors, lines.cases], places, from, end, keys.length * count);
  return { keys, objects: objects.slice(0, count), ...sums };
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
  const receivers = new Int32Array(positions.length);
  for (let at = 0; at < receivers.length; at++) receivers[at] = objects[positions[at] - first];
  return { receivers, sums: rescaled(prefixSums(values, positions), inDecimals - decimals) };
}

/** All that is taken of a key, in a scale of `decimals`. */
export function takenOf({ keys, objects, values, decimals }: Tally, key: number, inDecimals: number): Whole {
  const first = keys.indexOf(key) * objects.length;
  if (first < 0) return 0;
  let sum: Whole = 0;
  for (let at = first; at < first + objects.length; at++) sum = sumOf(sum, values[at]);
  return inDecimals === decimals ? sum : productOf(sum, powerOfTen(inDecimals - decimals));
}

export const isTaken = (tally: Tally, key: number): boolean => takenOf(tally, key, tally.decimals) > 0;
