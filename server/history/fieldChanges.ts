import type { FieldChange } from '../contract/api/comparison.ts';
import { canonicalJson } from './identity.ts';

/** Where a rule was written does not change what it says. */
const ORIGIN_ONLY = new Set(['origin']);

export const contentText = (value: unknown): string =>
  typeof value === 'string' ? value : canonicalJson(value ?? null, ORIGIN_ONLY);

type Fields = Readonly<Record<string, unknown>>;

/** Fields that say something else on either side; a side that is absent has none. */
export function fieldChanges(before: Fields | null, after: Fields | null): FieldChange[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  names.delete('origin');
  return [...names]
    .sort()
    .map((field) => ({
      field,
      before: textOf(before, field),
      after: textOf(after, field),
    }))
    .filter((change) => change.before !== change.after);
}

const textOf = (fields: Fields | null, field: string): string | null =>
  fields && fields[field] !== undefined && fields[field] !== null ? contentText(fields[field]) : null;
