import { allocate } from '../engine/allocate.ts';
import type { Ledger } from '../engine/ledger.ts';
import type { AllocationRules } from '../engine/rules.ts';
import { testRules } from '../engine/testRules.ts';

export function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function allocateAll(ledger: Ledger) {
  const rulesOf = new Map<string, AllocationRules>(ledger.months.map((month) => [month, testRules()]));
  const { run } = allocate(ledger, rulesOf, { months: ledger.months, quantum: 'fen' });
  if (!run) throw new Error('the generated hospital did not run');
  return run;
}
