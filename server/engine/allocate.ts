import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { splitCare, splitUnits } from './careSplit.ts';
import { DriverBook } from './drivers.ts';
import { isOpenIn, type Layout, layOut } from './layout.ts';
import type { Ledger, Month } from './ledger.ts';
import { type Quantum, quantaPerYuan } from './money.ts';
import type { AllocationRules } from './rules.ts';
import type { MonthRun, Rounding, Run, SourceCost } from './run.ts';
import { costOutOfTime, readBooks } from './sourceCost.ts';
import { closingSteps, StepDown } from './stepDown.ts';
import { WeightsOfMonth } from './weights.ts';

export interface AllocateOptions {
  readonly months: readonly Month[];
  readonly quantum: Quantum;
}

/**
 * Allocates a ledger's months under their rules. Months are posted separately. A run never half
 * happens: with any blocking fault it is null; notices stand beside it.
 */
export function allocate(
  ledger: Ledger,
  rulesOf: ReadonlyMap<Month, AllocationRules>,
  options: AllocateOptions,
): { run: Run | null; faults: Fault[] } {
  const months = [...options.months].sort();
  const rules = months.flatMap((month) => rulesOf.get(month) ?? []);
  const faults = faultsOfRules(months, rulesOf);
  if (faults.length > 0 || rules.length === 0) return { run: null, faults };
  const perYuan = quantaPerYuan[options.quantum];
  const { layout, faults: ofLayout } = layOut(ledger, rules);
  const books = readBooks(ledger, layout, months, {
    perYuan,
    rejectsSubFen: (month) => rulesOf.get(month)?.policies.subFen === 'reject',
  });
  faults.push(...ofLayout, ...books.faults);
  const book = new DriverBook(ledger);
  const done = months.map((month, at) => {
    const split = splitCare(layout, books.costs[at], ledger.careSplits, month);
    faults.push(...split);
    if (faults.some(isBlocking)) return null;
    const context = { layout, rules: rules[at], month, perYuan };
    const posted = postMonth(ledger, context, books.costs[at], books.roundings[at], book);
    faults.push(...posted.faults);
    return posted.run;
  });
  const told = withoutRepeats(faults);
  if (told.some(isBlocking)) return { run: null, faults: told };
  const { slotOfDirectCost } = books;
  const runs = done.filter((month) => month !== null);
  return { run: { ledger, quantum: options.quantum, layout, months: runs, slotOfDirectCost }, faults: told };
}

interface MonthContext {
  readonly layout: Layout;
  readonly rules: AllocationRules;
  readonly month: Month;
  readonly perYuan: number;
}

function postMonth(
  ledger: Ledger,
  context: MonthContext,
  source: SourceCost,
  rounding: Rounding,
  book: DriverBook,
): { run: MonthRun; faults: Fault[] } {
  const { layout, rules, month, perYuan } = context;
  const held = heldBeforeLevelOne(layout, source);
  const closesAt = closingSteps(layout, rules);
  const split = new Set(splitUnits(layout, ledger.careSplits, month).keys());
  const weights = new WeightsOfMonth(layout, rules, month, book, closesAt, split);
  const steps = new StepDown(context, closesAt, weights, held);
  const heldAfterLevel = steps.runFrom(0);
  const { handOuts } = steps;
  const used = weightsUsed(handOuts);
  const outOfTime = costOutOfTime(layout, source, month, perYuan, (unit) =>
    isOpenIn(layout.units[unit], month),
  );
  const faults = [...steps.faults, ...used.flatMap((found) => found.faults), ...outOfTime];
  const outsideBase = used.flatMap((found) => found.outside);
  const weightsByKey = weights.byKey;
  const run = {
    month,
    rules,
    source,
    held,
    closesAt,
    handOuts,
    heldAfterLevel,
    rounding,
    outsideBase,
    weightsByKey,
  };
  return { run, faults };
}

/** A unit's own cost has the empty mask. */
export function heldBeforeLevelOne(layout: Layout, source: SourceCost): Float64Array {
  const held = new Float64Array(layout.units.length * layout.rowLength);
  for (let unit = 0; unit < layout.units.length; unit++) {
    for (let column = 0; column < layout.columns; column++) {
      const slot = unit * layout.columns + column;
      held[unit * layout.rowLength + column] =
        source.book[slot] + source.adjustment[slot] + source.careSplit[slot];
    }
  }
  return held;
}

/** Each once, in the order of use: senders share them. */
function weightsUsed(handOuts: MonthRun['handOuts']) {
  return [...new Set(handOuts.flatMap(({ shares }) => shares.map(({ weights }) => weights)))];
}

const isBlocking = ({ severity }: Fault) => severity === 'blocking';

/** The same cell may be read by several senders; it is told once. */
function withoutRepeats(faults: readonly Fault[]): Fault[] {
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
