import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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

const sorted = (costs: SlowCosts) => [...costs].sort(([one], [other]) => (one < other ? -1 : 1));

describe('项目成本', () => {
  test('与逐笔按定义计算的结果逐分相同，各方法都是', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { run, items } = itemRunOf(smallItemLedger(seed));
        for (const method of testItemMethods)
          expect(sorted(inWords(items, items.costsBy(method.id))), method.id).toEqual(
            sorted(slowItemCosts(run, method)),
          );
      }),
      { numRuns: 12 },
    );
  });
});
