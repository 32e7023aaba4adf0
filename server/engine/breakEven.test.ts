import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakEven,
  type Factor,
  factors,
  NO_BREAK_EVEN,
  sensitivities,
  type VolumeAndCost,
  volumeForSurplus,
} from './breakEven.ts';

/** Whole fen, as a run holds them. */
const anyYuan = (from: number, to: number) =>
  fc.integer({ min: from * 100, max: to * 100 }).map((fen) => fen / 100);

/** A unit whose revenue covers its variable cost. */
const anyEarner = fc
  .record({
    variable: anyYuan(0, 5_000_000),
    contribution: anyYuan(1, 5_000_000),
    fixed: anyYuan(0, 5_000_000),
    volume: fc.integer({ min: 1, max: 100_000 }),
  })
  .map(
    ({ variable, contribution, fixed, volume }): VolumeAndCost => ({
      revenue: new Decimal(variable).plus(contribution),
      ...{ variable, fixed, volume },
    }),
  );

const decimal = (answer: ReturnType<typeof breakEven>): Decimal =>
  answer instanceof Decimal ? answer : expect.fail(`no number: ${answer}`);

/** The unit at another volume: price, unit cost and fixed cost stay. */
function at(given: VolumeAndCost, volume: Decimal): VolumeAndCost {
  const times = (amount: Decimal.Value) => volume.times(amount).div(given.volume);
  return { ...given, volume, revenue: times(given.revenue), variable: times(given.variable) };
}

/** Forty digits are carried; what twenty of them cannot tell from nothing is nothing. */
const isNothing = (amount: Decimal, beside: Decimal.Value) =>
  amount.abs().lessThanOrEqualTo(new Decimal(beside).abs().plus(1).times('1e-18'));

describe('any unit with a contribution', () => {
  test('has no surplus at its break-even volume, and the one asked for at its target volume', () => {
    fc.assert(
      fc.property(anyEarner, anyYuan(-1_000_000, 1_000_000), (given, target) => {
        const covered = at(given, decimal(breakEven('breakEvenVolume', given)));
        expect(isNothing(decimal(breakEven('surplus', covered)), given.revenue)).toBe(true);
        const reached = at(given, decimal(volumeForSurplus(given, target)));
        expect(isNothing(decimal(breakEven('surplus', reached)).minus(target), given.revenue)).toBe(true);
      }),
    );
  });

  test('answers that belong together agree', () => {
    fc.assert(
      fc.property(anyEarner, (given) => {
        const of = (measure: Parameters<typeof breakEven>[0]) => decimal(breakEven(measure, given));
        const same = (one: Decimal, other: Decimal) => expect(isNothing(one.minus(other), one)).toBe(true);
        same(of('breakEvenRevenue'), of('breakEvenVolume').times(of('price')));
        same(of('unitContribution'), of('price').minus(of('unitVariableCost')));
        same(of('safetyRatio'), new Decimal(1).minus(of('breakEvenShare')));
        same(of('safetyVolume'), of('safetyRatio').times(given.volume));
        same(of('surplus'), of('safetyRatio').times(of('contribution')));
      }),
    );
  });

  test('its sensitivities are what a small change of each factor does to the surplus', () => {
    const step = new Decimal('1e-6');
    const changes: Record<Factor, (given: VolumeAndCost, by: Decimal) => VolumeAndCost> = {
      price: (given, by) => ({ ...given, revenue: by.times(given.revenue) }),
      unitVariableCost: (given, by) => ({ ...given, variable: by.times(given.variable) }),
      volume: (given, by) => at(given, by.times(given.volume)),
      fixed: (given, by) => ({ ...given, fixed: by.times(given.fixed) }),
    };
    fc.assert(
      fc.property(anyEarner, (given) => {
        const surplus = decimal(breakEven('surplus', given));
        fc.pre(!surplus.isZero());
        const found = sensitivities(given);
        for (const factor of factors) {
          const moved = decimal(breakEven('surplus', changes[factor](given, step.plus(1))));
          const measured = moved.minus(surplus).div(surplus).div(step);
          const stated = found[factor] ?? expect.fail(factor);
          expect(isNothing(measured.minus(stated), measured.times('1e10'))).toBe(true);
        }
      }),
    );
  });
});

describe('questions without an answer', () => {
  const clinic: VolumeAndCost = { revenue: 300, variable: 120, fixed: 90, volume: 20 };
  const asked = [
    'breakEvenVolume',
    'breakEvenRevenue',
    'breakEvenShare',
    'safetyVolume',
    'safetyRatio',
  ] as const;

  test.each(asked)('%s: none without contribution, nothing to say without revenue', (measure) => {
    for (const variable of [300, 301])
      expect(breakEven(measure, { ...clinic, variable })).toBe(NO_BREAK_EVEN);
    expect(breakEven(measure, { ...clinic, revenue: 0 })).toBeNull();
  });

  test('without volume money is still told, and what is counted in volume is not', () => {
    const idle = { ...clinic, volume: 0 };
    for (const measure of ['price', 'unitContribution', 'breakEvenVolume', 'safetyVolume'] as const)
      expect(breakEven(measure, idle)).toBeNull();
    expect(decimal(breakEven('breakEvenRevenue', idle)).toNumber()).toBe(150);
    expect(decimal(breakEven('safetyRatio', idle)).toNumber()).toBe(0.5);
  });

  test('no leverage without a surplus, no occupancy without beds, no sensitivity of nothing', () => {
    for (const fixed of [180, 200]) expect(breakEven('operatingLeverage', { ...clinic, fixed })).toBeNull();
    expect(breakEven('breakEvenOccupancy', clinic)).toBeNull();
    expect(breakEven('breakEvenOccupancy', { ...clinic, capacity: 40 })?.toString()).toBe('0.25');
    expect(new Set(Object.values(sensitivities({ ...clinic, fixed: 180 })))).toEqual(new Set([null]));
  });
});
