import { fault, hasBlocking } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import type { PackVocabulary } from '../contract/vocabulary.ts';
import { allocate } from '../engine/allocate.ts';
import { canonicalLedger } from '../engine/canonical.ts';
import { type CheckResult, runChecks } from '../engine/checks.ts';
import type { Ledger, Month } from '../engine/ledger.ts';
import type { AllocationRules } from '../engine/rules.ts';
import type { Run } from '../engine/run.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import { canonicalJson, type RunIdentity, runIdentity, sha256 } from '../history/identity.ts';
import { loadSheetDefinitions } from '../intake/definitions.ts';
import { type InputPlaces, type IntakeResult, intake } from '../intake/intake.ts';
import { hospitalOf } from '../rules/hospital.ts';
import { loadPack, packDirectory, vocabularyOf } from '../rules/loadPack.ts';
import type { RulePack } from '../rules/pack.ts';
import { resolveRules } from '../rules/resolveRules.ts';
import { readWorkbook } from '../xlsx/readWorkbook.ts';
import { FolderReader } from './folderReader.ts';
import type { AskedMonths, RunOptions } from './options.ts';
import type { StageClock } from './stages.ts';

/** Rule packs as they are on disk now. */
export const packs = new FolderReader(loadPack);

/** The way from range blocks to posted amounts. */
interface Allocated {
  readonly blocks: readonly RangeBlock[];
  readonly sheets: IntakeResult['sheets'];
  readonly ledger: Ledger;
  readonly pack: RulePack;
  /** Folder of the rule pack: its reports stand there. */
  readonly packFolder: string;
  readonly run: Run;
  readonly checks: readonly CheckResult[];
  readonly faults: readonly Fault[];
}

/** Posted amounts that know which run they are. */
export interface Costed extends Allocated {
  readonly identity: RunIdentity;
}

/** An input on its way: what stopped it is in `faults`, and then there is nothing at the end of it. */
interface OnTheWay {
  readonly sheets: IntakeResult['sheets'];
  /** Months to be costed; empty where a fault stops the road before they are known. */
  readonly months: readonly Month[];
  readonly faults: readonly Fault[];
  readonly places: InputPlaces | null;
  readonly hospital: string | null;
}

export interface Allocating extends OnTheWay {
  readonly allocated: Allocated | null;
}

export interface Costing extends OnTheWay {
  readonly costed: Costed | null;
}

/** Range blocks as a reader made them, what it could not read, and the digest of what it read. */
export interface InputBlocks {
  readonly blocks: readonly RangeBlock[];
  readonly faults: readonly Fault[];
  readonly sourceHash: string;
}

/**
 * Reads, checks and allocates; writes nothing. Never throws for what a workbook or a rule pack
 * holds: that comes back as faults.
 */
export async function costWorkbook(
  source: Uint8Array,
  options: RunOptions,
  clock: StageClock,
): Promise<Costing> {
  const read = await clock.time('read', async () => ({
    ...(await readWorkbook(source)),
    sourceHash: sha256(source),
  }));
  return hasBlocking(read.faults)
    ? { sheets: [], months: [], faults: read.faults, places: null, hospital: null, costed: null }
    : costBlocks(read, options, clock);
}

/** The same road from range blocks, whoever read them. */
export async function costBlocks(
  read: InputBlocks,
  options: RunOptions,
  clock: StageClock,
): Promise<Costing> {
  const { allocated, ...onTheWay } = await allocateBlocks(read, options, clock);
  const costed = allocated && {
    ...allocated,
    identity: await clock.time('identify', () => identityOf(allocated, read.sourceHash)),
  };
  return { ...onTheWay, costed };
}

function identityOf({ ledger, run: { months, quantum } }: Allocated, sourceHash: string): RunIdentity {
  const rules = months.map((month) => month.rules);
  return runIdentity({
    canonicalLedger: canonicalLedger(ledger),
    rules,
    options: { months: months.map(({ month }) => month), quantum, method: rules.at(-1)?.method },
    sourceHash,
    engineVersion: ENGINE_VERSION,
  });
}

