import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { splitCare } from './careSplit.ts';
import { DriverBook, monthBefore } from './drivers.ts';
import { costItems } from './items/costItems.ts';
import { layOut } from './layout.ts';
import type { Ledger, Month } from './ledger.ts';
import type { EnterLevel } from './leftovers.ts';
import { type Quantum, quantaPerYuan } from './money.ts';
import { postMonth } from './postMonth.ts';
import type { AllocationRules } from './rules.ts';
import type { MonthRun, Run } from './run.ts';
import { readBooks } from './sourceCost.ts';

export interface AllocateOptions {
  readonly months: readonly Month[];
  readonly quantum: Quantum;
  readonly enterLevel?: EnterLevel;
}

/**
 * Allocates a ledger's months (at least one) under their rules. Months are posted separately. A run never half
 * happens: with any blocking fault it is null; notices stand beside it.
 */
export function allocate(
  ledger: Ledger,
  rulesOf: ReadonlyMap<Month, AllocationRules>,
  options: AllocateOptions,
): { run: Run | null; faults: Fault[] } {
  const months = [...new Set(options.months)].sort();
  const rules = months.flatMap((month) => rulesOf.get(month) ?? []);
  const faults = faultsOfRules(months, rulesOf);
  if (months.length === 0) throw new Error('no month to allocate');
  if (faults.length > 0) return { run: null, faults };
  const perYuan = quantaPerYuan[options.quantum];
  const { layout, faults: strayUnits } = layOut(ledger, rules);
  const books = readBooks(ledger, layout, months, {
    perYuan,
    rejectsSubFen: (month) => rulesOf.get(month)?.policies.subFen === 'reject',
  });
  faults.push(...strayUnits, ...books.faults);
  months.forEach((month, at) => {
    faults.push(...splitCare(layout, books.costs[at], ledger.careSplits, month));
  });
  if (faults.some(isBlocking)) return { run: null, faults: withoutRepeats(faults) };

  const book = new DriverBook(ledger, layout, withMonthsBefore(months));
  const posted: MonthRun[] = [];
  months.forEach((month, at) => {
    const { enterLevel } = options;
    const context = { layout, rules: rules[at], month, perYuan, enterLevel };
    const done = postMonth(ledger, context, books.costs[at], books.roundings[at], book);
    faults.push(...done.faults);
    posted.push(done.month);
  });
  const { quantum } = options;
  const { slotOfDirectCost } = books;
  const departments = { ledger, quantum, layout, months: posted, slotOfDirectCost };
  if (faults.some(isBlocking)) return { run: null, faults: withoutRepeats(faults) };
  const { items, faults: itemFaults } = costItems(departments);
  return { run: { ...departments, items }, faults: withoutRepeats([...faults, ...itemFaults]) };
}

export const isBlocking = ({ severity }: Fault) => severity === 'blocking';

/** Drivers read a month and, as a fallback, the one before. */
export const withMonthsBefore = (months: readonly Month[]) =>
  new Set(months.flatMap((month) => [month, monthBefore(month)]));

/** The same cell may be read by several senders; it is told once. */
export function withoutRepeats(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((found) => [JSON.stringify(found), found] as const)).values()];
}

function faultsOfRules(months: readonly Month[], rulesOf: ReadonlyMap<Month, AllocationRules>): Fault[] {
  const classesOf = (month: Month) =>
    JSON.stringify(rulesOf.get(month)?.classes.map(({ id, bit, role }) => [id, bit, role]));
  return months.flatMap((month) => {
    if (!rulesOf.has(month)) return [fault('AL-006', { month })];
    const differs = rulesOf.has(months[0]) && classesOf(month) !== classesOf(months[0]);
    return differs ? [fault('AL-007', { month, firstMonth: months[0] })] : [];
  });
}
