import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import { isAbort } from './jobs.ts';
import type { ValueChange, WhatIfState } from './state.ts';
import { isRunGone, troubleFrom, troubleOf } from './trouble.ts';

export const noWhatIf: WhatIfState = {
  month: null,
  items: [],
  values: {},
  valuesOf: null,
  changes: [],
  answer: null,
  isAsking: false,
  trouble: null,
  needsRun: false,
};

/** 测算: values as they might be, and what that would do. */
export class WhatIf {
  readonly #desk: Desk;
  readonly #connecting: Connecting;
  #asking = new AbortController();

  constructor(desk: Desk, connecting: Connecting) {
    this.#desk = desk;
    this.#connecting = connecting;
  }

  change(change: ValueChange): Promise<void> {
    const id = changeId(change);
    const { changes } = this.#state();
    const isKnown = changes.some((each) => each.id === id);
    return this.#setChanges(
      isKnown
        ? changes.map((each) => (each.id === id ? { id, change } : each))
        : [...changes, { id, change }],
    );
  }

  withdraw(id: string): Promise<void> {
    return this.#setChanges(this.#state().changes.filter((each) => each.id !== id));
  }

  withdrawAll(): Promise<void> {
    return this.#setChanges([]);
  }

  setMonth(month: string): Promise<void> {
    this.#set({ month });
    return this.#ask();
  }

  /** Whatever is being asked is not waited for. */
  stop(): void {
    this.#asking.abort(new DOMException('superseded', 'AbortError'));
    this.#asking = new AbortController();
  }

  #setChanges(changes: WhatIfState['changes']): Promise<void> {
    this.#set({ changes });
    return this.#ask();
  }

  async #ask(): Promise<void> {
    this.stop();
    const { signal } = this.#asking;
    const { run } = this.#desk.store.state();
    const { changes, month = null } = this.#state();
    const asked = month ?? run?.months.at(-1);
    if (changes.length === 0 || !run || !asked) {
      this.#set({ answer: null, isAsking: false, trouble: run ? null : troubleFrom('PN-004') });
      return;
    }
    this.#set({ isAsking: true, trouble: null });
    try {
      await this.#connecting.ensure();
      const values = changes.map(({ change }) => change);
      const request = { changes: { month: asked, values, drivers: [] } };
      const answer = await this.#desk.client.whatIf(run.id, request, signal);
      this.#set({ answer, month: asked, isAsking: false, needsRun: false });
    } catch (cause) {
      if (isAbort(cause)) return;
      const trouble = troubleOf(cause);
      await this.#connecting.notice(trouble);
      this.#set({ answer: null, isAsking: false, trouble, needsRun: isRunGone(trouble) });
    }
  }

  #state(): WhatIfState {
    return this.#desk.store.state().whatIf;
  }

  #set(changed: Partial<WhatIfState>): void {
    this.#desk.store.set({ whatIf: { ...this.#state(), ...changed } });
  }
}

/** What is changed, whatever it is changed to. */
export function changeId(change: ValueChange): string {
  switch (change.kind) {
    case 'parameter':
      return JSON.stringify([change.kind, change.unit, change.parameter]);
    case 'workload':
      return JSON.stringify([change.kind, change.unit, change.measure]);
    case 'internalService':
      return JSON.stringify([change.kind, change.provider, change.receiver, change.service]);
    case 'revenue': {
      const { kind, orderingUnit, executingUnit, category, careType } = change;
      return JSON.stringify([kind, orderingUnit, executingUnit, category, careType]);
    }
  }
}
