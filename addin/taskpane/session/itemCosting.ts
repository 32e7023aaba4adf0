import type { Actor } from '../../../server/contract/api/record.ts';
import { Refused } from '../../../server/contract/api/refused.ts';
import type { SendOutRequest } from '../../../server/contract/api/submissionWork.ts';
import { fault, hasBlocking } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import type { ChosenFile } from '../../client/submissionsClient.ts';
import type { Checking } from './checking.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import { writeInputs } from './inputWriting.ts';
import type { JobUnderWay } from './jobs.ts';
import { Question } from './question.ts';
import type { Reading } from './reading.ts';
import type { StaleMark } from './staleMark.ts';
import type { ItemsState } from './state.ts';
import { isRunGone } from './trouble.ts';

export const noItems: ItemsState = {
  ...{ sent: null, collected: null, board: null, registered: null, merged: null, findings: null },
  ...{ isAsking: false, trouble: null, needsRun: false },
};

/** 服务项目: workbooks out to the departments and back into this one, and what is unusual once it is costed. */
export class ItemCosting {
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

  /** Fetches the findings of the run, where they are shown and not here yet. */
  follow(): void {
    const { view, run } = this.#desk.store.state();
    if (view !== 'items' || !run || this.#state().findings) return;
    void this.#ask(async (signal) => ({
      findings: await this.#desk.client.submissions.findings(run.id, signal),
    }));
  }

  /** Another run stands in the workbook. */
  runChanged(): void {
    this.stop();
    this.#set({ findings: null, isAsking: false, trouble: null, needsRun: false });
    this.follow();
  }

  /** A workbook for every department; they are fetched with `files`. */
  sendOut(said: SendOutRequest): Promise<void> {
    const { client, jobs } = this.#desk;
    return jobs.run('sendOut', async (job) => {
      await this.#withInput(job, async (input) => {
        const sent = await client.submissions.sendOut(input, said, waiting(job));
        this.#set({ sent });
      });
      return {};
    });
  }

  /** Checks what departments sent back; nothing is written yet. */
  collect(files: readonly ChosenFile[]): Promise<void> {
    const { client, jobs } = this.#desk;
    return jobs.run('collect', async (job) => {
      const returned = files.filter(({ name }) => !leftAbout.test(name));
      if (returned.length === 0) throw new Refused(fault('PN-008'));
      await this.#withInput(job, async (input) => {
        const collected = await client.submissions.collect(input, returned, waiting(job));
        const { hospital, range, board } = collected;
        this.#set({ collected, board: { hospital, range, board }, registered: null, merged: null });
      });
      return {};
    });
  }

  /** Where the departments stand, as registered. */
  lookAtBoard(): Promise<void> {
    const { client, jobs } = this.#desk;
    return jobs.run('submissionBoard', async (job) => {
      await this.#withInput(job, async (input) => {
        const board = await client.submissions.board(input, job.signal);
        this.#set({ board, collected: null, registered: null, merged: null });
      });
      return {};
    });
  }

  /** Puts what was accepted on the workbook's sheets. */
  merge(): Promise<void> {
    return this.#desk.jobs.run('mergeReturns', async (job) => {
      const writing = this.#state().collected?.writing;
      if (!writing) throw new Refused(fault('PN-009'));
      const faults = writing.faults as readonly Fault[];
      this.#checking.add(faults);
      if (hasBlocking(faults)) return { isFailed: true };
      const plans = writing.plans as unknown as readonly SheetPlan[];
      const { sheets, changed } = await writeInputs(this.#desk, this.#stale, job, { ...writing, plans });
      this.#set({ merged: changed });
      return { sheets };
    });
  }

  /** Takes into the record where the departments stand. */
  register(by: Actor): Promise<void> {
    const { collected } = this.#state();
    if (!collected) return Promise.resolve();
    return this.#ask(async () => ({
      registered: await this.#desk.client.submissions.register(collected.id, by),
    }));
  }

  /** The files that were made, as a zip; null where they cannot be had any more, which is told. */
  async files(submissions: string): Promise<Uint8Array<ArrayBuffer> | null> {
    let zip: Uint8Array<ArrayBuffer> | null = null;
    await this.#ask(async (signal) => {
      zip = await this.#desk.client.submissions.files(submissions, signal);
      return {};
    });
    return zip;
  }

  stop(): void {
    this.#question.stop();
  }

  async #withInput(job: JobUnderWay, work: (input: string) => Promise<void>): Promise<void> {
    const { inputId } = await this.#reading.send(job);
    job.stage('submissions');
    try {
      await work(inputId);
    } finally {
      await this.#desk.client.forgetInput(inputId).catch(() => undefined);
    }
  }

  async #ask(work: (signal: AbortSignal) => Promise<Partial<ItemsState>>): Promise<void> {
    this.#set({ isAsking: true, trouble: null });
    const outcome = await this.#question.ask(work);
    if (!outcome) return;
    if ('answer' in outcome) this.#set({ ...outcome.answer, isAsking: false, needsRun: false });
    else if (isRunGone(outcome.trouble)) this.#set({ isAsking: false, needsRun: true });
    else this.#set({ isAsking: false, trouble: outcome.trouble });
  }

  #state(): ItemsState {
    return this.#desk.store.state().items;
  }

  #set(changed: Partial<ItemsState>): void {
    this.#desk.store.set({ items: { ...this.#state(), ...changed } });
  }
}

/** Excel's own file beside a workbook that somebody has open, and what systems leave in a folder. */
const leftAbout = /^(?:~\$|\.)/;

const waiting = (job: JobUnderWay) => ({
  signal: job.signal,
  tell: ({ step, done, all }: Parameters<JobUnderWay['count']>[0]) => job.count({ step, done, all }),
});
