import { fault, placeText } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { HistoryRecord } from '../engine/ledger.ts';
import type { Cover } from './cover.ts';
import type { LedgerDraft } from './records.ts';

/** 历史数据 beside the months that are costed, and its revenue with and without care type side by side. */
export function historyChecks({ history }: LedgerDraft, { months }: Cover): Fault[] {
  return [...costedMonths(history.filter(({ month }) => months.includes(month))), ...mixedCareTypes(history)];
}

function costedMonths(records: readonly HistoryRecord[]): Fault[] {
  const [first] = records;
  if (!first) return [];
  const months = [...new Set(records.map(({ month }) => month))].sort();
  return [fault('IN-051', { months: months.join('、'), count: records.length }, first.at)];
}

/** A total beside its parts would count twice. One fault for every such total. */
function mixedCareTypes(history: readonly HistoryRecord[]): Fault[] {
  const keyOf = ({ month, unit, kind, item }: HistoryRecord) => [month, unit, kind, item].join('\u0001');
  const parts = new Map(history.filter(({ careType }) => careType).map((part) => [keyOf(part), part.at]));
  return history.flatMap((record) => {
    const part = record.careType === null ? parts.get(keyOf(record)) : undefined;
    return part ? [fault('IN-053', { part: placeText(part) }, record.at)] : [];
  });
}
