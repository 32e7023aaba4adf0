import { dirname } from 'node:path';
import { fileOf, type OpenFile, type ReadableFile, type RecordFiles } from './recordFiles.ts';

/** A file's content: as programs see it, and as it is on the platters. */
interface Content {
  seen: Buffer;
  lasting: Buffer;
}

/** What stands under a name. */
type Node = Content | 'folder';

/** The one folder that is there, and for good, before anybody writes. */
export const DISK_HOME = '/home';

/** What the system says no with. */
const refusal = (code: string): Error => Object.assign(new Error(code), { code });

/** Every step that reaches the disk, in the order of a run. */
type Step = 'read' | 'make' | 'write' | 'sync' | 'truncate' | 'rename' | 'link' | 'remove' | 'syncFolder';

/**
 * A disk that keeps its promises and no more: what was written lasts once it was synced, a name once its
 * folder was. It can lose its power or its program at any step, fill up at any byte, and refuse any step.
 * The same seed loses the same things.
 */
export class TestDisk implements RecordFiles {
  steps = 0;
  /** The program gets as far as this step: all later ones fail. */
  lastStep = Number.POSITIVE_INFINITY;
  /** Bytes that can still be written. */
  space = Number.POSITIVE_INFINITY;
  /** The code that a step is refused with; null: it is done. */
  refuse: (step: Step, path: string) => string | null = () => null;
  #names = new Map<string, Node>([[DISK_HOME, 'folder']]);
  #lastingNames = new Map(this.#names);

  async read(path: string): Promise<Uint8Array | null> {
    this.#step('read', path);
    const content = this.#contentOf(path);
    return content && Buffer.from(content.seen);
  }

  async openToRead(path: string): Promise<ReadableFile | null> {
    const bytes = await this.read(path);
    return bytes && fileOf(bytes);
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#step('read', folder);
    return [...this.#names.keys()].filter(isIn(folder)).map((path) => path.slice(folder.length + 1));
  }

  async makeFolder(folder: string): Promise<void> {
    this.#step('make', folder);
    this.#assertFolderOf(folder);
    if (!this.#names.has(folder)) this.#names.set(folder, 'folder');
  }

  async openToAppend(path: string): Promise<OpenFile> {
    this.#step('make', path);
    return this.#open(path, this.#contentOf(path) ?? this.#make(path));
  }

  async openNew(path: string): Promise<OpenFile> {
    this.#step('make', path);
    if (this.#names.has(path)) throw refusal('EEXIST');
    return this.#open(path, this.#make(path));
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step('rename', to);
    const content = this.#contentOf(from);
    if (!content) throw refusal('ENOENT');
    this.#assertFolderOf(to);
    this.#names.delete(from);
    this.#names.set(to, content);
  }

  async link(from: string, to: string): Promise<void> {
    this.#step('link', to);
    const content = this.#contentOf(from);
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
    for (const path of [...this.#lastingNames.keys()].filter(isIn(folder)))
      if (!this.#names.has(path)) this.#lastingNames.delete(path);
    for (const [path, node] of this.#names) if (isIn(folder)(path)) this.#lastingNames.set(path, node);
  }

  /**
   * The disk after its program was killed: everything that was written is seen, and as little of it lasts as
   * before.
   */
  afterKill(): TestDisk {
    const disk = new TestDisk();
    const copyOf = copier((content) => ({ ...content }));
    for (const [path, node] of this.#names) disk.#names.set(path, copyOf(node));
    for (const [path, node] of this.#lastingNames) disk.#lastingNames.set(path, copyOf(node));
    return disk;
  }

  /**
   * The disk after the power came back: what lasted is there; of the rest anything may be there, in part, or
   * as zeros where only the length had arrived.
   */
  afterPowerLoss(random: () => number): TestDisk {
    const disk = new TestDisk();
    const survivorOf = copier((content) => survived(content, random));
    const paths = [...new Set([...this.#names.keys(), ...this.#lastingNames.keys()])].sort();
    for (const path of paths) {
      const node = (random() < 0.5 ? this.#names : this.#lastingNames).get(path);
      // With a folder goes what is in it.
      if (node && disk.#hasFolderOf(path)) disk.#names.set(path, survivorOf(node));
    }
    disk.#lastingNames = new Map(disk.#names);
    return disk;
  }

  #contentOf(path: string): Content | null {
    const node = this.#names.get(path);
    if (node === 'folder') throw refusal('EISDIR');
    return node ?? null;
  }

  #make(path: string): Content {
    this.#assertFolderOf(path);
    const content = { seen: Buffer.alloc(0), lasting: Buffer.alloc(0) };
    this.#names.set(path, content);
    return content;
  }

  #assertFolderOf(path: string): void {
    if (!this.#hasFolderOf(path)) throw refusal('ENOENT');
  }

  #hasFolderOf(path: string): boolean {
    const folder = dirname(path);
    return folder === dirname(folder) || this.#names.get(folder) === 'folder';
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
    if (this.steps > this.lastStep) throw refusal('EIO');
    const code = this.refuse(step, path);
    if (code !== null) throw refusal(code);
  }
}

const isIn = (folder: string) => (path: string) => dirname(path) === folder;

/** Copies nodes; two names of one content stay two names of one. */
function copier(copy: (content: Content) => Content): (node: Node) => Node {
  const copies = new Map<Content, Content>();
  return (node) => {
    if (node === 'folder') return node;
    const done = copies.get(node) ?? copy(node);
    copies.set(node, done);
    return done;
  };
}

/** What is left of a content: all, what lasted, a part of the rest, with zeros in the place of any of it. */
function survived({ seen, lasting }: Content, random: () => number): Content {
  const isGrown = seen.subarray(0, lasting.length).equals(lasting);
  const rest = isGrown ? Buffer.from(seen.subarray(lasting.length)) : Buffer.alloc(0);
  const arrived = rest.subarray(0, Math.floor(random() * (rest.length + 1)));
  if (random() < 0.5) arrived.fill(0, Math.floor(random() * arrived.length));
  else if (random() < 0.3) arrived.fill(0, 0, Math.floor(random() * arrived.length));
  const isShrunk = seen.length < lasting.length && random() < 0.5;
  const bytes = isShrunk ? seen : Buffer.concat([lasting, arrived]);
  return { seen: bytes, lasting: bytes };
}

/**
 * Does a work on copies of a disk, power going one step later each time until it comes to its end, and
 * gives the disks as they are when the power is back.
 */
export async function* afterEachStep(
  disk: TestDisk,
  work: (disk: TestDisk) => Promise<unknown>,
): AsyncGenerator<TestDisk> {
  for (let step = 0, isWhole = false; !isWhole; step += 1)
    for (const seed of [1, 2, 3]) {
      const copy = disk.afterKill();
      copy.lastStep = step;
      await work(copy).catch(() => undefined);
      isWhole = copy.steps <= step;
      yield copy.afterPowerLoss(seeded(step * 10 + seed));
    }
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
