import { join } from 'node:path';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { type Entry, entryOf, NO_CHECKSUM, type ReadEntries, readEntries } from './entries.ts';
import { readStored, writeLasting, writing } from './lastingFile.ts';
import type { OpenFile, ReadableFile, RecordFiles } from './recordFiles.ts';

const FILE_NAME = 'events.log';
const LINE_FEED = 0x0a;

export const eventFilePath = (folder: string): string => join(folder, FILE_NAME);

/** Everything that is good in the event file of a folder; reads only. `Refused` where an entry was changed (ST-001). */
export async function readEventFile(
  files: RecordFiles,
  folder: string,
): Promise<ReadEntries & { bytes: Uint8Array }> {
  const bytes = (await readStored(files, eventFilePath(folder))) ?? new Uint8Array();
  const read = readEntries(bytes);
  if (read.damage === 'changed')
    throw new Refused(fault('ST-001', { file: FILE_NAME, line: read.entries.length + 1 }));
  return { ...read, bytes };
}

/**
 * The event file, open for its one writer. An entry is acknowledged once the disk has it; after a write
 * that failed half way nothing more is taken, unless the half could be cut off again.
 */
export class EventFile {
  readonly #file: OpenFile;
  readonly #open: () => Promise<ReadableFile | null>;
  #length: number;
  /** The last entry as it stands in the file. */
  #last: Uint8Array;
  #head: string;
  #isBroken = false;

  private constructor(
    file: OpenFile,
    open: () => Promise<ReadableFile | null>,
    good: Uint8Array,
    head: string,
  ) {
    this.#file = file;
    this.#open = open;
    this.#length = good.length;
    this.#last = good.slice(good.lastIndexOf(LINE_FEED, -2) + 1);
    this.#head = head;
  }

  /** Opens what `readEventFile` read; a torn end is cut off and kept beside, which the fault tells. */
  static async open(
    files: RecordFiles,
    folder: string,
    { entries, goodBytes, damage, bytes }: ReadEntries & { bytes: Uint8Array },
  ): Promise<{ file: EventFile; notice: Fault | null }> {
    const path = eventFilePath(folder);
    const notice = damage ? await keepTorn(files, folder, bytes.subarray(goodBytes), goodBytes) : null;
    const file = await writing(path, async () => {
      const opened = await files.openToAppend(path);
      try {
        if (damage) await opened.truncate(goodBytes);
        // Whoever was killed between writing and syncing left an entry that power could still take.
        await opened.sync();
        await files.syncFolder(folder);
      } catch (cause) {
        await opened.close();
        throw cause;
      }
      return opened;
    });
    const good = bytes.subarray(0, goodBytes);
    const head = entries.at(-1)?.checksum ?? NO_CHECKSUM;
    return { file: new EventFile(file, () => files.openToRead(path), good, head), notice };
  }

  /**
   * Gives the entry once it is there for good. `Refused` ST-006: it is not there; ST-007: nothing is taken
   * any more; ST-016: somebody else changed the file or put another in its place.
   */
  async append(body: string): Promise<Entry> {
    if (this.#isBroken) throw new Refused(fault('ST-007'));
    const { line, ...entry } = entryOf(body, this.#head);
    await writing(FILE_NAME, async () => {
      await this.#assertOurs();
      try {
        await this.#file.write(line);
        await this.#file.sync();
      } catch (cause) {
        await this.#takeBack();
        throw cause;
      }
      this.#length += line.length;
      this.#last = line;
      await this.#assertArrived();
    });
    this.#head = entry.checksum;
    return entry;
  }

  /** The file under its name ends with our last entry: an entry behind anything else would be lost with it. */
  async #assertOurs(): Promise<void> {
    const file = await this.#open();
    const last = file && (await file.read(this.#length - this.#last.length, this.#last.length));
    await file?.close();
    if (file?.size !== this.#length || !last || Buffer.compare(last, this.#last) !== 0)
      throw new Refused(fault('ST-016', { file: FILE_NAME }));
  }

  /** Where another file took the name, the entry stands in one that nobody will find. */
  async #assertArrived(): Promise<void> {
    try {
      await this.#assertOurs();
    } catch (cause) {
      this.#isBroken = true;
      throw cause;
    }
  }

  /** What was not acknowledged must not stand there when the next entry comes. */
  async #takeBack(): Promise<void> {
    try {
      await this.#file.truncate(this.#length);
      await this.#file.sync();
    } catch {
      this.#isBroken = true;
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

async function keepTorn(files: RecordFiles, folder: string, torn: Uint8Array, at: number): Promise<Fault> {
  const name = `torn-${at}.part`;
  await writeLasting(files, join(folder, name), torn);
  return fault('ST-003', { bytes: torn.length, file: name });
}
