import type { Bilingual, Quantity } from '../contract/sheetDefinition.ts';
import type { Month } from '../engine/ledger.ts';
import type { RuleOrigin } from '../engine/rules.ts';
import type { Content, Noun } from './schema.ts';

/** One dated statement about an entry: the whole content (pack), some fields of it (a layer), or its removal. */
export interface DatedValue<N extends Noun> {
  readonly from: Month;
  readonly content: Content<N> | Partial<Content<N>> | null;
  readonly origin: RuleOrigin;
}

/** A named thing of the rules with all its dated values, in the order pack, then layers. */
export interface Entry<N extends Noun> {
  readonly id: string;
  readonly name: Bilingual;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly unit: Quantity | 'none';
  readonly values: readonly DatedValue<N>[];
}

export type RuleLists = { readonly [N in Noun]: readonly Entry<N>[] };

/** A dated standard: its lists with every value they ever had. `resolveRules` picks a month's. */
export interface RulePack {
  readonly id: string;
  readonly title: Bilingual;
  /** First month that the pack can cost. */
  readonly from: Month;
  readonly defaultMethod: string;
  readonly defaultItemMethod: string;
  readonly lists: RuleLists;
}

export interface ValueInForce<N extends Noun> {
  readonly content: Content<N>;
  readonly origin: RuleOrigin;
}

/**
 * What holds in a month: of the pack the latest value that has begun, and on it what later layers
 * changed, in the order of their dates. Null: not begun yet, or removed.
 */
export function inForce<N extends Noun>(entry: Entry<N>, month: Month): ValueInForce<N> | null {
  let current: ValueInForce<N> | null = null;
  for (const value of byLayerThenDate(entry.values)) {
    if (value.from > month) continue;
    if (value.content === null) current = null;
    else if (value.origin.layer === 'pack' || current === null)
      current = { content: value.content as Content<N>, origin: value.origin };
    else
      current = {
        content: { ...(current.content as object), ...value.content } as Content<N>,
        origin: value.origin,
      };
  }
  return current;
}

const layerRank = { pack: 0, hospital: 1, sheet: 2, options: 3, scenario: 4 } as const;

function byLayerThenDate<N extends Noun>(values: readonly DatedValue<N>[]): DatedValue<N>[] {
  return [...values].sort(
    (a, b) =>
      layerRank[a.origin.layer] - layerRank[b.origin.layer] ||
      (a.from < b.from ? -1 : a.from > b.from ? 1 : 0),
  );
}

/** The name that holds in a month: a value may carry a new one, as when a law renames an element. */
export function nameInForce<N extends Noun>(entry: Entry<N>, value: ValueInForce<N>): Bilingual {
  return value.content.name ?? entry.name;
}

/** Every writing that means the entry: id, names past and present, aliases. */
export function writingsOf(entry: Entry<Noun>): string[] {
  const names = [entry.name, ...entry.values.flatMap((value) => value.content?.name ?? [])];
  return [...new Set([entry.id, ...names.flatMap(({ zh, en }) => [zh, en]), ...entry.aliases])];
}

/** Two writings are one when they differ only in case and surrounding space. */
export const sameWriting = (text: string): string => text.trim().toLowerCase();

/** The entry that a text means, by id, name or alias. */
export function findEntry<N extends Noun>(entries: readonly Entry<N>[], text: string): Entry<N> | undefined {
  const sought = sameWriting(text);
  return entries.find((entry) => writingsOf(entry).some((writing) => sameWriting(writing) === sought));
}
