import { type Entry, findEntry } from './pack.ts';
import type { Noun } from './schema.ts';

/**
 * A hospital writes groups (分摊性质, 分摊类型) as it likes: by id, name or alias of a standard group,
 * or a word of its own. The engine compares texts, so a rule's group is spelled as the hospital did.
 */
export interface GroupSpelling {
  /** A standard group's id, or the word itself where it is the hospital's own. */
  idOf(word: string): string;
  isStandard(word: string): boolean;
  /** Whether the group is a standard one or in use. */
  knows(word: string): boolean;
  /** The id and every way in which the hospital writes it. */
  spell(id: string): readonly string[];
}

/** `used`: the group of every unit (or element) of the hospital, empty where it has none. */
export function groupSpelling(standard: readonly Entry<Noun>[], used: readonly string[]): GroupSpelling {
  const idOf = (word: string) => findEntry(standard, word)?.id ?? word;
  const writings = new Map<string, string[]>();
  for (const word of new Set(used))
    if (word) writings.set(idOf(word), [...(writings.get(idOf(word)) ?? []), word]);
  const isStandard = (word: string) => findEntry(standard, word) !== undefined;
  return {
    idOf,
    isStandard,
    knows: (word) => writings.has(idOf(word)) || isStandard(word),
    spell: (id) => [...new Set([id, ...(writings.get(id) ?? [])])],
  };
}

export interface Spellings {
  readonly units: GroupSpelling;
  readonly elements: GroupSpelling;
}

const unitSelectorKeys = ['senders', 'receivers', 'units'];

/** Spells the groups of every selector inside a rule's content. */
export function spellGroups<T>(content: T, spellings: Spellings): T {
  if (typeof content !== 'object' || content === null) return content;
  if (Array.isArray(content)) return content.map((item) => spellGroups(item, spellings)) as T;
  const spelled = Object.entries(content).map(([key, inside]) => {
    if (unitSelectorKeys.includes(key)) return [key, withSpelledGroups(inside, spellings.units)];
    if (key === 'elements') return [key, withSpelledGroups(inside, spellings.elements)];
    return [key, spellGroups(inside, spellings)];
  });
  return Object.fromEntries(spelled) as T;
}

function withSpelledGroups(selector: unknown, spelling: GroupSpelling): unknown {
  if (Array.isArray(selector)) return selector.map((each) => withSpelledGroups(each, spelling));
  if (typeof selector !== 'object' || selector === null) return selector;
  const spelled = Object.entries(selector).map(([key, inside]) => {
    if (key === 'groups') return [key, (inside as string[]).flatMap(spelling.spell)];
    return [key, key === 'except' ? withSpelledGroups(inside, spelling) : inside];
  });
  return Object.fromEntries(spelled);
}
