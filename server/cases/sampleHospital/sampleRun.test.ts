import { beforeAll, describe, expect, test } from 'vitest';
import { type Costing, costWorkbook } from '../../road/costing.ts';
import { StageClock } from '../../road/stages.ts';
import { filledBook } from '../filledBook.ts';
import { COMMITTED_SAMPLE, type SampleOptions, sampleHospital } from './sampleHospital.ts';

const cost = async (options: SampleOptions): Promise<Costing> =>
  costWorkbook(await filledBook(sampleHospital(options)), { quantum: 'fen' }, new StageClock());

const failedChecks = ({ costed }: Costing) =>
  costed?.checks.filter(({ passed }) => !passed).map(({ id }) => id) ?? ['not costed'];

describe('the committed sample down the whole road', () => {
  let costing: Costing;
  beforeAll(async () => {
    costing = await cost(COMMITTED_SAMPLE);
  });

  test('every row of every sheet is read', () => {
    const records = sampleHospital(COMMITTED_SAMPLE);
    const read = costing.sheets.filter(({ id }) => id !== 'cover');
    expect(Object.fromEntries(read.map(({ id, rowsRead }) => [id, rowsRead]))).toEqual(
      Object.fromEntries(
        Object.entries(records)
          .filter(([id]) => id !== 'cover')
          .map(([id, rows]) => [id, rows.length]),
      ),
    );
  });

  test('nothing blocks; told are a missing volume, a refund, pharmacies, the standard and what stands out', () => {
    expect(costing.faults.map(({ code, severity }) => `${code} ${severity}`).sort()).toEqual([
      'AL-034 notice',
      'AL-036 notice',
      'IT-006 notice',
      'IT-006 notice',
      'IT-009 notice',
      'IT-009 notice',
      'IT-020 notice',
    ]);
  });

  test('every check of the rule pack holds', () => {
    expect(failedChecks(costing)).toEqual([]);
  });
});

test.each([
  ['the smallest hospital', { seed: 1, units: 12, months: 1, leaves: 7, sources: 1, items: true }],
  ['several months', { seed: 3, units: 40, months: 3, leaves: 12, sources: 3, items: true }],
  ['a dense month', { seed: 1, units: 60, months: 1, leaves: 40, sources: 4, dense: true }],
])('%s is costed without a blocking fault, and every check holds', async (_, options) => {
  const costing = await cost(options);
  expect(costing.faults.filter(({ severity }) => severity !== 'notice')).toEqual([]);
  expect(failedChecks(costing)).toEqual([]);
});
