import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { canonicalLedger, canonicalResult } from './canonical.ts';
import { assertConservation, conservation } from './conservation.ts';
import { columnOf } from './layout.ts';
import type { Ledger } from './ledger.ts';
import type { Run } from './run.ts';
import { referenceMonth } from './slowReference.ts';
import { generatedLedger, seededNumbers } from './testLedger.ts';
import { testRules } from './testRules.ts';

const months = ['2024-01', '2024-02'];

/** A hospital as months really are: reversals, refunds, empty rows, a ward that stopped. */
function roughHospital(seed: number): Ledger {
  const size = { shared: 1, admin: 4, aux: 3, tech: 4, clinical: 8 };
  const ledger = generatedLedger({ seed, months, leaves: 5, negatives: 0.2, ...size });
  const random = seededNumbers(seed + 1);
  const stopped = random() < 0.5 ? '2024-01' : '2024-02';
  return {
    ...ledger,
    units: ledger.units.map((unit) => (unit.code === '01003' ? { ...unit, validTo: stopped } : unit)),
    directCosts: ledger.directCosts.map((row) => (random() < 0.2 ? { ...row, amountYuan: 0 } : row)),
    revenues: ledger.revenues.map((row) => (random() < 0.2 ? { ...row, amountYuan: -row.amountYuan } : row)),
    adjustments: ledger.units.slice(0, 6).map((unit, at) => ({
      month: months[at % 2],
      number: `调-${at}`,
      fromUnit: at === 5 ? null : unit.code,
      toUnit: '02001',
      element: 'E01',
      source: 'SELF',
      amountYuan: 12.34 * at,
      kind: '调整',
      reason: '测试',
      at: { sheet: '成本调整单', row: at, column: 6 },
    })),
  };
}

function allocated(ledger: Ledger): Run {
  const rules = testRules();
  const { run, faults } = allocate(ledger, new Map(months.map((month) => [month, rules] as const)), {
    months,
    quantum: 'fen',
  });
  return run ?? expect.fail(JSON.stringify(faults));
}

function shuffled<Row>(rows: readonly Row[], random: () => number): Row[] {
  return rows
    .map((row) => ({ row, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ row }) => row);
}

const anyHospital = fc.integer({ min: 1, max: 2 ** 30 }).map(roughHospital);

describe('any hospital, with reversals, refunds, empty rows and a stopped ward', () => {
  test('conserves per level, leaf and source', () => {
    fc.assert(
      fc.property(anyHospital, (ledger) => {
        const differences = conservation(allocated(ledger));
        expect(differences).toHaveLength(4 * 5 * 2);
        expect(new Set(differences.map(({ differenceFen }) => differenceFen))).toEqual(new Set(['0']));
      }),
      { numRuns: 40 },
    );
  });

  test('what passed through a class is what its units held of others and of their own', () => {
    fc.assert(
      fc.property(anyHospital, (ledger) => {
        const { layout, months: runs } = allocated(ledger);
        for (const { held, closesAt } of runs) {
          for (let bit = 1; bit < layout.masks; bit *= 2) {
            for (let column = 0; column < layout.columns; column++) {
              let sent = 0;
              let kept = 0;
              for (let slot = column; slot < held.length; slot += layout.columns) {
                const unit = Math.floor(slot / layout.rowLength);
                const mask = Math.floor((slot % layout.rowLength) / layout.columns);
                if (layout.classOf[unit].bit !== null && 2 ** (layout.classOf[unit].bit ?? 0) === bit)
                  sent += held[slot];
                if (closesAt[unit] === -1 && (mask & bit) !== 0) kept += held[slot];
              }
              expect(kept).toBe(sent);
            }
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test('no order of input rows and no second run changes a byte of the canonical result', () => {
    fc.assert(
      fc.property(anyHospital, fc.integer(), (ledger, seed) => {
        const random = seededNumbers(seed);
        const other: Ledger = {
          ...ledger,
          units: shuffled(ledger.units, random),
          elements: shuffled(ledger.elements, random),
          directCosts: shuffled(ledger.directCosts, random).map((row) => ({
            ...row,
            at: { ...row.at, row: 7 },
          })),
          adjustments: shuffled(ledger.adjustments, random),
          revenues: shuffled(ledger.revenues, random),
          parameters: shuffled(ledger.parameters, random),
          internalServices: shuffled(ledger.internalServices, random),
        };
        const result = canonicalResult(allocated(ledger));
        expect(canonicalResult(allocated(ledger))).toBe(result);
        expect(canonicalResult(allocated(other))).toBe(result);
        expect(canonicalLedger(other)).toBe(canonicalLedger(ledger));
      }),
      { numRuns: 15 },
    );
  });

  test('a change of one fen changes the ledger’s canonical text', () => {
    const ledger = roughHospital(3);
    const [first, ...rest] = ledger.directCosts;
    const changed = { ...ledger, directCosts: [{ ...first, amountYuan: first.amountYuan + 0.01 }, ...rest] };
    expect(canonicalLedger(changed)).not.toBe(canonicalLedger(ledger));
  });

  test('a thousandfold in every driver changes nothing', () => {
    fc.assert(
      fc.property(anyHospital, (ledger) => {
        const scaled: Ledger = {
          ...ledger,
          parameters: ledger.parameters.map((row) => ({ ...row, quantity: row.quantity * 1000 })),
          internalServices: ledger.internalServices.map((row) => ({ ...row, quantity: row.quantity * 1000 })),
        };
        expect(canonicalResult(allocated(scaled))).toBe(canonicalResult(allocated(ledger)));
      }),
      { numRuns: 15 },
    );
  });
});

test('a hospital of 30 units equals the slow BigInt reference in every unit, leaf, source and mask', () => {
  const size = { shared: 1, admin: 5, aux: 4, tech: 6, clinical: 14 };
  const ledger = generatedLedger({ seed: 20, months, leaves: 7, negatives: 0.1, ...size });
  const { layout, months: runs } = allocated(ledger);
  for (const { month, held } of runs) {
    const expected = referenceMonth(ledger, month);
    layout.units.forEach(({ code }, unit) => {
      layout.elements.forEach((element, elementAt) => {
        layout.sources.forEach((source, sourceAt) => {
          for (let mask = 0; mask < layout.masks; mask++) {
            const slot =
              unit * layout.rowLength + mask * layout.columns + columnOf(layout, elementAt, sourceAt);
            const reference = expected.get(`${code}|${element.code}|${source}|${mask}`) ?? 0n;
            expect(BigInt(held[slot]), `${code} ${element.code} ${source} ${mask}`).toBe(reference);
          }
        });
      });
    });
  }
});

test('a run that lost a fen is caught on read-back', () => {
  const run = allocated(roughHospital(5));
  const { held, closesAt } = run.months[0];
  const kept = closesAt.indexOf(-1);
  held[kept * run.layout.rowLength] += 1;
  expect(() => assertConservation(run)).toThrow('not conserved');
  expect(conservation(run).filter(({ differenceFen }) => differenceFen !== '0')).toEqual([
    { level: 'level3', leaf: 'E00', source: run.layout.sources[0], differenceFen: '1' },
  ]);
});
