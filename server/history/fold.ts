import type {
  Acknowledgement,
  Actor,
  BookName,
  EventOf,
  MonthState,
  RecordEvent,
} from '../contract/api/record.ts';

/**
 * What the events come to. State is made from nothing else: the same events give the same state, on any
 * machine, at any time.
 */
export interface HistoryState {
  /** How many events there were. */
  readonly events: number;
  readonly lastAt: string | null;
  readonly books: ReadonlyMap<string, Book>;
  /** By hospital and name, versions in their order. */
  readonly ruleLayers: ReadonlyMap<string, readonly LayerVersion[]>;
  /** 填报, by `submissionsKey`, then by the unit's code. */
  readonly submissions: ReadonlyMap<string, ReadonlyMap<string, ReturnedSubmission>>;
  /** Archive file by the address of a payload that moved there. */
  readonly archivedIn: ReadonlyMap<string, string>;
}

/** A hospital's year. */
export interface Book extends BookName {
  readonly months: ReadonlyMap<string, BookMonth>;
  /** By runId, in the order of their first registration. */
  readonly runs: ReadonlyMap<string, RegisteredRun>;
}

export interface BookMonth {
  readonly month: string;
  readonly state: MonthState;
  /** runId of the run that the month rests on; null before there is one. */
  readonly runId: string | null;
  /** 待重算: the earlier month whose reopening made it so; null where it stands. */
  readonly staleSince: string | null;
  readonly review: Review | null;
  readonly versions: readonly PublishedVersion[];
}

export interface RegisteredRun
  extends Pick<
    EventOf<'runRegistered'>,
    'options' | 'payloads' | 'verdict' | 'driverReason' | 'source' | 'run'
  > {
  readonly acknowledged: readonly Acknowledgement[];
  readonly at: string;
  readonly by: Actor;
}

interface Review {
  readonly decision: 'approved' | 'returned';
  readonly at: string;
  readonly by: Actor;
  readonly remark: string;
  readonly seal: string | null;
}

interface PublishedVersion {
  readonly version: number;
  readonly runId: string;
  readonly at: string;
  readonly by: Actor;
  readonly statement: string;
  readonly difference: string | null;
}

export interface LayerVersion {
  readonly layer: string;
  readonly version: number;
  readonly validFrom: string;
  readonly reason: string;
  readonly content: string;
  readonly rolledBackTo: number | null;
  readonly at: string;
  readonly by: Actor;
}

/** The last thing a department sent back for some months. */
export interface ReturnedSubmission
  extends Omit<
    EventOf<'submissionReturned'>,
    'schema' | 'number' | 'kind' | 'hospital' | 'range' | 'content'
  > {
  /** What was accepted last, whatever came after it; null where nothing was. */
  readonly accepted: string | null;
}

export const submissionsKey = (
  hospital: string,
  { from, to }: EventOf<'submissionReturned'>['range'],
): string => `${hospital}\n${from}\n${to}`;

export const layerKey = (hospital: string, layer: string): string => `${hospital}\n${layer}`;

export const monthOrder = (a: { readonly month: string }, b: { readonly month: string }): number =>
  a.month < b.month ? -1 : 1;

type Writable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

interface OpenBook extends BookName {
  readonly months: Map<string, Writable<BookMonth>>;
  readonly runs: Map<string, RegisteredRun>;
}

/** The fold: events in, one after the other; the state that stands after the last. */
export class Fold implements HistoryState {
  events = 0;
  lastAt: string | null = null;
  readonly books = new Map<string, OpenBook>();
  readonly ruleLayers = new Map<string, LayerVersion[]>();
  readonly submissions = new Map<string, Map<string, ReturnedSubmission>>();
  readonly archivedIn = new Map<string, string>();

  static of(events: Iterable<RecordEvent>): Fold {
    const fold = new Fold();
    for (const event of events) fold.take(event);
    return fold;
  }

