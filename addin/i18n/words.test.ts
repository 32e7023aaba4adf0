import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { Formats } from './formats.ts';
import { zh } from './zh.ts';

type Told = readonly [path: string, text: string];

/** Every text of a language; those that are made of something are made of numbers and of `x`. */
function textsOf(words: unknown, path = ''): Told[] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') return textsOf(words(...argumentsOf(path, words.length)), path);
  return Object.entries(words as object).flatMap(([key, below]) => textsOf(below, `${path}.${key}`));
}

const argumentsOf = (path: string, count: number): unknown[] =>
  Array.from({ length: count }, () => (lists.has(path) ? ['x', 'x'] : 2));

/** Texts that are made of several words. */
const lists = new Set(['.list', '.whatIf.lacking']);

/** A language is called by its own name. */
const ownNames = new Set(['.settings.languages.zh', '.settings.languages.en']);

describe('the words of the pane', () => {
  test('English holds no Chinese', () => {
    const mixed = textsOf(english()).filter(
      ([path, text]) => /\p{Script=Han}/u.test(text) && !ownNames.has(path),
    );
    expect(mixed).toEqual([]);
  });

  test('no message shouts, and none is empty', () => {
    const wrong = [...textsOf(english()), ...textsOf({ ...zh, sentence: '', sheet: '' })].filter(
      ([path, text]) => /[!！]|undefined|NaN/.test(text) || (text === '' && !/sentence|sheet$/.test(path)),
    );
    expect(wrong).toEqual([]);
  });

  test('one is one and several are several', () => {
    expect(en.check.counted.notice('1')).toBe('1 notice');
    expect(en.check.counted.notice('1,200')).toBe('1,200 notices');
    expect(en.prepare.missingRequired(1)).toBe('1 required sheet missing');
  });
});

/** `sentence` and `sheet` take texts. */
const english = () => ({ ...en, sentence: en.sentence('it is so'), sheet: en.sheet('x') });

describe('numbers, months and times', () => {
  const [chinese, british] = [new Formats('zh'), new Formats('en')];

  test('money keeps every digit of the server’s text', () => {
    expect(chinese.amount('90071992547409937.05')).toBe('90,071,992,547,409,937.05');
    expect(chinese.signedAmount('14858.3')).toBe('+14,858.30');
    expect(chinese.signedAmount('0')).toBe('0.00');
  });

  test('a month is that month in every time zone', () => {
    expect(chinese.month('2024-01')).toBe('2024年1月');
    expect(british.month('2024-01')).toBe('Jan 2024');
  });

  test('what takes long is told in minutes', () => {
    expect([420, 59_900, 72_000].map((each) => chinese.duration(each))).toEqual([
      '0.4 秒',
      '59.9 秒',
      '1 分 12 秒',
    ]);
  });
});
