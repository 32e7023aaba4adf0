import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemScaleLedger } from '../../cases/itemScale.ts';
import { allocate } from '../allocate.ts';
import type { Ledger } from '../ledger.ts';
import type { Run } from '../run.ts';
import { seededNumbers } from '../testLedger.ts';
import { testRules } from '../testRules.ts';
import { kindOf } from './itemLayout.ts';
import { EVERY_UNIT } from './itemLedger.ts';
import { type ItemCosts, type ItemRun, residualLines } from './itemRun.ts';
import { type SlowCosts, slowItemCosts } from './slowItems.ts';
import { testItemMethods } from './testItemRules.ts';

function itemRunOf(ledger: Ledger): { run: Run; items: ItemRun } {
  const rulesOf = new Map(ledger.months.map((month) => [month, testRules()] as const));
  const { run, faults } = allocate(ledger, rulesOf, { months: ledger.months, quantum: 'fen' });
  if (!run?.items) throw new Error(JSON.stringify(faults.slice(0, 3)));
  return { run, items: run.items };
}

/** What the engine posted, in the words of the slow reference. */
function inWords({ layout }: ItemRun, costs: ItemCosts): SlowCosts {
  const words: SlowCosts = new Map();
  const kinds = layout.originIds.flatMap((originId, origin) =>
    layout.statutoryIds.map((id, statutory) => ({
      kind: kindOf(layout, origin, statutory),
      text: `${originId} ${id}`,
    })),
  );
  const add = (key: string, amount: number) => amount !== 0 && words.set(key, amount);
  for (const { kind, text } of kinds) {
    layout.unitOf.forEach((unit, object) => {
      const item = layout.items[layout.itemOf[object]].code;
      add(`${layout.of.units[unit].code} ${item} ${text}`, costs.amounts[object * layout.kinds + kind]);
    });
    layout.of.units.forEach(({ code }, unit) => {
      for (const line of residualLines)
        add(`${line} ${code} ${text}`, costs.residuals[line][unit * layout.kinds + kind]);
    });
  }
  return words;
}

const sorted = (costs: SlowCosts) => [...costs].sort(([one], [other]) => (one < other ? -1 : 1));

/** A small hospital with everything in it that makes item costing hard. */
function smallLedger(seed: number): Ledger {
  const ledger = itemScaleLedger({
    seed,
    months: ['2024-01', '2024-02'],
    units: 5,
    items: 4,
    labour: 4,
    materials: 2,
    equipment: 2,
  });
  const random = seededNumbers(seed);
  const library = ledger.itemLabour
    .filter(() => random() < 0.2)
    .map((row) => ({ ...row, unit: EVERY_UNIT, servingUnit: null }));
  const isLibrary = new Set(
    ledger.itemLabour.filter(() => random() < 0.1).map(({ unit, item }) => `${unit} ${item}`),
  );
  return {
    ...ledger,
    itemLabour: [
      ...ledger.itemLabour.filter(({ unit, item }) => !isLibrary.has(`${unit} ${item}`)),
      ...library,
    ],
    staffGrades: ledger.staffGrades.map((row) => ({
      ...row,
      capacityMinutes: random() < 0.5 ? 6_000 + Math.floor(random() * 40_000) / 10 : null,
      wagePerMinute: 1 + Math.floor(random() * 300) / 100,
    })),
    itemVolumes: ledger.itemVolumes.map((row) =>
      random() < 0.1 ? { ...row, quantity: -row.quantity, revenueYuan: -row.revenueYuan } : row,
    ),
  };
}

describe('项目成本', () => {
  test('与逐笔按定义计算的结果逐分相同，各方法都是', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { run, items } = itemRunOf(smallLedger(seed));
        for (const method of testItemMethods)
          expect(sorted(inWords(items, items.costsBy(method.id))), method.id).toEqual(
            sorted(slowItemCosts(run, method)),
          );
      }),
      { numRuns: 12 },
    );
  });
});
