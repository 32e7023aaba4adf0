import { createHash } from 'node:crypto';
import type { CheckReport } from '../../contract/api/inputs.ts';
import type { RunReport } from '../../contract/api/runs.ts';
import type { AskedOptions } from '../../contract/api/shapes.ts';
import { hasBlocking } from '../../contract/faults/catalogue.ts';
import type { Run } from '../../engine/run.ts';
import type { ReportSheet } from '../../reports/reportSheet.ts';
import type { TrialUnit } from '../../reports/trialUnits.ts';
import { checkLines } from '../../road/checkLines.ts';
import { allocateBlocks, type Costed, costBlocks, type InputBlocks } from '../../road/costing.ts';
import { faultList } from '../../road/faultList.ts';
import type { RunOptions } from '../../road/options.ts';
import { type Results, resultSheets } from '../../road/resultWorkbook.ts';
import { runReport } from '../../road/runReport.ts';
import { StageClock } from '../../road/stages.ts';
import type { RulePack } from '../../rules/pack.ts';
import type { InputBytes, RunOutcome } from '../tasks.ts';
import { jsonBytes } from './jsonBytes.ts';
import type { ParsedInputs } from './parsedInputs.ts';
import type { TaskWatch } from './taskWatch.ts';

/** What of a finished run stays in the worker: enough to be asked, not its input or its cells. */
export interface StandingRun {
  readonly run: Run;
  /** Of its identity. */
  readonly runId: string;
  readonly report: RunReport;
  readonly pack: RulePack;
  /** By key; `figureAt` null where a sheet holds no numbers of the run. */
  readonly sheets: ReadonlyMap<
    string,
    { readonly name: string; readonly figureAt: ReportSheet['figureAt'] | null }
  >;
  /** Units of 保本测算, by code; none where the pack has no such sheet. */
  readonly trialUnits: ReadonlyMap<string, TrialUnit>;
}

export async function checkInput(
  input: InputBytes,
  asked: AskedOptions,
  parsed: ParsedInputs,
  watch: TaskWatch,
): Promise<CheckReport> {
  const clock = new StageClock(watch);
  const read = await readInput(input, parsed, clock);
  const { faults, hospital, sheets, months, allocated } = await allocateBlocks(
    read,
    roadOptions(asked),
    clock,
  );
  return {
    faults: faultList(faults),
    hospital,
    sheets: [...sheets],
    months: [...months],
    checks: allocated ? checkLines(allocated.checks, allocated.run.quantum) : [],
  };
}

/** The whole road to the sheets; `standing` null where the input's faults stop it. */
export async function runInput(
  input: InputBytes,
  asked: AskedOptions,
  parsed: ParsedInputs,
  watch: TaskWatch,
): Promise<{ outcome: RunOutcome; standing: StandingRun | null }> {
  const clock = new StageClock(watch);
  const read = await readInput(input, parsed, clock);
  const costing = await costBlocks(read, roadOptions(asked), clock);
  const { costed } = costing;
  const results = costed && (await clock.time('reports', () => resultSheets(costed, null, clock)));
  const report = runReport(costing, results, asked.quantum);
  if (!costed || !results || hasBlocking(results.faults))
    return { outcome: { report, sheets: null }, standing: null };
  const sheets = results.plans.map((plan) => ({ key: plan.key, name: plan.name, plan: jsonBytes(plan) }));
  watch.heed();
  return { outcome: { report, sheets }, standing: standingOf(costed, results, report) };
}

function standingOf(
  { run, pack, identity }: Costed,
  { plans, reports }: Results,
  report: RunReport,
): StandingRun {
  const figureOf = new Map(reports.map(({ plan: { key }, figureAt }) => [key, figureAt]));
  const sheets = plans.map(({ key, name }) => [key, { name, figureAt: figureOf.get(key) ?? null }] as const);
  const trialUnits = reports.flatMap((each) => each.trialUnits ?? []);
  return {
    run,
    runId: identity.runId,
    report,
    pack,
    sheets: new Map(sheets),
    trialUnits: new Map(trialUnits.map((unit) => [unit.code, unit])),
  };
}

const readInput = (input: InputBytes, parsed: ParsedInputs, clock: StageClock): Promise<InputBlocks> =>
  clock.time('read', () => ({ blocks: parsed.all(input), faults: [], sourceHash: digestOf(input) }));

function digestOf({ blocks }: InputBytes): string {
  const hash = createHash('sha256');
  for (const bytes of blocks) hash.update(Buffer.from(bytes));
  return hash.digest('hex');
}

function roadOptions({ months, rulePack, method, itemMethod, quantum = 'fen' }: AskedOptions): RunOptions {
  return {
    quantum,
    ...(months && { months }),
    ...(rulePack && { rulePack }),
    ...(method && { method }),
    ...(itemMethod && { itemMethod }),
  };
}
