import type { RecordFacts } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { nodeFiles } from './nodeFiles.ts';
import { Record, type RecordSettings } from './record.ts';

/**
 * The record as the server hands it out. One that cannot be opened, or that another process writes, does
 * not stop costing: it is tried again whenever somebody asks, so that restoring a backup or closing the
 * other program is all that a person has to do.
 */
export class RecordDesk {
  readonly home: string;
  readonly settings: RecordSettings;
  #record: Record | null = null;
  /** One after the other: opening, closing, and what is done without a record. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(home: string, settings: RecordSettings = { files: nodeFiles, now: () => new Date() }) {
    this.home = home;
    this.settings = settings;
  }

  /** `Refused` where it cannot be opened. */
  record(): Promise<Record> {
    return this.#next(() => this.#open());
  }

  /** Does something for which nobody may have the record open. */
  without<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#next(async () => {
      await this.#letGo();
      return work();
    });
  }

  /** Never refuses: what is wrong is told among the notices. */
  async facts(): Promise<RecordFacts> {
    try {
      return (await this.record()).facts();
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      return { events: 0, head: null, isWritable: false, notices: [cause.fault] };
    }
  }

  async notices(): Promise<readonly Fault[]> {
    return (await this.facts()).notices;
  }

  close(): Promise<void> {
    return this.#next(() => this.#letGo());
  }

  #next<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #open(): Promise<Record> {
    if (this.#record?.facts().isWritable) return this.#record;
    await this.#letGo();
    this.#record = await Record.open(this.home, this.settings);
    return this.#record;
  }

  async #letGo(): Promise<void> {
    const record = this.#record;
    this.#record = null;
    await record?.close();
  }
}
