import { describe, expect, test } from 'vitest';
import { type FaultCode, fault, faultCatalogue, faultText } from '../contract/faults/catalogue.ts';
import { allocate } from './allocate.ts';
import { testCost, testParameter, testRevenue, testUnit } from './testLedger.ts';
import { testAssignment, testRules } from './testRules.ts';
import { adjustment, allocated, codesOf, small, split, withMixed } from './testSmallHospital.ts';

/** One minimal ledger or rule set per code. */
const samples: Partial<Record<FaultCode, () => ReturnType<typeof allocate>>> = {
  'AL-001': () => allocated({ directCosts: [testCost('9999', 1)] }),
  'AL-002': () => allocated({ directCosts: [testCost('0101', 1, { element: 'X' })] }),
  'AL-003': () => allocated({ directCosts: [testCost('0101', 1, { source: 'X' })] }),
  'AL-004': () => allocated({ units: [...small.units, testUnit('0801', 'OTHER')] }),
  'AL-005': () =>
    allocated({ directCosts: [testCost('0101', 9e12), testCost('0101', 9e12), testCost('0102', 5e13)] }),
  'AL-006': () => allocate(small, new Map(), { months: ['2024-01'], quantum: 'fen' }),
  'AL-007': () => {
    const other = testRules({ classes: testRules().classes.slice(1) });
    const rulesOf = new Map([['2024-01', testRules()] as const, ['2024-02', other] as const]);
    return allocate(small, rulesOf, { months: ['2024-01', '2024-02'], quantum: 'fen' });
  },
  'AL-008': () => allocated({ directCosts: [testCost('0101', 0.001)] }, { policies: { subFen: 'reject' } }),
  'AL-009': () => allocated({ directCosts: [...small.directCosts, testCost('0102', 0.004)] }),
  'AL-010': () => allocated({ campuses: ['东院'] }),
  'AL-011': () => allocated({ adjustments: [adjustment({})] }),
  'AL-012': () => allocated(withMixed({ careSplits: [split({ elements: 'P' })] })),
  'AL-013': () => allocated(withMixed({ careSplits: [split({ outpatientValue: 0, inpatientValue: 0 })] })),
  'AL-014': () => allocated(withMixed({ careSplits: [split(), split()] })),
  'AL-015': () => allocated(withMixed({ careSplits: [split({ outpatientUnit: '0201' })] })),
  'AL-016': () =>
    allocated(
      withMixed({ careSplits: [split()], parameters: [...small.parameters, testParameter('0103', 9)] }),
    ),
  'AL-020': () => allocated({}, { assignments: testRules().assignments.filter(({ id }) => id !== 'tech') }),
  'AL-021': () =>
    allocated(
      {},
      {
        assignments: [
          ...testRules().assignments,
          testAssignment('again', 'area', { senders: { classes: ['TECH'] } }),
        ],
      },
    ),
  'AL-022': () => {
    const nobody = testAssignment('tech', 'orders', {
      senders: { classes: ['TECH'] },
      receivers: { codes: ['0401'] },
    });
    return allocated(
      {},
      { assignments: [...testRules().assignments.filter(({ id }) => id !== 'tech'), nobody] },
    );
  },
  'AL-023': () => {
    const levels = [
      {
        id: 'one',
        name: { zh: '一级', en: 'one' },
        steps: [{ id: 'one', senders: { codes: ['0401'] }, receivers: null }],
      },
    ];
    const units = [...small.units, testUnit('0402', 'ADMIN')];
    return allocated({ units, directCosts: [testCost('0402', 1)] }, { levels });
  },
  'AL-024': () => allocated({}, { levels: testRules().levels.filter(({ id }) => id !== 'level1') }),
  'AL-025': () => allocated({}, { drivers: testRules().drivers.filter(({ id }) => id !== 'orders') }),
  'AL-030': () => allocated({ parameters: [] }),
  'AL-031': () => allocated({}, { assignments: [testAssignment('all', 'bedDays', { senders: {} })] }),
  'AL-032': () =>
    allocated(
      { internalServices: [] },
      { assignments: testRules().assignments.map((one) => ({ ...one, fallbacks: [] })) },
    ),
  'AL-033': () => allocated({ revenues: [] }),
  'AL-034': () => allocated({ internalServices: [] }),
  'AL-035': () => allocated({ revenues: small.revenues.map((row) => ({ ...row, month: '2023-12' })) }),
  'AL-036': () => allocated({ revenues: [...small.revenues, testRevenue('0102', '0201', -101)] }),
  'AL-037': () => allocated({ revenues: [...small.revenues, testRevenue('0201', '0201', 1)] }),
  'AL-040': () =>
    allocated({
      units: [...small.units, testUnit('0105', 'CLINICAL', { validTo: '2024-01' })],
      directCosts: [testCost('0105', 3)],
    }),
  'AL-041': () =>
    allocated({
      units: [...small.units, testUnit('0105', 'CLINICAL', { validFrom: '2024-02' })],
      parameters: [...small.parameters, testParameter('0105', 3)],
    }),
};
const codes = Object.keys(faultCatalogue).filter((code): code is FaultCode => code.startsWith('AL-'));

describe.each(codes)('%s', (code) => {
  test('its sample tells it, and a blocking one leaves no run', () => {
    const result = samples[code]?.() ?? expect.fail(`${code} has no sample`);
    expect(codesOf(result.faults)).toContain(code);
    const blocks = result.faults.some(({ severity }) => severity === 'blocking');
    expect(result.run === null).toBe(blocks);
    if (faultCatalogue[code].severity === 'blocking') expect(result.run).toBeNull();
    for (const found of result.faults)
      for (const language of ['zh', 'en'] as const)
        expect(faultText(found, language).what).not.toMatch(/[{}]/);
    expect(fault(code).severity).toBe(faultCatalogue[code].severity);
  });
});
