import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { shortRun } from '../contract/shortRun.ts';
import { allocate } from '../engine/allocate.ts';
import { canonicalResult } from '../engine/canonical.ts';
import type { Quantum } from '../engine/money.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import type { KeptRun } from './compareRuns.ts';
import { type RunIdentity, runIdentity } from './identity.ts';
import { keptLedger } from './keptLedger.ts';
import { type RulesOfMonth, readRules } from './ruleChanges.ts';

/** A run as the record keeps it, with what it was registered as. */
export interface RegisteredTexts extends KeptRun {
  readonly identity: RunIdentity;
  readonly options: {
    readonly months: readonly string[];
    readonly quantum: Quantum;
    readonly method: string;
  };
}

/**
 * Whether a registered run is what it says: its hashes over what is kept, and the result made anew from
 * the kept input and rules, byte for byte. Empty: verified. A result of an older engine is told as such.
 */
export function verifyRun(kept: RegisteredTexts): Fault[] {
  const read = whereReadable(() => {
    const rules = readRules(kept.rules);
    return { rules, found: hashFaults(kept, rules) };
  });
  if (!read) return [unreadable(kept)];
  const { rules, found } = read;
  if (kept.identity.engineVersion !== ENGINE_VERSION)
    found.push(fault('ST-038', { made: kept.identity.engineVersion, now: ENGINE_VERSION }));
  const { months, quantum } = kept.options;
  const rulesOf = new Map(rules.map((each) => [each.month, each.rules]));
  const made = whereReadable(() => {
    const { run } = allocate(keptLedger(kept.ledger), rulesOf, { months, quantum });
    return { result: run && canonicalResult(run) };
  });
  if (!made) return [...found, unreadable(kept)];
  if (made.result === null) return [...found, fault('ST-039', { run: shortRun(kept.runId) })];
  return made.result === kept.result ? found : [...found, differenceFault(kept.result, made.result)];
}

/**
 * A seal says that a content is what was sealed, not that it is a ledger: whoever forges a package seals
 * what they like. Null whatever it fails with.
 */
function whereReadable<Read>(read: () => Read): Read | null {
  try {
    return read();
  } catch {
    return null;
  }
}

const unreadable = ({ runId }: RegisteredTexts): Fault => fault('ST-042', { run: shortRun(runId) });

const hashNames = {
  ledgerHash: '输入',
  rulesHash: '规则',
  optionsHash: '选项',
  runId: '运行编号',
} as const;

function hashFaults({ ledger, identity, options }: RegisteredTexts, rules: readonly RulesOfMonth[]): Fault[] {
  const { months, quantum, method } = options;
  const now = runIdentity({
    canonicalLedger: ledger,
    rules: rules.map((each) => each.rules),
    options: { months, quantum, method },
    sourceHash: identity.sourceHash,
    engineVersion: identity.engineVersion,
  });
  return (Object.keys(hashNames) as (keyof typeof hashNames)[])
    .filter((name) => now[name] !== identity[name])
    .map((name) => fault('ST-036', { what: hashNames[name], registered: identity[name], found: now[name] }));
}

/** The first line that says something else, with the month and unit it belongs to. */
function differenceFault(before: string, after: string): Fault {
  const [kept, made] = [before.split('\n'), after.split('\n')];
  let month = '';
  let unit = '';
  const at = kept.findIndex((line, index) => {
    if (line.startsWith('month ')) month = line.split(' ')[1] ?? '';
    if (line.startsWith('unit ')) unit = line;
    return line !== made[index];
  });
  const index = at === -1 ? kept.length : at;
  return fault('ST-037', {
    month,
    unit,
    line: index + 1,
    before: excerpt(kept[index]),
    after: excerpt(made[index]),
  });
}

const MOST_LETTERS = 80;
const excerpt = (line = ''): string =>
  line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line;
