import type { ActivityId, EquipmentId, MaterialId } from '../resources.ts';

export type Grade = '医生' | '护士' | '技师' | '护理员' | '药师';

/** Whose people: the unit that executes the item, the ward of a specialty, or a technical unit, by name. */
export interface StandardLabour {
  readonly activity: ActivityId;
  readonly grade: Grade;
  readonly staff: number;
  readonly minutes: number;
  /** Start of the name of the unit that joins in; absent: the executing unit. */
  readonly servedBy?: string;
}

export interface ItemEntry {
  readonly name: string;
  /** Fee category. */
  readonly category: string;
  readonly measureUnit: string;
  readonly priceYuan: number;
  /** `clinic`, `ward`, a specialty of either, or the start of a technical unit's name. */
  readonly places: readonly string[];
  /** Part of what the unit earns with the items of the category that are not counted. */
  readonly weight: number;
  /** Items of a unit and category that share its visits or bed-days: every visit has one 诊察费. */
  readonly counted?: 'visits' | 'occupiedBedDays';
  /** Charged by part hours or part groups: one decimal. */
  readonly fractional?: boolean;
  /** Specialty whose ward charges part of it. */
  readonly chargedBy?: string;
  /** What one case takes by the hospital's standard. */
  readonly labour: readonly StandardLabour[];
  readonly materials: readonly (readonly [MaterialId, number])[];
  readonly equipment: readonly (readonly [EquipmentId, number])[];
}

export const by = (activity: ActivityId, grade: Grade, minutes: number, staff = 1): StandardLabour => ({
  ...{ activity, grade, minutes, staff },
});

export const joining = (servedBy: string, labour: StandardLabour): StandardLabour => ({
  ...labour,
  servedBy,
});

type Parts = Partial<ItemEntry>;

/** Entries of a category that are performed in the same places. */
export function itemsOf(category: string, places: readonly string[]) {
  return (name: string, measureUnit: string, priceYuan: number, weight: number, parts: Parts): ItemEntry => ({
    ...{ name, category, measureUnit, priceYuan, weight, places },
    ...{ labour: [], materials: [], equipment: [] },
    ...parts,
  });
}
