import type { CellPlace } from '../../contract/place.ts';
import type { Month } from '../ledger.ts';

/**
 * What 医疗服务项目 costing reads of a hospital beside its departments: items, how often they were done,
 * and what one case of each takes (methodology.md 8). Quantities may be fractional.
 */

/** Columns of a sheet, from 0, by the field that its definition reads there. */
export type FieldColumns = Readonly<Record<string, number>>;

/** A row that knows where each of its numbers stands: one wrong number is told at its own cell. */
export interface PlacedRow {
  readonly at: CellPlace;
  /** Of all rows of its table; absent where nobody read it from a sheet. */
  readonly columns?: FieldColumns;
}

/** The cell of one field of a row; the row's own where its columns are not known. */
export const cellOf = ({ at, columns }: PlacedRow, field: string): CellPlace => ({
  ...at,
  column: columns?.[field] ?? at.column,
});

/** 收费项目: what patients are charged for. */
export interface ServiceItem extends PlacedRow {
  readonly code: string;
  readonly name: string;
  /** Fee category of the rule pack; only those of kind `service` are costed. */
  readonly category: string;
  /** 计价单位: 次, 组, 部位. */
  readonly measureUnit: string;
  readonly priceYuan: number | null;
  /** Of one case; a unit's own minutes come before them. */
  readonly standardMinutes: number | null;
  readonly standardEquivalent: number | null;
}

/** 项目工作量: rows of one (month, unit, executing unit, item) are summed. */
export interface ItemVolume {
  readonly month: Month;
  /** 核算单元: the unit that charges the item and answers for it. */
  readonly unit: string;
  /** The unit that performed it; the same as `unit` unless the work is joint (协作). */
  readonly executingUnit: string;
  readonly item: string;
  readonly quantity: number;
  readonly revenueYuan: number;
  readonly at: CellPlace;
}

/** 作业. */
export interface Activity {
  readonly code: string;
  readonly name: string;
  /** Teaching, meetings and their like serve no item: their cost is a line of its own. */
  readonly kind: 'item' | 'nonItem';
  readonly at: CellPlace;
}

/** 科室作业: an activity that a unit has, and what resource drivers read of it. */
export interface UnitActivity extends PlacedRow {
  readonly unit: string;
  readonly activity: string;
  readonly areaSquareMetres: number | null;
  /** 0–100. */
  readonly sharePercent: number | null;
  /** Staff minutes over the costed months, of an activity that serves no item. */
  readonly minutes: number | null;
}

/** 科室岗位: who works in a unit over the costed months. */
export interface StaffGrade extends PlacedRow {
  readonly unit: string;
  readonly grade: string;
  readonly headcount: number;
  /** Minutes one of them can work in a month; null takes the rules' practical capacity. */
  readonly capacityMinutes: number | null;
  /** Tells grades apart; headcount does where it is null. */
  readonly payrollYuan: number | null;
  /** A given rate in yuan. */
  readonly wagePerMinute: number | null;
}

/** 耗材 that are not charged separately. */
export interface Material extends PlacedRow {
  readonly code: string;
  readonly name: string;
  readonly specification: string;
  readonly model: string;
  readonly measureUnit: string;
  readonly priceYuan: number | null;
}

/** 设备卡片. */
export interface EquipmentCard extends PlacedRow {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** Of one month. */
  readonly depreciationYuan: number;
  /** Minutes it can run in a month; null takes the rules' practical capacity. */
  readonly capacityMinutes: number | null;
}

/** 科室项目: what the ratio and the equivalence methods read of an item in a unit. */
export interface UnitItem extends PlacedRow {
  readonly unit: string;
  readonly item: string;
  /** 操作时间 of one case; null takes the item's standard. */
  readonly minutes: number | null;
  /** 当量 of one case; null takes the item's standard. */
  readonly equivalent: number | null;
  readonly isRepresentative: boolean;
}

/** `unit` of a row of the hospital's standard library, which holds where a unit has no row of its own for an item. */
export const EVERY_UNIT = '*';

/** 项目人力: who performs one case of an item, and for how long. */
export interface ItemLabour extends PlacedRow {
  /** The unit that charges the item, or EVERY_UNIT. */
  readonly unit: string;
  readonly item: string;
  /** The unit whose people they are, where it is another one. */
  readonly servingUnit: string | null;
  readonly activity: string;
  readonly grade: string;
  readonly staff: number;
  readonly minutes: number;
  /** 工作量系数. */
  readonly coefficient: number;
}

/** 项目材料: what one case of an item takes. */
export interface ItemMaterial extends PlacedRow {
  readonly unit: string;
  readonly item: string;
  readonly servingUnit: string | null;
  readonly material: string;
  readonly quantity: number;
}

/** 项目设备: how long one case of an item takes a piece of equipment; its card says whose it is. */
export interface ItemEquipment extends PlacedRow {
  readonly unit: string;
  readonly item: string;
  readonly card: string;
  readonly minutes: number;
}

/** 项目作业量: the activity driver; one of the two quantities is given. */
export interface ItemActivity extends PlacedRow {
  readonly unit: string;
  readonly item: string;
  readonly activity: string;
  readonly perCase: number | null;
  /** Over the costed months. */
  readonly total: number | null;
}

export interface ItemLedger {
  readonly serviceItems: readonly ServiceItem[];
  readonly itemVolumes: readonly ItemVolume[];
  readonly activities: readonly Activity[];
  readonly unitActivities: readonly UnitActivity[];
  readonly staffGrades: readonly StaffGrade[];
  readonly materials: readonly Material[];
  readonly equipment: readonly EquipmentCard[];
  readonly unitItems: readonly UnitItem[];
  readonly itemLabour: readonly ItemLabour[];
  readonly itemMaterials: readonly ItemMaterial[];
  readonly itemEquipment: readonly ItemEquipment[];
  readonly itemActivities: readonly ItemActivity[];
}
