import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { schemaFaults } from '../rules/schemaFaults.ts';
import { readYaml } from '../rules/yamlFile.ts';
import { axisFaults } from './axisFaults.ts';
import { type ReportDefinition, reportDefinition } from './definition.ts';
import type { ReportFile } from './reportFile.ts';
import { sheetName } from './sheetFrame.ts';
import { trialFaults } from './trialFaults.ts';

/**
 * Reads every report of a folder (`rules/cn-2021/reports`), in the order in which their sheets stand.
 * Faults name file, line and key; a report with a fault is left out.
 */
export function loadReports(directory: string): { reports: ReportFile[]; faults: Fault[] } {
  const files = existsSync(directory) ? readdirSync(directory).filter((file) => file.endsWith('.yaml')) : [];
  if (files.length === 0) return { reports: [], faults: [fault('RP-001', { folder: basename(directory) })] };
  const read = files.sort().map((file) => readReport(directory, file));
  const reports = read
    .flatMap(({ report }) => report ?? [])
    .sort((one, other) => one.definition.order - other.definition.order);
  const trials = reports.map((report) => trialFaults(report, reports));
  return {
    reports: reports.filter((_, index) => trials[index]?.length === 0),
    faults: [...read.flatMap(({ faults }) => faults), ...sameNames(reports), ...trials.flat()],
  };
}

function readReport(directory: string, fileName: string): { report: ReportFile | null; faults: Fault[] } {
  const { file, faults } = readYaml(join(directory, fileName), shownName(directory, fileName));
  if (!file) return { report: null, faults };
  const shape = schemaFaults(file, reportDefinition).map(asReportFault);
  if (shape.length > 0) return { report: null, faults: shape };
  const report = { definition: file.value as ReportDefinition, placeOf: file.placeOf };
  const wrong = axisFaults(report);
  return wrong.length > 0 ? { report: null, faults: wrong } : { report, faults: [] };
}

/** `cn-2021/reports/dept-04.yaml`. */
const shownName = (directory: string, fileName: string): string =>
  [basename(dirname(directory)), basename(directory), fileName].join('/');

/** The rules' text for an unknown kind speaks of drivers; a report's speaks of lines and layouts. */
const asReportFault = (found: Fault): Fault =>
  found.code === 'RU-019' ? fault('RP-002', found.params, found.where) : found;

/** Two sheets of one name, or two reports of one id, would overwrite each other. */
function sameNames(reports: readonly ReportFile[]): Fault[] {
  return reports.flatMap(({ definition, placeOf }, index) => {
    const earlier = reports.slice(0, index).map((report) => report.definition);
    if (earlier.some(({ id }) => id === definition.id))
      return [fault('RP-003', { name: definition.id }, placeOf(['id']))];
    const name = sheetName(definition);
    return earlier.some((other) => sheetName(other) === name)
      ? [fault('RP-003', { name }, placeOf(['name']))]
      : [];
  });
}
