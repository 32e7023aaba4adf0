import type { ElementSelector, MaskReading } from '../../contract/figure.ts';
import type { Bilingual } from '../../contract/sheetDefinition.ts';
import type { RuleOrigin } from '../rules.ts';

/** Rules of 医疗服务项目 costing as the engine takes them: inert data, resolved for the run's last month. */

/** 直接, 公用, 管理, 医辅: which masks of the base count as which origin; every mask of the base has one. */
interface CostOrigin {
  readonly id: string;
  readonly name: Bilingual;
  readonly classesPassed: MaskReading;
}

/** What of a unit's cost is not the cost of its items: drugs, separately charged materials. */
interface LeftOut {
  readonly id: string;
  readonly name: Bilingual;
  readonly elements: ElementSelector;
}

/** Whose cost is costed by item, and which part of it (costing-decisions.md 21, methodology.md 8.1). */
interface ItemBaseRule {
  readonly classes: readonly string[];
  /** Masks of the base: what the units held after level 2. */
  readonly classesPassed: MaskReading;
  /** Cost level of the rule pack. */
  readonly level: string;
  readonly leftOut: readonly LeftOut[];
  readonly origin: RuleOrigin;
}

/**
 * How cost finds its items. The engine knows these; which cost uses which is data.
 * - revenue, quantity: executing revenue and volume of what the unit performed
 * - minutes, equivalents: × volume, of the unit's own figures or the item's standard
 * - labour: people × minutes × coefficient × volume, grade by grade, grades apart by payroll
 * - staffMinutes: the same for all grades together
 * - materials: quantity × price × volume
 * - equipment: minutes × volume, card by card, cards apart by depreciation
 * - activity: what items take of an activity (only after `through`)
 */
export const itemDrivers = [
  'revenue',
  'quantity',
  'minutes',
  'equivalents',
  'labour',
  'staffMinutes',
  'materials',
  'equipment',
  'activity',
] as const;
export type ItemDriver = (typeof itemDrivers)[number];

/** How cost finds the activities of its unit first (资源动因): their minutes, their floor area, a given share. */
export const resourceDrivers = ['staffMinutes', 'area', 'share'] as const;
export type ResourceDriver = (typeof resourceDrivers)[number];

/**
 * What the driver's total is: what was reported (`absorb`: everything goes to items), what could have
 * been worked (`practical`: the rest is unused capacity), or what given rates and prices say (`given`:
 * the rest is a difference).
 */
export const capacities = ['absorb', 'practical', 'given'] as const;
export type Capacity = (typeof capacities)[number];

/** What each driver can be held against: only time has a capacity, only grades and materials have rates. */
export const capacitiesOf: Readonly<Record<ItemDriver, readonly Capacity[]>> = {
  revenue: ['absorb'],
  quantity: ['absorb'],
  minutes: ['absorb', 'practical'],
  equivalents: ['absorb'],
  labour: ['absorb', 'practical', 'given'],
  staffMinutes: ['absorb', 'practical'],
  materials: ['absorb', 'given'],
  equipment: ['absorb', 'practical'],
  activity: ['absorb'],
};

/** Which driver hands out which cost; of the rules of a method the first that matches holds. */
export interface ItemRule {
  /** Absent: all. */
  readonly origins?: readonly string[] | undefined;
  readonly elements?: ElementSelector | undefined;
  readonly through?: ResourceDriver | undefined;
  readonly driver: ItemDriver;
  readonly capacity: Capacity;
  /** In order, where the driver has no value in the unit. */
  readonly fallbacks: readonly ItemDriver[];
}

export interface ItemMethod {
  readonly id: string;
  readonly name: Bilingual;
  readonly rules: readonly ItemRule[];
  readonly origin: RuleOrigin;
}

/**
 * Numbers the rules set: practical capacity of a person-year (有效工时率 in percent), more minutes for one
 * case than can be meant, and how many times another a figure is told as unusual.
 */
export const itemParameterIds = [
  'daysPerYear',
  'hoursPerDay',
  'effectivePercent',
  'mostMinutesPerCase',
  'unusualRatio',
] as const;
export type ItemParameters = Readonly<Record<(typeof itemParameterIds)[number], number>>;

export interface ItemRules {
  readonly base: ItemBaseRule;
  readonly costOrigins: readonly CostOrigin[];
  readonly methods: readonly ItemMethod[];
  /** The method chosen for the run; its results may be held against those of any other. */
  readonly method: string;
  readonly parameters: ItemParameters;
}
