import { dirname, join } from 'node:path';
import { fileOf, type OpenFile, type ReadableFile, type RecordFiles } from './recordFiles.ts';

/** A file's content: as programs see it, and as it is on the platters. */
interface Content {
  seen: Buffer;
  lasting: Buffer;
}

/** What the system says no with. */
const refusal = (code: string): Error => Object.assign(new Error(code), { code });

/** Every step that reaches the disk, in the order of a run. */
type Step = 'read' | 'make' | 'write' | 'sync' | 'truncate' | 'rename' | 'link' | 'remove' | 'syncFolder';

/**
 * A disk that keeps its promises and no more: what was written lasts once it was synced, a name once its
 * folder was. It can lose its power at any step, fill up at any byte, and refuse any step. The same seed
 * loses the same things.
 */
export class TestDisk implements RecordFiles {
  steps = 0;
  /** Power goes before this step: it and all later ones fail. */
  powerUntil = Number.POSITIVE_INFINITY;
  /** Bytes that can still be written. */
  space = Number.POSITIVE_INFINITY;
  /** The code that a step is refused with; null: it is done. */
  refuse: (step: Step, path: string) => string | null = () => null;
  #names = new Map<string, Content>();
  #lastingNames = new Map<string, Content>();
  #folders = new Set<string>();

  async read(path: string): Promise<Uint8Array | null> {
    this.#step('read', path);
    const content = this.#names.get(path);
    return content ? Buffer.from(content.seen) : null;
  }

  async openToRead(path: string): Promise<ReadableFile | null> {
    const bytes = await this.read(path);
    return bytes && fileOf(bytes);
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#step('read', folder);
    const below = [...this.#names.keys(), ...this.#folders].filter((path) => dirname(path) === folder);
    return below.map((path) => path.slice(folder.length + 1));
  }

  async makeFolder(folder: string): Promise<void> {
    this.#step('make', folder);
    for (let made = folder; made !== dirname(made); made = dirname(made)) this.#folders.add(made);
  }

  async openToAppend(path: string): Promise<OpenFile> {
    this.#step('make', path);
    const content = this.#names.get(path) ?? { seen: Buffer.alloc(0), lasting: Buffer.alloc(0) };
    this.#names.set(path, content);
    return this.#open(path, content);
  }

  async openNew(path: string): Promise<OpenFile> {
    this.#step('make', path);
    if (this.#names.has(path)) throw refusal('EEXIST');
    const content = { seen: Buffer.alloc(0), lasting: Buffer.alloc(0) };
    this.#names.set(path, content);
    return this.#open(path, content);
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step('rename', to);
    const content = this.#names.get(from);
    if (!content) throw refusal('ENOENT');
    this.#names.delete(from);
    this.#names.set(to, content);
  }

  async link(from: string, to: string): Promise<void> {
    this.#step('link', to);
    const content = this.#names.get(from);
    if (!content) throw refusal('ENOENT');
    if (this.#names.has(to)) throw refusal('EEXIST');
    this.#names.set(to, content);
  }

  async remove(path: string): Promise<void> {
    this.#step('remove', path);
    this.#names.delete(path);
  }

  async syncFolder(folder: string): Promise<void> {
    this.#step('syncFolder', folder);
    const isIn = (path: string) => dirname(path) === folder;
    for (const path of this.#lastingNames.keys())
      if (isIn(path) && !this.#names.has(path)) this.#lastingNames.delete(path);
    for (const [path, content] of this.#names) if (isIn(path)) this.#lastingNames.set(path, content);
  }

  /**
   * The disk after the power came back: what lasted is there; of the rest anything may be there, in part,
   * or as zeros where only the length had arrived.
   */
  afterPowerLoss(random: () => number): TestDisk {
    const disk = new TestDisk();
    const kept = new Map<Content, Content>();
    const survivorOf = (content: Content): Content => {
      const survivor = kept.get(content) ?? survived(content, random);
      kept.set(content, survivor);
      return survivor;
    };
    for (const path of new Set([...this.#names.keys(), ...this.#lastingNames.keys()])) {
      const content = (random() < 0.5 ? this.#names : this.#lastingNames).get(path);
      if (content) disk.#names.set(path, survivorOf(content));
    }
    disk.#lastingNames = new Map(disk.#names);
    disk.#folders = new Set(this.#folders);
    return disk;
  }

  /** Whoever held the lock is gone. */
  loseLock(home: string): void {
    const lock = join(home, 'record', 'lock');
    this.#names.delete(lock);
    this.#lastingNames.delete(lock);
  }

  #open(path: string, content: Content): OpenFile {
    return {
      write: async (bytes) => {
        this.#step('write', path);
        const fits = Math.min(bytes.length, this.space);
        this.space -= fits;
        content.seen = Buffer.concat([content.seen, bytes.subarray(0, fits)]);
        if (fits < bytes.length) throw refusal('ENOSPC');
      },
      sync: async () => {
        this.#step('sync', path);
        content.lasting = content.seen;
      },
      truncate: async (length) => {
        this.#step('truncate', path);
        content.seen = content.seen.subarray(0, length);
      },
      close: async () => undefined,
    };
  }

  #step(step: Step, path: string): void {
    this.steps += 1;
    if (this.steps > this.powerUntil) throw refusal('EIO');
    const code = this.refuse(step, path);
    if (code !== null) throw refusal(code);
  }
}

/** What is left of a content: all, what lasted, a part of the rest, or zeros in its place. */
function survived({ seen, lasting }: Content, random: () => number): Content {
  const grown = seen.subarray(0, lasting.length).equals(lasting) ? seen.length - lasting.length : 0;
  const arrived = Math.floor(random() * (grown + 1));
  const rest = seen.subarray(lasting.length, lasting.length + arrived);
  const tail = random() < 0.3 ? Buffer.alloc(rest.length) : rest;
  const shrunk = seen.length < lasting.length && random() < 0.5;
  const bytes = shrunk ? seen : Buffer.concat([lasting, tail]);
  return { seen: bytes, lasting: bytes };
}

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
