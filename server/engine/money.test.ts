import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactSums, quantaOf, sumOfDecimals, yuanText } from './money.ts';

describe('a yuan cell as quanta', () => {
  test.each([
    [0.1 + 0.2, 30],
    [1234567890123.45, 123456789012345],
    [-0.29, -29],
    [1.005, 101],
    [-1.005, -101],
    [0.004999, 0],
  ])('%d yuan is %d fen', (yuan, fen) => {
    expect(quantaOf(yuan, 100).quanta).toBe(fen);
  });

  test('every amount of whole fen up to 15 digits is read exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (fen) => {
        expect(quantaOf(fen / 100, 100)).toEqual({ quanta: fen === 0 ? 0 : fen, rest: null });
      }),
    );
  });

  test('amounts finer than a fen are summed exactly and rounded once', () => {
    const sums = new ExactSums(2, 100);
    for (let part = 0; part < 3; part++) sums.add(0, 100 / 3);
    sums.add(1, 0.004);
    sums.add(1, 0.004);
    const added = sums.round();
    expect([...sums.quanta]).toEqual([10_000, 1]);
    expect(yuanText(added.get(0) ?? 0, 100)).toBe('0.0000000000001');
    expect(yuanText(added.get(1) ?? 0, 100)).toBe('0.002');
  });

  test('workloads of one decimal add up without binary noise', () => {
    expect(sumOfDecimals(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });
});
