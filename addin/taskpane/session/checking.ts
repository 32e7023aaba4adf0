import type { RunReport } from '../../../server/contract/api/runs.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import {
  type Acknowledgements,
  checkResult,
  findFault,
  withAcknowledgements,
  withFaults,
  withoutFault,
} from './checkResult.ts';
import { attempt, type Desk, keep } from './desk.ts';
import type { JobResult, JobUnderWay } from './jobs.ts';
import { optionsOf } from './options.ts';
import type { Reading } from './reading.ts';
import type { StaleMark } from './staleMark.ts';

/** 校验: what was found in the inputs, what of it a person has acknowledged, and its marks in the cells. */
export class Checking {
  readonly #desk: Desk;
  readonly #reading: Reading;
  readonly #stale: StaleMark;
  #acknowledgements: Acknowledgements = {};

  constructor(desk: Desk, reading: Reading, stale: StaleMark) {
    this.#desk = desk;
    this.#reading = reading;
    this.#stale = stale;
  }

  /** As they were kept with the workbook. */
  recall(acknowledgements: Acknowledgements): void {
    this.#acknowledgements = acknowledgements;
  }

  check(): Promise<void> {
    return this.#desk.jobs.run('check', (job) => this.#check(job));
  }

  async #check(job: JobUnderWay): Promise<JobResult> {
    const { client } = this.#desk;
    const { blocks, inputId, mark } = await this.#reading.send(job);
    job.stage('check');
    const report = await client.check(inputId, optionsOf(this.#desk.store.state().settings), job.signal);
    await client.forgetInput(inputId).catch(() => undefined);
    this.show({ ...report, inputSheets: report.sheets }, blocks);
    await this.#stale.compare(blocks);
    await this.#stale.review(mark);
    await this.mark();
    return {};
  }

  /** Shows what a check or a run reports. */
  show(
    report: Pick<RunReport, 'faults' | 'hospital' | 'months' | 'checks' | 'inputSheets'>,
    blocks: readonly RangeBlock[],
  ): void {
    this.#desk.store.set({ check: checkResult(report, blocks, this.#acknowledgements) });
  }

  /** Adds what the workbook told while results were written. */
  add(faults: readonly Fault[]): void {
    const { check } = this.#desk.store.state();
    if (check && faults.length > 0) this.#desk.store.set({ check: withFaults(check, faults) });
  }

  /** Marks the cells that faults point to, but for those acknowledged. The list tells them all without it. */
  async mark(): Promise<void> {
    const { store, workbook } = this.#desk;
    const lines = (store.state().check?.sheets ?? []).flatMap(({ faults }) => faults);
    const marked = lines.filter(({ acknowledgement }) => !acknowledgement).map(({ fault }) => fault);
    await attempt(store, () => workbook.markFaults(marked));
  }

  /** A notice that was looked at, and why it may stand. */
  async acknowledge(id: string, reason: string): Promise<void> {
    const found = findFault(this.#desk.store.state().check, id);
    if (found?.fault.severity !== 'notice' || reason.trim() === '') return;
    const acknowledgement = { reason: reason.trim(), at: new Date().toISOString() };
    await this.#setAcknowledgements({ ...this.#acknowledgements, [id]: acknowledgement });
  }

  /** A fault that is no longer there. */
  async drop(id: string): Promise<void> {
    const { store } = this.#desk;
    const { check } = store.state();
    if (check) store.set({ check: withoutFault(check, id) });
    await this.mark();
  }

  async withdraw(id: string): Promise<void> {
    const { [id]: _, ...others } = this.#acknowledgements;
    await this.#setAcknowledgements(others);
  }

  async #setAcknowledgements(all: Acknowledgements): Promise<void> {
    const { store } = this.#desk;
    this.#acknowledgements = all;
    const { check } = store.state();
    if (check) store.set({ check: withAcknowledgements(check, all) });
    await keep(this.#desk, 'acknowledgements', all);
    await this.mark();
  }
}
