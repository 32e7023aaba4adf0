import { expect, test } from 'vitest';
import { parseMonths } from './options.ts';

test.each([
  ['2024-01', { from: '2024-01', to: '2024-01' }],
  ['2024-01..2024-03', { from: '2024-01', to: '2024-03' }],
  ['2024-11..', { from: '2024-11', to: null }],
  ['2024-03..2024-01', null],
  ['2024-13', null],
  ['2024-1', null],
  ['..2024-03', null],
])('months %s', (text, asked) => {
  expect(parseMonths(text)).toEqual(asked);
});
