import type { PartialFigure } from '../contract/figure.ts';
import { mergeFigures } from '../engine/figures.ts';
import type { Entry } from './definition.ts';
import type { DerivationName } from './derivations.ts';
import { type Attributes, type Dictionaries, repetitions } from './dictionaries.ts';
import {
  derivationOf,
  isUnder,
  joinPath,
  lineKind,
  operandsOf,
  ownFigure,
  resolveReference,
  templatesOf,
} from './templates.ts';

/** One row or one column of a report, after every `each` has been written out. */
export interface Line {
  /** Unique on its axis: `clinical.units.0101`. */
  readonly key: string;
  /** As written, without the codes of repetitions: `clinical.units`. */
  readonly path: string;
  readonly kind: 'figure' | 'sum' | 'derived' | 'heading';
  readonly figure: PartialFigure;
  /** Whether its figure says what its numbers mean; a total may state none. */
  readonly isStated: boolean;
  /** From the outermost group to the line itself; keys tell equal texts apart. */
  readonly headings: readonly { readonly key: string; readonly text: string }[];
  readonly attributes: Attributes;
  readonly rank: 'subtotal' | 'total' | null;
  /** Keys of the lines added and taken off (`sum`). */
  readonly plus: readonly string[];
  readonly minus: readonly string[];
  /** What a derived line computes, and from which lines; null for the others. */
  readonly derived: DerivedLine | null;
  /** Paths on the other axis on which it has cells; null: everywhere. */
  readonly only: readonly string[] | null;
  /** Which repetition of each `each` it stands in, by the path of the `each`. */
  readonly repetition: ReadonlyMap<string, string>;
  /** Path of the column by whose numbers the units of this repetition are ranked. */
  readonly rankBy: string | null;
  /** Keys of the optional entries it stands in or is. */
  readonly optionalWithin: readonly string[];
  /** The rows that it is the sum of, which are not shown; null: it stands for itself. */
  readonly standsFor: readonly PartialFigure[] | null;
}

export interface DerivedLine {
  readonly name: DerivationName;
  /** Keys of its operands by name. */
  readonly operands: Readonly<Record<string, string>>;
  /** Path of the line of the other axis on which the operand `in` stands; null: on this one. */
  readonly inAt: string | null;
  /** Shows four decimals of what is below one. */
  readonly isFine: boolean;
}

type Repeated = Pick<Line, 'repetition'>;

/**
 * The line of the other axis that `inAt` names: the one in the same repetitions as the line that the cell
 * is on; none where it is repeated over what that line stands outside of, so that any could be meant.
 */
export const lineAcross = (lines: readonly Line[], path: string, from: Line): number =>
  lines.findIndex(
    (line) =>
      line.path === path && [...line.repetition].every(([each, code]) => from.repetition.get(each) === code),
  );

/** Where the expansion stands, with what the entries around pass on. */
interface Place extends Repeated {
  /** Path of the entry as written, and the same with the codes of the repetitions in it. */
  readonly path: string;
  readonly key: string;
  readonly figure: PartialFigure;
  readonly headings: Line['headings'];
  readonly attributes: Attributes;
  readonly optionalWithin: readonly string[];
  readonly rankBy: string | null;
  readonly standsFor: Line['standsFor'];
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
  const onPath = draftsByPath(drafts);
  const meant = (references: readonly string[], from: Place): string[] =>
    references
      .flatMap((reference) => onPath(resolveReference(reference, from.path, known) ?? '', from))
      .filter(({ place }) => sameRepetition(place, from))
      .map(({ place }) => place.key);
  return drafts.map(({ entry, place, kind }) => ({
    key: place.key,
    path: place.path,
    kind,
    figure: place.figure,
    isStated: entry.kind !== 'sum' || entry.figure !== undefined,
    headings: place.headings,
    attributes: place.attributes,
    rank: (entry.kind === 'sum' && entry.rank) || null,
    plus: meant(plusOf(entry), place),
    minus: meant(minusOf(entry), place),
    derived: derivedLine(entry, (reference) => meant([reference], place)),
    only: ('only' in entry && entry.only) || null,
    repetition: place.repetition,
    rankBy: place.rankBy,
    optionalWithin: place.optionalWithin,
    standsFor: place.standsFor,
  }));
}

/** Drafts of a path; for a line within a repetition only those of its own, so that many units cost no more than each one. */
function draftsByPath(drafts: readonly Draft[]): (path: string, from: Place) => readonly Draft[] {
  const together = new Map<string, Draft[]>();
  const add = (key: string, draft: Draft) => {
    const known = together.get(key);
    if (known) known.push(draft);
    else together.set(key, [draft]);
  };
  const keyOf = (path: string, { repetition }: Place) => {
    const [outermost] = repetition;
    return outermost && isUnder(path, outermost[0]) ? `${path} ${outermost[1]}` : path;
  };
  for (const draft of drafts) {
    const { path } = draft.place;
    const key = keyOf(path, draft.place);
    add(path, draft);
    if (key !== path) add(key, draft);
  }
  return (path, from) => together.get(keyOf(path, from)) ?? [];
}

/** An operand stands for one line: the first that a reference means. */
function derivedLine(entry: Entry, meant: (reference: string) => readonly string[]): DerivedLine | null {
  const name = derivationOf(entry);
  if (!name) return null;
  const operands = Object.entries(operandsOf(entry)).map(([name, text]) => [name, meant(text)[0] ?? '']);
  return {
    name,
    operands: Object.fromEntries(operands),
    inAt: ('inAt' in entry && entry.inAt) || null,
    isFine: 'fine' in entry && entry.fine === true,
  };
}

const root: Place = {
  path: '',
  key: '',
  repetition: new Map(),
  figure: {},
  headings: [],
  attributes: {},
  optionalWithin: [],
  rankBy: null,
  standsFor: null,
};

function expand(entries: readonly Entry[], outer: Place, dictionaries: Dictionaries): Draft[] {
  return entries.flatMap((entry) =>
    placesOf(entry, outer, dictionaries).flatMap((place): Draft[] =>
      'entries' in entry && entry.entries
        ? [{ entry, place, kind: 'heading' }, ...expand(entry.entries, place, dictionaries)]
        : [{ entry, place, kind: lineKind(entry) }],
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
    const attributes = { ...unitAround(outer), name };
    return [{ ...outer, path, key, figure, headings, attributes, optionalWithin }];
  }
  return repetitions(entry, dictionaries, figure.units).map((one) => ({
    path,
    key: joinPath(key, one.code),
    repetition: new Map([...outer.repetition, [path, one.code]]),
    figure: mergeFigures(figure, one.figure),
    headings: [...outer.headings, { key: joinPath(key, one.code), text: one.name }],
    attributes: { ...unitAround(outer), ...one.attributes },
    optionalWithin,
    rankBy: ('rankBy' in entry && !one.standsFor && entry.rankBy) || null,
    standsFor: one.standsFor ?? null,
  }));
}

/** The unit whose lines these are, for a stub that names it on every row. */
const unitAround = ({ attributes: { unitCode, unitName } }: Place): Attributes =>
  unitCode === undefined ? {} : { unitCode, unitName: unitName ?? '' };

/** Lines of one repetition see their siblings; lines outside see all repetitions. */
const sameRepetition = (place: Repeated, from: Repeated): boolean =>
  [...from.repetition].every(([path, code]) => (place.repetition.get(path) ?? code) === code);

const plusOf = (entry: Entry): readonly string[] => (entry.kind === 'sum' ? entry.sum : []);

const minusOf = (entry: Entry): readonly string[] => (entry.kind === 'sum' ? (entry.less ?? []) : []);
