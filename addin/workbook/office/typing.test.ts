import { describe, expect, it } from 'vitest';
import { entryOf } from './typing.ts';

describe('what is typed into a cell', () => {
  it.each([
    '0401',
    '2024-01',
    '３月',
    '上午8:00',
    'May 24',
    'US$5',
    '1/2',
    '12%',
    '=A1',
    '-',
    '+合计',
    "'引",
    ' TRUE ',
  ])('the text %s stays a text', (text) => {
    expect(entryOf(text, null, 'General')).toBe(`'${text}`);
  });

  it.each(['内科门诊', '（无）', '合计', 'May'])('the text %s goes as it is', (text) => {
    expect(entryOf(text, null, 'General')).toBe(text);
  });

  it('a text cell keeps every text as it is; numbers, formulas and nothing are themselves', () => {
    expect(entryOf('0401', null, '@')).toBe('0401');
    expect(entryOf(12.5, null, '#,##0.00')).toBe(12.5);
    expect(entryOf(12.5, 'SUM(A1:A2)', '#,##0.00')).toBe('=SUM(A1:A2)');
    expect(entryOf(null, null, 'General')).toBe('');
  });
});
