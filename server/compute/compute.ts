import { HeldInputs, type InputLimits, inputLimits } from './heldInputs.ts';
import { HeldRuns, type RunLimits, runLimits } from './heldRuns.ts';
import { HeldSubmissions } from './heldSubmissions.ts';
import { type PoolSettings, poolSettings, WorkerPool } from './workerPool.ts';

export interface ComputeSettings {
  readonly pool: PoolSettings;
  readonly inputs: InputLimits;
  readonly runs: RunLimits;
}

export const computeSettings: ComputeSettings = {
  pool: poolSettings,
  inputs: inputLimits,
  runs: runLimits,
};

/** Everything behind the routes: the workers, and the inputs and runs that are held. */
export class Compute {
  readonly pool: WorkerPool;
  readonly inputs: HeldInputs;
  readonly runs: HeldRuns;
  readonly submissions = new HeldSubmissions();

  constructor({ pool, inputs, runs }: ComputeSettings) {
    this.pool = new WorkerPool(pool, (dead) => this.runs.lose(dead));
    this.inputs = new HeldInputs(this.pool, inputs);
    this.runs = new HeldRuns(this.pool, runs, console.error);
  }

  async close(): Promise<void> {
    this.runs.cancelAll();
    await this.pool.close();
  }
}
