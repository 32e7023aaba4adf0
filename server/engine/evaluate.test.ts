import { describe, expect, test } from 'vitest';
import type { Figure, PartialFigure } from '../contract/figure.ts';
import { allocate } from './allocate.ts';
import { runChecks } from './checks.ts';
import { evaluate, evaluateTable } from './evaluate.ts';
import { asFigure, mergeFigures } from './figures.ts';
import type { CheckDefinition } from './rules.ts';
import { generatedLedger, testCost, testRevenue } from './testLedger.ts';
import { testOrigin, testRules } from './testRules.ts';

const months = ['2024-01', '2024-02'];
const control = {
  month: '2024-01',
  account: '5001',
  source: 'SELF',
  careType: null,
  costed: true,
  at: { sheet: '总账', row: 1, column: 4 },
};
const generated = generatedLedger({ seed: 6, months, leaves: 6, admin: 3, aux: 3, tech: 3, clinical: 6 });
const ledger = {
  ...generated,
  revenues: [
    ...generated.revenues,
    testRevenue('01000', '02000', 0.005),
    testRevenue('01000', '02000', 0.005),
  ],
  controls: [
    { ...control, kind: 'cost' as const, item: 'E00', amountYuan: 12.34 },
    { ...control, kind: 'cost' as const, item: 'PERSONNEL', amountYuan: 1 },
    { ...control, kind: 'cost' as const, account: '5201', item: '', costed: false, amountYuan: 5 },
    {
      ...control,
      kind: 'revenue' as const,
      item: 'EXAM',
      source: '',
      careType: 'inpatient' as const,
      amountYuan: 7,
    },
  ],
  revenueAdjustments: [
    {
      month: '2024-01',
      careType: 'inpatient' as const,
      unit: null,
      kind: '跨期',
      amountYuan: -2.5,
      reason: '',
      at: control.at,
    },
  ],
};
const name = { zh: '核对', en: 'Check' };
const check = (parts: Partial<CheckDefinition>): CheckDefinition => ({
  ...{ id: 'C', name, relation: 'equal', by: 'total', severity: 'unpublishable', origin: testOrigin },
  left: { label: name, figures: [{ measure: 'bookCost' }] },
  right: { label: name, figures: [{ measure: 'finalCost' }] },
  ...parts,
});
const checks = [
  check({ id: 'C03', by: 'source' }),
  check({ id: 'C03-element', by: 'statutory' }),
  check({
    id: 'C07',
    relation: 'atMost',
    by: 'level',
    right: { label: name, figures: [{ measure: 'finalCost', level: 'fullMedical' }] },
    left: { label: name, figures: [{ measure: 'finalCost' }] },
  }),
  check({ id: 'C01', right: { label: name, figures: [{ measure: 'controlCost' }] } }),
];
const rules = testRules({ checks });
const { run: maybeRun } = allocate(ledger, new Map(months.map((month) => [month, rules])), {
  months,
  quantum: 'fen',
});
const run = maybeRun ?? expect.fail('must be allocated');
const value = (figure: Figure) => evaluate(run, figure);

