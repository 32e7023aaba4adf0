import { hasBlocking } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { allocate } from '../engine/allocate.ts';
import { canonicalLedger } from '../engine/canonical.ts';
import { type CheckResult, runChecks } from '../engine/checks.ts';
import type { Ledger, Month } from '../engine/ledger.ts';
import type { AllocationRules } from '../engine/rules.ts';
import type { Run } from '../engine/run.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import { loadSheetDefinitions } from '../intake/definitions.ts';
import { type IntakeResult, intake } from '../intake/intake.ts';
import { loadPack, packDirectory, vocabularyOf } from '../rules/loadPack.ts';
import type { RulePack } from '../rules/pack.ts';
import { resolveRules } from '../rules/resolveRules.ts';
import { readWorkbook } from '../xlsx/readWorkbook.ts';
import { type RunIdentity, runIdentity } from './identity.ts';
import type { RunOptions } from './options.ts';
import type { StageClock } from './stages.ts';

/** A workbook's way from bytes to posted amounts. Whatever stopped it is in `faults`; what was reached is not null. */
export interface Costing {
  readonly sheets: IntakeResult['sheets'];
  readonly ledger: Ledger | null;
  readonly pack: RulePack | null;
  readonly months: readonly Month[];
  readonly run: Run | null;
  readonly checks: readonly CheckResult[];
  readonly identity: RunIdentity | null;
  readonly faults: readonly Fault[];
}

/**
 * Reads, checks and allocates; writes nothing. Never throws for what a workbook or a rule pack
 * holds: that comes back as faults.
 */
export async function costWorkbook(source: Uint8Array, options: RunOptions, clock: StageClock): Promise<Costing> {
  const { blocks, faults } = await clock.time('read', () => readWorkbook(source));
  return hasBlocking(faults) ? stopped(faults) : costBlocks(blocks, faults, source, options, clock);
}

const stopped = (faults: readonly Fault[], reached: Partial<Costing> = {}): Costing => ({
  ...{ sheets: [], ledger: null, pack: null, months: [], run: null, checks: [], identity: null },
  ...reached,
  faults,
});

async function costBlocks(
  blocks: readonly RangeBlock[],
  readFaults: readonly Fault[],
  source: Uint8Array,
  options: RunOptions,
  clock: StageClock,
): Promise<Costing> {
  const packs = new Packs(options.rulePack);
  const taken = await clock.time('check', () => intake(blocks, loadSheetDefinitions(), (id) => packs.vocabulary(id)));
  const { ledger, sheets } = taken;
  const faults = [...readFaults, ...taken.faults, ...packs.faults];
  const pack = packs.pack;
  if (!ledger || !pack || hasBlocking(faults)) return stopped(faults, { sheets, ledger, pack });

  const months = ledger.months.filter((month) => !options.months || (options.months.from <= month && month <= options.months.to));
  const resolved = await clock.time('rules', () => rulesByMonth(pack, ledger, months, options));
  faults.push(...resolved.faults);
  if (!resolved.rulesOf) return stopped(faults, { sheets, ledger, pack, months });
  const { rulesOf } = resolved;

  const allocated = await clock.time('allocate', () => allocate(ledger, rulesOf, { months, quantum: options.quantum }));
  faults.push(...allocated.faults);
  const { run } = allocated;
  if (!run) return stopped(faults, { sheets, ledger, pack, months });
  const identity = runIdentity({
    canonicalLedger: canonicalLedger(ledger),
    rules: [...rulesOf.values()],
    options: { months, quantum: options.quantum, method: options.method ?? ledger.method },
    source,
    engineVersion: ENGINE_VERSION,
  });
  return { sheets, ledger, pack, months, run, checks: runChecks(run), identity, faults };
}

/** Opens the one rule pack of a run, chosen by the command line or by the 封面. */
class Packs {
  pack: RulePack | null = null;
  readonly faults: Fault[] = [];
  readonly #chosen: string | undefined;

  constructor(chosen: string | undefined) {
    this.#chosen = chosen;
  }

  vocabulary(idOfCover: string) {
    const { pack, faults } = loadPack(packDirectory(this.#chosen ?? idOfCover));
    this.pack = pack;
    const [first] = faults;
    if (pack) this.faults.push(...faults);
    else if (first) return first;
    if (!pack) throw new Error('a rule pack that cannot be loaded says why');
    return vocabularyOf(pack);
  }
}

function rulesByMonth(
  pack: RulePack,
  ledger: Ledger,
  months: readonly Month[],
  { method = ledger.method }: RunOptions,
): { rulesOf: ReadonlyMap<Month, AllocationRules> | null; faults: Fault[] } {
  const rulesOf = new Map<Month, AllocationRules>();
  const faults: Fault[] = [];
  const hospital = { rows: ledger.ruleRows, units: ledger.units, elements: ledger.elements };
  for (const month of months) {
    const resolved = resolveRules(pack, hospital, method ? { method } : {}, month);
    faults.push(...resolved.faults);
    if (resolved.rules) rulesOf.set(month, resolved.rules);
  }
  return { rulesOf: rulesOf.size === months.length && !hasBlocking(faults) ? rulesOf : null, faults };
}
