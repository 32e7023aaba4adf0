import type { Written } from '../../workbook/workbook.ts';
import type { Jobs } from './jobs.ts';
import type { Store } from './store.ts';

interface Write {
  readonly undo: Written['undo'];
  /** A sheet that was kept; null: the results. */
  readonly sheet: string | null;
  /** What the pane knew before it stands again. */
  readonly restore: () => Promise<void>;
}

/** 撤销: the latest write first; sheets kept since a costing, and then the costing. */
export class Undoing {
  readonly #store: Store;
  readonly #jobs: Jobs;
  #writes: readonly Write[] = [];

  constructor(store: Store, jobs: Jobs) {
    this.#store = store;
    this.#jobs = jobs;
  }

  /** Results were written: what was written before them stays. */
  resultsWritten(undo: Written['undo'], restore: () => Promise<void>): void {
    this.#set([{ undo, sheet: null, restore }]);
  }

  sheetWritten(undo: Written['undo'], sheet: string): void {
    this.#set([...this.#writes, { undo, sheet, restore: async () => undefined }]);
  }

  undo(): Promise<void> {
    return this.#jobs.run('undo', async (job) => {
      const last = this.#writes.at(-1);
      if (!last) return {};
      job.stage('write');
      await last.undo(job.watch);
      this.#set(this.#writes.slice(0, -1));
      await last.restore();
      return {};
    });
  }

  #set(writes: readonly Write[]): void {
    this.#writes = writes;
    const last = writes.at(-1);
    this.#store.set({ undoable: last ? { sheet: last.sheet } : null });
  }
}
