import type { Actor } from '../../../server/contract/api/record.ts';
import { Refused } from '../../../server/contract/api/refused.ts';
import type { SheetCells } from '../../../server/contract/api/ruleLayers.ts';
import { fault, hasBlocking } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import type { Checking } from './checking.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import type { JobResult, JobUnderWay } from './jobs.ts';
import { Question } from './question.ts';
import type { Reading } from './reading.ts';
import type { StaleMark } from './staleMark.ts';
import type { RuleLayersState } from './state.ts';

export const noRuleLayers: RuleLayersState = {
  hospital: null,
  layers: null,
  comparison: null,
  isAsking: false,
  trouble: null,
};

/** 本院规则: the workbook's rule sheets kept in versions, and a version written into them. */
export class RuleLayering {
  readonly #desk: Desk;
  readonly #question: Question;
  readonly #reading: Reading;
  readonly #checking: Checking;
  readonly #stale: StaleMark;

  constructor(desk: Desk, connecting: Connecting, reading: Reading, checking: Checking, stale: StaleMark) {
    this.#desk = desk;
    this.#question = new Question(connecting);
    this.#reading = reading;
    this.#checking = checking;
    this.#stale = stale;
  }

  /** Of the workbook's hospital; until that is known there is nothing to show. */
  follow(): void {
    const { view, run, check } = this.#desk.store.state();
    const hospital = run?.hospital ?? check?.hospital ?? null;
    if (view !== 'books' || hospital === null) return;
    void this.#ask(async (signal) => ({ hospital, layers: await this.#layersOf(hospital, signal) }));
  }

  /** The rules that the run in the workbook used. */
  save(by: Actor, said: { layer: string; validFrom: string; reason: string }): Promise<void> {
    const { run } = this.#desk.store.state();
    if (!run) return Promise.resolve();
    return this.#ask(async (signal) => {
      const { hospital } = await this.#desk.client.ruleLayers.save(run.id, { by, ...said });
      return { hospital, layers: await this.#layersOf(hospital, signal) };
    });
  }

  /** An earlier version as the next one. */
  rollBack(
    by: Actor,
    { layer, version, ...said }: { layer: string; version: number; validFrom: string; reason: string },
  ): Promise<void> {
    const { hospital } = this.#state();
    if (hospital === null) return Promise.resolve();
    return this.#ask(async (signal) => {
      await this.#desk.client.ruleLayers.rollBack({ hospital, layer, version }, { by, ...said });
      return { layers: await this.#layersOf(hospital, signal) };
    });
  }

  compare(layer: string, before: number, after: number): Promise<void> {
    const { hospital } = this.#state();
    if (hospital === null) return Promise.resolve();
    return this.#ask(async (signal) => ({
      comparison: await this.#desk.client.ruleLayers.compare({ hospital, layer }, before, after, signal),
    }));
  }

  /** Puts a version's rows on the workbook's rule sheets. */
  write(layer: string, version: number): Promise<void> {
    const { hospital } = this.#state();
    return this.#desk.jobs.run('writeRules', async (job) => {
      if (hospital === null) throw new Refused(fault('PN-004'));
      const { client } = this.#desk;
      const { inputId } = await this.#reading.send(job);
      job.stage('rules');
      const { cells, plans, faults } = await client.ruleLayers.writing(
        inputId,
        { hospital, layer, version },
        job.signal,
      );
      await client.forgetInput(inputId).catch(() => undefined);
      const found = faults as readonly Fault[];
      this.#checking.add(found);
      if (hasBlocking(found)) return { isFailed: true };
      return this.#write(job, cells, plans as unknown as readonly SheetPlan[]);
    });
  }

  stop(): void {
    this.#question.stop();
  }

  /** Cells first: what could not be written whole is taken back. */
  async #write(
    job: JobUnderWay,
    cells: readonly SheetCells[],
    plans: readonly SheetPlan[],
  ): Promise<JobResult> {
    const { undoing, workbook } = this.#desk;
    job.stage('write');
    const takeBack = cells.length > 0 ? await workbook.writeCells(cells) : null;
    const written = plans.length > 0 ? await this.#added(plans, job, takeBack) : null;
    const changed = [...cells.map(({ sheetName }) => sheetName), ...plans.map(({ name }) => name)];
    if (takeBack) undoing.sheetWritten(takeBack, changed[0] ?? '');
    if (written) for (const { name } of written.sheets) undoing.sheetWritten(written.undo, name);
    if (changed.length > 0) await this.#stale.edited(new Set(changed));
    return { sheets: written?.sheets ?? [] };
  }

  async #added(
    plans: readonly SheetPlan[],
    job: JobUnderWay,
    takeBack: Awaited<ReturnType<Desk['workbook']['writeCells']>> | null,
  ) {
    try {
      return await this.#desk.workbook.write(plans, job.watch);
    } catch (cause) {
      await takeBack?.();
      throw cause;
    }
  }

  async #layersOf(hospital: string, signal: AbortSignal): Promise<RuleLayersState['layers']> {
    return (await this.#desk.client.ruleLayers.list(hospital, signal)).layers;
  }

  async #ask(work: (signal: AbortSignal) => Promise<Partial<RuleLayersState>>): Promise<void> {
    this.#set({ isAsking: true, trouble: null, comparison: null });
    const outcome = await this.#question.ask(work);
    if (!outcome) return;
    if ('trouble' in outcome) this.#set({ isAsking: false, trouble: outcome.trouble });
    else this.#set({ ...outcome.answer, isAsking: false });
  }

  #state(): RuleLayersState {
    return this.#desk.store.state().ruleLayers;
  }

  #set(changed: Partial<RuleLayersState>): void {
    this.#desk.store.set({ ruleLayers: { ...this.#state(), ...changed } });
  }
}
