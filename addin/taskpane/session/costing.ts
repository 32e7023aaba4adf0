import type { MonthState } from '../../../server/contract/api/record.ts';
import { Refused } from '../../../server/contract/api/refused.ts';
import type { RunEvent, RunReport, RunStatus } from '../../../server/contract/api/runs.ts';
import type { AskedOptions } from '../../../server/contract/api/shapes.ts';
import { fault } from '../../../server/contract/faults/catalogue.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import type { WrittenSheet } from '../../workbook/workbook.ts';
import type { Checking } from './checking.ts';
import { type Desk, keep } from './desk.ts';
import { fingerprint } from './fingerprint.ts';
import type { JobResult, JobUnderWay } from './jobs.ts';
import { optionsOf } from './options.ts';
import type { Reading } from './reading.ts';
import type { StaleMark } from './staleMark.ts';
import { type LastRun, type StageId, type Stale, stageIds } from './state.ts';
import { isRunGone, troubleOf } from './trouble.ts';

/** A run that came to its end, with what it was made from. */
interface Finished {
  readonly status: RunStatus;
  readonly report: RunReport;
  readonly blocks: readonly RangeBlock[];
  /** When reading began, for edits since. */
  readonly mark: number;
}

/** 核算: the inputs read, costed and written back as result sheets. */
export class Costing {
  readonly #desk: Desk;
  readonly #reading: Reading;
  readonly #checking: Checking;
  readonly #stale: StaleMark;

  constructor(desk: Desk, reading: Reading, checking: Checking, stale: StaleMark) {
    this.#desk = desk;
    this.#reading = reading;
    this.#checking = checking;
    this.#stale = stale;
  }

  cost(): Promise<void> {
    return this.#desk.jobs.run('cost', (job) => this.#costAndWrite(job));
  }

