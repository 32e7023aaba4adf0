import type { KeptRun } from '../history/compareRuns.ts';
import type { RegisteredRun } from '../history/fold.ts';
import type { Record } from './record.ts';

/** What the record keeps of a run, verified as it is read; `Refused` where some of it is missing or changed. */
export async function keptRun({ payloads }: Record, { run, ...registered }: RegisteredRun): Promise<KeptRun> {
  const { ledger, rules, result } = registered.payloads;
  return {
    runId: run.runId,
    engineVersion: run.engineVersion,
    ledger: await payloads.text(ledger),
    rules: await payloads.text(rules),
    result: await payloads.text(result),
  };
}
