import {
  type LevelBegun,
  type Stage,
  type StageTime,
  type StageWatch,
  stageNames,
} from '../../road/stages.ts';
import { Stopped } from '../stopped.ts';
import type { Count, StageNews } from '../tasks.ts';

/** Tells how far a task is, and stops it before its next stage or level once nobody wants it. */
export class TaskWatch implements StageWatch {
  readonly #stop: Int32Array<SharedArrayBuffer>;
  readonly #tell: (news: StageNews) => void;
  readonly #tellCount: (count: Count) => void;

  constructor(stop: SharedArrayBuffer, tell: (news: StageNews) => void, tellCount: (count: Count) => void) {
    this.#stop = new Int32Array(stop);
    this.#tell = tell;
    this.#tellCount = tellCount;
  }

  begins(stage: Stage): void {
    this.heed();
    this.#tell({ kind: 'begun', stage, name: stageNames[stage] });
  }

  ended({ stage, milliseconds }: StageTime): void {
    this.#tell({ kind: 'ended', stage, name: stageNames[stage], milliseconds });
  }

  entersLevel(level: LevelBegun): void {
    this.heed();
    this.#tell({ kind: 'level', ...level });
  }

  /** One of many is begun; `done` came before it. */
  counts(count: Count): void {
    this.heed();
    this.#tellCount(count);
  }

  /** Throws `Stopped` where the task was taken back. */
  heed(): void {
    if (Atomics.load(this.#stop, 0) !== 0) throw new Stopped();
  }
}
