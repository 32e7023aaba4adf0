import type { Decimal } from 'decimal.js';
import type { Ledger } from '../../ledger.ts';
import { decimalOf, ExactDecimal } from '../../money.ts';
import type { DriverPlan, SubPool } from '../driverPlan.ts';
import type { ItemLayout } from '../itemLayout.ts';
import type { StaffGrade, UnitActivity } from '../itemLedger.ts';
import type { ItemResources } from '../itemResources.ts';
import type { ItemParameters } from '../itemRules.ts';
import type { UnitItemFigures } from '../unitItemFigures.ts';

/** What drivers read, whichever unit they are asked for. */
export interface DriverSources {
  readonly layout: ItemLayout;
  readonly ledger: Ledger;
  readonly resources: ItemResources;
  readonly figures: UnitItemFigures;
  readonly parameters: ItemParameters;
  readonly monthCount: number;
  /** By unit, then activity. */
  readonly activitiesOf: ReadonlyMap<number, ReadonlyMap<number, UnitActivity>>;
  /** By unit: numbers of its equipment cards. */
  readonly cardsOf: ReadonlyMap<number, readonly number[]>;
}

/** Minutes are counted in ten-thousandths, money that only compares in hundredths of a fen. */
export const MINUTE_DECIMALS = 4;
export const WEIGHT_DECIMALS = 4;

const NOBODY: ReadonlyMap<number, StaffGrade> = new Map();

export const staffOf = ({ resources }: DriverSources, unit: number): ReadonlyMap<number, StaffGrade> =>
  resources.staff.get(unit) ?? NOBODY;

export const headcountOf = (sources: DriverSources, unit: number): Decimal =>
  [...staffOf(sources, unit).values()].reduce(
    (sum, { headcount }) => sum.plus(decimalOf(headcount)),
    new ExactDecimal(0),
  );

/** 实际产能 of one person or machine in the costed months: days × hours × 60 × effective share ÷ 12 a month. */
export function practicalMinutes({ parameters, monthCount }: DriverSources): Decimal {
  const { daysPerYear, hoursPerDay, effectivePercent } = parameters;
  return decimalOf(daysPerYear)
    .times(decimalOf(hoursPerDay))
    .times(60)
    .times(decimalOf(effectivePercent))
    .times(monthCount)
    .div(1_200);
}

/** Staff minutes of a unit's activities that serve no item. */
export const nonItemMinutesOf = ({ activitiesOf }: DriverSources, unit: number): Decimal =>
  [...(activitiesOf.get(unit)?.values() ?? [])].reduce(
    (sum, { minutes }) => sum.plus(decimalOf(minutes ?? 0)),
    new ExactDecimal(0),
  );

/** A plan needs something to go by. */
export const planOrNull = (plan: DriverPlan): DriverPlan | null =>
  plan.subPools.some(({ weight }) => weight > 0) ? plan : null;

/** A pool that is not taken apart. */
export const undivided = {
  key: -1,
  weight: 1,
  nonItem: 0,
  yuanScale: null,
} as const satisfies Partial<SubPool>;
