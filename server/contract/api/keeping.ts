import * as z from 'zod/mini';
import { actor, bookShape, reason } from './record.ts';
import { count } from './shapes.ts';

/** Backups and archives of the record, in their folders of the server's home. */

/** A file's name in its folder: never a path. */
const fileName = z.string().check(z.regex(/^[^/\\]{1,200}\.zip$/));

export const keptFiles = z.strictObject({
  /** Folder of the home they lie in, to be copied elsewhere; the latest first. */
  backups: z.strictObject({ folder: z.string(), files: z.array(z.string()) }),
  archives: z.strictObject({ folder: z.string(), files: z.array(z.string()) }),
});

export const backedUp = z.strictObject({
  file: z.string(),
  folder: z.string(),
  events: count,
  /** Contents that the record itself has lost or spoilt, and that are not in it. */
  missing: count,
});

export const restoreRequest = z.strictObject({ backup: fileName, by: actor, reason });
export const restored = z.strictObject({
  /** Entries that the backup holds. */
  events: count,
  /** Entries made after it, which no longer hold. */
  lostEvents: count,
  backupMadeAt: z.iso.datetime(),
  /** Where the record as it was lies; null where there was none. */
  keptIn: z.nullable(z.string()),
});

export const archiveRequest = z.strictObject({ by: actor });
export const archived = z.strictObject({
  book: bookShape,
  file: z.string(),
  folder: z.string(),
  payloads: count,
});

export const takeBackRequest = z.strictObject({ archive: fileName, by: actor });
/** `payloads` 0: they were there already. */
export const takenBack = z.strictObject({ payloads: count });

export type KeptFiles = z.infer<typeof keptFiles>;
export type BackedUp = z.infer<typeof backedUp>;
export type Restored = z.infer<typeof restored>;
export type Archived = z.infer<typeof archived>;
