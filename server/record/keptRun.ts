import type { RegisteredRun } from '../history/fold.ts';
import type { RegisteredTexts } from '../history/verifyRun.ts';
import type { Record } from './record.ts';

/** What the record keeps of a run, each content verified as it is read; `Refused` where some is missing or changed. */
export async function keptRun(
  { payloads }: Record,
  { run: identity, options, payloads: { ledger, rules, result } }: RegisteredRun,
): Promise<RegisteredTexts> {
  const { runId, engineVersion } = identity;
  return {
    runId,
    engineVersion,
    identity,
    options,
    ledger: await payloads.text(ledger),
    rules: await payloads.text(rules),
    result: await payloads.text(result),
  };
}
