import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomStream, splitFen } from './random.ts';

describe('the sample’s random numbers', () => {
  test('are the same for the same seed and name, and others for another', () => {
    const draw = (seed: number, name: string) => {
      const stream = randomStream(seed, name);
      return Array.from({ length: 5 }, () => stream.next());
    };
    expect(draw(1, '收入')).toEqual(draw(1, '收入'));
    expect(draw(1, '收入')).not.toEqual(draw(2, '收入'));
    expect(draw(1, '收入')).not.toEqual(draw(1, '成本'));
  });

  test('spread over the whole interval', () => {
    const stream = randomStream(7, 'spread');
    const tenths = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 10_000; draw++) {
      const tenth = Math.floor(stream.next() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(Math.min(...tenths)).toBeGreaterThan(850);
    expect(Math.max(...tenths)).toBeLessThan(1_150);
  });
});

test('a split keeps every fen', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e11, max: 1e11 }),
      fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 40 }),
      (wholeFen, weights) => {
        const parts = splitFen(wholeFen, weights);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(wholeFen);
        expect(parts.every(Number.isInteger)).toBe(true);
      },
    ),
  );
});
