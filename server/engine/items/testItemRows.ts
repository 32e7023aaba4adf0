import type { CellPlace } from '../../contract/place.ts';
import { allocate } from '../allocate.ts';
import type { Ledger } from '../ledger.ts';
import { testCost, testElement, testLedger, testRevenue, testUnit } from '../testLedger.ts';
import { testRules } from '../testRules.ts';
import type {
  Activity,
  EquipmentCard,
  ItemActivity,
  ItemEquipment,
  ItemLabour,
  ItemMaterial,
  ItemVolume,
  Material,
  ServiceItem,
  StaffGrade,
  UnitActivity,
  UnitItem,
} from './itemLedger.ts';
import type { ItemRules } from './itemRules.ts';
import { testItemRules } from './testItemRules.ts';

/** Rows of the item sheets for tests; each stands in a cell of its sheet. */

const cell = (sheet: string, row = 1): CellPlace => ({ sheet, row, column: 2 });

export const testItem = (code: string, parts: Partial<ServiceItem> = {}): ServiceItem => ({
  ...{ code, name: `项目${code}`, category: 'EXAM', measureUnit: '次' },
  ...{ priceYuan: null, standardMinutes: null, standardEquivalent: null, at: cell('收费项目') },
  ...parts,
});

export const testVolume = (
  unit: string,
  item: string,
  quantity: number,
  parts: Partial<ItemVolume> = {},
): ItemVolume => ({
  ...{ month: '2024-01', unit, executingUnit: unit, item, quantity, revenueYuan: 0 },
  at: cell('项目工作量'),
  ...parts,
});

const testActivity = (code: string, parts: Partial<Activity> = {}): Activity => ({
  ...{ code, name: `作业${code}`, kind: 'item', at: cell('作业') },
  ...parts,
});

export const testUnitActivity = (
  unit: string,
  activity: string,
  parts: Partial<UnitActivity> = {},
): UnitActivity => ({
  ...{ unit, activity, areaSquareMetres: null, sharePercent: null, minutes: null, at: cell('科室作业') },
  ...parts,
});

export const testGrade = (unit: string, headcount: number, parts: Partial<StaffGrade> = {}): StaffGrade => ({
  ...{ unit, grade: '护士', headcount, capacityMinutes: null },
  ...{ payrollYuan: null, wagePerMinute: null, at: cell('科室岗位') },
  ...parts,
});

export const testMaterial = (code: string, priceYuan: number | null): Material => ({
  ...{ code, name: `材料${code}`, specification: '', model: '', measureUnit: '支', priceYuan },
  at: cell('耗材'),
});

export const testCard = (code: string, unit: string, parts: Partial<EquipmentCard> = {}): EquipmentCard => ({
  ...{ code, name: `设备${code}`, unit, depreciationYuan: 100, capacityMinutes: null },
  at: cell('设备卡片'),
  ...parts,
});

export const testUnitItem = (unit: string, item: string, parts: Partial<UnitItem> = {}): UnitItem => ({
  ...{ unit, item, minutes: null, equivalent: null, isRepresentative: false, at: cell('科室项目') },
  ...parts,
});

export const testLabour = (
  unit: string,
  item: string,
  minutes: number,
  parts: Partial<ItemLabour> = {},
): ItemLabour => ({
  ...{ unit, item, servingUnit: null, activity: 'A', grade: '护士', staff: 1, minutes, coefficient: 1 },
  at: cell('项目人力'),
  ...parts,
});

export const testItemMaterial = (
  unit: string,
  item: string,
  material: string,
  quantity: number,
): ItemMaterial => ({
  ...{ unit, item, servingUnit: null, material, quantity, at: cell('项目材料') },
});

export const testItemEquipment = (
  unit: string,
  item: string,
  card: string,
  minutes: number,
): ItemEquipment => ({ unit, item, card, minutes, at: cell('项目设备') });

export const testItemActivity = (
  unit: string,
  item: string,
  activity: string,
  parts: Partial<ItemActivity>,
): ItemActivity => ({
  ...{ unit, item, activity, perCase: null, total: null, at: cell('项目作业量') },
  ...parts,
});

/** Two clinical units and nobody who hands out cost, so that a base is what was booked. */
export const clinics = testLedger({
  units: [testUnit('0101', 'CLINICAL'), testUnit('0102', 'CLINICAL')],
  elements: [
    testElement('P'),
    testElement('M', { statutory: 'MATERIAL' }),
    testElement('D', { statutory: 'DEPRECIATION' }),
    testElement('B', { statutory: 'MATERIAL', billable: true }),
  ],
  directCosts: [testCost('0101', 8_300)],
  serviceItems: [testItem('X'), testItem('Y')],
  itemVolumes: [
    testVolume('0101', 'X', 10, { revenueYuan: 3_000 }),
    testVolume('0101', 'Y', 20, { revenueYuan: 6_000 }),
  ],
  revenues: [testRevenue('0101', '0101', 9_000)],
  activities: [testActivity('A'), testActivity('T', { kind: 'nonItem' })],
});

/** The clinics with some lists of their own, costed by a method of the test rules. */
export function costed(parts: Partial<Ledger>, rules: Partial<ItemRules> = {}) {
  const ledger = { ...clinics, ...parts };
  const rulesOf = new Map(
    ledger.months.map((month) => [month, testRules({ items: testItemRules(rules) })] as const),
  );
  return allocate(ledger, rulesOf, { months: ledger.months, quantum: 'fen' });
}
