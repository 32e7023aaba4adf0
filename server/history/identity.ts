import { createHash } from 'node:crypto';

/**
 * What makes a run this run. Same ledger, rules, options and engine give the same runId and the same
 * bytes; the source file's own hash stands beside it, since re-saving a workbook changes its bytes
 * without changing what it says.
 */
export interface RunIdentity {
  readonly runId: string;
  readonly ledgerHash: string;
  readonly rulesHash: string;
  readonly optionsHash: string;
  readonly sourceHash: string;
  readonly engineVersion: string;
}

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** JSON with sorted keys: one text for one value, whatever order it was built in. `skip` leaves keys out. */
export function canonicalJson(value: unknown, skip: ReadonlySet<string> = new Set()): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([key]) => !skip.has(key))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}

/** Where a rule was written does not change what it says. */
const ORIGIN_ONLY = new Set(['origin']);

export function runIdentity(parts: {
  canonicalLedger: string;
  rules: unknown;
  options: unknown;
  sourceHash: string;
  engineVersion: string;
}): RunIdentity {
  const ledgerHash = sha256(parts.canonicalLedger);
  const rulesHash = sha256(canonicalJson(parts.rules, ORIGIN_ONLY));
  const optionsHash = sha256(canonicalJson(parts.options));
  const { engineVersion, sourceHash } = parts;
  return {
    runId: sha256([ledgerHash, rulesHash, optionsHash, engineVersion].join('\n')),
    ledgerHash,
    rulesHash,
    optionsHash,
    sourceHash,
    engineVersion,
  };
}
