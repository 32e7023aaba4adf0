import type { Fault } from '../contract/faults/fault.ts';
import { isBlocking, withMonthsBefore, withoutRepeats } from './allocate.ts';
import { type Change, changedLedger, changedRules, touches } from './changes.ts';
import { DriverBook, monthBefore } from './drivers.ts';
import type { Ledger } from './ledger.ts';
import { quantaPerYuan } from './money.ts';
import { type MonthState, postMonth } from './postMonth.ts';
import type { AllocationRules } from './rules.ts';
import type { HandOut, MonthRun, Run, Share } from './run.ts';

/** A unit's cost (held to the end, or handed out) in the months that change, in quanta. */
interface ChangedTotal {
  readonly unit: string;
  readonly before: number;
  readonly after: number;
}

interface WhatIfResult {
  /** The run as it would be, for any figure; null where the change cannot be costed. */
  readonly run: Run | null;
  /** Of the months that were posted again. */
  readonly faults: Fault[];
  /** Only units whose total changes, in canonical order. */
  readonly units: readonly ChangedTotal[];
}

/**
 * What a change of drivers would do: only senders from the first step it touches are posted again.
 * Equal to a full run of the changed ledger and rules, byte for byte.
 */
export function whatIf(run: Run, change: Change): WhatIfResult {
  const ledger = changedLedger(run.ledger, change);
  const faults: Fault[] = [];
  const months = run.months.map((month) => {
    const rules = month.month === change.month ? changedRules(month.rules, change) : month.rules;
    const touched = touchedShares(run, month, change);
    if (touched.size === 0) return month.rules === rules ? month : { ...month, rules };
    const again = postAgain(run, ledger, month, rules, touched);
    faults.push(...again.faults);
    return again.month;
  });
  if (faults.some(isBlocking)) return { run: null, faults: withoutRepeats(faults), units: [] };
  const departments = { ...run, ledger, months };
  const changed = { ...departments, items: run.items?.onCostOf(departments) ?? null };
  return { run: changed, faults: withoutRepeats(faults), units: changedTotals(run, changed) };
}

/** Shares whose weights may be others: in the month itself, and where a fallback reads it as last month. */
function touchedShares(run: Run, month: MonthRun, change: Change): Map<Share, HandOut> {
  const found = new Map<Share, HandOut>();
  const isMonth = month.month === change.month;
  const isNext = monthBefore(month.month) === change.month;
  if (!isMonth && !isNext) return found;
  const valuesOnly = isMonth ? change : { ...change, drivers: [] };
  for (const handOut of month.handOuts) {
    const { code } = run.layout.units[handOut.sender];
    for (const share of handOut.shares) {
      const looksBack = share.weights.fallback !== null && share.assignment.fallbacks.includes('lastMonth');
      if (!isMonth && !looksBack) continue;
      if (touches(valuesOnly, share.assignment, code, month.rules)) found.set(share, handOut);
    }
  }
  return found;
}

function postAgain(
  run: Run,
  ledger: Ledger,
  month: MonthRun,
  rules: AllocationRules,
  touched: ReadonlyMap<Share, HandOut>,
): ReturnType<typeof postMonth> {
  const first = Math.min(...[...touched.values()].map(({ step }) => step));
  const changed = new Set([...touched.keys()].map(({ weights }) => weights));
  const state = stateBefore(run, month, restartStep(run, month, first));
  const known = new Map([...month.weightsByKey].filter(([, weights]) => !changed.has(weights)));
  const { layout } = run;
  const context = { layout, rules, month: month.month, perYuan: quantaPerYuan[run.quantum] };
  const book = new DriverBook(ledger, layout, withMonthsBefore([month.month]));
  return postMonth(ledger, context, month.source, month.rounding, book, { ...state, weightsByKey: known });
}

/** Classes whose units close at a step or later. */
const classesFrom = (run: Run, { closesAt }: MonthRun, step: number) =>
  new Set(run.layout.classOf.filter((_, unit) => closesAt[unit] >= step));

/**
 * The step to go back to: the latest one, not after the first touched, from which on only classes send
 * that have not sent before. What they sent can then be told from the rest by its mask.
 */
function restartStep(run: Run, month: MonthRun, first: number): number {
  const sendLater = classesFrom(run, month, first);
  const earlier = month.closesAt.findIndex(
    (step, unit) => step !== -1 && step < first && sendLater.has(run.layout.classOf[unit]),
  );
  return earlier === -1 ? first : restartStep(run, month, month.closesAt[earlier]);
}

/** What everybody held before a step: open units without the masks of those who send from it on. */
function stateBefore(run: Run, month: MonthRun, step: number): Omit<MonthState, 'weightsByKey'> {
  const { layout } = run;
  const laterBits = [...classesFrom(run, month, step)].reduce((bits, { bit }) => bits | (2 ** (bit ?? 0)), 0);
  const fill = (held: Float64Array) => {
    held.set(month.held);
    for (let unit = 0; unit < layout.units.length; unit++) {
      if (month.closesAt[unit] !== -1 && month.closesAt[unit] < step) continue;
      for (let mask = 0; mask < layout.masks; mask++) {
        if ((mask & laterBits) === 0) continue;
        const start = unit * layout.rowLength + mask * layout.columns;
        held.fill(0, start, start + layout.columns);
      }
    }
  };
  const handOuts = month.handOuts.filter((handOut) => handOut.step < step);
  return { step, fill, handOuts, heldAfterLevel: month.heldAfterLevel };
}

function changedTotals(run: Run, changed: Run): ChangedTotal[] {
  const again = run.months.flatMap((month, at) => (month === changed.months[at] ? [] : [at]));
  const before = totalsOf(run, again);
  const after = totalsOf(changed, again);
  return run.layout.units.flatMap(({ code }, unit) =>
    before[unit] === after[unit] ? [] : [{ unit: code, before: before[unit], after: after[unit] }],
  );
}

function totalsOf({ layout, months }: Run, which: readonly number[]): Float64Array {
  const { rowLength } = layout;
  const totals = new Float64Array(layout.units.length);
  for (const at of which) {
    const { held } = months[at];
    for (let unit = 0; unit < totals.length; unit++)
      totals[unit] += sumOfStretch(held, unit * rowLength, (unit + 1) * rowLength);
  }
  return totals;
}

function sumOfStretch(amounts: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += amounts[at];
  return sum;
}
