import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellBlocks } from './cellBlocks.ts';

const change = ({ row, column }: { row: number; column: number }) => ({
  ...{ row, column, was: null },
  value: `${row} ${column}`,
});

test('rectangles hold every cell once, each where it belongs', () => {
  const place = fc.record({ row: fc.nat(8), column: fc.nat(5) });
  const places = fc.uniqueArray(place, { selector: ({ row, column }) => `${row} ${column}` });
  fc.assert(
    fc.property(places, (asked) => {
      const cells = asked.map(change);
      const found = cellBlocks(cells).flatMap(({ row, column, cells: rows }) =>
        rows.flatMap((line, down) =>
          line.map((cell, across) => [`${row + down} ${column + across}`, cell.value]),
        ),
      );
      expect(found.every(([at, value]) => at === value)).toBe(true);
      expect(found.map(([at]) => at).sort()).toEqual(cells.map(({ value }) => value).sort());
    }),
  );
});

test('a table of a department is one rectangle, not a call for each cell', () => {
  const table = Array.from({ length: 300 }, (_, at) => ({ row: 5 + Math.floor(at / 6), column: at % 6 }));
  expect(cellBlocks(table.map(change))).toHaveLength(1);
});
