import { Decimal } from 'decimal.js';

/**
 * 本量利: cost, volume and surplus of one unit (methodology.md 11.3, costing-decisions.md 19). Wide
 * decimals throughout; nothing is rounded.
 */
const Wide = Decimal.clone({ precision: 40 });
type Amount = Decimal.Value;

/** One unit's period in yuan, and its volume: visits, occupied bed-days or technical workload. */
export interface VolumeAndCost {
  readonly revenue: Amount;
  readonly variable: Amount;
  readonly fixed: Amount;
  readonly volume: Amount;
  /** Bed-days on offer, for inpatient units: open beds × days. */
  readonly capacity?: Amount;
}

/** No volume covers the fixed cost: each unit of it costs as much as it brings, or more. */
export const NO_BREAK_EVEN = 'noBreakEven';
/** Null where the question has no answer: nothing was done, or there is nothing to divide by. */
export type BreakEvenAnswer = Decimal | typeof NO_BREAK_EVEN | null;

const divided = (amount: Decimal, by: Decimal): Decimal | null => (by.isZero() ? null : amount.div(by));

class Unit {
  readonly revenue: Decimal;
  readonly variable: Decimal;
  readonly fixed: Decimal;
  readonly volume: Decimal;
  readonly capacity: Decimal;
  readonly contribution: Decimal;

  constructor({ revenue, variable, fixed, volume, capacity = 0 }: VolumeAndCost) {
    this.revenue = new Wide(revenue);
    this.variable = new Wide(variable);
    this.fixed = new Wide(fixed);
    this.volume = new Wide(volume);
    this.capacity = new Wide(capacity);
    this.contribution = this.revenue.minus(this.variable);
  }

  /** `F ÷ (R − V)`: how much of today's activity covers the fixed cost (保本作业率). */
  breakEvenShare(): BreakEvenAnswer {
    if (this.revenue.isZero()) return null;
    return this.contribution.greaterThan(0) ? this.fixed.div(this.contribution) : NO_BREAK_EVEN;
  }

  /** An amount of today's activity as it would be at break-even. */
  atBreakEven(amount: Decimal): BreakEvenAnswer {
    if (amount.isZero()) return null;
    const share = this.breakEvenShare();
    return share instanceof Decimal ? share.times(amount) : share;
  }

  /** How far today is above break-even, of an amount of today's activity. */
  above(amount: Decimal): BreakEvenAnswer {
    const covered = this.atBreakEven(amount);
    return covered instanceof Decimal ? amount.minus(covered) : covered;
  }

  surplus(): Decimal {
    return this.contribution.minus(this.fixed);
  }

  /** Of a unit that makes a surplus: by how many percent it changes when volume changes by one. */
  leverage(): Decimal | null {
    const surplus = this.surplus();
    return surplus.greaterThan(0) ? this.contribution.div(surplus) : null;
  }

  occupancyAtBreakEven(): BreakEvenAnswer {
    if (this.capacity.isZero()) return null;
    const bedDays = this.atBreakEven(this.volume);
    return bedDays instanceof Decimal ? bedDays.div(this.capacity) : bedDays;
  }
}

const answers = {
  price: (unit) => divided(unit.revenue, unit.volume),
  unitVariableCost: (unit) => divided(unit.variable, unit.volume),
  unitContribution: (unit) => divided(unit.contribution, unit.volume),
  contribution: (unit) => unit.contribution,
  contributionRatio: (unit) => divided(unit.contribution, unit.revenue),
  surplus: (unit) => unit.surplus(),
  breakEvenVolume: (unit) => unit.atBreakEven(unit.volume),
  breakEvenRevenue: (unit) => unit.atBreakEven(unit.revenue),
  breakEvenShare: (unit) => unit.breakEvenShare(),
  safetyVolume: (unit) => unit.above(unit.volume),
  safetyRatio: (unit) => unit.above(new Wide(1)),
  operatingLeverage: (unit) => unit.leverage(),
  breakEvenOccupancy: (unit) => unit.occupancyAtBreakEven(),
} as const satisfies Record<string, (unit: Unit) => BreakEvenAnswer>;

export type BreakEvenMeasure = keyof typeof answers;
export const breakEvenMeasures = Object.keys(answers) as [BreakEvenMeasure, ...BreakEvenMeasure[]];

export const breakEven = (measure: BreakEvenMeasure, given: VolumeAndCost): BreakEvenAnswer =>
  answers[measure](new Unit(given));

/** 目标结余业务量: `(F + target) ÷ (p − v)`; a target of 0 is the break-even volume. */
export function volumeForSurplus(given: VolumeAndCost, target: Amount): BreakEvenAnswer {
  const fixed = new Wide(given.fixed).plus(target);
  return breakEven('breakEvenVolume', { ...given, fixed });
}

/** One of the period's own figures. */
export const givenAmount = (
  of: 'revenue' | 'variable' | 'fixed' | 'volume',
  given: VolumeAndCost,
): BreakEvenAnswer => new Wide(given[of]);

/** The period as it would be with factors changed by these shares: 0.1 is ten percent more. */
export function withFactors(
  { revenue, variable, fixed, volume, ...rest }: VolumeAndCost,
  changes: Readonly<Partial<Record<Factor, Amount | undefined>>>,
): VolumeAndCost {
  const times = (factor: Factor) => new Wide(changes[factor] ?? 0).plus(1);
  const activity = times('volume');
  return {
    ...rest,
    revenue: times('price').times(activity).times(revenue),
    variable: times('unitVariableCost').times(activity).times(variable),
    fixed: times('fixed').times(fixed),
    volume: activity.times(volume),
  };
}

/**
 * 敏感系数: by how many percent the surplus changes when a factor changes by one (methodology.md 11.3);
 * null where there is no surplus to change.
 */
export function sensitivities(given: VolumeAndCost): Readonly<Record<Factor, Decimal | null>> {
  const unit = new Unit(given);
  const surplus = unit.surplus();
  return {
    price: divided(unit.revenue, surplus),
    unitVariableCost: divided(unit.variable.negated(), surplus),
    volume: divided(unit.contribution, surplus),
    fixed: divided(unit.fixed.negated(), surplus),
  };
}

export const factors = ['price', 'unitVariableCost', 'volume', 'fixed'] as const;
export type Factor = (typeof factors)[number];
