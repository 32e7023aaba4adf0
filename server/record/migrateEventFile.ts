import { join } from 'node:path';
import { RECORD_SCHEMA, type RecordEvent } from '../contract/api/record.ts';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { writeLasting } from './lastingFile.ts';
import { productVersion } from './productVersion.ts';
import type { RecordFiles } from './recordFiles.ts';
import { eventFileOf, NOTHING_WRITTEN, replaceEventFile } from './replaceEventFile.ts';
import type { SoundRecord } from './soundRecord.ts';

/** How many digits of a head name a copy. */
const HEAD_DIGITS = 8;

/**
 * Writes a record of an older schema anew in this one, with checksums of its own. The file as it was is
 * kept beside first. Tells so (ST-013).
 */
export async function migrateEventFile(
  files: RecordFiles,
  folder: string,
  { read, events, head, fromSchema }: SoundRecord & { readonly fromSchema: number },
  now: Date,
): Promise<Fault> {
  const backup = `before-schema-${fromSchema}-${head.checksum.slice(0, HEAD_DIGITS)}.log`;
  await writeLasting(files, join(folder, backup), read.bytes);
  const migrated: RecordEvent = {
    schema: RECORD_SCHEMA,
    number: head.events + 1,
    at: now.toISOString(),
    by: { name: `Stepdown ${productVersion()}`, role: 'manager' },
    kind: 'migrated',
    fromSchema,
    backup,
    head: head.checksum,
  };
  const file = eventFileOf(NOTHING_WRITTEN, [...events, migrated]);
  await replaceEventFile(files, folder, head, file);
  return fault('ST-013', { from: fromSchema, to: RECORD_SCHEMA, backup });
}
