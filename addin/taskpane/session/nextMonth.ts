import type { Fault } from '../../../server/contract/faults/fault.ts';
import type { Checking } from './checking.ts';
import { findFault } from './checkResult.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import { attempt } from './desk.ts';

/** 新建下月: the workbook's file goes to the server, the next month's comes back and is opened beside it. */
export class NextMonth {
  readonly #desk: Desk;
  readonly #connecting: Connecting;
  readonly #checking: Checking;

  constructor(desk: Desk, connecting: Connecting, checking: Checking) {
    this.#desk = desk;
    this.#connecting = connecting;
    this.#checking = checking;
  }

  create(): Promise<void> {
    const { client, jobs, workbook } = this.#desk;
    return jobs.run('newMonth', async (job) => {
      await this.#connecting.ensure();
      job.stage('read');
      const file = await workbook.file(job.watch);
      job.stage('file');
      const made = await client.nextMonth(file, job.signal);
      await workbook.openNew(made.file);
      this.#checking.add(made.faults.shown as readonly Fault[]);
      return {};
    });
  }

  /** Empties a 沿用 cell, and what it said with it. */
  async confirmCarried(faultId: string): Promise<void> {
    const { store, workbook } = this.#desk;
    const where = findFault(store.state().check, faultId)?.fault.where;
    if (!where || !('row' in where)) return;
    const trouble = await attempt(store, () => workbook.clearCell(where));
    if (!trouble) await this.#checking.drop(faultId);
  }
}
