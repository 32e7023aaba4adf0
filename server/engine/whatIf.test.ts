import { describe, expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { canonicalResult } from './canonical.ts';
import { type Change, changedLedger, changedRules } from './changes.ts';
import { evaluate } from './evaluate.ts';
import type { AllocationRules } from './rules.ts';
import { generatedLedger, testParameter } from './testLedger.ts';
import { testRules } from './testRules.ts';
import { whatIf } from './whatIf.ts';

const months = ['2024-01', '2024-02'];
const ledger = generatedLedger({
  seed: 4,
  months,
  leaves: 6,
  shared: 1,
  admin: 6,
  aux: 5,
  tech: 6,
  clinical: 12,
});

function run(of = ledger, rulesOf = new Map(months.map((month) => [month, testRules()]))) {
  const { run: done, faults } = allocate(of, rulesOf, { months, quantum: 'fen' });
  return done ?? expect.fail(JSON.stringify(faults));
}

const change = (parts: Partial<Change>): Change => ({ month: '2024-01', values: [], drivers: [], ...parts });
/** One unit of level 1 and one of level 2 close before their peers: a change may begin inside a class. */
const peersFirst: Record<string, string> = { level1: '04002', level2: '03000' };
const withPeers: AllocationRules = testRules({
  levels: testRules().levels.map((level) => {
    const peer = { id: 'peer', senders: { codes: [peersFirst[level.id] ?? ''] }, receivers: null };
    return level.id in peersFirst ? { ...level, steps: [peer, ...level.steps] } : level;
  }),
});

const changes: Record<string, Change> = {
  'a headcount': change({
    values: [{ kind: 'parameter', parameter: 'headcount', unit: '01003', quantity: 77 }],
  }),
  'a headcount that was missing': change({
    values: [{ kind: 'parameter', parameter: 'headcount', unit: '04002', quantity: 3 }],
  }),
  'an internal service': change({
    values: [{ kind: 'internalService', provider: '03002', receiver: '02001', service: '服务', quantity: 0 }],
  }),
  'revenue of one technical unit': change({
    values: [
      {
        kind: 'revenue',
        orderingUnit: '01001',
        executingUnit: '02003',
        category: 'EXAM',
        careType: 'outpatient',
        amountYuan: 99_999.99,
      },
    ],
  }),
  'another driver': change({ drivers: [{ assignment: 'admin', driver: 'area' }] }),
  'two at once': change({
    values: [{ kind: 'parameter', parameter: 'area', unit: '01005', quantity: 1.5 }],
    drivers: [{ assignment: 'aux', driver: 'headcount' }],
  }),
};

describe.each(Object.entries(changes))('what if %s', (_, what) => {
  test.each([
    ['by classes', testRules()],
    ['with peer steps', withPeers],
  ])('equals a full run of the changed ledger, byte for byte (%s)', (_name, rules) => {
    const base = run(ledger, new Map(months.map((month) => [month, rules])));
    const before = canonicalResult(base);
    const full = run(
      changedLedger(ledger, what),
      new Map(months.map((month) => [month, month === what.month ? changedRules(rules, what) : rules])),
    );
    const result = whatIf(base, what);
    expect(canonicalResult(result.run ?? expect.fail('no run'))).toBe(canonicalResult(full));
    expect(canonicalResult(base)).toBe(before);
    expect(result.units.length).toBeGreaterThan(0);
    for (const { unit, before: was, after } of result.units) {
      const held = { measure: 'heldCost' as const, units: { codes: [unit] }, months: [what.month] };
      expect([was, after]).toEqual([evaluate(base, held), evaluate(full, held)]);
    }
  });
});

test('months that read the change as last month are posted again too', () => {
  const noAdminInFebruary = {
    ...ledger,
    parameters: ledger.parameters.filter(
      ({ month, parameter }) => month === '2024-01' || parameter !== 'headcount',
    ),
  };
  const fallback = testRules({
    assignments: testRules().assignments.map((one) => ({ ...one, fallbacks: ['lastMonth'] })),
  });
  const rulesOf = new Map(months.map((month) => [month, fallback]));
  const what = changes['a headcount'];
  const result = whatIf(run(noAdminInFebruary, rulesOf), what);
  const full = run(changedLedger(noAdminInFebruary, what), rulesOf);
  expect(canonicalResult(result.run ?? expect.fail('no run'))).toBe(canonicalResult(full));
});

test('a change that leaves a sender without a base is told, and gives no run', () => {
  const bare = {
    ...ledger,
    months: ['2024-01'],
    parameters: [testParameter('01001', 3), testParameter('01001', 9, { parameter: 'area' })],
  };
  const { run: base } = allocate(bare, new Map([['2024-01', testRules()]]), {
    months: ['2024-01'],
    quantum: 'fen',
  });
  const zero = change({
    values: [{ kind: 'parameter', parameter: 'headcount', unit: '01001', quantity: 0 }],
  });
  const result = whatIf(base ?? expect.fail('no run'), zero);
  expect(result.run).toBeNull();
  expect(new Set(result.faults.map(({ code }) => code))).toEqual(new Set(['AL-030']));
});
