import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
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
  const half = `${path}.${randomUUID()}.part`;
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

/** `Refused` (ST-006) where the system does not let us. */
export const makeLastingFolder = (files: RecordFiles, folder: string): Promise<void> =>
  writing(folder, () => files.makeFolder(folder));

/** Does something with the record's files; what the system refuses becomes a fault that names the file. */
export async function writing<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    throw new Refused(fault('ST-006', { file: path, reason: systemCode(cause) }), { cause });
  }
}
