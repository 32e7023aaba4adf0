import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { allocate } from './allocate.ts';
import { evaluate } from './evaluate.ts';
import { handedOver } from './handedOver.ts';
import type { Quantum } from './money.ts';
import { quantaPerYuan } from './money.ts';
import type { AllocationLevel } from './rules.ts';
import { testCost, testElement, testLedger, testParameter, testService, testUnit } from './testLedger.ts';
import { testAssignment, testRules } from './testRules.ts';

const caseFile = (id: string): unknown =>
  JSON.parse(readFileSync(new URL(`../cases/${id}/case.json`, import.meta.url), 'utf8'));

const january = ['2024-01'];
const level = (id: string, codes: readonly string[]): AllocationLevel => ({
  id,
  name: { zh: id, en: id },
  steps: codes.map((code) => ({ id: code, senders: { codes: [code] }, receivers: null })),
});

const numbers = z.array(z.number());
const golden = z.parse(
  z.object({
    items: z.array(z.string()),
    buckets: z.array(z.string()),
    depts: z.record(z.string(), z.object({ class: z.string(), direct: numbers, staff: z.number() })),
    drivers: z.record(z.string(), z.record(z.string(), z.unknown())),
    expected: z.record(z.string(), z.record(z.string(), z.union([numbers, z.number()]))),
  }),
  caseFile('golden-eleven-units'),
);
const goldenClass: Record<string, string> = { admin: 'ADMIN', aux: 'AUX', tech: 'TECH', clin: 'CLINICAL' };
/** ADMIN 2, AUX 4, TECH 8: `t_am` went through all three. */
const goldenMask: Record<string, string[]> = {
  ...{ d: [], m: ['ADMIN'], a_d: ['AUX'], a_m: ['ADMIN', 'AUX'], t_d: ['TECH'] },
  ...{ t_m: ['ADMIN', 'TECH'], t_a: ['AUX', 'TECH'], t_am: ['ADMIN', 'AUX', 'TECH'] },
};

function goldenRun(quantum: Quantum) {
  const units = Object.entries(golden.depts);
  const ledger = testLedger({
    units: units.map(([code, unit]) => testUnit(code, goldenClass[unit.class])),
    elements: golden.items.map((_, at) => testElement(`E${at}`)),
    directCosts: units.flatMap(([code, { direct }]) =>
      direct.map((amount, at) => testCost(code, amount, { element: `E${at}` })),
    ),
    parameters: units.map(([code, { staff }]) => testParameter(code, staff)),
    internalServices: units.flatMap(([sender]) =>
      Object.entries(golden.drivers[sender] ?? {}).map(([receiver, value]) =>
        testService(sender, receiver, Number(value)),
      ),
    ),
  });
  const assignments = [
    testAssignment('admin', 'headcount', { senders: { classes: ['ADMIN'] } }),
    testAssignment('services', 'service', { senders: { classes: ['AUX', 'TECH'] } }),
  ];
  const { run } = allocate(ledger, new Map([['2024-01', testRules({ assignments })]]), {
    months: january,
    quantum,
  });
  if (!run) throw new Error('the golden hospital must be allocated');
  return run;
}

/**
 * Quanta a cell can be off: a posted share is within one quantum of exact, and a sender hands its own
 * error on. Two senders at level 1, three at level 2, two at level 3; `a_m` = 3 × (1 + 2), and so on.
 */
const mostQuantaOff: Record<string, number> = {
  d: 0,
  m: 2,
  a_d: 3,
  a_m: 9,
  t_d: 2,
  t_m: 6,
  t_a: 8,
  t_am: 20,
};
const mostQuantaInAUnit = Object.values(mostQuantaOff).reduce((sum, quanta) => sum + quanta, 0);
const printRoundingYuan = 0.000001;

describe('golden hospital of eleven units', () => {
  test.each(['yuan1e-4', 'fen'] as const)('every unit × element × bucket at quantum %s', (quantum) => {
    const run = goldenRun(quantum);
    for (const [code, buckets] of Object.entries(golden.expected)) {
      for (const bucket of golden.buckets) {
        const passed = goldenMask[bucket];
        const bound = mostQuantaOff[bucket] / quantaPerYuan[quantum] + printRoundingYuan;
        const without = ['SHARED', 'ADMIN', 'AUX', 'TECH'].filter((id) => !passed.includes(id));
        const expected = z.parse(numbers, buckets[bucket]);
        expected.forEach((yuan, at) => {
          const units = { codes: [code] };
          const elements = { codes: [`E${at}`] };
          const classesPassed = { with: passed, without };
          const quanta = evaluate(run, { measure: 'heldCost', units, elements, classesPassed });
          expect(
            Math.abs(quanta / quantaPerYuan[quantum] - yuan),
            `${code} ${bucket} ${at}`,
          ).toBeLessThanOrEqual(bound);
        });
      }
    }
  });

  test('clinical full cost is the direct total, 8,178,600.00 yuan, and the four units are as published', () => {
    const run = goldenRun('fen');
    expect(evaluate(run, { measure: 'finalCost' })).toBe(817_860_000);
    const full = (code: string) => evaluate(run, { measure: 'finalCost', units: { codes: [code] } });
    const published = { '0101': 165996909, '0102': 93939788, '0103': 246290935, '0104': 311632368 };
    for (const [code, fen] of Object.entries(published))
      expect(Math.abs(full(code) - fen)).toBeLessThanOrEqual(golden.items.length * mostQuantaInAUnit);
  });
});

