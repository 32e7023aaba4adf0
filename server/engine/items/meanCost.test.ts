import { expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { itemRunOf, smallItemLedger } from './testItemHospital.ts';

test('科室平均单位成本：每个科室的单位成本各算一次，与工作量大小无关', () => {
  const ledger = smallItemLedger(3);
  const [{ code }] = ledger.serviceItems;
  const { run, items } = itemRunOf({
    ...ledger,
    itemVolumes: ledger.itemVolumes.map((row) => ({ ...row, item: code })),
  });
  const ofItem = { items: { codes: [code] } };
  const unitCosts = items.layout.of.units.flatMap(({ code: unit }) => {
    const of = { units: { codes: [unit] }, ...ofItem };
    const volume = evaluate(run, { measure: 'itemQuantity', ...of });
    return volume > 0 ? [evaluate(run, { measure: 'itemCost', ...of }) / 100 / volume] : [];
  });
  expect(unitCosts.length).toBeGreaterThan(2);
  const mean = unitCosts.reduce((sum, each) => sum + each, 0) / unitCosts.length;
  expect(evaluate(run, { measure: 'itemMeanCost', ...ofItem })).toBeCloseTo(mean, 8);
  const weighted = evaluate(run, { measure: 'itemCost', ...ofItem }) / 100;
  expect(mean).not.toBeCloseTo(weighted / evaluate(run, { measure: 'itemQuantity', ...ofItem }), 2);
});
