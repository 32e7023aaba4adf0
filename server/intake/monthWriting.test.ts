import { expect, test } from 'vitest';
import { CellKind } from '../contract/rangeBlock.ts';
import { monthFromNumber, monthFromSerial, monthFromText } from './cellMonth.ts';
import { writtenLike } from './monthWriting.ts';

test.each([
  ['2024-01', '2024-10'],
  ['2024-1', '2024-10'],
  ['2024年1月', '2024年10月'],
  ['2024年01月份', '2024年10月份'],
  ['2024/09', '2024/10'],
  ['202401', '202410'],
  ['202401期', '202410期'],
  ['2024年第9期', '2024年第10期'],
  // Whatever has a day or more than one month in it is written plainly.
  ['2024-01-31', '2024-10'],
  ['2024-01 至 2024-09', '2024-10'],
  ['２０２４年９月', '2024-10'],
])('%s → %s', (text, expected) => {
  const written = writtenLike(text, CellKind.text, '2024-10', false);
  expect(written).toBe(expected);
  expect(monthFromText(String(written))).toBe('2024-10');
});

test('a year’s turn', () => {
  expect(writtenLike('2024年12月', CellKind.text, '2025-01', false)).toBe('2025年01月');
  expect(writtenLike(202_412, CellKind.number, '2025-01', false)).toBe(202_501);
});

test.each([false, true])('numbers and dates read as the new month (dates from 1904: %s)', (date1904) => {
  const date = writtenLike(45_292, CellKind.date, '2024-03', date1904);
  expect(monthFromSerial(Number(date), date1904)).toBe('2024-03');
  for (const value of [202_402, 20_240_229, 45_323]) {
    const written = writtenLike(value, CellKind.number, '2024-03', date1904);
    expect(monthFromNumber(Number(written), date1904)).toBe('2024-03');
  }
  expect(writtenLike(2024.02, CellKind.number, '2024-10', date1904)).toBe('2024-10');
});
