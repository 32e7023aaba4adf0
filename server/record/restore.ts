import { join } from 'node:path';
import { type Actor, type EventOf, RECORD_SCHEMA, reason as reasonShape } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { type Backup, backUp, openBackup } from './backup.ts';
import { BookIndex, type Head } from './bookIndex.ts';
import { type Entry, readEntries } from './entries.ts';
import { eventFilePath } from './eventFile.ts';
import { makeLastingFolder, writeLasting } from './lastingFile.ts';
import { type Migrations, productMigrations } from './migrations.ts';
import type { GivenFile } from './packageReader.ts';
import { Payloads } from './payloads.ts';
import type { RecordSettings } from './record.ts';
import type { RecordFiles } from './recordFiles.ts';
import { recordFolder, recordPlaces } from './recordPlaces.ts';
import { eventFileOf, replaceEventFile } from './replaceEventFile.ts';
import { headOf, readSound } from './soundRecord.ts';
import { stampOf } from './stamp.ts';
import { WriterLock } from './writerLock.ts';

export interface Restored {
  readonly event: EventOf<'restored'>;
  /** Where the record as it was lies now: a backup, or its damaged files; null where there was none. */
  readonly kept: { readonly path: string; readonly damage: Fault | null } | null;
  readonly payloadsWritten: number;
}

/** Who answers for it, and why. */
export interface RestoreAsked {
  readonly by: Actor;
  readonly reason: string;
}

/**
 * Puts a backup in the place of a home's record, sound or damaged. The backup is verified from end to end
 * and the record as it was kept beside before anything is touched; contents are only ever added. Whenever
 * power fails the old record or the new one stands there whole. The clock may stand before the last event:
 * whoever restores answers for it.
 */
export async function restore(
  home: string,
  given: GivenFile,
  asked: RestoreAsked,
  settings: RecordSettings,
): Promise<Restored> {
  if (!reasonShape.safeParse(asked.reason).success) throw new Refused(fault('ST-035', { move: '恢复备份' }));
  const { files, now, migrations = productMigrations } = settings;
  const backup = await openBackup(given, migrations);
  const folder = recordFolder(home);
  await makeLastingFolder(files, folder);
  const lock = await WriterLock.take(files, recordPlaces(folder).lock, now());
  try {
    const standing = await standingIn(files, folder, migrations);
    const kept = await keep(home, standing, settings);
    const payloadsWritten = await layPayloads(files, folder, backup);
    const event = restoredEvent(backup, standing, asked, now());
    const written = { bytes: backup.bytes, events: backup.events, head: backup.head };
    await replaceEventFile(files, folder, standing.head, eventFileOf(written, [event]));
    return { event, kept, payloadsWritten };
  } finally {
    await lock.release();
  }
}

/** What lies in the home before. */
interface Standing {
  /** As far as they are good. */
  readonly entries: readonly Entry[];
  /** How far the record had come, as far as anything remembers. */
  readonly head: Head;
  readonly damage: Fault | null;
}

/** What restoring is there for; a newer program’s record is not damaged. */
const DAMAGES: readonly string[] = ['ST-001', 'ST-002', 'ST-014'];

async function standingIn(files: RecordFiles, folder: string, migrations: Migrations): Promise<Standing> {
  try {
    const { read, head } = await readSound(files, folder, migrations);
    return { entries: read.entries, head, damage: null };
  } catch (cause) {
    if (!(cause instanceof Refused) || !DAMAGES.includes(cause.fault.code)) throw cause;
    const { entries } = readEntries((await files.read(eventFilePath(folder))) ?? new Uint8Array());
    const index = await new BookIndex(files, recordPlaces(folder).index).read();
    return { entries, head: index?.head ?? headOf(entries), damage: cause.fault };
  }
}

async function keep(
  home: string,
  { head, damage }: Standing,
  settings: RecordSettings,
): Promise<Restored['kept']> {
  if (damage) return { path: await keepDamaged(home, settings), damage };
  if (head.events === 0) return null;
  return { path: (await backUp(home, null, settings)).path, damage: null };
}

/** Event file and index byte for byte: they are evidence. */
async function keepDamaged(home: string, { files, now }: RecordSettings): Promise<string> {
  const folder = recordFolder(home);
  const beside = join(folder, `damaged-${stampOf(now())}`);
  await makeLastingFolder(files, beside);
  for (const [path, name] of [
    [eventFilePath(folder), 'events.log'],
    [recordPlaces(folder).index, 'index.json'],
  ] as const) {
    const bytes = await files.read(path);
    if (bytes) await writeLasting(files, join(beside, name), bytes);
  }
  return beside;
}

async function layPayloads(files: RecordFiles, folder: string, backup: Backup): Promise<number> {
  const payloads = new Payloads(files, recordPlaces(folder).payloads, () => undefined);
  let written = 0;
  for (const address of backup.addresses)
    if (await payloads.lay(address, await backup.payload(address))) written += 1;
  return written;
}

function restoredEvent(
  { manifest, head, entries }: Backup,
  standing: Standing,
  { by, reason }: RestoreAsked,
  at: Date,
): EventOf<'restored'> {
  return {
    schema: RECORD_SCHEMA,
    number: head.events + 1,
    at: at.toISOString(),
    by,
    kind: 'restored',
    reason: reason.trim(),
    backupMadeAt: manifest.madeAt,
    lostEvents: lostEvents(standing, entries),
    head: standing.head.events === 0 ? null : standing.head.checksum,
  };
}

/** Entries of the record before that the backup does not have; of a damaged one only their number is known. */
function lostEvents({ entries, head, damage }: Standing, backup: readonly Entry[]): number {
  if (damage) return Math.max(0, head.events - backup.length);
  const differs = entries.findIndex(({ checksum }, at) => backup[at]?.checksum !== checksum);
  return differs === -1 ? 0 : entries.length - differs;
}
