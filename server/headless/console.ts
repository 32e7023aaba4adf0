import { FAULTS_SHOWN } from '../contract/api/limits.ts';
import {
  bySeverity,
  countOf,
  faultLine,
  type Language,
  severityNames,
} from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { CheckResult } from '../engine/checks.ts';
import { levelTotals } from '../engine/conservation.ts';
import { quantaPerYuan, yuanText } from '../engine/money.ts';
import type { Run } from '../engine/run.ts';
import type { Costing } from '../road/costing.ts';
import { type StageTime, stageNames } from '../road/stages.ts';

const words = {
  zh: {
    counts: (blocking: number, unpublishable: number, notices: number) =>
      `${blocking} 处阻断核算，${unpublishable} 处阻断发布，${notices} 处提示`,
    more: (count: number) => `……另有 ${count} 处未列出`,
    rows: (name: string, rows: number) => `  ${name}：${rows} 行`,
    sheets: '读取的表',
    times: '各环节用时',
    seconds: (seconds: string) => `${seconds} 秒`,
    units: (units: number, months: string) => `核算单元 ${units} 个，期间 ${months}`,
    levels: '分摊前后总额（元）',
    level: (name: string, before: string, after: string, difference: string) =>
      `  ${name}：${before} = ${after}，差额 ${difference}`,
    checks: (passed: number, all: number) => `核对 ${all} 项，${passed} 项通过`,
    failed: (kind: string, name: string, part: string, left: string, right: string, difference: string) =>
      `  [${kind}] ${name}${part ? `（${part}）` : ''}：${left} 与 ${right}，相差 ${difference}`,
  },
  en: {
    counts: (blocking: number, unpublishable: number, notices: number) =>
      `${blocking} block costing, ${unpublishable} block publishing, ${notices} notices`,
    more: (count: number) => `… and ${count} more`,
    rows: (name: string, rows: number) => `  ${name}: ${rows} rows`,
    sheets: 'Sheets read',
    times: 'Time of each stage',
    seconds: (seconds: string) => `${seconds} s`,
    units: (units: number, months: string) => `${units} costing units, ${months}`,
    levels: 'Totals before and after each level (yuan)',
    level: (name: string, before: string, after: string, difference: string) =>
      `  ${name}: ${before} = ${after}, difference ${difference}`,
    checks: (passed: number, all: number) => `${passed} of ${all} checks passed`,
    failed: (kind: string, name: string, part: string, left: string, right: string, difference: string) =>
      `  [${kind}] ${name}${part ? ` (${part})` : ''}: ${left} against ${right}, difference ${difference}`,
  },
} as const;

/** The number first, then the list: worst first. Checks that failed count by their severity; `checkReport` lists them. */
export function faultReport(
  faults: readonly Fault[],
  language: Language,
  checks: readonly CheckResult[] = [],
): string {
  const found = [...faults, ...checks.filter(({ passed }) => !passed)];
  const say = words[language];
  const lines = bySeverity(faults)
    .slice(0, FAULTS_SHOWN)
    .map((found) => `  ${faultLine(found, language)}`);
  const hidden = faults.length - lines.length;
  return [
    say.counts(countOf(found, 'blocking'), countOf(found, 'unpublishable'), countOf(found, 'notice')),
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
  const parts = times.map(
    ({ stage, milliseconds }) => `${stageNames[stage][language]} ${(milliseconds / 1000).toFixed(2)}`,
  );
  return `${say.times}  ${parts.join(' → ')}  (${say.seconds((total / 1000).toFixed(2))})`;
}

/** How many units, and that the money before each level is the money after it. */
export function levelReport(run: Run, language: Language): string {
  const say = words[language];
  const yuan = (quanta: number) => yuanText(quanta, quantaPerYuan[run.quantum]);
  return [
    say.units(run.layout.units.length, run.months.map(({ month }) => month).join(' ')),
    say.levels,
    ...levelTotals(run).map(({ name, before, after }) =>
      say.level(name[language], yuan(before), yuan(after), yuan(after - before)),
    ),
  ].join('\n');
}

/** How many checks passed, and each that did not. */
export function checkReport(checks: readonly CheckResult[], run: Run, language: Language): string {
  const say = words[language];
  const yuan = (quanta: number) => yuanText(quanta, quantaPerYuan[run.quantum]);
  const failed = checks.filter(({ passed }) => !passed);
  return [
    say.checks(checks.length - failed.length, checks.length),
    ...failed.map(({ id, severity, name, part, left, right, difference }) =>
      say.failed(
        `${severityNames[language][severity]} ${id}`,
        name[language],
        part?.name[language] ?? '',
        yuan(left),
        yuan(right),
        yuan(difference),
      ),
    ),
  ].join('\n');
}
