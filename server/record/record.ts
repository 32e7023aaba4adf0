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
import { EventFile, eventFilePath } from './eventFile.ts';
import { sweepHalves } from './halfFile.ts';
import { makeLastingFolder } from './lastingFile.ts';
import { migrateEventFile } from './migrateEventFile.ts';
import { type Migrations, productMigrations } from './migrations.ts';
import { Payloads } from './payloads.ts';
import type { RecordFiles } from './recordFiles.ts';
import { recordFolder, recordPlaces } from './recordPlaces.ts';
import { readSound } from './soundRecord.ts';
import { WriterLock } from './writerLock.ts';

export interface RecordSettings {
  readonly files: RecordFiles;
  readonly now: () => Date;
  /** The product's own where none are given. */
  readonly migrations?: Migrations;
}

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
    this.payloads = new Payloads(files, recordPlaces(this.folder).payloads, (address) =>
      this.#fold.archivedIn.get(address),
    );
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
   * be read. `Refused` where the event file was changed, cut short, cannot be read or is a newer program's.
   */
  static async open(home: string, settings: RecordSettings): Promise<Record> {
    const { files, now } = settings;
    const folder = recordFolder(home);
    await makeLastingFolder(files, folder);
    const openedAt = now();
    const { lock, cannotWrite } = await takeLock(files, folder, openedAt);
    try {
      const record = new Record(home, settings, await open(settings, folder, lock, cannotWrite));
      if (lock) {
        await sweepHalves(files, folder, openedAt);
        record.#writeIndex();
      }
      return record;
    } catch (cause) {
      // Of two things that went wrong the first one says more.
      await lock?.release().catch(() => undefined);
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
    try {
      await this.#writer?.file.close();
    } finally {
      await this.#writer?.lock.release();
    }
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
    const index = new BookIndex(this.files, recordPlaces(this.folder).index);
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
    return { lock: await WriterLock.take(files, recordPlaces(folder).lock, now), cannotWrite: null };
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    return { lock: null, cannotWrite: cause.fault };
  }
}

async function open(
  { files, now, migrations = productMigrations }: RecordSettings,
  folder: string,
  lock: WriterLock | null,
  cannotWrite: Fault | null,
): Promise<Opened> {
  const sound = await readSound(files, folder, migrations);
  const { events, head, index } = sound;
  const lost = events.length === 0 ? await contentsWithoutEvents(files, folder) : [];
  if (!lock) {
    const notices = [...(cannotWrite ? [cannotWrite] : []), ...lost];
    return { events, head, writer: null, cannotWrite, notices };
  }
  const isIndexOld = events.length > 0 && index?.head.events !== events.length;
  const { file, notice } = await EventFile.open(files, folder, sound.read);
  const notices = [...(notice ? [notice] : []), ...(isIndexOld ? [fault('ST-012')] : []), ...lost];
  if (sound.fromSchema === null) return { events, head, writer: { lock, file }, cannotWrite, notices };
  await file.close();
  const migrated = await migrateEventFile(files, folder, { ...sound, fromSchema: sound.fromSchema }, now());
  const opened = await open({ files, now, migrations }, folder, lock, cannotWrite);
  return { ...opened, notices: [...notices, migrated] };
}

/** An event file that somebody took away would pass for a record that nobody has begun. */
async function contentsWithoutEvents(files: RecordFiles, folder: string): Promise<Fault[]> {
  const contents = await files.list(recordPlaces(folder).payloads).catch(() => []);
  return contents.length === 0 ? [] : [fault('ST-017', { file: eventFilePath('') })];
}
