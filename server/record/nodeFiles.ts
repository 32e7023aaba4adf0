import {
  type FileHandle,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  truncate,
} from 'node:fs/promises';
import { systemCode } from './home.ts';
import type { OpenFile, ReadableFile, RecordFiles } from './recordFiles.ts';

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** The file system of this computer. */
export const nodeFiles: RecordFiles = {
  read: (path) => readFile(path).catch(nothingWhereMissing(null)),
  async openToRead(path) {
    const handle = await open(path, 'r').catch(nothingWhereMissing(null));
    return handle && readableFile(handle, (await handle.stat()).size);
  },
  list: (folder) => readdir(folder).catch(nothingWhereMissing([])),
  async makeFolder(folder) {
    try {
      await mkdir(folder, OWNER_ONLY_FOLDER);
    } catch (cause) {
      if (systemCode(cause) !== 'EEXIST') throw cause;
    }
  },
  openToAppend: async (path) => openFile(path, await open(path, 'a', OWNER_ONLY_FILE)),
  openNew: async (path) => openFile(path, await open(path, 'wx', OWNER_ONLY_FILE)),
  rename,
  link,
  remove: (path) => rm(path, { force: true }),
  async syncFolder(folder) {
    // Windows opens no folders; NTFS journals its names by itself.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

const nothingWhereMissing =
  <Nothing>(nothing: Nothing) =>
  (cause: unknown): Nothing => {
    if (systemCode(cause) === 'ENOENT') return nothing;
    throw cause;
  };

const openFile = (path: string, handle: FileHandle): OpenFile => ({
  write: (bytes) => handle.writeFile(bytes),
  sync: () => handle.sync(),
  // By its path: Windows shortens no file through a handle that only appends.
  truncate: (length) => truncate(path, length),
  close: () => handle.close(),
});

const readableFile = (handle: FileHandle, size: number): ReadableFile => ({
  size,
  async read(at, length) {
    const wanted = Buffer.alloc(Math.max(0, Math.min(length, size - at)));
    const { bytesRead } = await handle.read(wanted, 0, wanted.length, at);
    return wanted.subarray(0, bytesRead);
  },
  close: () => handle.close(),
});