describe('figures', () => {
  test('held = handed out + final; source costs have the empty mask', () => {
    expect(value({ measure: 'heldCost' })).toBe(
      value({ measure: 'handedOutCost' }) + value({ measure: 'finalCost' }),
    );
    expect(value({ measure: 'bookCost', classesPassed: { without: ['ADMIN'] } })).toBe(
      value({ measure: 'bookCost' }),
    );
    expect(value({ measure: 'bookCost', classesPassed: { with: ['ADMIN'] } })).toBe(0);
  });

  test('by last sender and by origin, the readings of masks add up to the whole', () => {
    const of = (classesPassed: Figure['classesPassed']) =>
      evaluate(run, { measure: 'finalCost', ...(classesPassed ? { classesPassed } : {}) });
    const own = of({ without: ['SHARED', 'ADMIN', 'AUX', 'TECH'] });
    const classes = ['ADMIN', 'AUX', 'TECH'];
    for (const end of ['lowest', 'highest'] as const) {
      const parts = classes.map((id) => of({ [end]: [id] }));
      expect(parts.reduce((sum, part) => sum + part, own)).toBe(of(undefined));
    }
  });

  test('months, sources, elements and units narrow, alone and together', () => {
    const books = ledger.directCosts.filter(
      ({ month, source, element, unit }) =>
        month === '2024-02' && source === 'SELF' && element === 'E03' && unit === '01002',
    );
    const figure: Figure = {
      measure: 'bookCost',
      months: ['2024-02'],
      sources: ['SELF'],
      elements: { codes: ['E03'] },
      units: { codes: ['01002'] },
    };
    expect(value(figure)).toBe(Math.round(books[0].amountYuan * 100));
  });

  test('revenue by ordering and by executing unit is the same money, also below a fen', () => {
    expect(value({ measure: 'revenue' })).toBe(value({ measure: 'revenue', revenueBy: 'executing' }));
    const of = (units: string[]) =>
      value({ measure: 'revenue', units: { codes: units }, careType: 'outpatient' });
    expect(of(['01000']) + of(['01001'])).toBe(of(['01000', '01001']));
  });

  test('controls: accounts outside costing only by name; items by leaf and by statutory element', () => {
    expect(value({ measure: 'controlCost' })).toBe(1334);
    expect(value({ measure: 'controlCost', of: '5201' })).toBe(500);
    expect(value({ measure: 'controlCost', elements: { statutory: ['PERSONNEL'] } })).toBe(1334);
    expect(value({ measure: 'controlCost', elements: { codes: ['E00'] } })).toBe(1234);
    expect(value({ measure: 'controlRevenue', careType: 'inpatient' })).toBe(700);
    expect(value({ measure: 'controlRevenue', careType: 'outpatient' })).toBe(0);
    expect(value({ measure: 'revenueAdjustment' })).toBe(-250);
    expect(value({ measure: 'revenueAdjustment', units: { codes: ['01000'] } })).toBe(0);
  });

  test('parameters and workloads answer in their own unit', () => {
    const area = ledger.parameters.filter(
      (row) => row.parameter === 'area' && row.month === '2024-01' && row.unit === '01004',
    );
    expect(
      value({ measure: 'parameter', of: 'area', months: ['2024-01'], units: { codes: ['01004'] } }),
    ).toBe(area[0].quantity);
  });

  test('a table gives what its figures give one by one', () => {
    const rows: PartialFigure[] = [
      ...run.layout.units.map(({ code }) => ({ units: { codes: [code] } })),
      { units: { classes: ['CLINICAL'] }, elements: { statutory: ['MATERIAL'] } },
    ];
    const columns: PartialFigure[] = [
      { measure: 'finalCost', level: 'medical' },
      { measure: 'heldCost', classesPassed: { highest: ['ADMIN'] }, elements: { codes: ['E01', 'E02'] } },
      { measure: 'revenue', units: { careTypes: ['outpatient'] } },
    ];
    const one = rows.flatMap((row) => columns.map((column) => value(asFigure(mergeFigures(row, column)))));
    expect([...evaluateTable(run, rows, columns)]).toEqual(one);
  });

  test('a figure that names what the rules do not have is refused', () => {
    expect(() => value({ measure: 'finalCost', level: 'nothing' })).toThrow('nothing');
    expect(() => value({ measure: 'finalCost', classesPassed: { with: ['NOBODY'] } })).toThrow('NOBODY');
    expect(() => asFigure({})).toThrow('measure');
  });
});

describe('checks', () => {
  const results = runChecks(run);
  const of = (id: string) => results.filter((result) => result.id === id);

  test('a definition becomes one line per part with two sides, difference and verdict', () => {
    expect(of('C03').map(({ part, difference, passed }) => [part?.id, difference, passed])).toEqual([
      ['SELF', 0, true],
      ['FISCAL_PROJECT', 0, true],
    ]);
    expect(of('C03-element')).toHaveLength(3);
    expect(of('C07').every(({ passed }) => passed)).toBe(true);
    const [missed] = of('C01');
    expect(missed.passed).toBe(false);
    expect(missed.difference).toBe(missed.left - 1334);
  });

  test('C04 and C05 hold for every class that hands out, and see an amount that vanished', () => {
    expect(of('C04-class').map(({ part }) => part?.id)).toEqual(['SHARED', 'ADMIN', 'AUX', 'TECH'].slice(1));
    expect([...of('C04-class'), ...of('C05-class')].every(({ passed }) => passed)).toBe(true);
    const spoilt =
      allocate(
        { ...ledger, directCosts: [...ledger.directCosts, testCost('04001', 5, { element: 'E00' })] },
        new Map(months.map((month) => [month, rules])),
        { months, quantum: 'fen' },
      ).run ?? expect.fail('no run');
    const ward = spoilt.layout.unitAt.get('01001') ?? -1;
    spoilt.months[0].held[ward * spoilt.layout.rowLength + 2 * spoilt.layout.columns] += 1;
    expect(
      runChecks(spoilt)
        .filter(({ id, passed }) => id === 'C05-class' && !passed)
        .map(({ part }) => part?.id),
    ).toEqual(['ADMIN']);
  });
});
