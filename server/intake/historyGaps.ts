import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { fewNames } from '../contract/faults/fewNames.ts';
import { isOpenIn, unitLabel } from '../engine/layout.ts';
import type { CostUnit, HistoryRecord, Month } from '../engine/ledger.ts';
import type { Cover } from './cover.ts';
import type { LedgerDraft } from './records.ts';

/** Kinds of 历史数据 that 本年累计 adds up, and what people call them. */
const kindNames = {
  fullCost: { what: '全成本', whatEn: 'full cost' },
  orderedRevenue: { what: '开单收入', whatEn: 'ordered revenue' },
  workload: { what: '工作量', whatEn: 'workload' },
} as const;
type Kind = keyof typeof kindNames;
const kinds = Object.keys(kindNames) as Kind[];

/** One text for what a unit has of a kind: its workload measure by measure. */
const lineOf = (kind: string, item: string): string => `${kind} ${kind === 'workload' ? item : ''}`;

/**
 * Units that are at work now and of which a month of the year has nothing, though it tells of others of
 * their class: 本年累计 takes it for nothing, which a person may have meant, or forgotten.
 */
export function historyGaps(draft: LedgerDraft, { months }: Cover): Fault[] {
  const year = months.at(-1)?.slice(0, 4);
  const before = draft.history.filter(({ month }) => month.startsWith(`${year}-`) && !months.includes(month));
  const now = linesNow(draft, months);
  return [...new Set(before.map(({ month }) => month))].sort().flatMap((month) => {
    const rows = before.filter((row) => row.month === month);
    return kinds.flatMap((kind) => gapOf(draft.units, now, month, kind, rows));
  });
}

/** What each unit that does something has in the months of the cover. */
function linesNow({ workloads, revenues }: LedgerDraft, months: readonly Month[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (unit: string, line: string) => found.set(unit, (found.get(unit) ?? new Set()).add(line));
  for (const { month, unit, measure, quantity } of workloads) {
    if (!months.includes(month) || quantity === 0) continue;
    add(unit, lineOf('workload', measure));
    add(unit, lineOf('fullCost', ''));
  }
  for (const { month, orderingUnit } of revenues)
    if (months.includes(month)) add(orderingUnit, lineOf('orderedRevenue', ''));
  return found;
}

function gapOf(
  units: readonly CostUnit[],
  now: ReadonlyMap<string, ReadonlySet<string>>,
  month: Month,
  kind: Kind,
  rows: readonly HistoryRecord[],
): Fault[] {
  const own = rows.filter((row) => row.kind === kind);
  const told = new Set(own.map(({ unit, item }) => `${unit} ${lineOf(kind, item)}`));
  const classOf = new Map(units.map(({ code, unitClass }) => [code, unitClass]));
  const classes = new Set(own.map(({ unit, item }) => `${classOf.get(unit)} ${lineOf(kind, item)}`));
  const missing = units.filter((unit) =>
    [...(now.get(unit.code) ?? [])].some(
      (line) =>
        classes.has(`${unit.unitClass} ${line}`) &&
        !told.has(`${unit.code} ${line}`) &&
        isOpenIn(unit, month),
    ),
  );
  if (missing.length === 0) return [];
  const params = { month, ...kindNames[kind], count: missing.length };
  return [fault('IN-057', { ...params, units: fewNames(missing.map(unitLabel)) }, own[0]?.at ?? null)];
}
