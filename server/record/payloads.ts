import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip, type ZlibOptions } from 'node:zlib';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { sha256 } from '../history/identity.ts';
import { makeLastingFolder, makeNameLast, readStored, writeLasting } from './lastingFile.ts';
import type { RecordFiles } from './recordFiles.ts';

const pack = promisify(gzip);
const unpack: (packed: Uint8Array, options: ZlibOptions) => Promise<Buffer> = promisify(gunzip);

/** Beyond any text that a program can hold: what unpacks to more was made to burst. */
const MAX_BYTES = 1024 * 1024 * 1024;

/** The content that a packed payload holds; null where it is not the one of this address. */
export async function unpackedPayload(packed: Uint8Array, address: string): Promise<Buffer | null> {
  const bytes = await unpack(packed, { maxOutputLength: MAX_BYTES }).catch(() => null);
  return bytes && sha256(bytes) === address ? bytes : null;
}

/** How many digits of an address name its folder. */
const FOLDER_DIGITS = 2;

/**
 * Contents by their address, the sha256 of their bytes: what an event names cannot be changed without
 * the name saying so. Kept packed; verified whenever they are read.
 */
export class Payloads {
  readonly #files: RecordFiles;
  readonly #folder: string;
  readonly #put = new Set<string>();
  readonly #archivedIn: (address: string) => string | undefined;

  /** `archivedIn`: the archive file that a content moved to. */
  constructor(files: RecordFiles, folder: string, archivedIn: (address: string) => string | undefined) {
    this.#files = files;
    this.#folder = folder;
    this.#archivedIn = archivedIn;
  }

  /** Gives the address once the content is there for good. */
  async put(content: Uint8Array | string): Promise<string> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const address = sha256(bytes);
    this.#put.add(address);
    const path = this.#pathOf(address);
    await makeLastingFolder(this.#files, dirname(path));
    if ((await this.#stateOf(address)) === 'good') await makeNameLast(this.#files, path);
    else await writeLasting(this.#files, path, await pack(bytes));
    return address;
  }

  /**
   * Puts what was packed elsewhere where it belongs; a spoilt one that lies there is kept beside as
   * `damaged`. Gives whether anything had to be written.
   */
  async lay(address: string, packed: Uint8Array): Promise<boolean> {
    const path = this.#pathOf(address);
    await makeLastingFolder(this.#files, dirname(path));
    if ((await this.#stateOf(address)) === 'good') {
      await makeNameLast(this.#files, path);
      return false;
    }
    const spoilt = await this.#files.read(path);
    if (spoilt) await writeLasting(this.#files, `${path}.damaged`, spoilt);
    await writeLasting(this.#files, path, packed);
    return true;
  }

  /** `Refused` where it is missing (ST-009, ST-011 where it was archived) or is not what was put there (ST-010). */
  async get(address: string): Promise<Buffer> {
    const packed = await readStored(this.#files, this.#pathOf(address));
    if (!packed) throw new Refused(this.#missing(address));
    const bytes = await unpackedPayload(packed, address);
    if (!bytes) throw new Refused(fault('ST-010', { address }));
    return bytes;
  }

  async text(address: string): Promise<string> {
    return (await this.get(address)).toString('utf8');
  }

  /** As it lies on disk, packed; null where it is missing. */
  async packed(address: string): Promise<Uint8Array | null> {
    return readStored(this.#files, this.#pathOf(address));
  }

  /** What was put since the record was opened stays: an event that names it may be on its way. */
  async remove(address: string): Promise<void> {
    if (!this.#put.has(address)) await this.#files.remove(this.#pathOf(address));
  }

  async addresses(): Promise<readonly string[]> {
    const folders = await this.#files.list(this.#folder);
    const lists = await Promise.all(
      folders.map(async (folder) =>
        (await this.#files.list(join(this.#folder, folder)))
          .filter((file) => /^[0-9a-f]{62}\.gz$/.test(file))
          .map((file) => folder + file.slice(0, -'.gz'.length)),
      ),
    );
    return lists.flat().sort();
  }

  #missing(address: string): Fault {
    const file = this.#archivedIn(address);
    return file === undefined ? fault('ST-009', { address }) : fault('ST-011', { address, file });
  }

  async #stateOf(address: string): Promise<'good' | 'bad'> {
    return this.get(address).then(
      () => 'good',
      () => 'bad',
    );
  }

  #pathOf(address: string): string {
    if (!/^[0-9a-f]{64}$/.test(address)) throw new Error(`${address} is no address`);
    return join(this.#folder, address.slice(0, FOLDER_DIGITS), `${address.slice(FOLDER_DIGITS)}.gz`);
  }
}
