import type { Fault } from '../../contract/faults/fault.ts';
import type { CellPlace } from '../../contract/place.ts';
import type { Amounts } from '../amounts.ts';
import type { Month } from '../ledger.ts';
import type { DepartmentRun } from '../run.ts';
import type { DriverKey } from './itemBasis.ts';
import type { ItemFinding } from './itemFindings.ts';
import type { ItemLayout } from './itemLayout.ts';
import type { Hand } from './itemPoster.ts';
import type { ItemDriver, ItemRules } from './itemRules.ts';

/**
 * What item costing leaves. A cost object is (unit that charges, item); its cost is kept by kind:
 * statutory element × origin. Units are numbered as in the run that the base comes from.
 */
export interface ItemRun {
  /** The range: base and volumes are of the same months. */
  readonly months: readonly Month[];
  readonly rules: ItemRules;
  /** The method chosen for this run. */
  readonly method: string;
  readonly layout: ItemLayout;
  readonly base: ItemBase;
  /** 工时: what units' people were reported to work, and what they could have worked. */
  readonly staffMinutes: Amounts;
  readonly staffCapacity: Amounts;
  /** Posted when first asked for, and kept. */
  readonly costsBy: (method: string) => ItemCosts;
  /** Quanta of one yuan. */
  readonly perYuan: number;
  /** What a unit hands out by a method, for whoever takes a number apart. */
  readonly handsOf: (method: string, unit: number) => readonly Hand[];
  /** Cells behind a driver's value of an object in a unit. */
  readonly basisOf: (driver: ItemDriver, asked: DriverKey) => readonly CellPlace[];
  /** Name of the grade, card or activity; empty where the driver does not tell them apart. */
  readonly nameOfKey: (driver: ItemDriver, key: number) => string;
  /** 合理性评估, found when first asked for. */
  readonly findings: () => readonly ItemFinding[];
  /** The same items on what their units cost in another run of the same hospital: a what-if. */
  readonly onCostOf: (run: DepartmentRun) => ItemRun;
}

/** In quanta. */
export interface ItemBase {
  /** By unit × kind. */
  readonly amounts: Float64Array;
  /** By rule of `leftOut`, then unit: drugs and separately charged materials that are not costed by item. */
  readonly leftOut: readonly Float64Array[];
}

/**
 * What of a base no item bears, each a line of its own:
 * - unused: practical capacity that nobody used (below zero where more was reported than could be worked)
 * - nonItem: activities that serve no item
 * - difference: what given rates or prices leave over
 * - unassigned: cost of a unit without any volume, minutes or revenue to go by
 */
export const residualLines = ['unused', 'nonItem', 'difference', 'unassigned'] as const;
export type ResidualLine = (typeof residualLines)[number];

/** Posted amounts of one method, in quanta. */
export interface ItemCosts {
  readonly method: string;
  /** By object × kind, joint work received included. */
  readonly amounts: Float64Array;
  /** By line, then unit × kind. */
  readonly residuals: Readonly<Record<ResidualLine, Float64Array>>;
  /** 接收协作, 对外协作: by unit × kind, what its objects had from other units and what others' objects had from it. */
  readonly transferredIn: Float64Array;
  readonly transferredOut: Float64Array;
  /** By object: the part of its cost that came from other units. */
  readonly received: Float64Array;
  /** What happened on the way: a driver without values in a unit, and the fallback that served. */
  readonly faults: readonly Fault[];
}
