import { expect, test } from 'vitest';
import { runChecks } from '../engine/checks.ts';
import type { Ledger } from '../engine/ledger.ts';
import { benchSize, generatedLedger } from '../engine/testLedger.ts';
import { buildReports } from './buildReports.ts';
import { packReports, runOf, testContext } from './testRuns.ts';

/** The hospital of platform.md under the cn-2021 pack: 500 units, 30 leaves, two sources. */
function largeLedger(): Ledger {
  const ledger = generatedLedger({ seed: 1, months: ['2024-01'], ...benchSize });
  const byDriver = (senders: string, driver: string, row: number) => ({
    ...{
      operation: 'set' as const,
      senders,
      elements: '*',
      driver,
      fallback: '',
      receivers: [],
      order: null,
    },
    ...{ validFrom: null, reason: '', at: { sheet: '分摊规则', row, column: 0 } },
  });
  return {
    ...ledger,
    elements: ledger.elements.map((element) =>
      element.statutory === 'DEPRECIATION' ? { ...element, statutory: 'FA_DEPR' } : element,
    ),
    ruleRows: [byDriver('医疗辅助类', 'internalService', 1), byDriver('医疗技术类', 'headcount', 2)],
  };
}

test('500 个单元的全部报表与核算结果没有出入', () => {
  const run = runOf(largeLedger());
  const sheets = buildReports(run, runChecks(run), packReports(), testContext());
  expect(sheets.flatMap(({ faults }) => faults)).toEqual([]);
  const ofDepartments = packReports().filter(({ definition }) => definition.needs === undefined);
  expect(sheets.length).toBe(ofDepartments.length);
});
