import { expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { testCost, testElement, testLedger, testRevenue, testService, testUnit } from '../testLedger.ts';
import { itemRunOf } from './testItemHospital.ts';

const at = { sheet: '收费项目', row: 1, column: 0 };

/**
 * 留存成本 (costing-decisions.md 23): a sterile supply unit that also charges patients has a technical unit
 * beside it; what serves its own items goes there in level 2, by workload like everything else it does.
 */
test('医辅科室自有收费项目的成本按工作量留存，其余照常分给受益科室', () => {
  const ledger = testLedger({
    units: [
      testUnit('0101', 'CLINICAL'),
      testUnit('0301', 'AUX', { name: '消毒供应室' }),
      testUnit('0291', 'TECH', { name: '消毒供应室（收费）' }),
    ],
    elements: [testElement('P'), testElement('M', { statutory: 'MATERIAL' })],
    directCosts: [testCost('0301', 700), testCost('0301', 300, { element: 'M' })],
    internalServices: [testService('0301', '0101', 750), testService('0301', '0291', 250)],
    revenues: [testRevenue('0101', '0291', 400)],
    serviceItems: [
      {
        ...{ code: 'S1', name: '器械消毒', category: 'EXAM', measureUnit: '件', priceYuan: 4 },
        ...{ standardMinutes: null, standardEquivalent: null, at },
      },
    ],
    itemVolumes: [
      {
        month: '2024-01',
        unit: '0291',
        executingUnit: '0291',
        item: 'S1',
        quantity: 100,
        revenueYuan: 400,
        at,
      },
    ],
  });
  const { run } = itemRunOf(ledger);
  const yuan = (figure: Parameters<typeof evaluate>[1]) => evaluate(run, figure) / 100;
  expect(yuan({ measure: 'itemBase', units: { codes: ['0291'] } })).toBe(250);
  expect(yuan({ measure: 'itemCost', items: { codes: ['S1'] } })).toBe(250);
  expect(yuan({ measure: 'itemBase', origins: ['aux'] })).toBe(1_000);
  // Level 3 goes on from there: patients' units bear it with what they ordered.
  expect(yuan({ measure: 'finalCost', units: { codes: ['0101'] } })).toBe(1_000);
});
