import { join } from 'node:path';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { makeLastingFolder } from './lastingFile.ts';
import type { RecordFiles } from './recordFiles.ts';

/** A name in the folder that nothing bears yet; makes the folder where it is missing. */
export async function freshPath(
  files: RecordFiles,
  folder: string,
  stem: string,
  extension: string,
): Promise<string> {
  await makeLastingFolder(files, folder);
  const taken = new Set(await files.list(folder));
  let name = `${stem}${extension}`;
  for (let copy = 2; taken.has(name); copy += 1) name = `${stem}-${copy}${extension}`;
  return join(folder, name);
}

/** `Refused` (ST-064) where there is such a file already. */
export async function assertFresh(files: RecordFiles, path: string): Promise<void> {
  const standing = await files.openToRead(path);
  await standing?.close();
  if (standing) throw new Refused(fault('ST-064', { file: path }));
}