/** As far as a check goes: to the posted amounts, without asking which run they are. */
export async function allocateBlocks(
  { blocks, faults: readFaults }: Omit<InputBlocks, 'sourceHash'>,
  options: RunOptions,
  clock: StageClock,
): Promise<Allocating> {
  const chosen = new ChosenPack(options.rulePack);
  const {
    ledger,
    sheets,
    places,
    faults: found,
  } = await clock.time('check', () => intake(blocks, loadSheetDefinitions(), (id) => chosen.vocabulary(id)));
  const faults = [...readFaults, ...found, ...chosen.moreFaults];
  const hospital = ledger?.hospital ?? null;
  const onTheWay = { sheets, faults, places, hospital };
  const stopped = (months: readonly Month[] = []) => ({ ...onTheWay, months, allocated: null });
  const { pack } = chosen;
  if (!ledger || !pack || hasBlocking(faults)) return stopped();

  const months = monthsOfRun(ledger, options);
  faults.push(...monthFaults(options.months, months, ledger.months));
  if (months.length === 0) return stopped();
  const resolved = await clock.time('rules', () => rulesByMonth(pack, ledger, months, options));
  faults.push(...resolved.faults);
  const { rulesOf } = resolved;
  if (!rulesOf) return stopped(months);

  const { quantum } = options;
  const posted = await clock.time('allocate', () =>
    allocate(ledger, rulesOf, { months, quantum, enterLevel: clock.enterLevel }),
  );
  faults.push(...posted.faults);
  const { run } = posted;
  if (!run) return stopped(months);

  const { folder: packFolder } = chosen;
  const allocated = { blocks, sheets, ledger, pack, packFolder, run, checks: runChecks(run), faults };
  return { ...onTheWay, months, allocated };
}

const monthsOfRun = (ledger: Ledger, { months }: RunOptions): readonly Month[] =>
  months ? ledger.months.filter((month) => isAsked(months, month)) : ledger.months;

const isAsked = ({ from, to }: AskedMonths, month: Month) => from <= month && (to === null || month <= to);

const monthCount = (from: Month, to: Month) => monthNumber(to) - monthNumber(from) + 1;
const monthNumber = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

/** What was asked for and the cover does not have; an open end asks for no month in particular. */
function monthFaults(
  asked: AskedMonths | undefined,
  months: readonly Month[],
  ofCover: readonly Month[],
): Fault[] {
  if (!asked) return [];
  const range = asked.from === asked.to ? asked.from : `${asked.from}..${asked.to ?? ''}`;
  if (months.length === 0) return [fault('RN-001', { asked: range, months: ofCover.join('、') })];
  const hasAll =
    asked.to === null ? months[0] === asked.from : months.length === monthCount(asked.from, asked.to);
  return hasAll ? [] : [fault('RN-002', { asked: range, months: months.join('、') })];
}

/** The one rule pack of a run: chosen on the command line (an id or a folder), or named by the 封面. */
export class ChosenPack {
  folder = '';
  pack: RulePack | null = null;
  /** What else is wrong with a pack that does not load, beside the fault that intake reports. */
  moreFaults: readonly Fault[] = [];
  readonly #chosen: string | undefined;

  constructor(chosen: string | undefined) {
    this.#chosen = chosen;
  }

  vocabulary(idOnCover: string): PackVocabulary | Fault {
    const named = this.#chosen ?? idOnCover;
    if (!this.#chosen && !/^[\w-]+$/.test(named)) return fault('RU-001', { folder: named });
    this.folder = this.#chosen && /[/\\]/.test(named) ? named : packDirectory(named);
    const { pack, faults } = packs.of(this.folder);
    this.pack = pack;
    if (pack) return vocabularyOf(pack);
    const [first, ...more] = faults;
    this.moreFaults = more;
    if (!first) throw new Error(`the rule pack ${named} did not load and nothing says why`);
    return first;
  }
}

function rulesByMonth(
  pack: RulePack,
  ledger: Ledger,
  months: readonly Month[],
  { method = ledger.method, itemMethod = ledger.itemMethod }: RunOptions,
): { rulesOf: ReadonlyMap<Month, AllocationRules> | null; faults: Fault[] } {
  const rulesOf = new Map<Month, AllocationRules>();
  const faults: Fault[] = [];
  const hospital = hospitalOf(ledger);
  for (const month of months) {
    const resolved = resolveRules(
      pack,
      hospital,
      { ...(method && { method }), ...(itemMethod && { itemMethod }) },
      month,
    );
    faults.push(...resolved.faults.filter((found) => !isAmong(faults, found)));
    if (resolved.rules) rulesOf.set(month, resolved.rules);
  }
  return { rulesOf: rulesOf.size === months.length && !hasBlocking(faults) ? rulesOf : null, faults };
}

/** One wrong row of the 分摊规则 sheet is wrong in every month; it is said once. */
function isAmong(faults: readonly Fault[], found: Fault): boolean {
  const text = canonicalJson(found);
  return faults.some((known) => known.code === found.code && canonicalJson(known) === text);
}
