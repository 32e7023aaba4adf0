import type { RuleChange } from '../contract/api/comparison.ts';
import type { BookName } from '../contract/api/record.ts';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { bookId } from '../history/books.ts';
import type { HistoryState, RegisteredRun } from '../history/fold.ts';
import { driverChanges, type RulesOfMonth, readRules } from '../history/ruleChanges.ts';
import type { Record } from './record.ts';

/** Drivers that differ between a month and the one before it. */
export interface DriverChanges {
  /** ST-026: a reason is needed. */
  readonly fault: Fault;
  readonly changes: readonly RuleChange[];
}

/**
 * A driver once chosen is kept; a month whose drivers differ from those of the month before needs a reason
 * (财会〔2019〕25号 art. 22). Of the first month that differs; null where none does.
 */
export async function changedDrivers(
  record: Record,
  book: BookName,
  rules: readonly RulesOfMonth[],
): Promise<DriverChanges | null> {
  const [first] = rules;
  const earlier = first && (await rulesBefore(record, book, first.month));
  const inOrder = earlier ? [earlier, ...rules] : rules;
  for (const [at, month] of inOrder.slice(1).entries()) {
    const before = inOrder[at] as RulesOfMonth;
    const changes = driverChanges(before, month);
    if (changes.length === 0) continue;
    const params = { month: month.month, before: before.month, count: changes.length };
    return { fault: fault('ST-026', params), changes };
  }
  return null;
}

/** Of the latest month before this one; null where none is on record, or its content was archived. */
async function rulesBefore(
  { state, payloads }: Record,
  book: BookName,
  month: string,
): Promise<RulesOfMonth | null> {
  const found = runBefore(state, book, month);
  if (!found || state.archivedIn.has(found.run.payloads.rules)) return null;
  const kept = readRules(await payloads.text(found.run.payloads.rules));
  return kept.find((rules) => rules.month === found.month) ?? null;
}

function runBefore(
  { books }: HistoryState,
  { id, hospital, year }: BookName,
  before: string,
): { month: string; run: RegisteredRun } | null {
  const earlierYear = bookId(hospital, String(Number(year) - 1));
  const found = [books.get(earlierYear), books.get(id)].flatMap((book) =>
    [...(book?.months.values() ?? [])].flatMap(({ month, runId }) => {
      const run = book?.runs.get(runId ?? '');
      return run && month < before ? [{ month, run }] : [];
    }),
  );
  return found.sort((a, b) => (a.month < b.month ? -1 : 1)).at(-1) ?? null;
}
