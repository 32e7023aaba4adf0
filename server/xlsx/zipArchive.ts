import { Buffer } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import { refuseEntry, refusePartCount } from './zipLimits.ts';

/**
 * The parts of a workbook file by name (`xl/workbook.xml`); folders are not parts. Names are the same
 * whatever the case of their letters, as the packaging standard has it (ECMA-376-2 §9.1.1).
 */
export interface ZipArchive {
  /** In the order of the file. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** A whole part. Throws `UnreadableWorkbook` where it is missing or damaged. */
  read(name: string): Promise<Uint8Array>;
  /** The same piece by piece, for parts too big to hold at once. */
  chunks(name: string): AsyncIterable<Uint8Array>;
}

/**
 * Reads the directory of a zip container and checks it against the limits; parts are inflated when
 * asked for. Throws `UnreadableWorkbook` where the bytes are no sound archive.
 */
export async function openZip(bytes: Uint8Array): Promise<ZipArchive> {
  const file = await soundOrDamaged('', fromBufferPromise(bufferOver(bytes)));
  const entries = await soundOrDamaged('', directory(file));
  const entryOf = (name: string) => {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw new UnreadableWorkbook('WB-009', { part: name });
    return entry;
  };
  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    has: (name) => entries.has(name.toLowerCase()),
    read: async (name) => buffer(inflate(file, entryOf(name))),
    chunks: (name) => inflate(file, entryOf(name)),
  };
}

/** A zip container of the parts in the order given; the same parts give the same bytes on every machine. */
export function zip(parts: Iterable<readonly [name: string, bytes: Uint8Array]>): Promise<Uint8Array> {
  const writer = new ZipWriter();
  // The first moment a zip can name: a clock here would make two runs differ.
  const options = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };
  for (const [name, bytes] of parts) {
    writer.addBuffer(bufferOver(bytes), name, options);
  }
  writer.end();
  return buffer(writer.outputStream);
}

async function directory(file: ZipFile): Promise<Map<string, Entry>> {
  refusePartCount(file.entryCount);
  const entries = new Map<string, Entry>();
  let inflatedBytes = 0;
  for await (const entry of file.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const key = entry.fileName.toLowerCase();
    if (entries.has(key)) throw new UnreadableWorkbook('WB-006', { part: entry.fileName });
    inflatedBytes += entry.uncompressedSize;
    refuseEntry(entry, inflatedBytes);
    entries.set(key, entry);
  }
  return entries;
}

/** Inflates a part; more or fewer bytes than declared, or a wrong checksum, end it as damaged. */
async function* inflate(file: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const part = entry.fileName;
  const stream: AsyncIterable<Uint8Array> = await soundOrDamaged(part, file.openReadStreamPromise(entry, {}));
  let checksum = 0;
  try {
    for await (const chunk of stream) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch {
    throw new UnreadableWorkbook('WB-006', { part });
  }
  if (checksum !== entry.crc32) throw new UnreadableWorkbook('WB-006', { part });
}

/** What the library refuses to read is a damaged file to the user; our own verdicts pass through. */
async function soundOrDamaged<T>(part: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof UnreadableWorkbook) throw cause;
    throw new UnreadableWorkbook('WB-006', { part: part || '—' });
  }
}

const bufferOver = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
