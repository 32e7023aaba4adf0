import type { InputRecords } from '../../../reports/inputColumns.ts';
import type { UnitMonth } from '../activity.ts';
import type { MonthBooks } from '../generalLedger.ts';
import { equipmentSheets } from './equipmentRows.ts';
import { serviceItemRecords, unitItemRecords, volumeRecords } from './itemRecords.ts';
import { labourLines, labourRecords } from './labour.ts';
import { itemMaterialRecords } from './materialRows.ts';
import { itemObjects } from './objects.ts';
import { activityRecords, materialRecords } from './resources.ts';
import { staffOf, staffRecords } from './staff.ts';
import { itemActivityRecords, unitActivityRecords } from './unitActivityRows.ts';
import { monthVolumes } from './volumes.ts';

/** Books of a month together with what its units have and do. */
export interface ActiveMonth extends MonthBooks {
  readonly active: readonly UnitMonth[];
}

/** The twelve sheets of 医疗服务项目 costing: what the sample's units did, and what it took. */
export function itemSheets(months: readonly ActiveMonth[], seed: number): InputRecords {
  const [first] = months;
  if (!first) return {};
  const { active, units } = first;
  const monthCount = months.length;
  const volumes = months.flatMap((each) => monthVolumes(each.active, each.revenue, each.month, seed));
  const objects = itemObjects(volumes);
  const treating = active.map((each) => [each.unit.code, staffOf(each)] as const);
  const staff = new Map(treating.filter(([, grades]) => grades.size > 0));
  const lines = labourLines({ objects, units, staff, monthCount, seed });
  const reporting = new Set(lines.filter(({ isOwn }) => isOwn).map(({ object }) => object.unit.code));
  const machines = equipmentSheets(objects, equipmentDepreciation(months), { monthCount, seed });
  return {
    'service-items': serviceItemRecords(),
    'item-volumes': volumeRecords(volumes),
    activities: activityRecords(),
    'unit-activities': unitActivityRecords(active, staff, lines, monthCount),
    'staff-grades': staffRecords(staff, personnelCost(months)),
    materials: materialRecords(),
    equipment: machines.cards,
    'item-labour': labourRecords(lines),
    'item-materials': itemMaterialRecords(objects, reporting, seed),
    'item-equipment': machines.rows,
    'item-activities': itemActivityRecords(lines),
    'unit-items': unitItemRecords(objects, lines),
  };
}

/** Fen by unit over the months, after adjustments, whoever pays. */
function personnelCost(months: readonly ActiveMonth[]): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (unit: string, fen: number) => sums.set(unit, (sums.get(unit) ?? 0) + fen);
  for (const { elements, costs, adjustments } of months) {
    const isPay = (code: string) =>
      elements.some((element) => element.code === code && element.statutory === 'PERSONNEL');
    for (const { unit, element, amountFen } of costs) if (isPay(element)) add(unit, amountFen);
    for (const { fromUnit, toUnit, element, amountFen } of adjustments) {
      if (!isPay(element)) continue;
      if (fromUnit !== null) add(fromUnit, -amountFen);
      if (toUnit !== null) add(toUnit, amountFen);
    }
  }
  return sums;
}

/** 专用设备折旧, or all depreciation where the sample's list of elements is too short to tell. */
const EQUIPMENT = '0402';

/** Fen by unit in the month with the least: a card's depreciation stays as it is. */
function equipmentDepreciation(months: readonly ActiveMonth[]): Map<string, number> {
  const least = new Map<string, number>();
  for (const { elements, costs } of months) {
    const ofEquipment = elements.filter(({ code }) => code.startsWith(EQUIPMENT));
    const all = elements.filter(({ statutory }) => statutory === 'FA_DEPR');
    const codes = new Set((ofEquipment.length > 0 ? ofEquipment : all).map(({ code }) => code));
    const month = new Map<string, number>();
    for (const { unit, element, source, amountFen } of costs)
      if (codes.has(element) && source === 'SELF') month.set(unit, (month.get(unit) ?? 0) + amountFen);
    for (const [unit, fen] of month) least.set(unit, Math.min(fen, least.get(unit) ?? fen));
  }
  return least;
}
