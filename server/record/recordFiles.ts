/**
 * What the record needs of a file system, and no more: small steps whose order matters when power fails,
 * so that a test can lose, tear or refuse any of them. Paths are absolute. Every step throws what the
 * system says.
 */
export interface RecordFiles {
  /** Null where there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** For a file too big to be held at once; null where there is no such file. */
  openToRead(path: string): Promise<ReadableFile | null>;
  /** Names in a folder; empty where there is none. */
  list(folder: string): Promise<readonly string[]>;
  /** Nothing happens where it is there; ENOENT where the one above is missing. */
  makeFolder(folder: string): Promise<void>;
  /** Makes the file where it is missing; writes go to its end. */
  openToAppend(path: string): Promise<OpenFile>;
  /** Makes a file that must not be there yet. */
  openNew(path: string): Promise<OpenFile>;
  /** Over what stands there. */
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file; EEXIST where the name is taken. */
  link(from: string, to: string): Promise<void>;
  /** Nothing happens where it is not there. */
  remove(path: string): Promise<void>;
  /** Makes names in a folder last: what was made, renamed and removed there. */
  syncFolder(folder: string): Promise<void>;
}

export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Makes what was written last. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** A file, or bytes that came from elsewhere, read piece by piece. */
export interface ReadableFile {
  readonly size: number;
  /** As many bytes as asked for; fewer only at the end. */
  read(at: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export const fileOf = (bytes: Uint8Array): ReadableFile => ({
  size: bytes.byteLength,
  read: async (at, length) => bytes.subarray(at, at + length),
  close: async () => undefined,
});
