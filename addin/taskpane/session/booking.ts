import type {
  BookAnswer,
  MonthInBook,
  MoveRequest,
  RegisterRequest,
} from '../../../server/contract/api/books.ts';
import type { Actor } from '../../../server/contract/api/record.ts';
import { placeText } from '../../../server/contract/faults/catalogue.ts';
import type { BooksClient, MonthAt } from '../../client/booksClient.ts';
import type { Connecting } from './connecting.ts';
import { type Desk, keep } from './desk.ts';
import { optionsOf } from './options.ts';
import { Question } from './question.ts';
import type { Reading } from './reading.ts';
import { recall } from './remembered.ts';
import type { BooksState, Kept, Trouble } from './state.ts';
import { isRunGone, troubleFrom } from './trouble.ts';

export const noBooks: BooksState = {
  facts: null,
  list: null,
  book: null,
  month: null,
  lines: [],
  statement: null,
  comparison: null,
  verification: null,
  files: null,
  kept: null,
  isAsking: false,
  trouble: null,
  needsRun: false,
  driverChanges: null,
  isForgotten: false,
};

/** What the view asks for beside who does it. */
type Step = MoveRequest extends infer Request
  ? Request extends { readonly move: 'gather' | 'publish' }
    ? never
    : Omit<Request & MoveRequest, 'by'>
  : never;
export type MonthStep = Step;

/** 账套: the run in the workbook taken on record, and each month's way to its closing. */
export class Booking {
  readonly #desk: Desk;
  readonly #question: Question;
  readonly #reading: Reading;

  constructor(desk: Desk, connecting: Connecting, reading: Reading) {
    this.#desk = desk;
    this.#reading = reading;
    this.#question = new Question(connecting);
  }

