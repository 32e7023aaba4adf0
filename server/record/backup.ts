import { basename, join } from 'node:path';
import { RECORD_SCHEMA, type RecordEvent } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { allPayloads } from '../history/eventPayloads.ts';
import { Fold } from '../history/fold.ts';
import type { Head } from './bookIndex.ts';
import { type Entry, readEntries } from './entries.ts';
import { assertFresh, freshPath } from './freshFile.ts';
import { writeLasting } from './lastingFile.ts';
import { type Migrations, productMigrations } from './migrations.ts';
import { damaged, type GivenFile, type OpenPackage, openPackage } from './packageReader.ts';
import { EVENTS, type Manifest, payloadPart } from './packageShapes.ts';
import { type Part, writePackage } from './packageWriter.ts';
import { Payloads, unpackedPayload } from './payloads.ts';
import type { RecordSettings } from './record.ts';
import type { RecordFiles } from './recordFiles.ts';
import { recordFolder, recordPlaces } from './recordPlaces.ts';
import { eventsOf, headOf, readSound } from './soundRecord.ts';
import { stampOf } from './stamp.ts';

export interface BackedUp {
  readonly path: string;
  readonly manifest: Manifest<'backup'>;
  readonly notices: readonly Fault[];
}

/**
 * The whole record in one file: events up to now and every payload they name, verified by reading it back.
 * Needs no lock: entries stay as they are, and what one names was there before it. `path` null: under
 * `backups` in the home. `Refused` where the record is not sound, is empty, or there is such a file.
 */
export async function backUp(home: string, path: string | null, settings: RecordSettings): Promise<BackedUp> {
  try {
    return await writeBackup(home, path, settings);
  } catch (cause) {
    if (!(cause instanceof Refused) || cause.fault.code !== 'ST-009') throw cause;
    // A year was archived meanwhile and took it along: now its entry is there, and it is not asked for.
    return await writeBackup(home, path, settings);
  }
}

async function writeBackup(home: string, path: string | null, settings: RecordSettings): Promise<BackedUp> {
  const { files, now, migrations = productMigrations } = settings;
  const folder = recordFolder(home);
  const madeAt = now();
  const { read, head, there, missing } = await standing(files, folder, migrations);
  if (head.events === 0) throw new Refused(fault('ST-065'));
  const target =
    path ?? (await freshPath(files, join(home, 'backups'), `stepdown-${stampOf(madeAt)}`, '.zip'));
  await assertFresh(files, target);
  const parts: Part[] = [
    { name: EVENTS, content: async () => read.bytes.subarray(0, read.goodBytes) },
    ...there.map((address) => packedPart(files, folder, address)),
  ];
  const draft = {
    madeAt: madeAt.toISOString(),
    schema: RECORD_SCHEMA,
    events: head.events,
    head: head.checksum,
    missing,
  };
  const written = writePackage('backup', parts, draft);
  await writeLasting(files, target, written.pieces);
  const { manifest } = await readBack(files, target, migrations);
  const [address = ''] = missing;
  return {
    path: target,
    manifest,
    notices: missing.length > 0 ? [fault('ST-063', { count: missing.length, address })] : [],
  };
}

const packedPart = (files: RecordFiles, folder: string, address: string): Part => ({
  name: payloadPart(address),
  content: async () => {
    const packed = await payloadsIn(files, folder).packed(address);
    if (!packed) throw new Refused(fault('ST-009', { address }));
    return packed;
  },
});

const payloadsIn = (files: RecordFiles, folder: string): Payloads =>
  new Payloads(files, recordPlaces(folder).payloads, () => undefined);

/** What is missing may have gone into an archive since the events were read, whose entry came first. */
async function standing(files: RecordFiles, folder: string, migrations: Migrations) {
  const before = await readSound(files, folder, migrations);
  const found = await payloadsOf(files, folder, before.events);
  if (found.missing.length === 0) return { ...before, ...found };
  const after = await readSound(files, folder, migrations);
  return { ...after, ...(await payloadsOf(files, folder, after.events)) };
}

/** What the events name and no archive holds, by whether it is good. */
async function payloadsOf(
  files: RecordFiles,
  folder: string,
  events: readonly RecordEvent[],
): Promise<{ there: string[]; missing: string[] }> {
  const { archivedIn } = Fold.of(events);
  const payloads = payloadsIn(files, folder);
  const there: string[] = [];
  const missing: string[] = [];
  for (const address of allPayloads(events)) {
    if (archivedIn.has(address)) continue;
    const packed = await payloads.packed(address);
    const isGood = packed !== null && (await unpackedPayload(packed, address)) !== null;
    (isGood ? there : missing).push(address);
  }
  return { there, missing };
}

async function readBack(files: RecordFiles, path: string, migrations: Migrations): Promise<Backup> {
  const file = await files.openToRead(path);
  if (!file) throw new Refused(fault('ST-006', { file: path, reason: 'ENOENT' }));
  try {
    return await openBackup({ name: basename(path), file }, migrations);
  } finally {
    await file.close();
  }
}

export interface Backup extends OpenPackage<'backup'> {
  readonly bytes: Uint8Array;
  readonly entries: readonly Entry[];
  readonly events: readonly RecordEvent[];
  readonly head: Head;
}

/** A backup that was verified from end to end; `Refused` where it is none, or not what it was. */
export async function openBackup(given: GivenFile, migrations: Migrations): Promise<Backup> {
  const opened = await openPackage('backup', given);
  const { manifest, addresses } = opened;
  const bytes = await opened.part(EVENTS);
  const { entries, damage } = readEntries(bytes);
  const head = headOf(entries);
  const isSame = head.events === manifest.events && head.checksum === manifest.head;
  if (damage || !isSame) throw damaged(given, EVENTS);
  const { events } = eventsOf(entries, migrations);
  const inside = new Set([...addresses, ...manifest.missing, ...Fold.of(events).archivedIn.keys()]);
  const lost = allPayloads(events).find((address) => !inside.has(address));
  if (lost) throw damaged(given, payloadPart(lost));
  return { ...opened, bytes, entries, events, head };
}
