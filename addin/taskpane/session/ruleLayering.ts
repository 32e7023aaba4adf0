import type { Actor } from '../../../server/contract/api/record.ts';
import { Refused } from '../../../server/contract/api/refused.ts';
import { fault, hasBlocking } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import type { Checking } from './checking.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import { writeInputs } from './inputWriting.ts';
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
      const writing = { cells, plans: plans as unknown as readonly SheetPlan[] };
      return writeInputs(this.#desk, this.#stale, job, writing);
    });
  }

  stop(): void {
    this.#question.stop();
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