const published = z.object({
  inputs: z.object({
    departments: z.array(z.object({ id: z.string(), type: z.string(), directCost: z.number() })),
    services: z.record(z.string(), z.object({ usage: z.record(z.string(), z.number()) })),
    order: z.array(z.string()),
  }),
  recomputed: z.object({
    stepdown: z.object({
      allocations: z.record(z.string(), z.record(z.string(), z.number())),
      costToAllocate: z.record(z.string(), z.number()),
      totals: z.record(z.string(), z.number()),
    }),
  }),
});

/** Usage by oneself and by departments that have closed stands in the input; the step-down must leave it out. */
describe.each(['alloc-01-bhima-docs-stepdown', 'alloc-09-horngren-castleford'])(
  '%s: ordered step-down',
  (id) => {
    const { inputs, recomputed } = z.parse(published, caseFile(id));
    const ledger = testLedger({
      units: inputs.departments.map(({ id: code, type }) =>
        testUnit(code, type === 'support' ? 'ADMIN' : 'CLINICAL'),
      ),
      directCosts: inputs.departments.map(({ id: code, directCost }) => testCost(code, directCost)),
      internalServices: Object.entries(inputs.services).flatMap(([provider, { usage }]) =>
        Object.entries(usage).map(([receiver, quantity]) => testService(provider, receiver, quantity)),
      ),
    });
    const rules = testRules({
      levels: [level('ordered', inputs.order)],
      assignments: [testAssignment('all', 'service')],
    });
    const { run, faults } = allocate(ledger, new Map([['2024-01', rules]]), {
      months: january,
      quantum: 'yuan1e-4',
    });
    const yuan = (quanta: number) => quanta / 10_000;
    const bound = inputs.order.length / 10_000;

    test('every edge, every pool and every total is as published', () => {
      expect(faults).toEqual([]);
      if (!run) throw new Error('must be allocated');
      const { allocations, costToAllocate, totals } = recomputed.stepdown;
      for (const [sender, edges] of Object.entries(allocations))
        for (const [receiver, expected] of Object.entries(edges))
          expect(Math.abs(yuan(handedOver(run, sender, receiver)) - expected)).toBeLessThanOrEqual(bound);
      for (const [code, expected] of Object.entries({ ...costToAllocate, ...totals })) {
        const held = evaluate(run, { measure: 'heldCost', units: { codes: [code] } });
        expect(Math.abs(yuan(held) - expected)).toBeLessThanOrEqual(bound);
      }
    });
  },
);

test('平级分摊: a step of its own closes first and gives to its peers; peers of one step give nothing to each other', () => {
  const ledger = testLedger({
    units: [
      testUnit('0401', 'ADMIN'),
      testUnit('0402', 'ADMIN'),
      testUnit('0403', 'ADMIN'),
      testUnit('0101', 'CLINICAL'),
    ],
    directCosts: [testCost('0401', 400), testCost('0402', 100), testCost('0403', 100)],
    parameters: ['0401', '0402', '0403', '0101'].map((code) => testParameter(code, code === '0101' ? 2 : 1)),
  });
  const peers: AllocationLevel = {
    id: 'level1',
    name: { zh: '一级', en: 'Level 1' },
    steps: [
      { id: 'peer', senders: { codes: ['0401'] }, receivers: null },
      { id: 'rest', senders: { classes: ['ADMIN'] }, receivers: { classes: ['CLINICAL'] } },
    ],
  };
  const { run } = allocate(ledger, new Map([['2024-01', testRules({ levels: [peers] })]]), {
    months: january,
    quantum: 'fen',
  });
  if (!run) throw new Error('must be allocated');
  expect(handedOver(run, '0401', '0402')).toBe(100_00);
  expect(handedOver(run, '0401', '0101')).toBe(200_00);
  expect(handedOver(run, '0402', '0403')).toBe(0);
  expect(handedOver(run, '0402', '0101')).toBe(200_00);
  expect(evaluate(run, { measure: 'finalCost', units: { codes: ['0101'] } })).toBe(600_00);
});
