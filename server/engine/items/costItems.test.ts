import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../ledger.ts';
import { seededNumbers } from '../testLedger.ts';
import { kindOf } from './itemLayout.ts';
import { type ItemCosts, type ItemRun, residualLines } from './itemRun.ts';
import { type SlowCosts, slowItemCosts } from './slowItems.ts';
import { itemRunOf, smallItemLedger } from './testItemHospital.ts';
import { testItemMethods } from './testItemRules.ts';

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

/** The same with zeros, blanks, refunds, negative cost, totals instead of amounts per case, and fine decimals. */
function harsh(seed: number): Ledger {
  const ledger = smallItemLedger(seed);
  const random = seededNumbers(seed + 9);
  const sometimes = <T>(chance: number, value: T, otherwise: T): T => (random() < chance ? value : otherwise);
  const fine = () => Math.floor(random() * 1e9) / 1e6;
  return {
    ...ledger,
    directCosts: ledger.directCosts.map((row) => ({
      ...row,
      amountYuan: sometimes(0.2, -row.amountYuan, row.amountYuan),
    })),
    serviceItems: ledger.serviceItems.map((row) => ({
      ...row,
      standardMinutes: sometimes(0.3, null, row.standardMinutes),
      standardEquivalent: sometimes(0.3, 0, fine()),
    })),
    itemVolumes: ledger.itemVolumes.map((row) => ({ ...row, quantity: sometimes(0.2, 0, row.quantity) })),
    unitActivities: ledger.unitActivities.map((row) => ({
      ...row,
      areaSquareMetres: sometimes(0.3, null, row.areaSquareMetres),
      sharePercent: sometimes(0.3, 0, row.sharePercent),
      minutes: sometimes(0.2, fine(), row.minutes),
    })),
    staffGrades: ledger.staffGrades.map((row) => ({
      ...row,
      headcount: sometimes(0.2, 0, row.headcount),
      payrollYuan: sometimes(0.1, null, row.payrollYuan),
      wagePerMinute: sometimes(0.1, null, row.wagePerMinute),
    })),
    materials: ledger.materials.map((row) => ({ ...row, priceYuan: sometimes(0.3, 0, row.priceYuan) })),
    equipment: ledger.equipment.map((row) => ({
      ...row,
      depreciationYuan: sometimes(0.2, 0, row.depreciationYuan),
      capacityMinutes: sometimes(0.3, sometimes(0.5, 0, null), row.capacityMinutes),
    })),
    itemLabour: ledger.itemLabour.map((row) => ({
      ...row,
      minutes: sometimes(0.2, 0, row.minutes),
      coefficient: sometimes(0.2, Math.floor(random() * 1e4) / 1e3, row.coefficient),
    })),
    itemMaterials: ledger.itemMaterials.map((row) => ({ ...row, quantity: sometimes(0.3, 0, fine()) })),
    itemEquipment: ledger.itemEquipment.map((row) => ({ ...row, minutes: sometimes(0.3, 0, row.minutes) })),
    itemActivities: ledger.itemActivities.map((row) =>
      random() < 0.5 ? { ...row, perCase: null, total: sometimes(0.3, 0, fine()) } : row,
    ),
  };
}

const sorted = (costs: SlowCosts) => [...costs].sort(([one], [other]) => (one < other ? -1 : 1));

describe('项目成本', () => {
  test.each([
    ['寻常的医院', smallItemLedger],
    ['到处是零、空白、退费和负数的医院', harsh],
  ])('%s：与逐笔按定义计算的结果逐分相同，各方法都是', (_, ledgerOf) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { run, items } = itemRunOf(ledgerOf(seed));
        for (const method of testItemMethods)
          expect(sorted(inWords(items, items.costsBy(method.id))), method.id).toEqual(
            sorted(slowItemCosts(run, method)),
          );
      }),
      { numRuns: 8 },
    );
  });
});