  take(event: RecordEvent): void {
    this.events = event.number;
    this.lastAt = event.at;
    switch (event.kind) {
      case 'gathered':
        this.#monthOf(event).state = 'gathered';
        return;
      case 'runRegistered':
        this.#register(event);
        return;
      case 'reviewed':
        this.#review(event);
        return;
      case 'published':
        this.#publish(event);
        return;
      case 'closed':
        this.#monthOf(event).state = 'closed';
        return;
      case 'reopened':
        this.#reopen(event);
        return;
      case 'ruleLayerSaved':
        this.#saveLayer(event);
        return;
      case 'submissionReturned':
        this.#takeSubmission(event);
        return;
      case 'archived':
        for (const address of event.payloads) this.archivedIn.set(address, event.file);
        return;
      case 'takenBack':
        for (const address of event.payloads) this.archivedIn.delete(address);
        return;
      case 'restored':
      case 'clockAccepted':
      case 'migrated':
        return;
    }
  }

  #register(event: EventOf<'runRegistered'>): void {
    const { book: name, run, options, payloads, verdict, driverReason, source, acknowledged, at, by } = event;
    const book = this.#bookOf(name);
    book.runs.set(run.runId, { run, options, payloads, verdict, driverReason, source, acknowledged, at, by });
    // What is registered is here again, wherever it was archived before.
    for (const address of Object.values(payloads)) this.archivedIn.delete(address);
    for (const month of options.months) {
      const found = this.#monthOf({ book: name, month });
      Object.assign(found, { state: 'allocated', runId: run.runId, staleSince: null, review: null });
    }
  }

  #review(event: EventOf<'reviewed'>): void {
    const { decision, at, by, remark, seal } = event;
    const month = this.#monthOf(event);
    month.review = { decision, at, by, remark, seal };
    month.state = decision === 'approved' ? 'reviewed' : 'allocated';
  }

  #publish(event: EventOf<'published'>): void {
    const { version, runId, at, by, statement, difference } = event;
    const month = this.#monthOf(event);
    month.state = 'published';
    month.versions = [...month.versions, { version, runId, at, by, statement, difference }];
  }

  /** Later months accumulate this one: what they say may not hold any more. */
  #reopen({ book, month }: EventOf<'reopened'>): void {
    const reopened = this.#monthOf({ book, month });
    reopened.state = 'allocated';
    reopened.review = null;
    for (const later of this.#bookOf(book).months.values())
      if (later.month > month && later.runId) later.staleSince = month;
  }

  #saveLayer(event: EventOf<'ruleLayerSaved'>): void {
    const { hospital, layer, version, validFrom, reason, content, rolledBackTo, at, by } = event;
    const key = layerKey(hospital, layer);
    const versions = this.ruleLayers.get(key) ?? [];
    versions.push({ layer, version, validFrom, reason, content, rolledBackTo, at, by });
    this.ruleLayers.set(key, versions);
  }

  #takeSubmission(event: EventOf<'submissionReturned'>): void {
    const { hospital, range, content, unit, outcome, file, signedBy, signedOn, filled, faults, at, by } =
      event;
    const key = submissionsKey(hospital, range);
    const units = this.submissions.get(key) ?? new Map<string, ReturnedSubmission>();
    const accepted = content ?? units.get(unit.code)?.accepted ?? null;
    units.set(unit.code, { unit, outcome, file, signedBy, signedOn, filled, faults, at, by, accepted });
    this.submissions.set(key, units);
  }

  #bookOf({ id, hospital, year }: BookName): OpenBook {
    const book = this.books.get(id) ?? { id, hospital, year, months: new Map(), runs: new Map() };
    this.books.set(id, book);
    return book;
  }

  #monthOf({ book, month }: { book: BookName; month: string }): Writable<BookMonth> {
    const { months } = this.#bookOf(book);
    const found = months.get(month) ?? {
      month,
      state: 'collected',
      runId: null,
      staleSince: null,
      review: null,
      versions: [],
    };
    months.set(month, found);
    return found;
  }
}
