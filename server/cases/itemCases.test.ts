import { describe, expect, test } from 'vitest';
import { activityBasedCase } from './activityBasedCase.ts';
import type { CaseBook } from './caseBook.ts';
import { runCase } from './runCase.ts';
import { timeDrivenCase } from './timeDrivenCase.ts';

/** 形状相同、数字和写法不同的算例。 */

const paper = { id: 'another', title: 'Another', source: 'computed by hand' };

async function expectAllRight(book: CaseBook, lines: number): Promise<void> {
  const { lines: found, faults } = await runCase(book);
  expect(faults.filter(({ severity }) => severity !== 'notice')).toEqual([]);
  expect(found).toHaveLength(lines);
  expect(found.filter(({ passed }) => !passed)).toEqual([]);
}

describe('作业成本算例', () => {
  test('成本库的占比除不尽也准到成本库的每一元，没有的数不必写', async () => {
    const book = activityBasedCase({
      ...paper,
      inputs: {
        pools: {
          'Machine set-ups': { cost: 100_000, driver: { A: 7, B: 3 } },
          Handling: { cost: 33_333.33, driver: { A: 1, C: 2 } },
          Design: { cost: 7, driver: { C: 1 } },
        },
        units: { A: 3, B: 7, C: 11 },
      },
      expected: {
        rates: { 'Machine set-ups': 10_000, Handling: 11_111.11, Design: 7 },
        allocated: { Handling: { A: 11_111.11, C: 22_222.22 }, Design: { C: 7, A: 0 } },
        totalOverhead: { A: 81_111.11, B: 30_000, C: 22_229.22 },
        costPerUnit: { A: 81_111.11 / 3, B: 30_000 / 7, C: 22_229.22 / 11 },
        volumeBased: { A: 1 },
      },
    });
    await expectAllRight(book, 13);
    expect(book.notComputed).toEqual(['volumeBased']);
  });

  test('没有产量的按一件一件算，有的只有直接材料，有的只有人工', async () => {
    const book = activityBasedCase({
      ...paper,
      inputs: {
        pools: { inspecting: { cost: 500, driver: { X: 0.25, Y: 0.75 } } },
        directMaterialPerUnit: { X: 12.345 },
        directLaborPerUnit: { Y: 2_000.5 },
        price: { X: 100, Y: 400 },
      },
      expected: {
        costPerUnit: { X: 137.345, Y: 2_375.5 },
        grossProfitPerUnit: { X: -37.345, Y: -1_975.5 },
        remark: 'labour of more than a day',
      },
    });
    await expectAllRight(book, 4);
    expect(book.notComputed).toEqual(['remark']);
  });
});

describe('估时作业成本算例', () => {
  test('没有调查占比就不算作业成本法的单价；产能超用时未用为负', async () => {
    const book = timeDrivenCase({
      ...paper,
      inputs: {
        cost: 1_000,
        practicalCapacity: 300,
        activities: { a: { unitTime: 7.5, quantity: 20 }, b: { unitTime: 0.4, quantity: 500 } },
      },
      expected: {
        capacityCostRate: 10 / 3,
        driverRate: { a: 25, b: 4 / 3 },
        totalMinutes: 350,
        totalCost: 350_000 / 300,
        unusedMinutes: -50,
        unusedCost: -50_000 / 300,
        abcRate: { a: 1 },
      },
    });
    await expectAllRight(book, 7);
    expect(book.notComputed).toEqual(['abcRate']);
  });

  test('一个错的数认得出来', async () => {
    const book = timeDrivenCase({
      ...paper,
      inputs: { cost: 90, practicalCapacity: 9, activities: { a: { unitTime: 1, quantity: 6 } } },
      expected: { driverRate: { a: 10.001 }, unusedCost: 30 },
    });
    const { lines } = await runCase(book);
    expect(lines.map(({ passed }) => passed)).toEqual([false, true]);
  });
});
