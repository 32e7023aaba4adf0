import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { RecordFiles } from './recordFiles.ts';
import { recordPlaces } from './recordPlaces.ts';
import { stampOf } from './stamp.ts';

/** Beside the file that it becomes; bears the moment, since whoever was killed leaves it behind. */
export const halfOf = (path: string): string => `${path}.${stampOf(new Date())}.${randomUUID()}.part`;

const HALF = /\.(\d{8}T\d{6}Z)\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part$/;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Removes what killed processes left half written. Whoever calls holds the lock: nobody else writes the
 * record and its archives. Backups, review packages and locks are made without it, and theirs go after a
 * day. Where the system does not let us they stay: nothing rests on them.
 */
export async function sweepHalves(files: RecordFiles, folder: string, now: Date): Promise<void> {
  const home = dirname(folder);
  const { payloads, lock } = recordPlaces(folder);
  const isOld = (made: string) => made < stampOf(new Date(now.getTime() - DAY));
  const isDead = (path: string, made: string) => !path.startsWith(lock) || isOld(made);
  const inPayloads = await files.list(payloads).catch(() => []);
  for (const guarded of [folder, join(home, 'archives'), ...inPayloads.map((name) => join(payloads, name))])
    await sweep(files, guarded, isDead);
  for (const open of ['backups', 'reviews']) await sweep(files, join(home, open), (_, made) => isOld(made));
}

async function sweep(
  files: RecordFiles,
  folder: string,
  isDead: (path: string, made: string) => boolean,
): Promise<void> {
  for (const name of await files.list(folder).catch(() => [])) {
    const [, made] = HALF.exec(name) ?? [];
    const path = join(folder, name);
    if (made !== undefined && isDead(path, made)) await files.remove(path).catch(() => undefined);
  }
}
