import { join } from 'node:path';
import {
  type Actor,
  type EventDraft,
  RECORD_SCHEMA,
  type RecordEvent,
  type RecordFacts,
  recordEvent,
} from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { Fold, type HistoryState } from '../history/fold.ts';
import { BookIndex, type Head, indexOf } from './bookIndex.ts';
import { type Entry, NO_CHECKSUM, type ReadEntries } from './entries.ts';
import { EventFile, eventFilePath, readEventFile } from './eventFile.ts';
import { makeLastingFolder } from './lastingFile.ts';
import { Payloads } from './payloads.ts';
import type { RecordFiles } from './recordFiles.ts';
import { WriterLock } from './writerLock.ts';

export const recordFolder = (home: string): string => join(home, 'record');

export interface RecordSettings {
  readonly files: RecordFiles;
  readonly now: () => Date;
}

/** Where the events stand, and where the folder of a record keeps what. */
const places = (folder: string) => ({
  lock: join(folder, 'lock'),
  index: join(folder, 'index.json'),
  payloads: join(folder, 'payloads'),
});

/** A clock is set back by a little when it is put right; more than this and the order of things is in doubt. */
const CLOCK_LEEWAY_MILLISECONDS = 2 * 60 * 1000;

/**
 * The one memory of runs, versions and publications: an append-only event file and the payloads it names.
 * What stands is a fold of the events; the index can be deleted. One process writes at a time; whoever
 * comes second may read.
 */
export class Record {
  readonly notices: readonly Fault[];
  readonly payloads: Payloads;
  readonly folder: string;
  readonly files: RecordFiles;
  readonly #now: () => Date;
  readonly #writer: Writer | null;
  readonly #cannotWrite: Fault | null;
  readonly #fold: Fold;
  readonly #events: RecordEvent[];
  #head: Head;
  #last: Promise<unknown> = Promise.resolve();
  #indexing: Promise<void> = Promise.resolve();

  private constructor(home: string, { files, now }: RecordSettings, opened: Opened) {
    this.folder = recordFolder(home);
    this.files = files;
    this.payloads = new Payloads(files, places(this.folder).payloads);
    this.notices = opened.notices;
    this.#now = now;
    this.#writer = opened.writer;
    this.#cannotWrite = opened.cannotWrite;
    this.#events = opened.events;
    this.#fold = Fold.of(opened.events);
    this.#head = opened.head;
  }

  /**
   * Opens the record of a home and makes it where there is none. Where another process writes, it opens to
   * be read. `Refused` where the event file was changed, cut short or is a newer program's.
   */
  static async open(home: string, settings: RecordSettings): Promise<Record> {
    const { files, now } = settings;
    const folder = recordFolder(home);
    await makeLastingFolder(files, folder);
    const { lock, cannotWrite } = await takeLock(files, folder, now());
    try {
      const record = new Record(home, settings, await open(files, folder, lock, cannotWrite));
      if (lock) record.#writeIndex();
      return record;
    } catch (cause) {
      await lock?.release();
      throw cause;
    }
  }

  get state(): HistoryState {
    return this.#fold;
  }

  /** In their order; what is appended later is not in it. */
  get events(): readonly RecordEvent[] {
    return this.#events.slice();
  }

  facts(): RecordFacts {
    return {
      events: this.#head.events,
      head: this.#head.events === 0 ? null : this.#head.checksum,
      isWritable: this.#writer !== null,
      notices: [...this.notices],
    };
  }

  /**
   * Adds an event once the disk has it. `decide` sees the state as no other change can touch it and gives
   * the event, or throws why not; null: nothing is to be written.
   */
  append(decide: (state: HistoryState) => EventDraft | null): Promise<RecordEvent | null> {
    const added = this.#last.then(() => this.#append(decide));
    this.#last = added.catch(() => undefined);
    return added;
  }

  /** The clock stands before the last event's time, and somebody answers for it. */
  acceptClock(by: Actor, reason: string): Promise<RecordEvent | null> {
    return this.append(({ lastAt }) =>
      lastAt && this.#clockWentBack(lastAt) ? { kind: 'clockAccepted', by, reason, lastAt } : null,
    );
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#indexing;
    await this.#writer?.file.close();
    await this.#writer?.lock.release();
  }

