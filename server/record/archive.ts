import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { Actor, EventOf, RecordEvent } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { allPayloads } from '../history/eventPayloads.ts';
import type { HistoryState } from '../history/fold.ts';
import { monthOrder } from '../history/fold.ts';
import { canonicalJson } from '../history/identity.ts';
import { findBook, nameOf } from '../history/moves.ts';
import { readEventFile } from './eventFile.ts';
import { assertFresh, freshPath } from './freshFile.ts';
import { writeLasting } from './lastingFile.ts';
import { type GivenFile, openPackage } from './packageReader.ts';
import { type Part, verifiedPart, writePackage } from './packageWriter.ts';
import type { Record } from './record.ts';
import type { ReadableFile } from './recordFiles.ts';
import { stampOf } from './stamp.ts';

interface ArchiveAsked {
  readonly book: string;
  readonly by: Actor;
  /** Null: under `archives` in the home. */
  readonly path: string | null;
  readonly now: Date;
}

export interface Archived {
  readonly path: string;
  readonly event: EventOf<'archived'>;
}

/**
 * Moves a closed year's contents into a file of their own: written, read back and on record before
 * anything is taken away, and then only what nothing else on record needs. The entries stay. `Refused`
 * while a month is not closed.
 */
export async function archiveBook(record: Record, asked: ArchiveAsked): Promise<Archived> {
  const { book: id, by, now } = asked;
  const book = nameOf(closedBook(record.state, id));
  const own = record.events.filter((event) => isOf(event, id));
  const addresses = allPayloads(own);
  // Says who else writes before an archive is made in vain.
  await record.append(() => null);
  await refuseArchived(record, addresses);
  const path = asked.path ?? (await usualPath(record, id, book.year, now));
  await assertFresh(record.files, path);
  const parts = [
    await eventsPart(record, own),
    ...addresses.map((each) => verifiedPart(record.payloads, each)),
  ];
  const draft = { madeAt: now.toISOString(), book, by };
  await writeLasting(record.files, path, writePackage('archive', parts, draft).pieces);
  const fileHash = await verified(record, path);
  const event = await record.append((state) => {
    closedBook(state, id);
    const moved = movable(record.events, id, addresses);
    return { kind: 'archived', by, book, file: basename(path), fileHash, payloads: moved };
  });
  if (event?.kind !== 'archived') throw new Error('an archive leaves an entry');
  for (const address of event.payloads) await record.payloads.remove(address);
  return { path, event };
}

const isOf = (event: RecordEvent, book: string): boolean => 'book' in event && event.book.id === book;

function closedBook(state: HistoryState, id: string) {
  const book = findBook(state, id);
  const open = [...book.months.values()].sort(monthOrder).find(({ state: stands }) => stands !== 'closed');
  if (open) throw new Refused(fault('ST-071', { month: open.month }));
  return book;
}

/** Contents of a book that nothing else on record names. */
function movable(events: readonly RecordEvent[], book: string, addresses: readonly string[]): string[] {
  const needed = new Set(allPayloads(events.filter((event) => !isOf(event, book))));
  return addresses.filter((address) => !needed.has(address));
}

/** An archive that was broken off after its entry is brought to its end. */
async function refuseArchived(
  { state: { archivedIn }, payloads }: Record,
  addresses: readonly string[],
): Promise<void> {
  const [file] = addresses.flatMap((address) => archivedIn.get(address) ?? []);
  if (file === undefined) return;
  for (const address of addresses) if (archivedIn.has(address)) await payloads.remove(address);
  throw new Refused(fault('ST-073', { file }));
}

const usualPath = ({ files, folder }: Record, id: string, year: string, now: Date): Promise<string> =>
  freshPath(files, join(dirname(folder), 'archives'), `archive-${year}-${id}-${stampOf(now)}`, '.zip');

/** The book's entries with the checksums that they have in the whole record. */
async function eventsPart({ files, folder }: Record, own: readonly RecordEvent[]): Promise<Part> {
  const { entries } = await readEventFile(files, folder);
  const lines = own.map((event) => ({ checksum: entries[event.number - 1]?.checksum, event }));
  return { name: 'events.json', content: async () => Buffer.from(canonicalJson(lines)) };
}

/** Reads the archive back; gives the hash of the whole file. */
async function verified({ files }: Record, path: string): Promise<string> {
  const file = await files.openToRead(path);
  if (!file) throw new Refused(fault('ST-006', { file: path, reason: 'ENOENT' }));
  try {
    await openPackage('archive', { name: basename(path), file });
    return await fileHashOf(file);
  } finally {
    await file.close();
  }
}

const PIECE = 1024 * 1024;

async function fileHashOf(file: ReadableFile): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < file.size; at += PIECE) hash.update(await file.read(at, PIECE));
  return hash.digest('hex');
}

/** Puts the contents of an archive back where they were; `Refused` where it is not of this record. */
export async function takeBack(
  record: Record,
  given: GivenFile,
  by: Actor,
): Promise<EventOf<'takenBack'> | null> {
  const opened = await openPackage('archive', given);
  const fileHash = await fileHashOf(given.file);
  const archived = record.events.find(
    (event): event is EventOf<'archived'> => event.kind === 'archived' && event.fileHash === fileHash,
  );
  if (!archived) throw new Refused(fault('ST-072', { file: given.name }));
  await record.append(() => null);
  for (const address of opened.addresses) await record.payloads.lay(address, await opened.payload(address));
  const { book, file, payloads } = archived;
  const event = await record.append(({ archivedIn }) =>
    payloads.some((address) => archivedIn.has(address))
      ? { kind: 'takenBack', by, book, file, fileHash, payloads }
      : null,
  );
  return event?.kind === 'takenBack' ? event : null;
}
