import { randomUUID } from 'node:crypto';
import { hostname, uptime } from 'node:os';
import * as z from 'zod/mini';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { systemCode } from './home.ts';
import { writing } from './lastingFile.ts';
import type { RecordFiles } from './recordFiles.ts';

/** Who holds a lock, as its file says. */
const holderShape = z.object({
  host: z.string(),
  pid: z.int(),
  since: z.iso.datetime(),
  /** How long the computer had been running: a process number means something until it is started again. */
  uptimeSeconds: z.number(),
  nonce: z.string(),
});
type Holder = z.infer<typeof holderShape>;

const MILLISECONDS = 1000;

/**
 * One writer at a time: a file that only one process can make. A holder that is gone (its process has
 * ended, or the computer was started since) leaves its lock to the next.
 */
export class WriterLock {
  readonly #files: RecordFiles;
  readonly #path: string;
  readonly #nonce: string;

  private constructor(files: RecordFiles, path: string, nonce: string) {
    this.#files = files;
    this.#path = path;
    this.#nonce = nonce;
  }

  /** `Refused` (ST-005) where somebody else writes. */
  static async take(files: RecordFiles, path: string, now: Date): Promise<WriterLock> {
    const own: Holder = {
      host: hostname(),
      pid: process.pid,
      since: now.toISOString(),
      uptimeSeconds: uptime(),
      nonce: randomUUID(),
    };
    for (;;) {
      if (await makeLock(files, path, own)) return new WriterLock(files, path, own.nonce);
      const holder = await holderOf(files, path);
      if (holder && !isGone(holder, now)) throw heldBy(holder);
      await clearLock(files, path, holder);
    }
  }

  /** `Refused` where another process took the lock meanwhile: somebody removed its file. */
  async assertHeld(): Promise<void> {
    const holder = await holderOf(this.#files, this.#path);
    if (holder?.nonce === this.#nonce) return;
    throw holder ? heldBy(holder) : new Refused(fault('ST-007'));
  }

  async release(): Promise<void> {
    const holder = await holderOf(this.#files, this.#path);
    if (holder?.nonce === this.#nonce) await this.#files.remove(this.#path);
  }
}

const heldBy = ({ host, pid, since }: Holder) => new Refused(fault('ST-005', { host, pid, since }));

/** Whole from its first moment: a lock half written would look like one whose maker died. False where there is one. */
async function makeLock(files: RecordFiles, path: string, own: Holder): Promise<boolean> {
  const half = `${path}.${own.nonce}.part`;
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

/** Null where there is no lock, or one that its maker did not live to fill. */
async function holderOf(files: RecordFiles, path: string): Promise<Holder | null> {
  const bytes = await files.read(path);
  try {
    return holderShape.parse(JSON.parse(Buffer.from(bytes ?? []).toString('utf8')));
  } catch {
    return null;
  }
}

/**
 * On another computer nobody can tell. The computer was started since where it has run for less long than it
 * had then, or started after the lock was taken; a clock set right meanwhile does not make a live one dead.
 */
function isGone({ host, pid, since, uptimeSeconds }: Holder, now: Date): boolean {
  if (host !== hostname()) return false;
  const started = now.getTime() - uptime() * MILLISECONDS;
  const isStartedSince = uptime() < uptimeSeconds || started > Date.parse(since);
  return isStartedSince || !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return systemCode(cause) === 'EPERM';
  }
}

/** Moves a dead lock away; whoever moves first wins, and a lock made meanwhile is put back. */
async function clearLock(files: RecordFiles, path: string, dead: Holder | null): Promise<void> {
  const aside = `${path}.${randomUUID()}.dead`;
  try {
    await files.rename(path, aside);
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return;
    throw cause;
  }
  const moved = await holderOf(files, aside);
  if (moved && moved.nonce !== dead?.nonce) await files.rename(aside, path);
  else await files.remove(aside);
}
