import { describe, expect, test } from 'vitest';
import { monthFromNumber, monthFromSerial, monthFromText, monthRange, shiftMonth } from './cellMonth.ts';
import { monthsFromText } from './cover.ts';

describe('期间', () => {
  test.each([
    '202401',
    '2024-01',
    '2024-1',
    '2024/1',
    '2024/01',
    '2024.01',
    '2024年1月',
    '2024年01月份',
    '2024年第1期',
    '2024-01-31',
    '2024/1/31 0:00',
    '2024年1月31日',
    '20240131',
    '２０２４年１月',
    ' 2024 年 1 月 ',
  ])('%s is January 2024', (text) => expect(monthFromText(text)).toBe('2024-01'));

  test.each([
    '24-01',
    '1月',
    '2024',
    '2024-13',
    '202400',
    'Jan-24',
    '45292',
    '2024年一季度',
    '1989-01',
    '20240199',
  ])('%s is refused', (text) => expect(monthFromText(text)).toBeNull());

  test.each([
    [202401, '2024-01'],
    [20240131, '2024-01'],
    [45292, '2024-01'],
    [2024.01, '2024-01'],
    [2024.11, '2024-11'],
    [2024.1, null],
    [2024, null],
    [1, null],
  ])('the number %d', (value, month) => expect(monthFromNumber(value, false)).toBe(month));

  test('serials in both calendars, across the 29 February 1900 that never was', () => {
    expect(monthFromSerial(45292, false)).toBe('2024-01');
    expect(monthFromSerial(45291.99, false)).toBe('2023-12');
    expect(monthFromSerial(45292 - 1462, true)).toBe('2024-01');
    expect(monthFromSerial(60, false)).toBeNull();
  });

  test('a step over the year', () => {
    expect(shiftMonth('2024-01', -1)).toBe('2023-12');
    expect(monthRange('2023-11', '2024-02')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
  });
});

describe('封面核算月份', () => {
  const quarter = ['2024-01', '2024-02', '2024-03'];
  test.each([
    ['2024-01', ['2024-01']],
    ['2024-03、2024-01,2024-02', quarter],
    ['2024-01 至 2024-03', quarter],
    ['2024年1月—2024年3月', quarter],
    ['2024年1-3月', quarter],
    ['202401-202403', quarter],
    ['2024-01~2024-03', quarter],
    ['2024-03 至 2024-01', null],
    ['2024年', null],
    ['一季度', null],
  ])('%s', (text, months) => expect(monthsFromText(text)).toEqual(months));
});
