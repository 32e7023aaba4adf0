import type { ItemVolume, ServiceItem } from '../engine/items/itemLedger.ts';
import type { Ledger } from '../engine/ledger.ts';
import { goldenLedger } from './testRuns.ts';

/** For tests: the golden hospital with service items, some of them in several units, one of them joint work. */

export const testItem = (code: string, name: string, parts: Partial<ServiceItem> = {}): ServiceItem => ({
  ...{ code, name, category: 'treatment', measureUnit: '次', priceYuan: 10, standardMinutes: 5 },
  ...{ standardEquivalent: 1, at: { sheet: '收费项目', row: 1, column: 0 } },
  ...parts,
});

export const testVolume = (
  unit: string,
  item: string,
  quantity: number,
  revenueYuan: number,
  parts: Partial<ItemVolume> = {},
): ItemVolume => ({
  ...{ month: '2024-01', unit, executingUnit: unit, item, quantity, revenueYuan },
  ...{ at: { sheet: '项目工作量', row: 1, column: 0 } },
  ...parts,
});

const items = [
  testItem('E10', '门诊诊察', { category: 'consultation', standardMinutes: 10 }),
  testItem('T20', '静脉输液', { measureUnit: '组', priceYuan: 4.5 }),
  testItem('X30', '胸部CT', { category: 'examination', measureUnit: '部位', priceYuan: null }),
  testItem('L40', '血常规', { category: 'laboratory', standardMinutes: 0.5 }),
];

const volumes = [
  testVolume('0101', 'E10', 9_000, 90_000),
  testVolume('0102', 'E10', 6_000, 60_000),
  testVolume('0103', 'T20', 884.4, 3_979.8),
  testVolume('0104', 'T20', 1_200.5, 5_402.25),
  testVolume('0201', 'X30', 4_000, 1_200_000),
  // 外科病房 charges what 放射科 does.
  testVolume('0104', 'X30', 500, 150_000, { executingUnit: '0201' }),
  testVolume('0202', 'L40', 200_000, 9_000_000),
];

export const itemLedger = (parts: Partial<Ledger> = {}): Ledger =>
  goldenLedger({ serviceItems: items, itemVolumes: volumes, ...parts });
