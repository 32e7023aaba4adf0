import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '../contract/figure.ts';
import { variablePercentOf } from './behaviour.ts';
import { evaluate } from './evaluate.ts';
import type { BehaviourRule } from './rules.ts';
import { generatedLedger, testCost, testElement, testUnit } from './testLedger.ts';
import { testOrigin, testRules } from './testRules.ts';
import { adjustment, postedRun, split } from './testSmallHospital.ts';

const months = ['2024-01', '2024-02'];
const generated = (seed: number) =>
  generatedLedger({
    seed,
    months,
    leaves: 5,
    shared: 1,
    admin: 2,
    aux: 2,
    tech: 2,
    clinical: 4,
    negatives: 0.3,
  });

/** With a correction, and a mixed unit whose cost two others take over. */
const corrected = (seed: number) => {
  const ledger = generated(seed);
  return {
    ...ledger,
    units: [...ledger.units, testUnit('01900', 'CLINICAL', { careType: 'mixed' })],
    directCosts: [...ledger.directCosts, testCost('01900', -333.33, { element: 'E00' })],
    adjustments: [adjustment({ fromUnit: '04001', toUnit: '01001', element: 'E02', amountYuan: 77.7 })],
    careSplits: [split({ unit: '01900', outpatientUnit: '01000', inpatientUnit: '01001' })],
  };
};

const rule = (parts: Partial<BehaviourRule>): BehaviourRule => ({
  ...{ units: {}, elements: {}, variablePercent: 0, origin: testOrigin },
  ...parts,
});

const anyPercent = fc.oneof(
  fc.constantFrom(0, 100, 100 / 3, 200 / 3, 0.0001, 99.9999, 12.5),
  fc.double({ min: 0, max: 100, noNaN: true }),
);
const anyRule = fc
  .record({
    units: fc.constantFrom<BehaviourRule['units']>(
      {},
      { classes: ['CLINICAL'] },
      { classes: ['TECH'] },
      { codes: ['01000'] },
    ),
    elements: fc.constantFrom<BehaviourRule['elements']>(
      {},
      { statutory: ['PERSONNEL'] },
      { codes: ['E01'] },
      { codes: ['E04'] },
    ),
    variablePercent: anyPercent,
  })
  .map(rule);

const measures = [
  'bookCost',
  'adjustmentCost',
  'careSplitCost',
  'heldCost',
  'handedOutCost',
  'finalCost',
] as const;
const senders = ['SHARED', 'ADMIN', 'AUX', 'TECH'];
const anyFigure = fc.record<Figure>(
  {
    measure: fc.constantFrom(...measures),
    units: fc.constantFrom({ codes: ['01000'] }, { classes: ['TECH', 'CLINICAL'] }, { codes: ['04001'] }),
    elements: fc.constantFrom({ codes: ['E01', 'E03'] }, { statutory: ['MATERIAL'] }),
    sources: fc.subarray(['SELF', 'FISCAL_PROJECT'], { minLength: 1 }),
    classesPassed: fc.record(
      { with: fc.subarray(senders, { minLength: 1 }), without: fc.subarray(senders, { minLength: 1 }) },
      { requiredKeys: [] },
    ),
    level: fc.constantFrom('clinical', 'medical', 'fullMedical'),
    months: fc.subarray(months, { minLength: 1 }),
  },
  { requiredKeys: ['measure'] },
);

test('the part that moves with volume and the part that does not are the whole, to the quantum', () => {
  const seeds = fc.integer({ min: 1, max: 2 ** 30 });
  const rulesOf = fc.array(anyRule, { maxLength: 6 });
  fc.assert(
    fc.property(
      seeds,
      rulesOf,
      fc.array(anyFigure, { minLength: 30, maxLength: 30 }),
      (seed, rules, figures) => {
        const run = postedRun(corrected(seed), { behaviours: rules });
        for (const figure of figures) {
          const [variable, fixed] = (['variable', 'fixed'] as const).map((behaviour) =>
            evaluate(run, { ...figure, behaviour }),
          );
          expect(variable + fixed).toBe(evaluate(run, figure));
        }
      },
    ),
    { numRuns: 25 },
  );
});

test('every mask, source and leaf of a unit is parted by itself, rounded half-up: none is off by a quantum', () => {
  const percent = 100 / 3;
  const run = postedRun(generated(11), { behaviours: [rule({ variablePercent: percent })] });
  const { layout, months: posted } = run;
  for (const sources of [['SELF'], ['FISCAL_PROJECT']])
    for (const { code } of layout.elements)
      for (let mask = 0; mask < layout.masks; mask++) {
        const passed = { with: senders.filter((_, bit) => mask & (2 ** bit)) };
        const without = senders.filter((id) => !passed.with.includes(id));
        const figure: Figure = {
          ...{ measure: 'heldCost', units: { codes: ['01001'] }, months: ['2024-02'], sources },
          ...{ elements: { codes: [code] }, classesPassed: { ...passed, without } },
        };
        const whole = evaluate(run, figure);
        const exact = (whole * 333_333) / 1_000_000;
        const variable = evaluate(run, { ...figure, behaviour: 'variable' });
        expect(Math.abs(variable - exact)).toBeLessThanOrEqual(0.5);
      }
  expect(posted).toHaveLength(2);
});

describe('which rule speaks for a unit’s element', () => {
  const ward = testUnit('0103', 'CLINICAL', { group: '内科' });
  const wages = testElement('W', { statutory: 'PERSONNEL', group: '薪酬', behaviour: 'fixed' });
  const percentOf = (behaviours: readonly BehaviourRule[], element = wages) =>
    variablePercentOf(testRules({ behaviours }), ward, element);

  /** From the most to the least precise, units before elements. */
  const units: BehaviourRule['units'][] = [
    { codes: ['0103'] },
    { groups: ['内科'] },
    { classes: ['CLINICAL'] },
    {},
  ];
  const elements: BehaviourRule['elements'][] = [
    { codes: ['W'] },
    { groups: ['薪酬'] },
    { statutory: ['PERSONNEL'] },
    {},
  ];
  const ladder = units.flatMap((unit) => elements.map((element) => ({ units: unit, elements: element })));

  test('unit code before group before class before all, then leaf, group, statutory element, all', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...ladder.keys()], { minLength: 1 }), (places) => {
        const rules = places.map((place) => rule({ ...ladder[place], variablePercent: place }));
        expect(percentOf(rules)).toBe(Math.min(...places));
      }),
    );
  });

  test('among equals the one that began last, which stands last', () => {
    const [first, second] = [10, 20].map((variablePercent) => rule({ ...ladder[5], variablePercent }));
    expect(percentOf([first, rule({ variablePercent: 99 }), second])).toBe(20);
  });

  test('without a rule the element’s own behaviour, and for mixed what the rules say of its statutory element', () => {
    const other = rule({ units: { codes: ['0104'] }, variablePercent: 50 });
    expect(percentOf([other])).toBe(0);
    expect(percentOf([other], { ...wages, behaviour: 'variable' })).toBe(100);
    const mixed = { ...wages, behaviour: 'mixed' as const };
    expect(percentOf([other], mixed)).toBe(0);
    const statutoryElements = testRules().statutoryElements.map((one) => ({ ...one, variablePercent: 35 }));
    expect(variablePercentOf(testRules({ statutoryElements }), ward, mixed)).toBe(35);
  });
});