  async #append(decide: (state: HistoryState) => EventDraft | null): Promise<RecordEvent | null> {
    if (!this.#writer) throw new Refused(this.#cannotWrite ?? fault('ST-007'));
    const draft = decide(this.#fold);
    if (!draft) return null;
    const at = this.#now();
    const { lastAt } = this.#fold;
    if (lastAt && draft.kind !== 'clockAccepted' && this.#clockWentBack(lastAt))
      throw new Refused(fault('ST-008', { now: at.toISOString(), last: lastAt }));
    await this.#writer.lock.assertHeld();
    const event = recordEvent.parse({
      schema: RECORD_SCHEMA,
      number: this.#head.events + 1,
      at: at.toISOString(),
      ...draft,
    });
    const { checksum } = await this.#writer.file.append(JSON.stringify(event));
    this.#head = { events: event.number, checksum };
    this.#events.push(event);
    this.#fold.take(event);
    this.#writeIndex();
    return event;
  }

  #clockWentBack(lastAt: string): boolean {
    return this.#now().getTime() < Date.parse(lastAt) - CLOCK_LEEWAY_MILLISECONDS;
  }

  /** After the acknowledgement, and one at a time: nothing rests on it. */
  #writeIndex(): void {
    const index = new BookIndex(this.files, places(this.folder).index);
    this.#indexing = this.#indexing.then(() =>
      index.write(indexOf(this.#fold, this.#head)).catch(() => undefined),
    );
  }
}

interface Writer {
  readonly lock: WriterLock;
  readonly file: EventFile;
}

interface Opened {
  readonly events: RecordEvent[];
  readonly head: Head;
  readonly writer: Writer | null;
  readonly cannotWrite: Fault | null;
  readonly notices: readonly Fault[];
}

async function takeLock(
  files: RecordFiles,
  folder: string,
  now: Date,
): Promise<{ lock: WriterLock | null; cannotWrite: Fault | null }> {
  try {
    return { lock: await WriterLock.take(files, places(folder).lock, now), cannotWrite: null };
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    return { lock: null, cannotWrite: cause.fault };
  }
}

async function open(
  files: RecordFiles,
  folder: string,
  lock: WriterLock | null,
  cannotWrite: Fault | null,
): Promise<Opened> {
  const read = await readEventFile(files, folder);
  const head = headOf(read.entries);
  const index = await new BookIndex(files, places(folder).index).read();
  if (index) assertNothingLost(read, index.head);
  const events = read.entries.map(({ body }) => eventOf(body));
  const notices: Fault[] = cannotWrite ? [cannotWrite] : [];
  if (lock && events.length > 0 && index?.head.events !== events.length) notices.push(fault('ST-012'));
  if (!lock) return { events, head, writer: null, cannotWrite, notices };
  const { file, notice } = await EventFile.open(files, folder, read);
  return {
    events,
    head,
    writer: { lock, file },
    cannotWrite,
    notices: notice ? [notice, ...notices] : notices,
  };
}

const headOf = (entries: readonly Entry[]): Head => ({
  events: entries.length,
  checksum: entries.at(-1)?.checksum ?? NO_CHECKSUM,
});

/** The index remembers how far the events had come; it may lag behind, never run ahead. */
function assertNothingLost({ entries }: ReadEntries, remembered: Head): void {
  const file = eventFilePath('').slice(1);
  if (entries.length < remembered.events)
    throw new Refused(fault('ST-002', { file, found: entries.length, expected: remembered.events }));
  const same = remembered.events === 0 || entries[remembered.events - 1]?.checksum === remembered.checksum;
  if (!same) throw new Refused(fault('ST-014', { file, line: remembered.events }));
}

/** Whole by its checksum, so what does not fit its shape was written by a newer program. */
function eventOf(body: string): RecordEvent {
  const written: unknown = JSON.parse(body);
  const { success, data } = recordEvent.safeParse(written);
  if (success) return data;
  throw new Refused(fault('ST-004', { schema: schemaOf(written), known: RECORD_SCHEMA }));
}

const schemaOf = (written: unknown): string =>
  typeof written === 'object' && written && 'schema' in written ? String(written.schema) : '?';
