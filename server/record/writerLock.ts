import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import * as z from 'zod/mini';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { halfOf } from './halfFile.ts';
import { systemCode } from './home.ts';
import { readStored, writing } from './lastingFile.ts';
import type { RecordFiles } from './recordFiles.ts';
import { giveSign, givesSign, type SignOfLife } from './signOfLife.ts';

/** Who holds a lock, as its file says. */
const holderShape = z.object({
  host: z.string(),
  pid: z.int(),
  since: z.iso.datetime(),
  /** Names the holder's sign of life. */
  nonce: z.uuid(),
});
type Holder = z.infer<typeof holderShape>;

/**
 * One writer at a time: a file that only one process can make. A holder that gives no sign of life any more
 * leaves its lock to the next.
 */
export class WriterLock {
  readonly #files: RecordFiles;
  readonly #path: string;
  readonly #nonce: string;
  readonly #sign: SignOfLife;

  private constructor(files: RecordFiles, path: string, nonce: string, sign: SignOfLife) {
    this.#files = files;
    this.#path = path;
    this.#nonce = nonce;
    this.#sign = sign;
  }

  /** `Refused` (ST-005) where somebody else writes. */
  static async take(files: RecordFiles, path: string, now: Date): Promise<WriterLock> {
    const nonce = randomUUID();
    const own: Holder = { host: hostname(), pid: process.pid, since: now.toISOString(), nonce };
    const sign = await writing(path, () => giveSign(nonce));
    try {
      while (!(await makeLock(files, path, own))) await clearDead(files, path, now);
    } catch (cause) {
      await sign.end();
      throw cause;
    }
    return new WriterLock(files, path, nonce, sign);
  }

  /** `Refused` where another process took the lock meanwhile: somebody removed its file. */
  async assertHeld(): Promise<void> {
    const holder = holderIn(await readStored(this.#files, this.#path));
    if (holder?.nonce === this.#nonce) return;
    throw holder ? heldBy(holder) : new Refused(fault('ST-007'));
  }

  async release(): Promise<void> {
    try {
      const holder = holderIn(await readStored(this.#files, this.#path));
      if (holder?.nonce === this.#nonce) await writing(this.#path, () => this.#files.remove(this.#path));
    } finally {
      // Last: who gives no sign may be cleared away by others at any moment.
      await this.#sign.end();
    }
  }
}

const heldBy = ({ host, pid, since }: Holder) => new Refused(fault('ST-005', { host, pid, since }));

/** Whole from its first moment: a lock half written would look like one whose maker died. False where there is one. */
async function makeLock(files: RecordFiles, path: string, own: Holder): Promise<boolean> {
  const half = halfOf(path);
  await writing(path, async () => {
    const file = await files.openNew(half);
    try {
      await file.write(Buffer.from(`${JSON.stringify(own)}\n`));
    } finally {
      await file.close();
    }
  });
  try {
    await files.link(half, path);
    return true;
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') return false;
    return await writing(path, () => Promise.reject(cause));
  } finally {
    // A disk that takes no lock may not take this either; the half says nothing to anybody.
    await files.remove(half).catch(() => undefined);
  }
}

/**
 * Removes a lock whose holder is gone; `Refused` (ST-005) where the holder lives. Clearing has a lock of its
 * own: two who found the same dead lock would else remove the one that the quicker of them made since.
 */
async function clearDead(files: RecordFiles, path: string, now: Date): Promise<void> {
  if (!(await isDead(files, path))) return;
  const clearing = await WriterLock.take(files, `${path}.clearing`, now);
  try {
    if (await isDead(files, path)) await writing(path, () => files.remove(path));
  } finally {
    await clearing.release();
  }
}

/**
 * False where there is no lock, or no longer this one; `Refused` (ST-005) where its holder lives. Who gives
 * up a lock removes it before his last sign: one that still stands there after it stays until it is cleared.
 */
async function isDead(files: RecordFiles, path: string): Promise<boolean> {
  const bytes = await readStored(files, path);
  if (!bytes) return false;
  const holder = holderIn(bytes);
  if (holder && (await lives(holder))) throw heldBy(holder);
  const still = await readStored(files, path);
  return still !== null && Buffer.compare(bytes, still) === 0;
}

/** On another computer nobody can tell. */
const lives = async ({ host, pid, nonce }: Holder): Promise<boolean> =>
  host !== hostname() || (await givesSign(nonce, pid));

/** Null where there is no lock, or none that can be read: power failed before it lasted. */
function holderIn(bytes: Uint8Array | null): Holder | null {
  try {
    return holderShape.parse(JSON.parse(Buffer.from(bytes ?? []).toString('utf8')));
  } catch {
    return null;
  }
}