  refresh(): Promise<void> {
    return this.#desk.jobs.run('refresh', async (job) => {
      const { run, stale } = this.#desk.store.state();
      if (!run || stale) return this.#costAndWrite(job);
      const plans = await this.#plansStillHeld(run, job);
      if (!plans) return this.#costAndWrite(job);
      return this.#write(plans, (sheets) => ({ ...run, sheets, at: now() }), job);
    });
  }

  async #costAndWrite(job: JobUnderWay): Promise<JobResult> {
    const options = optionsOf(this.#desk.store.state().settings);
    const finished = await this.#run(options, job);
    if (!finished) return { isFailed: true };
    const { status, report, blocks, mark } = finished;
    const keys = report.results.map(({ key }) => key);
    const plans = await this.#plans(status.id, keys, job);
    const inputs = new Set(report.inputSheets.map(({ sheetName }) => sheetName));
    await this.#refuseChanged(inputs, mark);
    await this.#refusePublished(report);
    const facts = { ...factsOf(status, report), options, fingerprint: await fingerprint(blocks, inputs) };
    const result = await this.#write(
      plans,
      (sheets) => ({ ...facts, sheets, at: now(), stages: job.stages(), milliseconds: job.elapsed() }),
      job,
    );
    await this.#checking.mark();
    await this.#stale.review(mark);
    return result;
  }

  /** Results of inputs that are no longer there as they were read must not be written beside them. */
  async #refuseChanged(inputs: ReadonlySet<string>, mark: number): Promise<void> {
    const present = new Set((await this.#desk.workbook.sheets()).map(({ name }) => name));
    const edited = new Set(this.#desk.edits.since(mark));
    const changed = [...inputs].filter((sheet) => edited.has(sheet) || !present.has(sheet));
    if (changed.length === 0) return;
    throw new Refused(fault('PN-002', { sheets: changed.map((sheet) => `《${sheet}》`).join('、') }));
  }

  /**
   * A published month's sheets are not replaced in silence; the same result again replaces nothing. A
   * record that cannot be read stops no costing: it says so where it is needed.
   */
  async #refusePublished({ hospital, months, identity }: RunReport): Promise<void> {
    const standing = await this.#desk.client.books
      .standing({ hospital: hospital ?? '', months })
      .catch(() => null);
    const fixed = (standing?.months ?? []).flatMap(({ found }) =>
      found && isFixed(found.state) && found.runId !== identity?.runId ? [found] : [],
    );
    const [first] = fixed;
    if (!first) return;
    const named = { months: fixed.map(({ month }) => month).join('、'), state: first.stateName.zh };
    throw new Refused(fault('ST-020', named));
  }

  /** Null: faults of the input stop it, and stand in the check. */
  async #run(options: AskedOptions, job: JobUnderWay): Promise<Finished | null> {
    const { client } = this.#desk;
    const { blocks, mark, inputId } = await this.#reading.send(job);
    job.stage('wait');
    const id = await client.startRun(inputId, options, job.signal);
    const status = await this.#follow(id, job);
    await client.forgetInput(inputId).catch(() => undefined);
    const { report } = status;
    if (status.fault) throw new Refused(status.fault as Refused['fault']);
    if (!report) throw new Refused(fault(status.state === 'cancelled' ? 'HT-034' : 'HT-035', { run: id }));
    this.#checking.show(report, blocks);
    if (status.state === 'done') return { status, report, blocks, mark };
    await this.#checking.mark();
    return null;
  }

  /** The run to its end; whoever cancels stops it on the server as well. */
  async #follow(id: string, job: JobUnderWay): Promise<RunStatus> {
    const { client } = this.#desk;
    try {
      for await (const event of client.follow(id, job.signal)) {
        const stage = stageOf(event);
        if (stage) job.stage(stage);
        if (event.kind === 'level') job.level({ name: event.name, month: event.month });
      }
      return await client.run(id, job.signal);
    } catch (cause) {
      if (job.signal.aborted) await client.cancelRun(id).catch(() => undefined);
      throw cause;
    }
  }

  async #write(
    plans: readonly SheetPlan[],
    runOf: (sheets: readonly WrittenSheet[]) => LastRun,
    job: JobUnderWay,
  ): Promise<JobResult> {
    const { store, undoing, workbook } = this.#desk;
    job.stage('write');
    const { sheets, faults, undo } = await workbook.write(plans, job.watch);
    const { run, stale } = store.state();
    undoing.resultsWritten(undo, () => this.#restore(run, stale));
    this.#checking.add(faults);
    await this.#rememberRun(runOf(sheets));
    await this.#stale.clear();
    return { sheets };
  }

  /** Results were taken back: the run and the mark of before are right again. */
  async #restore(run: LastRun | null, stale: Stale | null): Promise<void> {
    const undone = this.#desk.store.state().run;
    await this.#rememberRun(run);
    await this.#stale.restore(stale, undone);
  }

  /** Null where the server has let them go. */
  async #plansStillHeld({ id, sheets }: LastRun, job: JobUnderWay): Promise<readonly SheetPlan[] | null> {
    try {
      return await this.#plans(
        id,
        sheets.map(({ planKey }) => planKey),
        job,
      );
    } catch (cause) {
      if (isRunGone(troubleOf(cause))) return null;
      throw cause;
    }
  }

  /** One by one: all at once would hold up the pane while they are parsed. */
  async #plans(run: string, keys: readonly string[], job: JobUnderWay): Promise<readonly SheetPlan[]> {
    job.stage('reports');
    const plans: SheetPlan[] = [];
    for (const key of keys) plans.push(await this.#desk.client.plan(run, key, job.signal));
    return plans;
  }

  async #rememberRun(run: LastRun | null): Promise<void> {
    this.#desk.store.set({ run });
    await keep(this.#desk, 'run', run);
  }
}

const isFixed = (state: MonthState): boolean => state === 'published' || state === 'closed';

const now = (): string => new Date().toISOString();

const factsOf = ({ id }: RunStatus, report: RunReport) => ({
  id,
  hospital: report.hospital,
  months: report.months,
  runId: report.identity?.runId ?? null,
  engineVersion: report.identity?.engineVersion ?? null,
  counts: report.faults.counts,
  conservation: report.conservation,
  checks: report.checks,
  inputSheets: report.inputSheets,
});

/** The stage that begins; reading on the server is a part of sending. */
function stageOf(event: RunEvent): StageId | undefined {
  if (event.kind !== 'begun' || event.stage === 'read') return undefined;
  return stageIds.find((id) => id === event.stage);
}
