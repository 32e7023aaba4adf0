import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { FilePlace } from '../contract/place.ts';
import { itemStructureFaults } from './itemStructure.ts';
import { type KnownNoun, knownEntries, knownLists } from './knownEntries.ts';
import { type DatedValue, type Entry, inForce, type RulePack, sameWriting, writingsOf } from './pack.ts';
import { referencesOf } from './references.ts';
import { type Content, fileOf, type Noun, nouns } from './schema.ts';
import { structureFaults } from './structureFaults.ts';
import type { Whereabouts } from './whereabouts.ts';

type Path = readonly PropertyKey[];

/** What each file cannot know alone: ids, aliases, references between files, and whether every cost finds its way. */
export function crossFaults(pack: RulePack, where: Whereabouts): Fault[] {
  const faults = [
    ...coverFaults(pack, where),
    ...nouns.flatMap((noun) => listFaults(pack, noun, where)),
    ...knownLists.flatMap((noun) => strangeOrMissing(pack, noun, where)),
  ];
  // The structure is only worth judging when everything it names exists.
  if (faults.length > 0) return faults;
  const structure = structureFaults(pack, where);
  return structure.length > 0 ? structure : itemStructureFaults(pack, where);
}

/** Entries that the program has no use for, and those that it cannot do without. */
function strangeOrMissing(pack: RulePack, noun: KnownNoun, where: Whereabouts): Fault[] {
  const known: readonly string[] = knownEntries[noun];
  const ids = pack.lists[noun].map(({ id }) => id);
  return [
    ...ids.flatMap((id, index) =>
      known.includes(id)
        ? []
        : [fault('RU-043', { id, choices: known.join(' / ') }, where.list(noun, [index]))],
    ),
    ...known
      .filter((id) => !ids.includes(id))
      .map((id) => fault('RU-045', { id, file: fileOf(noun) }, where.list(noun, []))),
  ];
}

function coverFaults(pack: RulePack, where: Whereabouts): Fault[] {
  const faults: Fault[] = [];
  if (pack.id !== where.folder)
    faults.push(fault('RU-042', { id: pack.id, folder: where.folder }, where.cover('id')));
  const named = [
    ['methods', 'defaultMethod'],
    ['itemMethods', 'defaultItemMethod'],
  ] as const;
  for (const [noun, key] of named)
    if (!pack.lists[noun].some(({ id }) => id === pack[key]))
      faults.push(fault('RU-033', { file: fileOf(noun), id: pack[key] }, where.cover(key)));
  return faults;
}

function listFaults<N extends Noun>(pack: RulePack, noun: N, where: Whereabouts): Fault[] {
  const entries: readonly Entry<N>[] = pack.lists[noun];
  return [
    ...duplicateIds(entries, noun, where),
    ...ambiguousWritings(entries, noun, where),
    ...entries.flatMap((entry, index) => [
      ...sameDates(entry, (row) => where.list(noun, [index, 'values', row, 'from'])),
      ...entry.values.flatMap((value, row) => {
        const content = contentFrom(entry, value);
        return content
          ? valueFaults(pack, noun, content, (path) => where.list(noun, [index, 'values', row, ...path]))
          : [];
      }),
    ]),
  ];
}

/** What an entry says in the month in which a value begins: a layer's value is only whole on those below it. */
function contentFrom<N extends Noun>(entry: Entry<N>, value: DatedValue<N>): Content<N> | undefined {
  const ofPack = value.origin.layer === 'pack';
  const values = entry.values.filter(({ origin }) => !ofPack || origin.layer === 'pack');
  return inForce({ ...entry, values }, value.from)?.content;
}

function duplicateIds<N extends Noun>(entries: readonly Entry<N>[], noun: N, where: Whereabouts): Fault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index) => {
    if (seen.has(id)) return [fault('RU-030', { id }, where.list(noun, [index, 'id']))];
    seen.add(id);
    return [];
  });
}

/** A writing may mean one entry of a list only, or a sheet that uses it could mean either. */
function ambiguousWritings<N extends Noun>(
  entries: readonly Entry<N>[],
  noun: N,
  where: Whereabouts,
): Fault[] {
  const owner = new Map<string, string>();
  return entries.flatMap((entry, index) =>
    writingsOf(entry).flatMap((alias) => {
      const first = owner.get(sameWriting(alias));
      if (first === undefined) owner.set(sameWriting(alias), entry.id);
      if (first === undefined || first === entry.id) return [];
      const position = entry.aliases.indexOf(alias);
      const path = position < 0 ? [index, 'name'] : [index, 'aliases', position];
      return [fault('RU-031', { alias, first, second: entry.id }, where.list(noun, path))];
    }),
  );
}

function sameDates<N extends Noun>(entry: Entry<N>, at: (row: number) => FilePlace): Fault[] {
  return entry.values.flatMap((value, row) => {
    const twice = entry.values
      .slice(0, row)
      .some(({ from, origin }) => from === value.from && origin.layer === 'pack');
    return twice && value.origin.layer === 'pack'
      ? [fault('RU-032', { id: entry.id, from: value.from }, at(row))]
      : [];
  });
}

function valueFaults<N extends Noun>(
  pack: RulePack,
  noun: N,
  content: Content<N>,
  at: (path: Path) => FilePlace,
): Fault[] {
  const dangling = referencesOf(noun, content)
    .filter(({ noun: list, id }) => !pack.lists[list].some((entry) => entry.id === id))
    .map(({ noun: list, id, path }) => fault('RU-033', { file: fileOf(list), id }, at(path)));
  const empty = emptyListsIn(content).map((path) =>
    fault('RU-023', { name: String(path.findLast((key) => typeof key === 'string')) }, at(path)),
  );
  return [...dangling, ...empty, ...ownFallback(content, at)];
}

function ownFallback(content: object, at: (path: Path) => FilePlace): Fault[] {
  const { driver, fallbacks = [] } = content as Partial<Content<'assignments'>>;
  return fallbacks.flatMap((id, index) =>
    id === driver ? [fault('RU-034', { id }, at(['fallbacks', index]))] : [],
  );
}

/** Lists that may be empty: no fallback, a side of a check that is zero, nothing left out; steps have a fault of their own. */
const mayBeEmpty = ['fallbacks', 'figures', 'steps', 'leftOut'];

function emptyListsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) && value.length === 0)
    return mayBeEmpty.includes(String(path.at(-1))) ? [] : [path];
  return Object.entries(value).flatMap(([key, inside]) =>
    emptyListsIn(inside, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
