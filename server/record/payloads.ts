import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { sha256 } from '../history/identity.ts';
import { makeLastingFolder, writeLasting } from './lastingFile.ts';
import type { RecordFiles } from './recordFiles.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** How many digits of an address name its folder. */
const FOLDER_DIGITS = 2;

/**
 * Contents by their address, the sha256 of their bytes: what an event names cannot be changed without
 * the name saying so. Kept packed; verified whenever they are read.
 */
export class Payloads {
  readonly #files: RecordFiles;
  readonly #folder: string;

  constructor(files: RecordFiles, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /** Gives the address once the content is there for good. */
  async put(content: Uint8Array | string): Promise<string> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const address = sha256(bytes);
    if ((await this.#stateOf(address)) === 'good') return address;
    const path = this.#pathOf(address);
    await makeLastingFolder(this.#files, dirname(path));
    await writeLasting(this.#files, path, await pack(bytes));
    return address;
  }

  /** `Refused` where it is missing (ST-009) or is not what was put there (ST-010). */
  async get(address: string): Promise<Buffer> {
    const packed = await this.#files.read(this.#pathOf(address));
    if (!packed) throw new Refused(fault('ST-009', { address }));
    const bytes = await unpack(packed).catch(() => null);
    if (!bytes || sha256(bytes) !== address) throw new Refused(fault('ST-010', { address }));
    return bytes;
  }

  async text(address: string): Promise<string> {
    return (await this.get(address)).toString('utf8');
  }

  /** As it lies on disk, packed; null where it is missing. */
  async packed(address: string): Promise<Uint8Array | null> {
    return this.#files.read(this.#pathOf(address));
  }

  async remove(address: string): Promise<void> {
    await this.#files.remove(this.#pathOf(address));
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
