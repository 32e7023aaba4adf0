import { expect, test } from 'vitest';
import { printPages } from './printPages.ts';

const sum = (widths: readonly number[]) => widths.reduce((before, width) => before + width, 0);

test('a table that fits is one page and keeps its widths', () => {
  expect(printPages([20, 30, 40], 2, [[2]])).toEqual({ firstColumns: [0], widths: [20, 30, 40] });
});

test('pages end between groups and are equally full, the fewest that can be read', () => {
  const widths = [40, ...[16, 16, 16], ...[16, 16, 16, 16], ...[16, 16, 16], ...[16, 16, 16, 16, 16]];
  const { firstColumns, widths: stretched } = printPages(widths, 1, [[1, 4, 8, 11]]);
  expect(firstColumns).toEqual([1, 8]);
  expect(sum(stretched.slice(1, 8))).toBeCloseTo(sum(stretched.slice(8)), 0);
  expect(stretched.slice(8)).toEqual(widths.slice(8));
});

test('a group wider than a page is broken between columns, never within one', () => {
  const { firstColumns } = printPages([10, ...Array.from({ length: 30 }, () => 20)], 1, [[1]]);
  expect(firstColumns).toEqual([1, 11, 21]);
});

test('a group wider than a page is broken between the groups inside it', () => {
  const widths = [10, ...Array.from({ length: 30 }, () => 18)];
  const pairs = Array.from({ length: 15 }, (_, pair) => 1 + 2 * pair);
  const triples = Array.from({ length: 10 }, (_, triple) => 1 + 3 * triple);
  expect(printPages(widths, 1, [[1], pairs]).firstColumns).toEqual([1, 11, 21]);
  expect(printPages(widths, 1, [[1], triples]).firstColumns).toEqual([1, 10, 19, 28]);
});
