import { nodeFiles } from './nodeFiles.ts';
import type { OpenFile, RecordFiles } from './recordFiles.ts';

/** A disk under a program that is killed: after so many steps that change something, nothing happens any more. */
export function stoppingFiles(steps: number): { files: RecordFiles; isStopped: () => boolean } {
  let left = steps;
  let isStopped = false;
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    left -= 1;
    isStopped ||= left < 0;
    if (isStopped) throw Object.assign(new Error('killed'), { code: 'EKILLED' });
    return work();
  };
  const stopping = (file: OpenFile): OpenFile => ({
    write: (bytes) => step(() => file.write(bytes)),
    sync: () => step(() => file.sync()),
    truncate: (length) => step(() => file.truncate(length)),
    close: () => file.close(),
  });
  const files: RecordFiles = {
    ...nodeFiles,
    makeFolder: (folder) => step(() => nodeFiles.makeFolder(folder)),
    openToAppend: (path) => step(async () => stopping(await nodeFiles.openToAppend(path))),
    openNew: (path) => step(async () => stopping(await nodeFiles.openNew(path))),
    rename: (from, to) => step(() => nodeFiles.rename(from, to)),
    link: (from, to) => step(() => nodeFiles.link(from, to)),
    remove: (path) => step(() => nodeFiles.remove(path)),
    syncFolder: (folder) => step(() => nodeFiles.syncFolder(folder)),
  };
  return { files, isStopped: () => isStopped };
}
