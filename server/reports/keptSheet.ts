import type { SheetPlan } from '../contract/plan.ts';
import { shortRun } from '../contract/shortRun.ts';
import { type SheetOfRows, sheetOfRows } from './sheetOfRows.ts';

/** A trial worth keeping. */
export interface KeptTrial {
  /** What a person calls it; the same name is written to the same sheet again. */
  readonly name: string;
  readonly hospital: string;
  readonly period: string;
  /** Of the run that it was tried on. */
  readonly runId: string;
  /** One line a change: `2024-01 检验科(0202) 人员：12 → 10`. */
  readonly changes: readonly string[];
}

/** Each kind has sheets of its own: what-ifs and break-even trials of one name stand side by side. */
const kinds = { scenario: '测算', 'break-even-trial': '保本测算' } as const;

/** The sheet of a kept trial: what was tried on what, and the table of what comes of it. */
export function keptSheet(
  kind: keyof typeof kinds,
  { name, hospital, period, runId, changes }: KeptTrial,
  { lead, ...table }: Pick<SheetOfRows, 'lead' | 'columns' | 'rows' | 'notes'>,
): SheetPlan {
  const title = `${kinds[kind]} ${name}`;
  return sheetOfRows({
    key: `${kind}-${keyLetters(name)}`,
    name: title,
    title,
    subtitle: `编制单位：${hospital}　期间：${period}　单位：元`,
    tab: 'result',
    lead: [`运行编号：${shortRun(runId)}`, ...lead, ...changes.map((change) => `改动：${change}`)],
    ...table,
  });
}

/** A name of a person’s making, in letters that a key may have. */
const keyLetters = (name: string): string =>
  [...new TextEncoder().encode(name.trim())].map((byte) => byte.toString(16).padStart(2, '0')).join('');
