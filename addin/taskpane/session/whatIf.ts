import type { WhatIfRequest } from '../../../server/contract/api/questions.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import { Question } from './question.ts';
import type { Trouble, ValueChange, WhatIfState } from './state.ts';
import { isRunGone, troubleFrom } from './trouble.ts';

export const noWhatIf: WhatIfState = {
  choices: null,
  changes: [],
  answer: null,
  isAsking: false,
  trouble: null,
  needsRun: false,
};

/** 测算: values as they might be, and what that would do. */
export class WhatIf {
  readonly #desk: Desk;
  readonly #choosing: Question;
  readonly #effect: Question;

  constructor(desk: Desk, connecting: Connecting) {
    this.#desk = desk;
    this.#choosing = new Question(connecting);
    this.#effect = new Question(connecting);
  }

  /** Fetches what may be changed, where it is shown and not here yet. */
  follow(): void {
    const { view, run } = this.#desk.store.state();
    const { choices } = this.#state();
    if (view === 'whatIf' && run && !choices) void this.choose(run.months.at(-1) ?? '');
  }

  /** Another run stands in the workbook: the changes are tried on it. */
  runChanged(): void {
    this.stop();
    this.#set({ ...noWhatIf, changes: this.#state().changes });
    this.follow();
    void this.#ask();
  }

  /** What may be changed in a month. */
  async choose(month: string): Promise<void> {
    const { run } = this.#desk.store.state();
    if (!run) return;
    const outcome = await this.#choosing.ask((signal) => this.#desk.client.choices(run.id, month, signal));
    if (!outcome) return;
    if ('trouble' in outcome) {
      this.#fail(outcome.trouble);
      return;
    }
    this.#set({ choices: outcome.answer });
    await this.#ask();
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

  /** The changes as they are asked for; null while there are none. */
  asked(): WhatIfRequest['changes'] | null {
    const { run } = this.#desk.store.state();
    const { changes, choices } = this.#state();
    const month = choices?.month ?? run?.months.at(-1);
    return month && changes.length > 0
      ? { month, values: changes.map(({ change }) => change), drivers: [] }
      : null;
  }

  /** Whatever is being asked is not waited for. */
  stop(): void {
    this.#choosing.stop();
    this.#effect.stop();
  }

  #setChanges(changes: WhatIfState['changes']): Promise<void> {
    this.#set({ changes });
    return this.#ask();
  }

  async #ask(): Promise<void> {
    this.#effect.stop();
    const { run } = this.#desk.store.state();
    const changes = this.asked();
    if (!run || !changes) {
      const lacksRun = !run && this.#state().changes.length > 0;
      this.#set({ answer: null, isAsking: false, trouble: lacksRun ? troubleFrom('PN-004') : null });
      return;
    }
    this.#set({ isAsking: true, trouble: null });
    const outcome = await this.#effect.ask((signal) => this.#desk.client.whatIf(run.id, { changes }, signal));
    if (!outcome) return;
    if ('trouble' in outcome) this.#fail(outcome.trouble);
    else this.#set({ answer: outcome.answer, isAsking: false, needsRun: false });
  }

  #fail(trouble: Trouble): void {
    this.#set({ answer: null, isAsking: false, trouble, needsRun: isRunGone(trouble) });
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
