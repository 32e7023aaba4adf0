import { Refused } from '../../../server/contract/api/refused.ts';
import { fault } from '../../../server/contract/faults/catalogue.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import type { Checking } from './checking.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import type { JobResult, JobUnderWay } from './jobs.ts';
import type { WhatIf } from './whatIf.ts';

/** What was asked of a run, kept as a sheet of the workbook. */
export class Keeping {
  readonly #desk: Desk;
  readonly #connecting: Connecting;
  readonly #checking: Checking;
  readonly #whatIf: WhatIf;

  constructor(desk: Desk, connecting: Connecting, checking: Checking, whatIf: WhatIf) {
    this.#desk = desk;
    this.#connecting = connecting;
    this.#checking = checking;
    this.#whatIf = whatIf;
  }

  keepTrace(): Promise<void> {
    const { client, jobs, store } = this.#desk;
    return jobs.run('exportTrace', (job) => {
      const { run, trace } = store.state();
      if (!run || !trace.tree) throw new Refused(fault(run ? 'PN-003' : 'PN-004'));
      const { planKey: sheet, address: cell } = trace.tree.of;
      return this.#write(job, () => client.tracePlan(run.id, { sheet, cell }, job.signal));
    });
  }

  keepScenario(name: string): Promise<void> {
    const { client, jobs, store } = this.#desk;
    return jobs.run('keepScenario', (job) => {
      const { run } = store.state();
      const changes = this.#whatIf.asked();
      if (!run || !changes) throw new Refused(fault(run ? 'PN-007' : 'PN-004'));
      return this.#write(job, () => client.whatIfPlan(run.id, { name, changes }, job.signal));
    });
  }

  keepBreakEven(name: string): Promise<void> {
    const { client, jobs, store } = this.#desk;
    return jobs.run('keepScenario', (job) => {
      const { run, breakEven } = store.state();
      const { asked } = breakEven;
      if (!run || !asked) throw new Refused(fault(run ? 'PN-007' : 'PN-004'));
      return this.#write(job, () => client.breakEvenPlan(run.id, { name, asked }, job.signal));
    });
  }

  keepComparison(): Promise<void> {
    const { client, jobs, store } = this.#desk;
    return jobs.run('keepComparison', (job) => {
      const { book, comparison } = store.state().books;
      if (!book || !comparison) throw new Refused(fault('PN-007'));
      const { before, after } = comparison.said;
      return this.#write(job, () =>
        client.books.comparisonPlan(book.id, before.runId, after.runId, job.signal),
      );
    });
  }

  /** The sheet is shown once it stands. */
  async #write(job: JobUnderWay, planOf: () => Promise<SheetPlan>): Promise<JobResult> {
    const { undoing, workbook } = this.#desk;
    await this.#connecting.ensure();
    job.stage('reports');
    const plan = await planOf();
    job.stage('write');
    const { sheets, faults, undo } = await workbook.write([plan], job.watch);
    for (const { name } of sheets) undoing.sheetWritten(undo, name);
    this.#checking.add(faults);
    for (const { name } of sheets) await workbook.goTo({ sheet: name });
    return { sheets };
  }
}
