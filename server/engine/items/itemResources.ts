import type { Ledger } from '../ledger.ts';
import type { ItemLayout } from './itemLayout.ts';
import type { StaffGrade } from './itemLedger.ts';
import { type ResourceLines, resourceLines } from './resourceLines.ts';

/** All that objects take of units, looked up once for every method. */
export interface ItemResources {
  readonly labour: ResourceLines;
  readonly materials: ResourceLines;
  readonly equipment: ResourceLines;
  /** 项目作业量; `cases` is 1 where a row gives the total. */
  readonly activityVolumes: ResourceLines;
  /** Texts of grades, codes of activities, as lines number them. */
  readonly grades: readonly string[];
  /** By unit, then grade. */
  readonly staff: ReadonlyMap<number, ReadonlyMap<number, StaffGrade>>;
}

const numbersOf = (names: Iterable<string>): Map<string, number> =>
  new Map([...new Set(names)].map((name, at) => [name, at] as const));

const NONE = () => -1;

export function itemResources(layout: ItemLayout, ledger: Ledger): ItemResources {
  const grades = numbersOf([
    ...ledger.staffGrades.map(({ grade }) => grade),
    ...ledger.itemLabour.map(({ grade }) => grade),
  ]);
  const activities = numbersOf(ledger.activities.map(({ code }) => code));
  const materials = numbersOf(ledger.materials.map(({ code }) => code));
  const cards = numbersOf(ledger.equipment.map(({ code }) => code));
  const activityAt = ({ activity }: { readonly activity: string }) => activities.get(activity) ?? -1;
  const of = {
    unit: ({ unit }: { readonly unit: string }) => unit,
    item: ({ item }: { readonly item: string }) => item,
    servingUnit: ({ servingUnit }: { readonly servingUnit: string | null }) => servingUnit,
  };
  const priceOf = (code: string) => ledger.materials[materials.get(code) ?? -1]?.priceYuan ?? 0;
  const volumes = resourceLines(layout, {
    ...of,
    rows: ledger.itemActivities,
    servingUnit: () => null,
    key: NONE,
    activity: activityAt,
    factors: [({ perCase, total }) => perCase ?? total ?? 0],
  });
  volumes.rows.forEach((row, at) => {
    if (ledger.itemActivities[row].perCase === null) volumes.cases[at] = 1;
  });
  return {
    labour: resourceLines(layout, {
      ...of,
      rows: ledger.itemLabour,
      key: ({ grade }) => grades.get(grade) ?? -1,
      activity: activityAt,
      factors: [({ staff }) => staff, ({ minutes }) => minutes, ({ coefficient }) => coefficient],
    }),
    materials: resourceLines(layout, {
      ...of,
      rows: ledger.itemMaterials,
      key: ({ material }) => materials.get(material) ?? -1,
      activity: NONE,
      factors: [({ quantity }) => quantity, ({ material }) => priceOf(material)],
    }),
    equipment: resourceLines(layout, {
      ...of,
      rows: ledger.itemEquipment,
      servingUnit: ({ card }) => ledger.equipment[cards.get(card) ?? -1]?.unit ?? null,
      key: ({ card }) => cards.get(card) ?? -1,
      activity: NONE,
      factors: [({ minutes }) => minutes],
    }),
    activityVolumes: volumes,
    grades: [...grades.keys()],
    staff: staffOf(layout, ledger, grades),
  };
}

function staffOf(
  { of: { unitAt } }: ItemLayout,
  { staffGrades }: Ledger,
  grades: ReadonlyMap<string, number>,
): Map<number, Map<number, StaffGrade>> {
  const found = new Map<number, Map<number, StaffGrade>>();
  for (const row of staffGrades) {
    const unit = unitAt.get(row.unit);
    if (unit === undefined) continue;
    const ofUnit = found.get(unit) ?? new Map<number, StaffGrade>();
    ofUnit.set(grades.get(row.grade) ?? -1, row);
    found.set(unit, ofUnit);
  }
  return found;
}
