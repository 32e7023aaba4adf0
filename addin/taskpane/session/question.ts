import type { Connecting } from './connecting.ts';
import { isAbort } from './jobs.ts';
import type { Trouble } from './state.ts';
import { troubleOf } from './trouble.ts';

/** Null: another question took its place, whose answer counts. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly trouble: Trouble } | null;

/** Something that is asked of the server again and again; only the newest answer is waited for. */
export class Question {
  readonly #connecting: Connecting;
  #asking = new AbortController();

  constructor(connecting: Connecting) {
    this.#connecting = connecting;
  }

  async ask<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Outcome<Answer>> {
    this.stop();
    return this.alongside(ask);
  }

  /** Asks beside the question under way; both end with the next one. */
  async alongside<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Outcome<Answer>> {
    const { signal } = this.#asking;
    try {
      await this.#connecting.ensure();
      signal.throwIfAborted();
      const answer = await ask(signal);
      return signal.aborted ? null : { answer };
    } catch (cause) {
      if (signal.aborted && isAbort(cause)) return null;
      const trouble = troubleOf(cause);
      await this.#connecting.notice(trouble);
      return signal.aborted ? null : { trouble };
    }
  }

  /** Whatever is being asked is not waited for. */
  stop(): void {
    this.#asking.abort(new DOMException('superseded', 'AbortError'));
    this.#asking = new AbortController();
  }
}
