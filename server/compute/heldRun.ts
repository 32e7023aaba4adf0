import {
  isUnderWay,
  type RunEvent,
  type RunReport,
  type RunState,
  type RunStatus,
} from '../contract/api/runs.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { ComputeWorker } from './computeWorker.ts';
import type { InputBytes, SheetJson, StageNews } from './tasks.ts';

/** What the run came to, and the events' last word. */
export type RunEnd =
  | { readonly state: 'done'; readonly report: RunReport; readonly worker: ComputeWorker }
  | { readonly state: 'failed'; readonly report: RunReport | null; readonly fault: Fault | null }
  | { readonly state: 'cancelled' };

/** One run as clients know it: its state, everything told about it, its sheets. */
export class HeldRun {
  readonly id: string;
  readonly input: Pick<InputBytes, 'id' | 'name'>;
  /** Of its input: what it weighs, roughly. */
  readonly bytes: number;
  /** Aborted when somebody cancels. */
  readonly cancelling = new AbortController();
  sheets: readonly SheetJson[] = [];
  #state: RunState = 'queued';
  #end: RunEnd | null = null;
  readonly #events: RunEvent[] = [];
  #waiting: (() => void)[] = [];

  constructor(id: string, { id: inputId, name, blocks }: InputBytes) {
    this.id = id;
    this.input = { id: inputId, name };
    this.bytes = blocks.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  get state(): RunState {
    return this.#state;
  }

  /** Where the finished run lives; null where there is none. */
  get worker(): ComputeWorker | null {
    return this.#end?.state === 'done' ? this.#end.worker : null;
  }

  /** A cancelled run says no more, even while its stage goes on. */
  tell(news: StageNews): void {
    if (!isUnderWay(this.#state)) return;
    this.#state = 'running';
    this.#add(news);
  }

  end(end: RunEnd): void {
    if (!isUnderWay(this.#state)) return;
    this.#end = end;
    this.#state = end.state;
    this.#add(end.state === 'failed' ? { kind: 'failed', fault: end.fault } : { kind: end.state });
  }

  status(): RunStatus {
    const end = this.#end;
    return {
      id: this.id,
      inputId: this.input.id,
      inputName: this.input.name,
      state: this.#state,
      stages: this.#events.flatMap((event) => {
        if (event.kind !== 'ended') return [];
        const { stage, name, milliseconds } = event;
        return [{ stage, name, milliseconds }];
      }),
      fault: end?.state === 'failed' ? end.fault : null,
      report: end && end.state !== 'cancelled' ? end.report : null,
    };
  }

  /** Everything told so far after the first `known` events, then what follows, to the end. */
  async *eventsAfter(known: number): AsyncGenerator<{ number: number; event: RunEvent }> {
    for (let at = known; ; at++) {
      while (at >= this.#events.length) {
        if (!isUnderWay(this.#state)) return;
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
      yield { number: at + 1, event: this.#events[at] };
    }
  }

  #add(event: RunEvent): void {
    this.#events.push(event);
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
