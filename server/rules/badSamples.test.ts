import { expect, test } from 'vitest';
import { faultCatalogue, faultLine, placeText } from '../contract/faults/catalogue.ts';
import { faultsOfBase, faultsOfSample, readExpected, sampleCodes } from './bad/testSample.ts';

test('每个 RU 错误码都有一个样例', () => {
  const codes = Object.keys(faultCatalogue).filter((code) => code.startsWith('RU-'));
  expect(sampleCodes().sort()).toEqual(codes.sort());
});

test('没有改动的样例规则包没有错误', () => {
  expect(faultsOfBase()).toEqual([]);
});

test.each(sampleCodes())('%s：只报这一处，位置和文字如约', (code) => {
  const expected = readExpected(code);
  const faults = faultsOfSample(code);
  expect(
    faults.map((found) => ({
      code: found.code,
      place: placeText(found.where),
      zh: faultLine(found, 'zh'),
      en: faultLine(found, 'en'),
    })),
  ).toEqual([{ code, place: expected.place, zh: expected.zh, en: expected.en }]);
});
