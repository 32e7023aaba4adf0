import { basename, dirname, join } from 'node:path';
import type { Archived, BackedUp, KeptFiles, Restored } from '../contract/api/keeping.ts';
import type { Actor } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { archiveBook, takeBack } from './archive.ts';
import { backUp } from './backup.ts';
import type { GivenFile } from './packageReader.ts';
import type { RecordDesk } from './recordDesk.ts';
import { restore } from './restore.ts';

const backups = (home: string): string => join(home, 'backups');
const archives = (home: string): string => join(home, 'archives');

/** What lies in the folders of the home, the latest first: their names begin with the day. */
export async function keptFiles({ home, settings: { files } }: RecordDesk): Promise<KeptFiles> {
  const zips = async (folder: string) => ({
    folder,
    files: (await files.list(folder))
      .filter((name) => name.endsWith('.zip'))
      .sort()
      .reverse(),
  });
  return { backups: await zips(backups(home)), archives: await zips(archives(home)) };
}

export async function makeBackup({ home, settings }: RecordDesk): Promise<BackedUp> {
  const { path, manifest } = await backUp(home, null, settings);
  const { events, missing } = manifest;
  return { file: basename(path), folder: dirname(path), events, missing: missing.length };
}

/** The desk lets go of its record meanwhile: whoever asks waits, and finds the restored one. */
export function restoreBackup(
  desk: RecordDesk,
  { backup, by, reason }: { readonly backup: string; readonly by: Actor; readonly reason: string },
): Promise<Restored> {
  const { home, settings } = desk;
  return withKept(desk, join(backups(home), backup), 'ST-060', (given) =>
    desk.without(async () => {
      const { event, kept } = await restore(home, given, { by, reason }, settings);
      const { number, lostEvents, backupMadeAt } = event;
      return { events: number - 1, lostEvents, backupMadeAt, keptIn: kept?.path ?? null };
    }),
  );
}

export async function archiveYear(desk: RecordDesk, book: string, by: Actor): Promise<Archived> {
  const record = await desk.record();
  const { path, event } = await archiveBook(record, { book, by, path: null, now: desk.settings.now() });
  const { book: name, payloads } = event;
  return { book: name, file: basename(path), folder: dirname(path), payloads: payloads.length };
}

export function takeArchiveBack(desk: RecordDesk, archive: string, by: Actor): Promise<{ payloads: number }> {
  return withKept(desk, join(archives(desk.home), archive), 'ST-070', async (given) => {
    const event = await takeBack(await desk.record(), given, by);
    return { payloads: event?.payloads.length ?? 0 };
  });
}

async function withKept<Result>(
  { settings: { files } }: RecordDesk,
  path: string,
  missing: 'ST-060' | 'ST-070',
  work: (given: GivenFile) => Promise<Result>,
): Promise<Result> {
  const file = await files.openToRead(path);
  if (!file) throw new Refused(fault(missing, { file: basename(path) }));
  try {
    return await work({ name: basename(path), file });
  } finally {
    await file.close();
  }
}
