import { basename } from 'node:path';
import { nodeFiles } from '../../record/nodeFiles.ts';
import type { GivenFile } from '../../record/packageReader.ts';
import { UsageError } from '../command.ts';

/** Does something with a file that a person names, and closes it. */
export async function withGiven<Result>(
  path: string,
  work: (given: GivenFile) => Promise<Result>,
): Promise<Result> {
  const file = await nodeFiles.openToRead(path);
  if (!file) throw new UsageError(`没有找到文件 ${path}`);
  try {
    return await work({ name: basename(path), file });
  } finally {
    await file.close();
  }
}
