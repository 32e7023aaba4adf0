import { describe, expect, test } from 'vitest';
import { hundredThousandRows, type ItemScale, itemScaleLedger } from './itemScale.ts';

const small: ItemScale = { ...hundredThousandRows, units: 20, items: 80, months: ['2024-01', '2024-02'] };
const ledger = itemScaleLedger(small);
const distinct = (keys: readonly string[]) => new Set(keys).size;

/** Minutes over the months by key, so many for each case of the unit's item. */
function totals<T extends { unit: string; item: string }>(
  lines: readonly T[],
  keyOf: (line: T) => string,
  minutesOf: (line: T) => number,
): Map<string, number> {
  const cases = new Map<string, number>();
  const add = (sums: Map<string, number>, key: string, value: number) =>
    sums.set(key, (sums.get(key) ?? 0) + value);
  for (const { unit, item, quantity } of ledger.itemVolumes) add(cases, `${unit}/${item}`, quantity);
  const sums = new Map<string, number>();
  for (const line of lines)
    add(sums, keyOf(line), minutesOf(line) * (cases.get(`${line.unit}/${line.item}`) ?? 0));
  return sums;
}

describe('a ledger of many items', () => {
  test('has the rows that were asked for, every key once, the same each time', () => {
    const { itemVolumes, itemLabour, itemMaterials, itemEquipment } = ledger;
    expect(itemVolumes.length).toBe(20 * 80 * 2);
    expect(distinct(itemVolumes.map(({ month, unit, item }) => `${month}/${unit}/${item}`))).toBe(3_200);
    expect(distinct(itemLabour.map((row) => [row.unit, row.item, row.activity, row.grade].join()))).toBe(
      1_600 * 6,
    );
    expect(distinct(itemMaterials.map((row) => [row.unit, row.item, row.material].join()))).toBe(1_600 * 3);
    expect(distinct(itemEquipment.map((row) => [row.unit, row.item, row.card].join()))).toBe(1_600);
    expect(itemScaleLedger(small)).toEqual(ledger);
  });

  test('names only what its dictionaries hold', () => {
    const units = new Set(ledger.units.map(({ code }) => code));
    const items = new Set(ledger.serviceItems.map(({ code }) => code));
    const materials = new Set(ledger.materials.map(({ code }) => code));
    const cards = new Set(ledger.equipment.map(({ code }) => code));
    const staffed = new Set(ledger.staffGrades.map(({ unit, grade }) => `${unit}/${grade}`));
    expect(ledger.itemVolumes.filter((row) => !units.has(row.unit) || !units.has(row.executingUnit))).toEqual(
      [],
    );
    expect(ledger.itemVolumes.filter(({ item }) => !items.has(item))).toEqual([]);
    expect(ledger.itemMaterials.filter(({ material }) => !materials.has(material))).toEqual([]);
    expect(ledger.itemEquipment.filter(({ card }) => !cards.has(card))).toEqual([]);
    expect(
      ledger.itemLabour.filter(
        ({ unit, servingUnit, grade }) => !staffed.has(`${servingUnit ?? unit}/${grade}`),
      ),
    ).toEqual([]);
  });

  test('nobody works and nothing runs longer than it can', () => {
    const worked = totals(
      ledger.itemLabour,
      ({ unit, servingUnit, grade }) => `${servingUnit ?? unit}/${grade}`,
      ({ staff, minutes, coefficient }) => staff * minutes * coefficient,
    );
    for (const { unit, grade, headcount } of ledger.staffGrades)
      expect(worked.get(`${unit}/${grade}`)).toBeLessThanOrEqual(headcount * 8_300 * 2);
    const ran = totals(
      ledger.itemEquipment,
      ({ card }) => card,
      ({ minutes }) => minutes,
    );
    for (const { code, capacityMinutes } of ledger.equipment)
      expect(ran.get(code)).toBeLessThanOrEqual((capacityMinutes ?? 0) * 2);
  });

  test('some of the work is joint', () => {
    expect(ledger.itemVolumes.filter(({ unit, executingUnit }) => unit !== executingUnit).length).toBe(80);
    expect(ledger.itemLabour.filter(({ servingUnit }) => servingUnit !== null).length).toBe(40);
  });
});
