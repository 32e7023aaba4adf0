import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { Workload } from './ledger.ts';
import { generatedLedger } from './testLedger.ts';
import { postedRun } from './testSmallHospital.ts';
import { unitCost } from './unitCost.ts';

const months = ['2024-01', '2024-02'];
const size = { months, leaves: 6, admin: 2, aux: 2, tech: 2, clinical: 4, negatives: 0.2 };
const visits = (unit: string, month: string, quantity: number): Workload => ({
  ...{ unit, month, quantity, measure: 'visits', at: { sheet: '工作量', row: 1, column: 3 } },
});

/** Of a correctly rounded operation, relative to its result. */
const ROUNDING = 2 ** -53;

test('unit costs by element sum to the unit cost of the whole, as the stored doubles do', () => {
  const anyVolume = fc.integer({ min: 1, max: 99_999_999 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 30 }), anyVolume, (seed, volume) => {
      const ledger = generatedLedger({ seed, ...size });
      const run = postedRun({ ...ledger, workloads: [visits('01000', '2024-01', volume)] });
      const stored = (elements: object) =>
        unitCost(run, { measure: 'finalCost', units: { codes: ['01000'] }, elements, per: 'visits' });
      const parts = ledger.elements.map(({ code }) => stored({ codes: [code] }).quotient?.toNumber() ?? NaN);
      const whole = stored({}).quotient?.toNumber() ?? NaN;
      const sum = parts.reduce((before, part) => before + part, 0);
      // Each of n quotients and the whole are rounded once, each of n additions once more.
      const magnitude = parts.reduce((before, part) => before + Math.abs(part), Math.abs(whole));
      expect(Math.abs(sum - whole)).toBeLessThanOrEqual((parts.length + 1) * ROUNDING * magnitude);
    }),
    { numRuns: 20 },
  );
});

test('a quarter’s unit cost is its cost over its volume, never a mean of months; nothing done is no answer', () => {
  const ledger = generatedLedger({ seed: 5, ...size });
  const workloads = [visits('01000', '2024-01', 10), visits('01000', '2024-02', 30)];
  const run = postedRun({ ...ledger, workloads });
  const of = (parts: object) => unitCost(run, { measure: 'finalCost', per: 'visits', ...parts });
  const units = { codes: ['01000'] };
  const both = evaluate(run, { measure: 'finalCost', units });
  expect(of({ units }).quotient?.toNumber()).toBe(both / 4_000);
  expect(of({ units, months: ['2024-02'] }).denominator.toNumber()).toBe(30);
  expect(of({ units: { codes: ['01001'] } }).quotient).toBeNull();
});
