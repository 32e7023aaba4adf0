import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { goldenCaseSchema } from '../cases/goldenCase.ts';
import { faultLine } from '../contract/faults/catalogue.ts';
import { allocate } from '../engine/allocate.ts';
import { runChecks } from '../engine/checks.ts';
import type { Ledger } from '../engine/ledger.ts';
import type { Quantum } from '../engine/money.ts';
import type { Run } from '../engine/run.ts';
import {
  testCost,
  testElement,
  testLedger,
  testParameter,
  testService,
  testUnit,
} from '../engine/testLedger.ts';
import { hospitalOf } from '../rules/hospital.ts';
import { loadPack, packDirectory } from '../rules/loadPack.ts';
import { resolveRules } from '../rules/resolveRules.ts';
import { buildReports } from './buildReports.ts';
import { loadReports } from './loadReports.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportFile } from './reportFile.ts';

/** For tests: runs of the golden hospital (methodology.md §17) under the cn-2021 pack, and their reports. */

const statutory = ['PERSONNEL', 'MATERIAL', 'DRUG', 'FA_DEPR', 'IA_AMORT', 'RISK_FUND', 'OTHER'];
const classes: Readonly<Record<string, string>> = {
  admin: 'ADMIN',
  aux: 'AUX',
  tech: 'TECH',
  clin: 'CLINICAL',
};
const goldenFile = new URL('../cases/golden-eleven-units/case.json', import.meta.url);
export const golden = goldenCaseSchema.parse(JSON.parse(readFileSync(goldenFile, 'utf8')));

export function goldenLedger(parts: Partial<Ledger> = {}): Ledger {
  const units = Object.entries(golden.depts);
  const volumes = Object.entries(golden.drivers).filter(([sender]) => sender in golden.depts);
  return testLedger({
    hospital: '黄金样例医院',
    rulePack: 'cn-2021',
    units: units.map(([code, { name, class: kind }]) =>
      testUnit(code, classes[kind] ?? '', { name, careType: kind === 'clin' ? 'outpatient' : 'none' }),
    ),
    elements: golden.items.map((name, at) =>
      testElement(statutory[at] ?? '', { name, statutory: statutory[at] ?? '' }),
    ),
    directCosts: units.flatMap(([unit, { direct }]) =>
      direct.map((amountYuan, at) => testCost(unit, amountYuan, { element: statutory[at] ?? '' })),
    ),
    parameters: units.map(([unit, { staff }]) => testParameter(unit, staff)),
    internalServices: volumes.flatMap(([sender, received]) =>
      Object.entries(received).map(([receiver, quantity]) => testService(sender, receiver, Number(quantity))),
    ),
    ruleRows: volumes.map(([senders], row) => ({
      ...{ operation: 'set', senders, elements: '*', driver: 'internalService', fallback: '', receivers: [] },
      ...{ order: null, validFrom: null, reason: '样例', at: { sheet: '分摊规则', row: row + 1, column: 0 } },
    })),
    ...parts,
  });
}

const { pack, faults: packFaults } = loadPack(packDirectory('cn-2021'));

export function runOf(ledger: Ledger, quantum: Quantum = 'fen'): Run {
  if (!pack) throw new Error(packFaults.map((found) => faultLine(found, 'en')).join('\n'));
  const hospital = hospitalOf(ledger);
  const resolved = ledger.months.map((month) => ({ month, ...resolveRules(pack, hospital, {}, month) }));
  const rulesOf = new Map(resolved.flatMap(({ month, rules }) => (rules ? [[month, rules] as const] : [])));
  const result = allocate(ledger, rulesOf, { months: ledger.months, quantum });
  if (result.run) return result.run;
  const wrong = [...resolved.flatMap((each) => each.faults), ...result.faults];
  throw new Error(
    wrong
      .slice(0, 3)
      .map((found) => faultLine(found, 'en'))
      .join('\n'),
  );
}

export const packReports = (): ReportFile[] =>
  loadReports(fileURLToPath(new URL('../../rules/cn-2021/reports', import.meta.url))).reports;

export const testContext = (parts: Partial<ReportContext> = {}): ReportContext => ({
  identity: {
    runId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90',
    ledgerHash: 'aa'.repeat(32),
    rulesHash: 'bb'.repeat(32),
    optionsHash: 'cc'.repeat(32),
    sourceHash: 'dd'.repeat(32),
    engineVersion: '0.1.0',
  },
  names: { rulePack: '公立医院成本核算规范（2021）', method: '四类三级分项逐级分步结转', itemMethod: null },
  inputSheets: [],
  inputValue: () => null,
  faults: [],
  stages: [{ name: '分摊', milliseconds: 12.3 }],
  ...parts,
});

export const reportsOf = (run: Run, parts: Partial<ReportContext> = {}, reports = packReports()) =>
  buildReports(run, runChecks(run), reports, testContext(parts));

/**
 * The golden hospital over two months with everything that bends a report: a correction, a mixed unit
 * that is split, a shared and an excluded unit, several fund sources.
 */
export function correctedLedger(): Ledger {
  const base = goldenLedger();
  const months = ['2024-01', '2024-02'];
  const at = { sheet: '成本调整', row: 1, column: 0 };
  const eachMonth = <Row extends { month: string }>(rows: readonly Row[]) =>
    months.flatMap((month) => rows.map((row) => ({ ...row, month })));
  return {
    ...base,
    months,
    units: [
      ...base.units,
      testUnit('0105', 'CLINICAL', { name: '口腔科', careType: 'mixed' }),
      testUnit('0106', 'CLINICAL', { name: '口腔科门诊', careType: 'outpatient' }),
      testUnit('0107', 'CLINICAL', { name: '口腔科病房', careType: 'inpatient' }),
      testUnit('9001', 'SHARED', { name: '全院公用', campus: '' }),
      testUnit('9901', 'EXCLUDED', { name: '职工食堂' }),
    ],
    directCosts: eachMonth([
      ...base.directCosts,
      testCost('0105', 100_000, { element: 'PERSONNEL' }),
      testCost('9001', 66_666.67, { element: 'OTHER' }),
      testCost('9901', 35_000, { element: 'PERSONNEL', source: 'NON_OPERATING' }),
      testCost('0101', 20_000, { element: 'FA_DEPR', source: 'FISCAL_PROJECT' }),
      testCost('0401', 5_000.01, { element: 'FA_DEPR', source: 'SCI_EDU' }),
      testCost('0302', -1_234.56, { element: 'MATERIAL' }),
    ]),
    parameters: eachMonth([...base.parameters, testParameter('0106', 3), testParameter('0107', 2)]),
    internalServices: eachMonth(base.internalServices),
    adjustments: eachMonth([
      {
        ...{ month: '', number: '1', fromUnit: '0101', toUnit: '0102', element: 'PERSONNEL', source: 'SELF' },
        ...{ amountYuan: 1_000.5, kind: '调整', reason: '', at },
      },
    ]),
    careSplits: eachMonth([
      {
        ...{ month: '', unit: '0105', outpatientUnit: '0106', inpatientUnit: '0107', elements: '*' },
        ...{ basis: 'hours', outpatientValue: 2, inpatientValue: 1, at },
      },
    ]),
  };
}
