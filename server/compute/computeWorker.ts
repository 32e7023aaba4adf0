import { Worker } from 'node:worker_threads';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { Stopped } from './stopped.ts';
import type { Count, FromWorker, StageNews, Task, TaskKind, Tasks, ToWorker } from './tasks.ts';

/** One task on its way, and who waits for it. */
export interface Job {
  readonly task: Task;
  /** The one worker that can do it, because it holds the run; null: any. */
  readonly holder: ComputeWorker | null;
  readonly stop: Int32Array<SharedArrayBuffer>;
  readonly tellStage: (news: StageNews) => void;
  readonly tellCount: (count: Count) => void;
  readonly resolve: (done: { given: Tasks[TaskKind]['gives']; worker: ComputeWorker }) => void;
  readonly reject: (cause: Error) => void;
}

const isOutOfMemory = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** A worker thread with at most one task. When it dies, its task fails with a code and `ended` is told. */
export class ComputeWorker {
  /** The input whose blocks it read last, and so need not read again. */
  lastInput: string | null = null;
  #job: Job | null = null;
  #cause: unknown = null;
  readonly #thread: Worker;
  readonly #freed: () => void;

  constructor(file: URL, heapMegabytes: number, freed: () => void, ended: (worker: ComputeWorker) => void) {
    this.#freed = freed;
    this.#thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
    this.#thread.on('message', (message: FromWorker) => this.#hear(message));
    this.#thread.on('error', (cause) => {
      this.#cause = cause;
    });
    this.#thread.on('exit', () => {
      this.#fail();
      ended(this);
    });
  }

  get job(): Job | null {
    return this.#job;
  }

  begin(job: Job): void {
    this.#job = job;
    this.#say({ say: 'do', task: job.task, stop: job.stop.buffer });
  }

  forget(run: string): void {
    this.#say({ say: 'forget', run });
  }

  async close(): Promise<void> {
    this.#cause = new Refused(fault('HT-043'));
    await this.#thread.terminate();
  }

  #say(message: ToWorker): void {
    this.#thread.postMessage(message);
  }

  #hear(message: FromWorker): void {
    const job = this.#job;
    if (!job) throw new Error(`a worker without a task said ${message.say}`);
    if (message.say === 'stage') {
      job.tellStage(message.news);
      return;
    }
    if (message.say === 'count') {
      job.tellCount(message.count);
      return;
    }
    this.#job = null;
    if (message.say === 'given') job.resolve({ given: message.given, worker: this });
    else if (message.say === 'refused') job.reject(new Refused(message.fault));
    else if (message.say === 'stopped') job.reject(new Stopped());
    else job.reject(Object.assign(new Error('a defect in a worker'), { stack: message.stack }));
    this.#freed();
  }

  #fail(): void {
    const job = this.#job;
    this.#job = null;
    const cause = this.#cause;
    if (cause instanceof Refused) {
      job?.reject(cause);
      return;
    }
    if (cause !== null && !isOutOfMemory(cause)) console.error(cause);
    job?.reject(new Refused(fault(isOutOfMemory(cause) ? 'HT-041' : 'HT-042')));
  }
}
