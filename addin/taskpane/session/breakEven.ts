import type { BreakEvenRequest } from '../../../server/contract/api/questions.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import { Question } from './question.ts';
import type { BreakEvenState } from './state.ts';
import { isRunGone, troubleFrom } from './trouble.ts';

export const noBreakEven: BreakEvenState = {
  asked: null,
  answer: null,
  isAsking: false,
  trouble: null,
  needsRun: false,
};

/** 保本测算: what price, cost and volume of one unit would do. */
export class BreakEven {
  readonly #desk: Desk;
  readonly #question: Question;

  constructor(desk: Desk, connecting: Connecting) {
    this.#desk = desk;
    this.#question = new Question(connecting);
  }

  async ask(asked: BreakEvenRequest): Promise<void> {
    const { run } = this.#desk.store.state();
    if (!run) {
      this.#set({ asked, trouble: troubleFrom('PN-004') });
      return;
    }
    this.#set({ asked, isAsking: true, trouble: null });
    const outcome = await this.#question.ask((signal) => this.#desk.client.breakEven(run.id, asked, signal));
    if (!outcome) return;
    if ('answer' in outcome) this.#set({ answer: outcome.answer, isAsking: false, needsRun: false });
    else {
      const { trouble } = outcome;
      this.#set({ answer: null, isAsking: false, trouble, needsRun: isRunGone(trouble) });
    }
  }

  /** Another run stands in the workbook: the same is asked of it. */
  runChanged(): void {
    this.stop();
    const { asked } = this.#desk.store.state().breakEven;
    this.#set(noBreakEven);
    if (asked && this.#desk.store.state().run) void this.ask(asked);
  }

  /** Whatever is being asked is not waited for. */
  stop(): void {
    this.#question.stop();
  }

  #set(changed: Partial<BreakEvenState>): void {
    const { store } = this.#desk;
    store.set({ breakEven: { ...store.state().breakEven, ...changed } });
  }
}
