import type { Actor } from '../../../server/contract/api/record.ts';
import type { Booking } from './booking.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import { Question } from './question.ts';
import type { ReviewsState } from './state.ts';

export const noReviews: ReviewsState = {
  review: null,
  laidDown: null,
  taken: null,
  isAsking: false,
  trouble: null,
};

/** 送审: a month's run on its way to a reviewer at another computer, and the answer that comes back. */
export class Reviewing {
  readonly #desk: Desk;
  readonly #booking: Booking;
  readonly #question: Question;
  /** The package that is shown. */
  #package: Uint8Array<ArrayBuffer> | null = null;

  constructor(desk: Desk, connecting: Connecting, booking: Booking) {
    this.#desk = desk;
    this.#booking = booking;
    this.#question = new Question(connecting);
  }

  /** The month chosen, as a sealed file. */
  pack(by: Actor): Promise<void> {
    const at = this.#booking.at();
    if (!at) return Promise.resolve();
    return this.#ask(async () => ({ laidDown: await this.#desk.client.reviews.pack(at, by) }));
  }

  /** A package that came from another computer: what it holds, made anew. */
  open(file: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#package = file;
    return this.#ask(async () => ({ review: await this.#desk.client.reviews.open(file) }));
  }

  sign(by: Actor, decision: 'approved' | 'returned', remark: string): Promise<void> {
    const file = this.#package;
    if (!file) return Promise.resolve();
    return this.#ask(async () => ({
      laidDown: await this.#desk.client.reviews.sign(file, { name: by.name, decision, remark }),
    }));
  }

  /** A signed answer that came back. */
  async take(file: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#ask(async () => ({ taken: await this.#desk.client.reviews.take(file) }));
    if (this.#desk.store.state().reviews.taken) await this.#booking.look();
  }

  /** The whole record as a workbook, opened beside this one. */
  audit(): Promise<void> {
    const { client, jobs, workbook } = this.#desk;
    return jobs.run('audit', async (job) => {
      job.stage('file');
      const { file } = await client.reviews.audit(job.signal);
      await workbook.openNew(file);
      return {};
    });
  }

  stop(): void {
    this.#question.stop();
  }

  async #ask(work: () => Promise<Partial<ReviewsState>>): Promise<void> {
    this.#set({ ...noReviews, review: this.#desk.store.state().reviews.review, isAsking: true });
    const outcome = await this.#question.ask(work);
    if (!outcome) return;
    if ('trouble' in outcome) this.#set({ isAsking: false, trouble: outcome.trouble });
    else this.#set({ ...outcome.answer, isAsking: false });
  }

  #set(changed: Partial<ReviewsState>): void {
    const { store } = this.#desk;
    store.set({ reviews: { ...store.state().reviews, ...changed } });
  }
}
