import { itemParameterIds } from '../engine/items/itemRules.ts';
import type { Noun } from './schema.ts';

/** Lists whose entries the program asks for by id: it knows no others, and every one must be there. */
export const knownEntries = {
  policies: ['subFen'],
  itemBases: ['items'],
  itemParameters: itemParameterIds,
} as const satisfies Partial<Record<Noun, readonly string[]>>;

export type KnownNoun = keyof typeof knownEntries;
export const knownLists = Object.keys(knownEntries) as KnownNoun[];
