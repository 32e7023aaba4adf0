import type {
  BookAnswer,
  BookList,
  HistoryAnswer,
  MonthInBook,
  MoveRequest,
  RegisterRequest,
  RunRegistered,
  StandingAnswer,
  StatementAnswer,
  Verification,
} from '../../server/contract/api/books.ts';
import type { SaidComparison } from '../../server/contract/api/comparison.ts';
import type { Archived, BackedUp, KeptFiles, Restored } from '../../server/contract/api/keeping.ts';
import type { Actor, RecordFacts } from '../../server/contract/api/record.ts';
import type { SheetPlan } from '../../server/contract/plan.ts';
import { ask, type Connection } from './call.ts';

/** A month of a book. */
export interface MonthAt {
  readonly book: string;
  readonly month: string;
}

/** The record as the add-in sees it. Every method throws `Refused`. */
export class BooksClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  facts(signal?: AbortSignal): Promise<RecordFacts> {
    return ask(this.#connection, 'record', { parameters: {}, signal });
  }

  acceptClock(by: Actor, reason: string): Promise<RecordFacts> {
    return ask(this.#connection, 'acceptClock', { parameters: {}, body: { by, reason } });
  }

  files(signal?: AbortSignal): Promise<KeptFiles> {
    return ask(this.#connection, 'keptFiles', { parameters: {}, signal });
  }

  backUp(): Promise<BackedUp> {
    return ask(this.#connection, 'makeBackup', { parameters: {} });
  }

  restore(by: Actor, backup: string, reason: string): Promise<Restored> {
    return ask(this.#connection, 'restoreBackup', { parameters: {}, body: { by, backup, reason } });
  }

  archive(book: string, by: Actor): Promise<Archived> {
    return ask(this.#connection, 'archiveBook', { parameters: { book }, body: { by } });
  }

  takeBack(by: Actor, archive: string): Promise<{ payloads: number }> {
    return ask(this.#connection, 'takeBack', { parameters: {}, body: { by, archive } });
  }

  list(signal?: AbortSignal): Promise<BookList> {
    return ask(this.#connection, 'books', { parameters: {}, signal });
  }

  book(book: string, signal?: AbortSignal): Promise<BookAnswer> {
    return ask(this.#connection, 'book', { parameters: { book }, signal });
  }

  /** Of the whole book where no month is named. */
  history(book: string, month?: string, signal?: AbortSignal): Promise<HistoryAnswer> {
    const query = month === undefined ? {} : { month };
    return ask(this.#connection, 'history', { parameters: { book }, query, signal });
  }

  /** Where the months of a workbook's hospital stand; `run`: the runId that its results bear. */
  standing(
    { hospital, months, run }: { hospital: string; months: readonly string[]; run?: string | undefined },
    signal?: AbortSignal,
  ): Promise<StandingAnswer> {
    const query = { hospital, months: months.join(','), ...(run !== undefined && { run }) };
    return ask(this.#connection, 'standing', { parameters: {}, query, signal });
  }

  register(run: string, body: RegisterRequest): Promise<RunRegistered> {
    return ask(this.#connection, 'registerRun', { parameters: { run }, body });
  }

  statement({ book, month }: MonthAt, signal?: AbortSignal): Promise<StatementAnswer> {
    return ask(this.#connection, 'statement', { parameters: { book, month }, signal });
  }

  move({ book, month }: MonthAt, body: MoveRequest): Promise<MonthInBook> {
    return ask(this.#connection, 'move', { parameters: { book, month }, body });
  }

  /** Makes a registered run anew from what is kept of it. */
  verify(book: string, run: string, signal?: AbortSignal): Promise<Verification> {
    return ask(this.#connection, 'verifyRun', { parameters: { book, run }, signal });
  }

  /** The comparison as a sheet. */
  async comparisonPlan(
    book: string,
    before: string,
    after: string,
    signal?: AbortSignal,
  ): Promise<SheetPlan> {
    const query = { before, after };
    const plan = await ask(this.#connection, 'comparisonPlan', { parameters: { book }, query, signal });
    return plan as unknown as SheetPlan;
  }

  /** What a published version changed of the one before it, as it was kept. */
  difference({ book, month }: MonthAt, version: number, signal?: AbortSignal): Promise<SaidComparison> {
    const parameters = { book, month, version: String(version) };
    return ask(this.#connection, 'difference', { parameters, signal });
  }

  compare(book: string, before: string, after: string, signal?: AbortSignal): Promise<SaidComparison> {
    const query = { before, after };
    return ask(this.#connection, 'compareRuns', { parameters: { book }, query, signal });
  }
}
