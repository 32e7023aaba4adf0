import type { FilePlace } from '../contract/place.ts';
import type { Noun } from './schema.ts';

/** Where things stand: `list('drivers', [0, 'values', 1])` is the second value of the first driver. */
export interface Whereabouts {
  readonly folder: string;
  cover(key: string): FilePlace;
  list(noun: Noun, path: readonly PropertyKey[]): FilePlace;
}
