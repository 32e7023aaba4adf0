import type { Decimal } from 'decimal.js';
import type { Ledger } from '../../ledger.ts';
import { decimalOf, ExactDecimal } from '../../money.ts';
import type { DriverPlan, SubPool } from '../driverPlan.ts';
import type { ItemLayout } from '../itemLayout.ts';
import type { StaffGrade, UnitActivity } from '../itemLedger.ts';
import type { ItemResources } from '../itemResources.ts';
import type { ItemParameters } from '../itemRules.ts';
import type { UnitItemFigures } from '../unitItemFigures.ts';
import type { UnitTallies } from '../unitTallies.ts';
import { powerOfTen, productOf, type Whole, wholeOf } from '../wholeNumbers.ts';

/** What drivers read, whichever unit they are asked for. */
export interface DriverSources {
  readonly layout: ItemLayout;
  readonly ledger: Ledger;
  readonly resources: ItemResources;
  readonly tallies: UnitTallies;
  readonly figures: UnitItemFigures;
  readonly parameters: ItemParameters;
  readonly monthCount: number;
  /** By unit, then activity. */
  readonly activitiesOf: ReadonlyMap<number, ReadonlyMap<number, UnitActivity>>;
  /** By unit: numbers of its equipment cards. */
  readonly cardsOf: ReadonlyMap<number, readonly number[]>;
}

/** Minutes, areas and weights are counted in ten-thousandths. */
export const FINE_DECIMALS = 4;

/** A value to ten-thousandths, half-up, in a scale that is as fine or finer. */
export const tenThousandths = (value: Decimal, decimals: number): Whole =>
  productOf(wholeOf(value, FINE_DECIMALS), powerOfTen(decimals - FINE_DECIMALS));

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

/** What one machine can run, or one person can work, in the costed months; null takes the rules'. */
export const capacityOfOne = (sources: DriverSources, minutesAMonth: number | null): Decimal =>
  minutesAMonth === null ? practicalMinutes(sources) : decimalOf(minutesAMonth).times(sources.monthCount);

/** What all people of a grade can work. */
export const gradeCapacity = (sources: DriverSources, { headcount, capacityMinutes }: StaffGrade): Decimal =>
  capacityOfOne(sources, capacityMinutes).times(decimalOf(headcount));

/** What all people of a unit can work. */
export const staffCapacity = (sources: DriverSources, unit: number): Decimal =>
  [...staffOf(sources, unit).values()].reduce(
    (sum, grade) => sum.plus(gradeCapacity(sources, grade)),
    new ExactDecimal(0),
  );

/** Staff minutes of a unit's activities that serve no item. */
export const nonItemMinutesOf = ({ activitiesOf }: DriverSources, unit: number): Decimal =>
  [...(activitiesOf.get(unit)?.values() ?? [])].reduce(
    (sum, { minutes }) => sum.plus(decimalOf(minutes ?? 0)),
    new ExactDecimal(0),
  );

/** A plan needs something to go by. */
export const planOrNull = (plan: DriverPlan): DriverPlan | null =>
  plan.subPools.some(({ weight }) => weight > 0) ? plan : null;

/** Cost of what could not work a minute is unused, whatever was reported of it. */
export const idleWithoutMinutes = (subPool: SubPool): SubPool =>
  subPool.total > 0
    ? subPool
    : { ...subPool, receivers: new Int32Array(), sums: new Float64Array(), nonItem: 0, total: 1 };

/** A pool that is not taken apart. */
export const undivided = {
  key: -1,
  weight: 1,
  nonItem: 0,
  yuanScale: null,
} as const satisfies Partial<SubPool>;
