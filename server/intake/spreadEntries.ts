import type { SheetDefinition } from '../contract/sheetDefinition.ts';
import type { MeasuredEntry, PackVocabulary } from '../contract/vocabulary.ts';
import type { CostElement } from '../engine/ledger.ts';
import type { SpreadEntry } from './headerIndex.ts';

/** What the headers of a wide sheet may name: cost elements of the hospital, or a list of the rule pack. */
export function spreadEntries(
  { spread }: SheetDefinition,
  elements: readonly CostElement[],
  vocabulary: PackVocabulary,
): SpreadEntry[] {
  if (!spread) return [];
  if (spread.headersFrom === 'cost-elements.code') {
    const texts = ({ code, name }: CostElement) => [name, code, `${code}${name}`, `${name}(${code})`];
    return elements.map((element) => ({
      id: element.code,
      texts: texts(element),
      quantity: spread.quantity,
    }));
  }
  const lists: Readonly<Record<string, readonly MeasuredEntry[]>> = {
    'pack.parameters': vocabulary.parameters,
    'pack.measures': vocabulary.measures,
    'pack.facts': vocabulary.facts,
  };
  const entries = lists[spread.headersFrom];
  if (!entries) throw new Error(`no list ${spread.headersFrom} to take headers from`);
  return entries.map(({ id, name, aliases, quantity }) => ({
    id,
    texts: [name.zh, name.en, id, ...aliases],
    quantity,
  }));
}
