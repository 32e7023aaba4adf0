import type { PartialFigure } from '../contract/figure.ts';
import { mergeFigures } from '../engine/evaluate.ts';
import type { Entry } from './definition.ts';
import { type Attributes, type Dictionaries, repetitions } from './dictionaries.ts';
import { joinPath, ownFigure, resolveReference, templatesOf } from './templates.ts';

/** One row or one column of a report, after every `each` has been written out. */
export interface Line {
  /** Unique on its axis: `clinical.units.0101`. */
  readonly key: string;
  readonly kind: 'figure' | 'sum' | 'share' | 'heading';
  readonly figure: PartialFigure;
  /** From the outermost group to the line itself; keys tell equal texts apart. */
  readonly headings: readonly { readonly key: string; readonly text: string }[];
  readonly attributes: Attributes;
  readonly rank: 'subtotal' | 'total' | null;
  /** Keys of the lines added and taken off (`sum`), or of amount and whole (`share`). */
  readonly plus: readonly string[];
  readonly minus: readonly string[];
  /** Keys of the optional entries it stands in or is. */
  readonly optionalWithin: readonly string[];
}

/** Where the expansion stands, with what the entries around pass on. */
interface Place {
  /** Path of the entry as written, and the same with the codes of the repetitions in it. */
  readonly path: string;
  readonly key: string;
  /** Which repetition of each `each` around this is, by the path of the `each`. */
  readonly repetition: ReadonlyMap<string, string>;
  readonly figure: PartialFigure;
  readonly headings: Line['headings'];
  readonly attributes: Attributes;
  readonly optionalWithin: readonly string[];
}

interface Draft {
  readonly entry: Entry;
  readonly place: Place;
  readonly kind: Line['kind'];
}

/** Writes an axis out into its lines; groups open with a heading line. The entries must be free of `axisFaults`. */
export function expandAxis(entries: readonly Entry[], dictionaries: Dictionaries): Line[] {
  const drafts = expand(entries, root, dictionaries);
  const known = new Set(templatesOf(entries, []).map(({ path }) => path));
  const byPath = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const together = byPath.get(draft.place.path);
    if (together) together.push(draft);
    else byPath.set(draft.place.path, [draft]);
  }
  const meant = (references: readonly string[], from: Place): string[] =>
    references
      .flatMap((reference) => byPath.get(resolveReference(reference, from.path, known) ?? '') ?? [])
      .filter(({ place }) => sameRepetition(place, from))
      .map(({ place }) => place.key);
  return drafts.map(({ entry, place, kind }) => ({
    key: place.key,
    kind,
    figure: place.figure,
    headings: place.headings,
    attributes: place.attributes,
    rank: (entry.kind === 'sum' && entry.rank) || null,
    plus: meant(plusOf(entry), place),
    minus: meant(minusOf(entry), place),
    optionalWithin: place.optionalWithin,
  }));
}

const root: Place = {
  path: '',
  key: '',
  repetition: new Map(),
  figure: {},
  headings: [],
  attributes: {},
  optionalWithin: [],
};

function expand(entries: readonly Entry[], outer: Place, dictionaries: Dictionaries): Draft[] {
  return entries.flatMap((entry) =>
    placesOf(entry, outer, dictionaries).flatMap((place): Draft[] =>
      'entries' in entry && entry.entries
        ? [{ entry, place, kind: 'heading' }, ...expand(entry.entries, place, dictionaries)]
        : [{ entry, place, kind: entry.kind === 'sum' || entry.kind === 'share' ? entry.kind : 'figure' }],
    ),
  );
}

/** One place for an entry, one per repetition for an `each`. */
function placesOf(entry: Entry, outer: Place, dictionaries: Dictionaries): Place[] {
  const path = joinPath(outer.path, entry.key);
  const key = joinPath(outer.key, entry.key);
  const figure = mergeFigures(outer.figure, ownFigure(entry));
  const isOptional = 'optional' in entry && entry.optional;
  const optionalWithin = isOptional ? [...outer.optionalWithin, key] : outer.optionalWithin;
  if ('label' in entry) {
    const name = entry.label.zh;
    const headings = [...outer.headings, { key, text: name }];
    return [{ ...outer, path, key, figure, headings, attributes: { name }, optionalWithin }];
  }
  return repetitions(entry, dictionaries).map((one) => ({
    path,
    key: joinPath(key, one.code),
    repetition: new Map([...outer.repetition, [path, one.code]]),
    figure: mergeFigures(figure, one.figure),
    headings: [...outer.headings, { key: joinPath(key, one.code), text: one.name }],
    attributes: one.attributes,
    optionalWithin,
  }));
}

/** Lines of one repetition see their siblings; lines outside see all repetitions. */
const sameRepetition = (place: Place, from: Place): boolean =>
  [...from.repetition].every(([path, code]) => (place.repetition.get(path) ?? code) === code);

const plusOf = (entry: Entry): readonly string[] =>
  entry.kind === 'sum' ? entry.sum : entry.kind === 'share' ? [entry.of] : [];

const minusOf = (entry: Entry): readonly string[] =>
  entry.kind === 'sum' ? (entry.less ?? []) : entry.kind === 'share' ? [entry.in] : [];
