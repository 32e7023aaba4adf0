import { expect, test } from 'vitest';
import { spansOf, sumFormula } from './formulas.ts';

const cellAt = (position: number) => ({ block: 'table', row: `r${position}`, column: 'c' });
const text = (plus: readonly number[], minus: readonly number[] = []) =>
  sumFormula(spansOf(plus), spansOf(minus), cellAt)
    ?.map((part) => {
      if (typeof part === 'string') return part;
      return 'from' in part ? `${part.from.row}:${part.to.row}` : 'row' in part.ref ? part.ref.row : '';
    })
    .join('');

test('相邻的行合成区域，转出另行减去', () => {
  expect(text([2, 3, 4, 7], [9])).toBe('SUM(r2:r4,r7)-SUM(r9)');
  expect(text([], [9, 10])).toBe('-SUM(r9:r10)');
});

test('没有可加的行就没有公式', () => {
  expect(text([])).toBeUndefined();
});

test('不相邻的行超过两百段时分成几个 SUM，旧版 Excel 也能打开', () => {
  const everySecond = Array.from({ length: 450 }, (_, index) => index * 2);
  const formula = text(everySecond) ?? '';
  const sums = formula.split('+').map((sum) => sum.slice('SUM('.length, -1).split(','));
  expect(sums.map((cells) => cells.length)).toEqual([200, 200, 50]);
  expect(sums.flat()).toEqual(everySecond.map((row) => `r${row}`));
});
