import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellRef, SheetPlan } from '../contract/plan.ts';
import { type BreakEvenMeasure, breakEven, breakEvenMeasures, NO_BREAK_EVEN } from '../engine/breakEven.ts';
import { derivations, NO_ANSWER } from './derivations.ts';
import { PlanReader } from './testPlanReader.ts';

/** Live formulas of 本量利 and unit costs against the engine, read by the tests' own formula reader. */

type Operands = Readonly<Record<'revenue' | 'variable' | 'fixed' | 'volume' | 'capacity', number>>;

const names = ['revenue', 'variable', 'fixed', 'volume', 'capacity'] as const;
const refs = Object.fromEntries(
  names.map((name): [string, CellRef] => [name, { block: 'table', row: 'unit', column: name }]),
);

/** What Excel would make of the formula over cells that hold the operands. */
function worked(measure: BreakEvenMeasure, operands: Operands) {
  const cells = [names.map((name) => ({ value: operands[name], style: 'money' as const }))];
  const block = { verb: 'block', key: 'table', at: { row: 0, column: 0 }, rowKeys: ['unit'] } as const;
  const plan: SheetPlan = {
    ...{ key: 'sheet', name: '表', tab: 'result', position: 'last' },
    verbs: [{ ...block, columnKeys: [...names], cells }],
  };
  return new PlanReader([plan]).evaluate(derivations[measure].formula(refs), 'sheet');
}

/** Yuan of whole fen, as cells hold them: also none, a reversal, and large beside small. */
const anyYuan = fc
  .oneof(fc.constant(0), fc.integer({ min: -5_000, max: 5_000 }), fc.integer({ min: -1e9, max: 1e12 }))
  .map((fen) => fen / 100);
const anyOperands = fc
  .record({
    revenue: anyYuan,
    variable: anyYuan,
    fixed: anyYuan,
    volume: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: 10_000_000 }).map((tenths) => tenths / 10),
    ),
    capacity: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100_000 })),
    variableIsRevenue: fc.boolean(),
  })
  .map(({ variableIsRevenue, ...operands }) =>
    variableIsRevenue ? { ...operands, variable: operands.revenue } : operands,
  );

/** Of one rounded operation of doubles, relative to its result. */
const ROUNDING = 2 ** -53;

/**
 * How far a formula of doubles may be from the engine's decimals. A double is off from the decimal that
 * it shows by half a digit, so a difference of R, V and F is off by `noise` at most, and what divides by
 * a small difference of large terms carries that further. A few roundings of the result come on top.
 */
function bound(measure: BreakEvenMeasure, { revenue, variable, fixed, volume }: Operands, exact: number) {
  const noise = 4 * ROUNDING * (Math.abs(revenue) + Math.abs(variable) + Math.abs(fixed));
  const contribution = new Decimal(revenue).minus(variable);
  const perContribution = noise / contribution.toNumber();
  const whole = { safetyVolume: volume, safetyRatio: 1 };
  const carried = (): number => {
    switch (measure) {
      case 'price':
      case 'unitVariableCost':
        return 0;
      case 'unitContribution':
        return noise / volume;
      case 'contributionRatio':
        return noise / Math.abs(revenue);
      case 'contribution':
      case 'surplus':
        return noise;
      case 'operatingLeverage':
        return ((1 + Math.abs(exact)) * noise) / contribution.minus(fixed).toNumber();
      case 'safetyVolume':
      case 'safetyRatio':
        return Math.abs(whole[measure] - exact) * perContribution + 4 * ROUNDING * whole[measure];
      default:
        return Math.abs(exact) * perContribution;
    }
  };
  return carried() + 8 * ROUNDING * Math.abs(exact);
}

describe.each(breakEvenMeasures)('%s', (measure) => {
  test('the formula of the sheet, its stored value and the engine say the same', () => {
    fc.assert(
      fc.property(anyOperands, (operands) => {
        const answer = breakEven(measure, operands);
        const stored = derivations[measure].value(operands);
        const fresh = worked(measure, operands);
        if (!(answer instanceof Decimal)) {
          expect([stored, fresh]).toEqual(Array(2).fill(answer === NO_BREAK_EVEN ? '无保本点' : NO_ANSWER));
          return;
        }
        expect(stored).toBe(answer.toNumber());
        expect(typeof fresh).toBe('number');
        expect(Math.abs(Number(fresh) - Number(stored))).toBeLessThanOrEqual(
          bound(measure, operands, Number(stored)),
        );
      }),
      { numRuns: 400 },
    );
  });
});
