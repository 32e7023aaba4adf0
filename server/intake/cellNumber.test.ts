import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberFromText, scaledNumber, shownNumber } from './cellNumber.ts';
import { headerReadings, unitLine } from './headerText.ts';
import { unitFactor } from './measureUnit.ts';

describe('数字文本', () => {
  test.each([
    ['1234.5', 1234.5],
    ['１，２３４．５', 1234.5],
    ['1,234,567.89', 1234567.89],
    ['￥1,234.00', 1234],
    ['-¥5', -5],
    ['1 234.50', 1234.5],
    ['(1,234.50)', -1234.5],
    ['（12）', -12],
    ['12.50-', -12.5],
    ['－3', -3],
    ['−3', -3],
    ['100元', 100],
    ['—', 0],
    ['-', 0],
    ['.5', 0.5],
  ])('%s', (text, value) => expect(numberFromText(text, false)).toBe(value));

  test.each([
    '1.234,56',
    '12,34',
    '1,2345',
    '约100',
    '1e5',
    '5万',
    '12%',
    '1-2',
    '(-5)',
    '1.2.3',
    '见附表',
    '--5',
  ])('%s is refused', (text) => expect(numberFromText(text, false)).toBeNull());

  test('percent where it is allowed, too many digits refused', () => {
    expect(numberFromText('25%', true)).toBe(0.25);
    expect(numberFromText('33.3%', true)).toBe(0.333);
    expect(numberFromText('1234567890123.456', false)).toBeNaN();
  });

  test('binary noise is not read', () => {
    expect(shownNumber(0.1 + 0.2)).toBe(0.3);
    expect(shownNumber(1110.0500000000002)).toBe(1110.05);
  });

  test('万元 is exact: every amount in fen comes out as it was meant', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        const inTenThousand = Number((fen / 1_000_000).toPrecision(15));
        expect(Math.round(scaledNumber(inTenThousand, 10_000) * 100)).toBe(fen + 0);
        expect(scaledNumber(inTenThousand, 10_000)).toBe(fen / 100);
      }),
    );
  });
});

describe('单位', () => {
  const amount = (header: string) => {
    const reading = headerReadings(header).find(({ text }) => text === '金额');
    return reading && (reading.unit === null ? 1 : unitFactor(reading.unit, 'yuan'));
  };
  test.each([
    ['金额', 1],
    [' 金 额\n', 1],
    ['*金额：', 1],
    ['金额（必填）', 1],
    ['金额（元）', 1],
    ['金额(万元)', 10_000],
    ['金额（单位：千元）', 1_000],
    ['金额[百万元]', 1_000_000],
    ['金额/万元', 10_000],
    ['金额_元', 1],
    ['金额万元', 10_000],
    ['金额（美元）', Number.NaN],
    ['金额（人次）', Number.NaN],
  ])('%s', (header, factor) => expect(amount(header)).toBe(factor));

  test('a bracket that is no unit stays part of the header', () => {
    expect(amount('金额（累计）')).toBeNull();
    expect(unitFactor('累计', 'yuan')).toBeNull();
  });

  test.each([
    ['单位：万元', '万元'],
    ['金额单位:千元', '千元'],
    ['编制单位：某某医院　　2024年1月　　单位：元', '元'],
    ['单位：人民币元', '元'],
    ['编制单位：天元医院', null],
    ['单位：某某医院', null],
  ])('%s', (text, unit) => expect(unitLine(text)).toBe(unit));
});
