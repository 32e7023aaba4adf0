import { type Place, toA1 } from '../place.ts';
import { allocationFaults } from './allocation.ts';
import { excelFaults } from './excel.ts';
import type { Fault, FaultEntry, FaultText, Severity } from './fault.ts';
import { httpFaults } from './http.ts';
import { intakeFaults } from './intake.ts';
import { itemFaults } from './items.ts';
import { paneFaults } from './pane.ts';
import { recordFaults } from './record.ts';
import { reportFaults } from './report.ts';
import { rulesFaults } from './rules.ts';
import { runFaults } from './run.ts';
import { submissionFaults } from './submissions.ts';
import { workbookFaults } from './workbook.ts';

/** Every fault the product knows, by code; families in order of precedence: file, input, run, rules, allocation, service items, report, transport, record, pane. */
const entries = {
  ...workbookFaults,
  ...excelFaults,
  ...intakeFaults,
  ...runFaults,
  ...rulesFaults,
  ...allocationFaults,
  ...itemFaults,
  ...submissionFaults,
  ...reportFaults,
  ...httpFaults,
  ...recordFaults,
  ...paneFaults,
} as const;

export type FaultCode = keyof typeof entries;
export const faultCatalogue: Readonly<Record<string, FaultEntry>> = entries;

export type Language = 'zh' | 'en';

/** Makes a fault of a known code; its severity comes from the catalogue, so that one code means one thing. */
export function fault(code: FaultCode, params: Fault['params'] = {}, where: Place | null = null): Fault {
  return { code, severity: entries[code].severity, params, where };
}

/** The fault's three texts with its params filled in. */
export function faultText(found: Fault, language: Language): FaultText {
  const entry = faultCatalogue[found.code];
  if (!entry) throw new Error(`fault code ${found.code} is not in the catalogue`);
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = found.params[name];
      if (value === undefined) throw new Error(`fault ${found.code} has no param ${name}`);
      return String(value);
    });
  const { what, why, remedy } = entry[language];
  return { what: fill(what), why: fill(why), remedy: fill(remedy) };
}

/** `《分摊参数》C15`, `《分摊参数》` or `drivers.yaml:12 drivers.headcount`; empty where there is no place. */
export function placeText(where: Place | null): string {
  if (!where) return '';
  if ('file' in where) return `${where.file}:${where.line} ${where.key}`;
  return 'row' in where ? `《${where.sheet}》${toA1(where)}` : `《${where.sheet}》`;
}

export const severityNames: Record<Language, Record<Fault['severity'], string>> = {
  zh: { blocking: '阻断核算', unpublishable: '阻断发布', notice: '提示' },
  en: { blocking: 'blocks costing', unpublishable: 'blocks publishing', notice: 'notice' },
};

/** One line for a console or a list: severity, code, place, what, why, remedy. `names`: what severities mean there. */
export function faultLine(found: Fault, language: Language, names = severityNames[language]): string {
  const { what, why, remedy } = faultText(found, language);
  const place = placeText(found.where);
  return language === 'zh'
    ? `[${names[found.severity]} ${found.code}] ${place}${place ? ' ' : ''}${what}，${why}。${remedy}。`
    : `[${names[found.severity]} ${found.code}] ${place}${place ? ' ' : ''}${what}: ${why}. ${remedy}.`;
}

const severityRank: Record<Fault['severity'], number> = { blocking: 0, unpublishable: 1, notice: 2 };

/** Blocking first, then in the order found. */
export function bySeverity(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => severityRank[a.severity] - severityRank[b.severity]);
}

export const countOf = (found: readonly { severity: Severity }[], severity: Severity): number =>
  found.filter((each) => each.severity === severity).length;

export const hasBlocking = (faults: readonly Fault[]): boolean =>
  faults.some(({ severity }) => severity === 'blocking');
