import { expect, it } from 'vitest';
import { footerCode, printTitles } from '../contract/layout/planPrint.ts';
import type { PrintVerb } from '../contract/plan.ts';

const print = (change: Partial<PrintVerb>): PrintVerb => ({
  verb: 'print',
  landscape: true,
  repeatRows: null,
  repeatColumns: null,
  footerLeft: '',
  footerCenter: '',
  footerRight: '',
  ...change,
});

it('prints an ampersand of a name, and counts pages by &P and &N', () => {
  const footer = print({ footerLeft: 'A&B 医院 & 分院', footerRight: '第 &P 页，共 &N 页' });
  expect(footerCode(footer)).toBe('&LA&&B 医院 && 分院&R第 &P 页，共 &N 页');
});

it('has no footer where nothing is to stand in it', () => {
  expect(footerCode(print({}))).toBe('');
});

it('refuses a footer longer than Excel opens', () => {
  expect(() => footerCode(print({ footerCenter: '审'.repeat(254) }))).toThrow(/256/);
});

it('repeats columns and rows of a sheet whose name has an apostrophe', () => {
  const titles = printTitles(print({ repeatRows: [3, 4], repeatColumns: [0, 26] }), "三月'分摊");
  expect(titles).toBe("'三月''分摊'!$A:$AA,'三月''分摊'!$4:$5");
});
