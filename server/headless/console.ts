import { bySeverity, faultLine, type Language } from '../contract/faults/catalogue.ts';
import type { Fault, Severity } from '../contract/faults/fault.ts';
import type { Costing } from '../road/costing.ts';
import { type StageTime, stageNames } from '../road/stages.ts';

/** How much of a long list a console shows; the rest is counted, and stands in the workbook or the JSON. */
const FAULTS_SHOWN = 1_000;

const words = {
  zh: {
    counts: (blocking: number, unpublishable: number, notices: number) =>
      `${blocking} 处阻断核算，${unpublishable} 处阻断发布，${notices} 处提示`,
    more: (count: number) => `……另有 ${count} 处未列出`,
    rows: (name: string, rows: number) => `  ${name}：${rows} 行`,
    sheets: '读取的表',
    times: '各环节用时',
    seconds: (seconds: string) => `${seconds} 秒`,
  },
  en: {
    counts: (blocking: number, unpublishable: number, notices: number) =>
      `${blocking} block costing, ${unpublishable} block publishing, ${notices} notices`,
    more: (count: number) => `… and ${count} more`,
    rows: (name: string, rows: number) => `  ${name}: ${rows} rows`,
    sheets: 'Sheets read',
    times: 'Time of each stage',
    seconds: (seconds: string) => `${seconds} s`,
  },
} as const;

const count = (faults: readonly Fault[], severity: Severity) => faults.filter((found) => found.severity === severity).length;

/** The number first, then the list: worst first. */
export function faultReport(faults: readonly Fault[], language: Language): string {
  const say = words[language];
  const lines = bySeverity(faults).slice(0, FAULTS_SHOWN).map((found) => `  ${faultLine(found, language)}`);
  const hidden = faults.length - lines.length;
  return [
    say.counts(count(faults, 'blocking'), count(faults, 'unpublishable'), count(faults, 'notice')),
    ...lines,
    ...(hidden > 0 ? [`  ${say.more(hidden)}`] : []),
  ].join('\n');
}

export function sheetReport({ sheets }: Costing, language: Language): string {
  const say = words[language];
  return [say.sheets, ...sheets.map(({ sheetName, rowsRead }) => say.rows(sheetName, rowsRead))].join('\n');
}

export function timeReport(times: readonly StageTime[], language: Language): string {
  const say = words[language];
  const total = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const parts = times.map(({ stage, milliseconds }) => `${stageNames[stage][language]} ${(milliseconds / 1000).toFixed(2)}`);
  return `${say.times}  ${parts.join(' → ')}  (${say.seconds((total / 1000).toFixed(2))})`;
}
