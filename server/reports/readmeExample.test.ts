import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadReports } from './loadReports.ts';
import { PlanReader } from './testPlanReader.ts';
import { goldenLedger, reportsOf, runOf } from './testRuns.ts';

const readme = readFileSync(new URL('../../rules/README.md', import.meta.url), 'utf8');

test('rules/README 的报表例子原样放进 reports 就是一张表', () => {
  const text = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].find(([, each]) =>
    each?.includes('ward-drug-cost'),
  )?.[1];
  const folder = mkdtempSync(join(tmpdir(), 'reports-'));
  try {
    writeFileSync(join(folder, 'ward-drug-cost.yaml'), text ?? '');
    const { reports, faults } = loadReports(folder);
    expect(faults).toEqual([]);
    const ledger = goldenLedger();
    const wards = ledger.units.filter(({ careType }) => careType === 'inpatient').map(({ code }) => code);
    const sheets = reportsOf(runOf(ledger), {}, reports);
    const reader = new PlanReader(sheets.map(({ plan }) => plan));
    const { rowKeys, columnKeys } = reader.block('ward-drug-cost', 'table');
    expect(rowKeys.filter((key) => key.startsWith('wards.'))).toEqual(wards.map((code) => `wards.${code}`));
    expect(columnKeys).toEqual(['stub.name', 'drugs', 'bedDays', 'perBedDay']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
