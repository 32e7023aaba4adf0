import { expect, test } from 'vitest';
import { readNumber } from './readNumber.ts';

test.each([
  ['12', 12],
  ['1,234.5', 1234.5],
  ['1，234', 1234],
  [' -3 ', -3],
  ['', null],
  ['12人', null],
  ['1.2.3', null],
  ['1e3', null],
])('“%s” is read as %s', (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});
