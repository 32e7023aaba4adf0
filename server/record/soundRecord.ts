import { RECORD_SCHEMA, type RecordEvent } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { BookIndex, type Head, type Index } from './bookIndex.ts';
import { type Entry, NO_CHECKSUM, type ReadEntries } from './entries.ts';
import { eventFilePath, readEventFile } from './eventFile.ts';
import { broughtForward, type Migrations } from './migrations.ts';
import type { RecordFiles } from './recordFiles.ts';
import { recordPlaces } from './recordPlaces.ts';

/** A record as it lies on disk, every entry of it what was written. */
export interface SoundRecord {
  readonly read: ReadEntries & { readonly bytes: Uint8Array };
  readonly head: Head;
  /** In this program's schema. */
  readonly events: RecordEvent[];
  /** The oldest schema among the entries where it is older than this program's; else null. */
  readonly fromSchema: number | null;
  readonly index: Index | null;
}

/** Reads only. `Refused` where the event file was changed, cut short, replaced or is a newer program's. */
export async function readSound(
  files: RecordFiles,
  folder: string,
  migrations: Migrations,
): Promise<SoundRecord> {
  // First: another process may write on, and an index read later would run ahead of the events.
  const index = await new BookIndex(files, recordPlaces(folder).index).read();
  const read = await readEventFile(files, folder);
  const { events, fromSchema } = eventsOf(read.entries, migrations);
  if (index) assertNothingLost(read.entries, events, index.head);
  return { read, head: headOf(read.entries), events, fromSchema, index };
}

export const headOf = (entries: readonly Entry[]): Head => ({
  events: entries.length,
  checksum: entries.at(-1)?.checksum ?? NO_CHECKSUM,
});

/** `Refused` (ST-004) where a newer program wrote them. */
export function eventsOf(
  entries: readonly Entry[],
  migrations: Migrations,
): Pick<SoundRecord, 'events' | 'fromSchema'> {
  const brought = entries.map(({ body }) => broughtForward(body, migrations));
  const older = brought.flatMap(({ writtenIn }) => (writtenIn < RECORD_SCHEMA ? [writtenIn] : []));
  return {
    events: brought.map(({ event }) => event),
    fromSchema: older.length > 0 ? Math.min(...older) : null,
  };
}

/**
 * The index remembers how far the events had come; it may lag behind, never run ahead. Where the event file
 * was replaced on purpose an event says which head stood before.
 */
function assertNothingLost(
  entries: readonly Entry[],
  events: readonly RecordEvent[],
  remembered: Head,
): void {
  if (remembered.events === 0 || entries[remembered.events - 1]?.checksum === remembered.checksum) return;
  if (events.some((event) => replacedHead(event) === remembered.checksum)) return;
  const file = eventFilePath('');
  if (entries.length < remembered.events)
    throw new Refused(fault('ST-002', { file, found: entries.length, expected: remembered.events }));
  throw new Refused(fault('ST-014', { file, line: remembered.events }));
}

const replacedHead = (event: RecordEvent): string | null =>
  event.kind === 'restored' || event.kind === 'migrated' ? event.head : null;
