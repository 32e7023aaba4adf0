import type { Watch, WrittenSheet } from '../../workbook/workbook.ts';
import type { Job, JobCount, JobEnd, JobKind, JobLevel, JobStage, StageId, Trouble } from './state.ts';
import type { Store } from './store.ts';
import { troubleFrom, troubleOf } from './trouble.ts';

/** A job as those who do it know it. */
export interface JobUnderWay {
  readonly signal: AbortSignal;
  /** Begins a stage, unless it is under way; the one before is over. */
  stage(id: StageId): void;
  /** Within the stage under way. */
  level(level: JobLevel): void;
  /** Of many files in the stage under way. */
  count(count: JobCount): void;
  /** For the workbook's part of it: progress is told, cancelling stops it. */
  readonly watch: Watch;
  /** Every stage up to now, the last one over. */
  stages(): readonly JobStage[];
  /** Milliseconds since it began. */
  elapsed(): number;
}

/** What a job came to; `failed` without a trouble: the faults of the check tell it. */
export interface JobResult {
  readonly sheets?: readonly WrittenSheet[];
  readonly isFailed?: boolean;
}

/** Does one job at a time, so that two never read and write one workbook across each other. */
export class Jobs {
  readonly #store: Store;
  readonly #onTrouble: (trouble: Trouble) => Promise<void>;
  #cancelling: AbortController | null = null;

  /** `onTrouble` hears of each before it is shown. */
  constructor(store: Store, onTrouble: (trouble: Trouble) => Promise<void>) {
    this.#store = store;
    this.#onTrouble = onTrouble;
  }

  /** Does the job, unless another is under way: then that is told. */
  async run(kind: JobKind, work: (job: JobUnderWay) => Promise<JobResult>): Promise<void> {
    if (this.#cancelling) {
      this.#store.set({ notice: troubleFrom('PN-001') });
      return;
    }
    const cancelling = new AbortController();
    this.#cancelling = cancelling;
    const job = new Running(this.#store, kind, cancelling.signal);
    const end = await this.#endOf(job, work);
    this.#cancelling = null;
    this.#store.set({ job: null, ended: end });
  }

  cancel(): void {
    const { job } = this.#store.state();
    if (!job || !this.#cancelling) return;
    this.#store.set({ job: { ...job, isCancelling: true } });
    this.#cancelling.abort(new DOMException('cancelled', 'AbortError'));
  }

  async #endOf(job: Running, work: (job: JobUnderWay) => Promise<JobResult>): Promise<JobEnd> {
    const end = { kind: job.kind, trouble: null, sheets: [] };
    try {
      const { sheets = [], isFailed = false } = await work(job);
      return { ...end, outcome: isFailed ? 'failed' : 'done', sheets, milliseconds: job.elapsed() };
    } catch (cause) {
      if (job.signal.aborted && isAbort(cause))
        return { ...end, outcome: 'cancelled', milliseconds: job.elapsed() };
      const trouble = troubleOf(cause);
      await this.#onTrouble(trouble);
      return { ...end, outcome: 'failed', trouble, milliseconds: job.elapsed() };
    }
  }
}

export const isAbort = (cause: unknown): boolean =>
  cause instanceof DOMException && cause.name === 'AbortError';

class Running implements JobUnderWay {
  readonly kind: JobKind;
  readonly signal: AbortSignal;
  readonly watch: Watch;
  readonly #store: Store;
  readonly #startedAt = Date.now();
  #stages: readonly JobStage[] = [];
  #stageBegan = this.#startedAt;

  constructor(store: Store, kind: JobKind, signal: AbortSignal) {
    this.#store = store;
    this.kind = kind;
    this.signal = signal;
    this.watch = { signal, tell: (progress) => this.#show({ progress }) };
    const job: Job = {
      ...{ kind, startedAt: this.#startedAt, stages: [], level: null },
      ...{ count: null, progress: null, isCancelling: false },
    };
    store.set({ job, ended: null, notice: null });
  }

  stage(id: StageId): void {
    this.signal.throwIfAborted();
    if (this.#stages.at(-1)?.id === id) return;
    const past = this.stages();
    this.#stageBegan = Date.now();
    this.#stages = [...past, { id, milliseconds: null }];
    this.#show({ stages: this.#stages, level: null, count: null, progress: null });
  }

  level(level: JobLevel): void {
    this.signal.throwIfAborted();
    this.#show({ level });
  }

  count(count: JobCount): void {
    this.signal.throwIfAborted();
    this.#show({ count });
  }

  stages(): readonly JobStage[] {
    const milliseconds = Date.now() - this.#stageBegan;
    return this.#stages.map((stage) => ({ ...stage, milliseconds: stage.milliseconds ?? milliseconds }));
  }

  elapsed(): number {
    return Date.now() - this.#startedAt;
  }

  #show(changed: Partial<Job>): void {
    const { job } = this.#store.state();
    if (job) this.#store.set({ job: { ...job, ...changed } });
  }
}
