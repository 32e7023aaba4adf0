import { describe, expect, test } from 'vitest';
import { differenceOf, shareOf } from './reading.ts';

describe('two numbers of the server beside each other', () => {
  test.each([
    ['3924880.26', '3910021.88', '-14858.38'],
    ['0.10', '0.30', '0.20'],
    ['-1', '2.5', '3.5'],
    ['-0.05', '-0.10', '-0.05'],
    ['12', '12', '0'],
    ['90071992547409.91', '90071992547409.93', '0.02'],
    ['-0.5', '0.5', '1.0'],
  ])('from %s to %s it is %s, to the last digit', (before, after, difference) => {
    expect(differenceOf(before, after)).toBe(difference);
  });

  test('a part of nothing is no share', () => {
    expect(shareOf('5', '0.00')).toBeNull();
    expect(shareOf('-5', '20')).toBe(-0.25);
  });
});