  /** Looks anew whenever the view is shown: others may have worked on the record. */
  follow(): void {
    if (this.#desk.store.state().view === 'books') void this.look();
  }

  /** The book of the workbook's hospital, or the one chosen; and the month chosen, or the workbook's last. */
  look(): Promise<void> {
    return this.#ask(async (signal) => {
      const { books } = this.#desk.client;
      const facts = await books.facts(signal);
      const files = await books.files(signal);
      const { books: list } = await books.list(signal);
      const chosen = list.find((each) => each.id === this.#state().book?.id);
      const { id } = chosen ?? this.#bookOfWorkbook(list) ?? list[0] ?? {};
      const isForgotten = await this.#isForgotten(signal);
      return {
        facts,
        files,
        list,
        isForgotten,
        ...(id ? await this.#bookAt(id, this.#state().month, signal) : noBook),
      };
    });
  }

  choose(book: string, month: string | null): Promise<void> {
    this.#set({ statement: null, comparison: null, verification: null });
    return this.#ask((signal) => this.#bookAt(book, month, signal));
  }

  /** Takes the run in the workbook into its book. */
  register(by: Actor, driverReason: string | null): Promise<void> {
    const { run } = this.#desk.store.state();
    if (!run) {
      this.#set({ trouble: troubleFrom('PN-004') });
      return Promise.resolve();
    }
    const asked: RegisterRequest = { by, acknowledged: this.#acknowledged(), driverReason };
    return this.#ask(async (signal) => {
      const { books } = this.#desk.client;
      const done = await books.register(run.id, asked);
      if (done.kind === 'reasonNeeded') return { driverChanges: done.changes };
      await keep(this.#desk, 'registered', done.runId);
      const { books: list } = await books.list(signal);
      return {
        list,
        isForgotten: false,
        ...(await this.#bookAt(done.book.id, done.months.at(-1)?.month ?? null, signal)),
      };
    });
  }

  /** 归集: the input as it stands is checked once more by the server, month by month. */
  async gather(by: Actor): Promise<void> {
    const { client, jobs, store } = this.#desk;
    await jobs.run('gather', async (job) => {
      const { inputId } = await this.#reading.send(job);
      job.stage('check');
      const { hospital, months } = await client.check(inputId, optionsOf(store.state().settings), job.signal);
      const { months: standing } = await client.books.standing(
        { hospital: hospital ?? '', months },
        job.signal,
      );
      for (const { book, month } of standing)
        await client.books.move({ book: book.id, month }, { move: 'gather', by, inputId });
      await client.forgetInput(inputId).catch(() => undefined);
      return {};
    });
    await this.look();
  }

  step(by: Actor, step: MonthStep): Promise<void> {
    return this.#move({ ...step, by } as MoveRequest);
  }

  /** Shows exactly what publishing would sign. */
  openStatement(): Promise<void> {
    const at = this.at();
    if (!at) return Promise.resolve();
    return this.#ask(async (signal) => ({
      statement: await this.#desk.client.books.statement(at, signal),
    }));
  }

  closeStatement(): void {
    this.#set({ statement: null });
  }

  publish(by: Actor): Promise<void> {
    const { statement } = this.#state();
    if (!statement) return Promise.resolve();
    return this.#move({ move: 'publish', by, statement: statement.address });
  }

  compare(before: string, after: string): Promise<void> {
    const { book } = this.#state();
    if (!book) return Promise.resolve();
    return this.#ask(async (signal) => ({
      comparison: {
        said: await this.#desk.client.books.compare(book.id, before, after, signal),
        version: null,
      },
    }));
  }

  /** What a published version of the month chosen changed of the one before it. */
  openDifference(version: number): Promise<void> {
    const at = this.at();
    if (!at) return Promise.resolve();
    return this.#ask(async (signal) => ({
      comparison: { said: await this.#desk.client.books.difference(at, version, signal), version },
    }));
  }

  /** Makes the run that the month rests on anew from what is kept, and compares every byte. */
  verify(): Promise<void> {
    const { book, month } = this.#state();
    const runId = book?.months.find((each) => each.month === month)?.runId;
    if (!book || !runId) return Promise.resolve();
    return this.#ask(async (signal) => ({
      verification: await this.#desk.client.books.verify(book.id, runId, signal),
    }));
  }

  /** The clock stands before the last entry, and somebody answers for it. */
  async acceptClock(by: Actor, reason: string): Promise<void> {
    await this.#ask(async () => ({ facts: await this.#desk.client.books.acceptClock(by, reason) }));
    if (this.#state().trouble === null) this.#forgetClock();
  }

  /** Whatever else the clock stopped can be done now. */
  #forgetClock(): void {
    const { store } = this.#desk;
    const { reviews, ruleLayers, ended } = store.state();
    store.set({
      reviews: { ...reviews, trouble: otherThanClock(reviews.trouble) },
      ruleLayers: { ...ruleLayers, trouble: otherThanClock(ruleLayers.trouble) },
      ended: ended && otherThanClock(ended.trouble) === ended.trouble ? ended : null,
    });
  }

  backUp(): Promise<void> {
    return this.#keep(async (books) => ({ kind: 'backedUp', ...(await books.backUp()) }));
  }

  restore(by: Actor, backup: string, reason: string): Promise<void> {
    return this.#keep(async (books) => ({ kind: 'restored', ...(await books.restore(by, backup, reason)) }));
  }

  archive(by: Actor): Promise<void> {
    const { book } = this.#state();
    if (!book) return Promise.resolve();
    return this.#keep(async (books) => ({ kind: 'archived', ...(await books.archive(book.id, by)) }));
  }

  takeBack(by: Actor, archive: string): Promise<void> {
    return this.#keep(async (books) => ({ kind: 'takenBack', ...(await books.takeBack(by, archive)) }));
  }

  stop(): void {
    this.#question.stop();
  }

  #move(request: MoveRequest): Promise<void> {
    const at = this.at();
    if (!at) return Promise.resolve();
    return this.#ask(async (signal) => {
      const { books } = this.#desk.client;
      await books.move(at, request);
      const { books: list } = await books.list(signal);
      return {
        list,
        statement: null,
        verification: null,
        ...(await this.#bookAt(at.book, at.month, signal)),
      };
    });
  }

  /** And then everything anew: what stood on record may not stand there any more. */
  async #keep(work: (books: BooksClient) => Promise<Kept>): Promise<void> {
    this.#set({ kept: null, statement: null, comparison: null, verification: null });
    await this.#ask(async () => ({ kept: await work(this.#desk.client.books) }));
    if (this.#state().kept) await this.look();
  }

  async #bookAt(id: string, asked: string | null, signal: AbortSignal) {
    const { books } = this.#desk.client;
    const book = await books.book(id, signal);
    const month = monthOf(book, asked ?? this.#desk.store.state().run?.months.at(-1) ?? null);
    const { lines } = await books.history(id, month?.month, signal);
    return { book, month: month?.month ?? null, lines };
  }

  #bookOfWorkbook(list: NonNullable<BooksState['list']>) {
    const { run } = this.#desk.store.state();
    return list.find(
      ({ hospital, year }) => hospital === run?.hospital && run.months.at(-1)?.startsWith(year),
    );
  }

  /** An older backup was restored, or the workbook came from another computer. */
  async #isForgotten(signal: AbortSignal): Promise<boolean> {
    const { client, store, workbook } = this.#desk;
    const { run } = store.state();
    if (!run?.runId || (await recall(workbook.memory, 'registered')) !== run.runId) return false;
    const asked = { hospital: run.hospital ?? '', months: run.months, run: run.runId };
    return (await client.books.standing(asked, signal)).isRunKnown === false;
  }

  /** The month chosen. */
  at(): MonthAt | null {
    const { book, month } = this.#state();
    return book && month ? { book: book.id, month } : null;
  }

  /** Notices that a person let stand, with their reasons. */
  #acknowledged(): RegisterRequest['acknowledged'] {
    const lines = (this.#desk.store.state().check?.sheets ?? []).flatMap(({ faults }) => faults);
    return lines.flatMap(({ fault, acknowledgement }) =>
      acknowledgement
        ? [{ code: fault.code, place: placeText(fault.where), reason: acknowledgement.reason }]
        : [],
    );
  }

  async #ask(work: (signal: AbortSignal) => Promise<Partial<BooksState>>): Promise<void> {
    this.#set({ isAsking: true, trouble: null });
    const outcome = await this.#question.ask(work);
    if (!outcome) return;
    if ('trouble' in outcome) this.#fail(outcome.trouble);
    else this.#set({ driverChanges: null, ...outcome.answer, isAsking: false, needsRun: false });
  }

  #fail(trouble: Trouble): void {
    const { code } = trouble.fault;
    this.#set({
      isAsking: false,
      trouble,
      needsRun: isRunGone(trouble),
      // What was shown is not what would be signed any more.
      ...(code === 'ST-027' && { statement: null }),
    });
  }

  #state(): BooksState {
    return this.#desk.store.state().books;
  }

  #set(changed: Partial<BooksState>): void {
    this.#desk.store.set({ books: { ...this.#state(), ...changed } });
  }
}

const otherThanClock = (trouble: Trouble | null): Trouble | null =>
  trouble?.fault.code === 'ST-008' ? null : trouble;

const noBook = { book: null, month: null, lines: [] };

/** The month asked for where the book has it, else its last. */
const monthOf = ({ months }: BookAnswer, asked: string | null): MonthInBook | undefined =>
  months.find(({ month }) => month === asked) ?? months.at(-1);
