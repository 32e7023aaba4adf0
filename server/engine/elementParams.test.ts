import { expect, test } from 'vitest';
import { elementParams } from './careSplit.ts';
import { testElement } from './testLedger.ts';

const elements = (count: number) => Array.from({ length: count }, (_, at) => testElement(`E${at + 1}`));

test('five elements are named, of more the first five and how many there are', () => {
  expect(elementParams(elements(5)).elements).toBe('“项目E1”、“项目E2”、“项目E3”、“项目E4”、“项目E5”');
  expect(elementParams(elements(6))).toEqual({
    elements: '“项目E1”、“项目E2”、“项目E3”、“项目E4”、“项目E5”等 6 项',
    elementCodes: 'E1, E2, E3, E4, E5 … (6)',
  });
});
