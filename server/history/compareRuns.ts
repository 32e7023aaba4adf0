import type { Comparison } from '../contract/api/comparison.ts';
import { inputChanges } from './inputChanges.ts';
import { ledgerParts } from './ledgerText.ts';
import { heldAmounts, resultChanges } from './resultChanges.ts';
import { readRules, ruleChanges } from './ruleChanges.ts';

/** A registered run as the record keeps it. */
export interface KeptRun {
  readonly runId: string;
  readonly engineVersion: string;
  readonly ledger: string;
  readonly rules: string;
  readonly result: string;
}

/** Beyond this many a person reads no list. */
const MOST_SHOWN = 1_000;

/** What changed from one run to another, in input, rules and result. Linear in what the runs hold. */
export function compareRuns(before: KeptRun, after: KeptRun): Comparison {
  const ledgers = { before: ledgerParts(before.ledger), after: ledgerParts(after.ledger) };
  return {
    before: { runId: before.runId, engineVersion: before.engineVersion },
    after: { runId: after.runId, engineVersion: after.engineVersion },
    input: limited(inputChanges(ledgers.before, ledgers.after)),
    rules: limited(ruleChanges(readRules(before.rules), readRules(after.rules))),
    result: limited(resultChanges(heldAmounts(before.result), heldAmounts(after.result), ledgers)),
  };
}

const limited = <Change>(changes: readonly Change[]) => ({
  shown: changes.slice(0, MOST_SHOWN),
  count: changes.length,
});
