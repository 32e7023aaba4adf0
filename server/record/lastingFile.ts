import { dirname } from 'node:path';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { halfOf } from './halfFile.ts';
import { systemCode } from './home.ts';
import type { RecordFiles } from './recordFiles.ts';

/**
 * Writes a file that is either there whole and for good or not there at all: beside its place first, made
 * to last, then put there under its name. `Refused` (ST-006) where the system does not let us.
 */
export async function writeLasting(
  files: RecordFiles,
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const half = halfOf(path);
  await writing(path, async () => {
    try {
      const file = await files.openNew(half);
      try {
        if (content instanceof Uint8Array) await file.write(content);
        else for await (const piece of content) await file.write(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      await files.rename(half, path);
    } catch (cause) {
      await files.remove(half);
      throw cause;
    }
    await files.syncFolder(dirname(path));
  });
}

/**
 * What stands there whole was made to last before it got its name; whoever put it there may have been
 * killed before the name lasted too. `Refused` (ST-006) where the system does not let us.
 */
export const makeNameLast = (files: RecordFiles, path: string): Promise<void> =>
  writing(path, () => files.syncFolder(dirname(path)));

/** With the folders above it that are missing. `Refused` (ST-006) where the system does not let us. */
export const makeLastingFolder = (files: RecordFiles, folder: string): Promise<void> =>
  writing(folder, async () => {
    try {
      await files.makeFolder(folder);
    } catch (cause) {
      if (systemCode(cause) !== 'ENOENT' || folder === dirname(folder)) throw cause;
      await makeLastingFolder(files, dirname(folder));
      await files.makeFolder(folder);
    }
    // Also where it stood there: whoever made it may have been killed before its name lasted.
    await files.syncFolder(dirname(folder));
  });

/** Null where there is no such file. `Refused` (ST-015) where the system does not let us. */
export const readStored = (files: RecordFiles, path: string): Promise<Uint8Array | null> =>
  refusedAs('ST-015', path, () => files.read(path));

/** Changes the record's files; what the system refuses becomes a fault (ST-006) that names the file. */
export const writing = <Result>(path: string, work: () => Promise<Result>): Promise<Result> =>
  refusedAs('ST-006', path, work);

async function refusedAs<Result>(
  code: 'ST-006' | 'ST-015',
  path: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    throw new Refused(fault(code, { file: path, reason: systemCode(cause) }), { cause });
  }
}
