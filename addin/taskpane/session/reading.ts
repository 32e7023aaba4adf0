import { Refused } from '../../../server/contract/api/refused.ts';
import { fault } from '../../../server/contract/faults/catalogue.ts';
import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import { mayHoldInput } from './inputSheets.ts';
import type { JobUnderWay } from './jobs.ts';

export interface SentInput {
  readonly inputId: string;
  readonly blocks: readonly RangeBlock[];
  /** The moment before the first cell was read. */
  readonly mark: number;
}

/** The inputs on their way from the workbook to the server. */
export class Reading {
  readonly #desk: Desk;
  readonly #connecting: Connecting;

  constructor(desk: Desk, connecting: Connecting) {
    this.#desk = desk;
    this.#connecting = connecting;
  }

  async send(job: JobUnderWay): Promise<SentInput> {
    const { client, edits, store, workbook } = this.#desk;
    await this.#connecting.ensure();
    await this.#connecting.look();
    const mark = edits.mark();
    job.stage('read');
    const { about, inputs } = store.state().workbook;
    const templates = inputs.map(({ template }) => template);
    const blocks = await workbook.read(job.watch, (sheet) => mayHoldInput(templates, sheet));
    if (blocks.every(({ rows }) => rows === 0)) throw new Refused(fault('PN-005'));
    job.stage('send');
    return { inputId: await client.sendInput(blocks, about?.name, job.signal), blocks, mark };
  }
}
