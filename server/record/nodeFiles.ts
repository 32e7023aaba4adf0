import { type FileHandle, link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
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
    const highest = await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
    if (highest === undefined) return;
    // A folder lasts once its name lasts in the one above it.
    for (let made = folder; made.length >= highest.length; made = dirname(made))
      await syncFolder(dirname(made));
  },
  openToAppend: async (path) => openFile(await open(path, 'a', OWNER_ONLY_FILE)),
  openNew: async (path) => openFile(await open(path, 'wx', OWNER_ONLY_FILE)),
  rename,
  link,
  remove: (path) => rm(path, { force: true }),
  syncFolder,
};

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; NTFS journals its names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const nothingWhereMissing =
  <Nothing>(nothing: Nothing) =>
  (cause: unknown): Nothing => {
    if (systemCode(cause) === 'ENOENT') return nothing;
    throw cause;
  };

const openFile = (handle: FileHandle): OpenFile => ({
  write: (bytes) => handle.writeFile(bytes),
  sync: () => handle.sync(),
  truncate: (length) => handle.truncate(length),
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
