import { type KnownState, nextAction, stepStates } from './path.ts';
import type { SessionState } from './state.ts';

/** Holds the state of a session and tells whoever draws it; what follows from the rest is kept with it. */
export class Store {
  #state: SessionState;
  readonly #tellers = new Set<() => void>();

  constructor(initial: KnownState) {
    this.#state = withPath(initial);
  }

  readonly state = (): SessionState => this.#state;

  readonly subscribe = (tell: () => void): (() => void) => {
    this.#tellers.add(tell);
    return () => this.#tellers.delete(tell);
  };

  set(changed: Partial<KnownState>): void {
    this.#state = withPath({ ...this.#state, ...changed });
    for (const tell of this.#tellers) tell();
  }
}

const withPath = (known: KnownState): SessionState => ({
  ...known,
  steps: stepStates(known),
  next: nextAction(known),
});
