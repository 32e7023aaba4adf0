import { beforeAll, describe, expect, test } from 'vitest';
import { type Collected, collect, nothingEarlier } from '../../../road/submissions/collect.ts';
import { sampleBook } from '../sampleBook.ts';
import { COMMITTED_SAMPLE } from '../sampleHospital.ts';
import { sampleReturns } from './sampleReturns.ts';

describe('what the departments of the sample return', () => {
  let collected: Collected | null;
  beforeAll(async () => {
    const main = await sampleBook(COMMITTED_SAMPLE);
    const files = await sampleReturns(main, COMMITTED_SAMPLE);
    ({ collected } = await collect(main, files, nothingEarlier, () => undefined));
  }, 120_000);

  const found = () => (collected ? [...collected.faults.values()].flat().map(({ code }) => code) : []);

  test('is mostly taken in, partly sent back, partly missing', () => {
    const count = (outcome: string) => collected?.board.filter((line) => line.outcome === outcome).length;
    expect(count('accepted')).toBeGreaterThan(40);
    expect(count('faulty')).toBeGreaterThan(10);
    expect(count('notReturned')).toBeGreaterThan(4);
    expect(collected?.mergeFaults).toEqual([]);
    expect(collected?.merged).not.toBeNull();
  });

  test.each([
    ['minutes of 10,000', 'IT-056'],
    ['a grade that the unit does not have', 'IT-055'],
    ['a material without price', 'IT-058'],
    ['text where a number belongs', 'IN-015'],
    ['an item that the unit does not perform', 'IT-054'],
    ['a card of another unit', 'IT-059'],
    ['no minutes', 'IT-057'],
    ['a row twice', 'IN-032'],
    ['a header called otherwise', 'IT-052'],
    ['no signature', 'IT-048'],
    ['a date that is none', 'IT-049'],
    ['two of one date that differ', 'IT-050'],
    ['an earlier and a later one', 'IT-051'],
  ])('%s is among it', (_, code) => {
    expect(found()).toContain(code);
  });

  test('a renamed file is known by its cover, and files of nobody are named', () => {
    const renamed = collected?.board.find(({ files }) => files.includes('新建 Microsoft Excel 工作表.xlsx'));
    expect(renamed?.outcome).toBe('accepted');
    const strangers = collected?.strangers.map(({ faults }) => faults.map(({ code }) => code)) ?? [];
    expect(strangers.flat().sort()).toEqual(['IT-041', 'IT-042', 'IT-046']);
  });

  test('is the same the next time', async () => {
    const small = { ...COMMITTED_SAMPLE, units: 16, leaves: 7 };
    const main = await sampleBook(small);
    expect(await sampleReturns(main, small)).toEqual(await sampleReturns(main, small));
  });
});
