import { randomUUID } from 'node:crypto';
import { INPUT_BYTES } from '../contract/api/limits.ts';
import { Refused } from '../contract/api/refused.ts';
import { isUnderWay } from '../contract/api/runs.ts';
import type { AskedOptions } from '../contract/api/shapes.ts';
import { fault } from '../contract/faults/catalogue.ts';
import type { ComputeWorker } from './computeWorker.ts';
import { Departed } from './departed.ts';
import { HeldRun, type RunEnd } from './heldRun.ts';
import { RecentMap } from './recentMap.ts';
import { Stopped } from './stopped.ts';
import type { InputBytes, SheetJson } from './tasks.ts';
import type { Done, WorkerPool } from './workerPool.ts';

export interface RunLimits {
  /** Finished runs that a worker keeps, ready to be asked; the newest always stays. */
  readonly perWorker: number;
  /** Of their inputs: a few large hospitals' years would fill a worker's memory. */
  readonly bytesPerWorker: number;
  /** All runs, those that failed or were cancelled with them. */
  readonly runs: number;
}

export const runLimits: RunLimits = { perWorker: 4, bytesPerWorker: INPUT_BYTES / 2, runs: 200 };

/** Runs by id. A finished run lives in the worker that made it, and goes when that worker goes. */
export class HeldRuns {
  readonly #pool: WorkerPool;
  readonly #limits: RunLimits;
  readonly #tellDefect: (cause: unknown) => void;
  readonly #runs = new RecentMap<HeldRun>();
  readonly #departed = new Departed();

  constructor(pool: WorkerPool, limits: RunLimits, tellDefect: (cause: unknown) => void) {
    this.#pool = pool;
    this.#limits = limits;
    this.#tellDefect = tellDefect;
  }

  start(input: InputBytes, options: AskedOptions): HeldRun {
    this.#pool.admit();
    const run = new HeldRun(randomUUID(), input);
    this.#runs.set(run.id, run);
    const asks = { run: run.id, input, options };
    const { signal } = run.cancelling;
    this.#pool.do('run', asks, { signal, tellStage: (news) => run.tell(news) }).then(
      (done) => this.#finish(run, done),
      (cause) => this.#end(run, this.#endOf(cause)),
    );
    return run;
  }

  get(id: string): HeldRun {
    const run = this.#runs.use(id);
    if (!run) throw new Refused(fault(this.#departed.codeOf(id) ?? 'HT-030', { run: id }));
    return run;
  }

  /** A run that is done, with the worker that holds it. */
  finished(id: string): {
    readonly sheets: readonly SheetJson[];
    readonly worker: ComputeWorker;
    /** What a person calls the workbook. */
    readonly inputName: string | null;
  } {
    const { state, sheets, worker, input } = this.get(id);
    if (isUnderWay(state)) throw new Refused(fault('HT-033', { run: id }));
    if (state === 'cancelled') throw new Refused(fault('HT-034', { run: id }));
    if (!worker) throw new Refused(fault('HT-035', { run: id }));
    return { sheets, worker, inputName: input.name };
  }

  cancel(id: string): HeldRun {
    const run = this.get(id);
    if (isUnderWay(run.state)) {
      run.cancelling.abort();
      this.#end(run, { state: 'cancelled' });
    }
    return run;
  }

  cancelAll(): void {
    for (const [id] of this.#runs.entries()) this.cancel(id);
  }

  /** A worker died: the runs it held are lost. */
  lose(worker: ComputeWorker): void {
    for (const [id, run] of this.#runs.entries()) if (run.worker === worker) this.#forget(id, 'HT-032');
  }

  #finish(run: HeldRun, { given: { report, sheets }, worker }: Done<'run'>): void {
    if (!isUnderWay(run.state)) {
      worker.forget(run.id);
      return;
    }
    run.sheets = sheets ?? [];
    this.#end(run, sheets ? { state: 'done', report, worker } : { state: 'failed', report, fault: null });
    this.#makeRoom(worker);
  }

  #end(run: HeldRun, end: RunEnd): void {
    run.end(end);
    const old = this.#runs.entries().filter(([, other]) => !isUnderWay(other.state));
    const spare = this.#runs.size - this.#limits.runs;
    for (const [id] of old.slice(0, Math.max(0, spare))) this.#forget(id, 'HT-031');
  }

  #makeRoom(worker: ComputeWorker): void {
    const { perWorker, bytesPerWorker } = this.#limits;
    const own = this.#runs.entries().filter(([, run]) => run.worker === worker);
    let count = own.length;
    let bytes = own.reduce((sum, [, run]) => sum + run.bytes, 0);
    for (const [id, run] of own.slice(0, -1)) {
      if (count <= perWorker && bytes <= bytesPerWorker) return;
      this.#forget(id, 'HT-031');
      count -= 1;
      bytes -= run.bytes;
    }
  }

  #forget(id: string, code: 'HT-031' | 'HT-032'): void {
    const run = this.#runs.use(id);
    if (code === 'HT-031') run?.worker?.forget(id);
    this.#runs.delete(id);
    this.#departed.add(id, code);
  }

  #endOf(cause: unknown): RunEnd {
    if (cause instanceof Stopped) return { state: 'cancelled' };
    if (cause instanceof Refused) return { state: 'failed', report: null, fault: cause.fault };
    this.#tellDefect(cause);
    return { state: 'failed', report: null, fault: fault('HT-099') };
  }
}
