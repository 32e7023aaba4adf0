import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../engine/ledger.ts';
import { loadReports } from './loadReports.ts';
import { PlanReader } from './testPlanReader.ts';
import { goldenLedger, reportsOf, runOf } from './testRuns.ts';

/** For tests: reports written as a person writes them. */

type Files = Readonly<Record<string, string>>;

/** Reads YAML texts as the reports of a folder. */
export function reportsFrom(files: Files): ReturnType<typeof loadReports> {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return loadReports(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const reportHeader = (id: string, name = id) => `layout: table
id: ${id}
version: 1
order: 1
name: { zh: ${name}, en: ${id} }
title: { zh: 测试表, en: Test }
reference: { zh: 测试, en: Test }
from: "2021-01"
frequency: [month]
unitLine: { zh: 单位：元, en: Yuan }
`;

/** The sheets of a ledger's run, and a reader of their cells. */
export function built(files: Files, ledger: Ledger = goldenLedger()) {
  const { reports, faults } = reportsFrom(files);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const sheets = reportsOf(runOf(ledger), {}, reports);
  return { sheets, reader: new PlanReader(sheets.map(({ plan }) => plan)) };
}
