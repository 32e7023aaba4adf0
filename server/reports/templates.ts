import type { PartialFigure } from '../contract/figure.ts';
import { mergeFigures } from '../engine/figures.ts';
import type { KeyPath } from '../rules/yamlFile.ts';
import type { Entry } from './definition.ts';
import type { DerivationName } from './derivations.ts';

/** A line of an axis as written, before any `each` repeats it. */
export interface Template {
  /** Keys of the entries down to it, joined by dots. */
  readonly path: string;
  readonly kind: 'figure' | 'sum' | 'derived';
  /** Its own partial figure over those of the entries around it. */
  readonly figure: PartialFigure;
  /** The references it makes, as written; a sum's must stand before it. */
  readonly references: readonly {
    readonly text: string;
    readonly mustPrecede: boolean;
    readonly at: KeyPath;
  }[];
  /** Where it stands in the file. */
  readonly at: KeyPath;
}

/** The lines of an axis in order; `at` says where in the file the entries stand. */
export function templatesOf(
  entries: readonly Entry[],
  at: KeyPath,
  path = '',
  outer: PartialFigure = {},
): Template[] {
  return entries.flatMap((entry, index) => {
    const own = { path: joinPath(path, entry.key), at: [...at, index] };
    const figure = mergeFigures(outer, ownFigure(entry));
    if ('entries' in entry && entry.entries)
      return templatesOf(entry.entries, [...own.at, 'entries'], own.path, figure);
    return [{ ...own, kind: lineKind(entry), figure, references: referencesOf(entry, own.at) }];
  });
}

/** How the numbers of an entry without entries of its own come about. */
export function lineKind(entry: Entry): Template['kind'] {
  if (derivationOf(entry)) return 'derived';
  return entry.kind === 'sum' ? 'sum' : 'figure';
}

/** What an entry computes from other lines; null where its numbers are figures or their sums. */
export function derivationOf(entry: Entry): DerivationName | null {
  if (entry.kind === 'breakEven') return entry.gives;
  return isQuotient(entry) ? entry.kind : null;
}

const isQuotient = (entry: Entry): entry is Extract<Entry, { readonly of: string }> => 'of' in entry;

/** Operands of a derived line by name, as written. */
export function operandsOf(entry: Entry): Readonly<Record<string, string>> {
  if (isQuotient(entry)) return { of: entry.of, in: entry.in };
  if (entry.kind !== 'breakEven') return {};
  const { capacity, ...from } = entry.from;
  return capacity === undefined ? from : { ...from, capacity };
}

/** What an entry says by itself about the figures of its lines. */
export const ownFigure = (entry: Entry): PartialFigure => ('figure' in entry && entry.figure) || {};

/** Whether a line stands in a group, however deep. */
export const isUnder = (path: string, group: string): boolean => path.startsWith(`${group}.`);

export const joinPath = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

function referencesOf(entry: Entry, at: KeyPath): Template['references'] {
  const named = Object.entries(operandsOf(entry)).map(([key, text]) => ({
    text,
    mustPrecede: false,
    at: [...at, ...(entry.kind === 'breakEven' ? ['from'] : []), key],
  }));
  if (entry.kind !== 'sum') return named;
  return (['sum', 'less'] as const).flatMap((key) =>
    (entry[key] ?? []).map((text, index) => ({ text, mustPrecede: true, at: [...at, key, index] })),
  );
}

/** The path a reference means when it is made at `from`: among the siblings first, then outwards; null if nowhere. */
export function resolveReference(text: string, from: string, known: ReadonlySet<string>): string | null {
  const scopes = from.split('.').slice(0, -1);
  for (let depth = scopes.length; depth >= 0; depth--) {
    const path = joinPath(scopes.slice(0, depth).join('.'), text);
    if (known.has(path)) return path;
  }
  return null;
}
