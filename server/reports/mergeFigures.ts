import type { PartialFigure } from '../contract/figure.ts';

/** Merges partial figures key by key, selectors inside too; the later one wins. */
export function mergeFigures(...parts: readonly (PartialFigure | undefined)[]): PartialFigure {
  const merged: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [key, value] of Object.entries(part ?? {})) {
      const before = merged[key];
      merged[key] = isSelector(before) && isSelector(value) ? { ...before, ...value } : value;
    }
  }
  return merged as PartialFigure;
}

const isSelector = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
