import { availableParallelism } from 'node:os';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { ComputeWorker, type Job } from './computeWorker.ts';
import { Stopped } from './stopped.ts';
import type { Count, StageNews, Task, TaskKind, Tasks } from './tasks.ts';

export interface PoolSettings {
  /** The built worker. */
  readonly workerFile: URL;
  readonly workers: number;
  readonly heapMegabytes: number;
  /** Tasks that may wait; each holds a request open. */
  readonly waiting: number;
}

const FEWEST_WORKERS = 2;
const MOST_WORKERS = 4;
/** What a year of a large hospital needs, with room. */
const HEAP_MEGABYTES = 3_072;
const MOST_WAITING = 200;

export const poolSettings: PoolSettings = {
  workerFile: new URL('../dist/worker.js', import.meta.url),
  workers: Math.min(MOST_WORKERS, Math.max(FEWEST_WORKERS, availableParallelism())),
  heapMegabytes: HEAP_MEGABYTES,
  waiting: MOST_WAITING,
};

/** How a task is to be done, beside what it is. */
interface Wish {
  /** The worker that holds the run asked about. */
  readonly holder?: ComputeWorker;
  /** A task that waits is taken back, a run or check stops at the end of its stage. */
  readonly signal?: AbortSignal;
  readonly tellStage?: (news: StageNews) => void;
  readonly tellCount?: (count: Count) => void;
}

export interface Done<Kind extends TaskKind> {
  readonly given: Tasks[Kind]['gives'];
  readonly worker: ComputeWorker;
}

/**
 * A few workers, started when they are needed. Long tasks take all but one of them, so that a check never
 * waits for a run to end. Otherwise first come, first served.
 */
export class WorkerPool {
  readonly #settings: PoolSettings;
  readonly #ended: (worker: ComputeWorker) => void;
  readonly #workers = new Set<ComputeWorker>();
  #waiting: Job[] = [];
  #isClosed = false;

  /** `ended`: a worker died, and what it held is lost. */
  constructor(settings: PoolSettings, ended: (worker: ComputeWorker) => void) {
    this.#settings = settings;
    this.#ended = ended;
  }

  /** Throws `Refused` where no task is taken now. */
  admit(): void {
    if (this.#isClosed) throw new Refused(fault('HT-043'));
    const waiting = this.#waiting.length;
    if (waiting >= this.#settings.waiting) throw new Refused(fault('HT-040', { waiting }));
  }

  async do<Kind extends TaskKind>(
    kind: Kind,
    asks: Tasks[Kind]['asks'],
    { holder, signal, tellStage = () => undefined, tellCount = () => undefined }: Wish = {},
  ): Promise<Done<Kind>> {
    this.admit();
    if (signal?.aborted) throw new Stopped();
    let stop: () => void = () => undefined;
    const done = new Promise<Done<Kind>>((resolve, reject) => {
      const job: Job = {
        task: { kind, ...asks } as Task,
        holder: holder ?? null,
        stop: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
        tellStage,
        tellCount,
        resolve: resolve as Job['resolve'],
        reject,
      };
      stop = () => this.#stop(job);
      this.#waiting.push(job);
      this.#dispatch();
    });
    signal?.addEventListener('abort', stop);
    // A run is held longer than its input: its signal must not keep the task, and with it every block.
    return done.finally(() => signal?.removeEventListener('abort', stop));
  }

  /** Starts a worker before anybody waits for one. */
  warmUp(): void {
    if (this.#workers.size === 0) this.#startWorker();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new Refused(fault('HT-043')));
    await Promise.all([...this.#workers].map((worker) => worker.close()));
  }

  #stop(job: Job): void {
    Atomics.store(job.stop, 0, 1);
    if (!this.#waiting.includes(job)) return;
    this.#waiting = this.#waiting.filter((other) => other !== job);
    job.reject(new Stopped());
  }

  #dispatch(): void {
    for (const job of [...this.#waiting]) {
      const worker = this.#workerFor(job);
      if (!worker) continue;
      this.#waiting.splice(this.#waiting.indexOf(job), 1);
      worker.lastInput = inputOf(job.task) ?? worker.lastInput;
      worker.begin(job);
    }
  }

  #workerFor({ task, holder }: Job): ComputeWorker | null {
    if (holder) return holder.job ? null : holder;
    const workers = [...this.#workers];
    const busy = workers.filter(({ job }) => job && isLong(job.task)).length;
    if (isLong(task) && busy >= this.#settings.workers - 1) return null;
    const idle = workers.filter(({ job }) => job === null);
    const input = inputOf(task);
    return (
      idle.find(({ lastInput }) => input !== null && lastInput === input) ??
      idle[0] ??
      (workers.length < this.#settings.workers ? this.#startWorker() : null)
    );
  }

  #startWorker(): ComputeWorker {
    const { workerFile, heapMegabytes } = this.#settings;
    const worker = new ComputeWorker(
      workerFile,
      heapMegabytes,
      () => this.#dispatch(),
      (dead) => this.#bury(dead),
    );
    this.#workers.add(worker);
    return worker;
  }

  #bury(dead: ComputeWorker): void {
    this.#workers.delete(dead);
    const orphans = this.#waiting.filter(({ holder }) => holder === dead);
    this.#waiting = this.#waiting.filter(({ holder }) => holder !== dead);
    for (const { task, reject } of orphans)
      reject(new Refused(fault('HT-032', { run: 'run' in task ? task.run : '' })));
    this.#ended(dead);
    this.#dispatch();
  }
}

function inputOf(task: Task): string | null {
  if (task.kind === 'block') return task.input;
  return 'input' in task && typeof task.input === 'object' && 'blocks' in task.input ? task.input.id : null;
}

const longKinds: ReadonlySet<TaskKind> = new Set(['run', 'sendOut', 'checkReturns']);

const isLong = ({ kind }: Task): boolean => longKinds.has(kind);
