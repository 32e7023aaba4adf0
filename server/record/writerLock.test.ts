import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeFiles } from './nodeFiles.ts';
import type { RecordFiles } from './recordFiles.ts';
import { makeTestHome, refusal } from './testRecord.ts';
import { WriterLock } from './writerLock.ts';

const lockIn = (folder: string) => join(folder, 'lock');
const take = (folder: string, now = new Date()) => WriterLock.take(nodeFiles, lockIn(folder), now);

/** A lock as a holder left it that gives no sign. */
function leaveLock(folder: string, holder: { host: string; pid: number }, name = 'lock'): void {
  const nonce = crypto.randomUUID();
  const since = '2024-02-05T08:00:00.000Z';
  writeFileSync(join(folder, name), JSON.stringify({ ...holder, since, nonce }));
}

it('a lock is given up by its holder only, however the clock is set meanwhile', async () => {
  const folder = makeTestHome();
  const lock = await take(folder);
  for (const days of [-400, 0, 400])
    expect(await refusal(take(folder, new Date(Date.now() + days * 86_400_000)))).toBe('ST-005');
  await lock.release();
  await (await take(folder)).release();
  expect(await nodeFiles.list(folder)).toEqual([]);
});

it.each([
  ['this very one, as in a container that is started anew', process.pid],
  ['a program that runs', process.ppid],
])('a lock left behind is taken over though its process number is now that of %s', async (_, pid) => {
  const folder = makeTestHome();
  leaveLock(folder, { host: hostname(), pid });
  await (await take(folder)).release();
});

it('a lock that power spoilt is taken over', async () => {
  const folder = makeTestHome();
  writeFileSync(lockIn(folder), Buffer.alloc(200));
  await (await take(folder)).release();
});

it('whoever was killed while clearing a dead lock away is cleared away too', async () => {
  const folder = makeTestHome();
  for (const name of ['lock', 'lock.clearing', 'lock.clearing.clearing'])
    leaveLock(folder, { host: hostname(), pid: process.pid }, name);
  await (await take(folder)).release();
  expect(await nodeFiles.list(folder)).toEqual([]);
});

it('a lock of another computer stays: nobody here can tell whether it lives', async () => {
  const folder = makeTestHome();
  leaveLock(folder, { host: 'another-computer', pid: process.pid });
  const failed = await take(folder).catch((cause: unknown) => cause);
  expect(failed).toMatchObject({ fault: { code: 'ST-005', params: { host: 'another-computer' } } });
});

it('a lock that changes hands while somebody looks whether its holder lives stays with the new holder', async () => {
  const folder = makeTestHome();
  const holders = [await take(folder)];
  const files: RecordFiles = {
    ...nodeFiles,
    read: async (path) => {
      const bytes = await nodeFiles.read(path);
      if (path === lockIn(folder) && holders.length < 6) {
        await holders.at(-1)?.release();
        holders.push(await take(folder));
      }
      return bytes;
    },
  };
  expect(await refusal(WriterLock.take(files, lockIn(folder), new Date()))).toBe('ST-005');
  expect(holders).toHaveLength(6);
  await holders.at(-1)?.assertHeld();
});

it('of many that find a dead lock at the same moment exactly one holds it', async () => {
  const folder = makeTestHome();
  for (let round = 0; round < 50; round++) {
    leaveLock(folder, { host: hostname(), pid: process.pid });
    const taken = await Promise.allSettled(Array.from({ length: 8 }, () => take(folder)));
    const held = taken.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(held.length).toBe(1);
    await held[0]?.assertHeld();
    await held[0]?.release();
  }
});
