import type { RunReport } from '../contract/api/runs.ts';
import { canonicalLedger, canonicalResult } from '../engine/canonical.ts';
import type { Run } from '../engine/run.ts';
import { canonicalJson } from './identity.ts';

/** A finished run as it is laid down: enough to say it again, byte for byte. */
export interface RunTexts {
  readonly hospital: string;
  readonly rulePack: string;
  readonly method: string;
  /** `canonicalLedger`; `ledgerHash` is its sha256. */
  readonly ledger: string;
  /** Canonical JSON of `{month, rules}` for every month; values with their origins. */
  readonly rules: string;
  /** `canonicalResult`. */
  readonly result: string;
  readonly report: RunReport;
}

export function runTexts(run: Run, report: RunReport): RunTexts {
  const { ledger, months } = run;
  const [last] = months.slice(-1);
  return {
    hospital: ledger.hospital,
    rulePack: last.rules.pack,
    method: last.rules.method,
    ledger: canonicalLedger(ledger),
    rules: canonicalJson(months.map(({ month, rules }) => ({ month, rules }))),
    result: canonicalResult(run),
    report,
  };
}
