import { expect, it } from 'vitest';
import { register } from '../history/moves.ts';
import { halfOf } from './halfFile.ts';
import { Record } from './record.ts';
import { recordFolder, recordPlaces } from './recordPlaces.ts';
import { DISK_HOME, TestDisk } from './testDisk.ts';
import { testRegistration } from './testRecord.ts';

const opened = (disk: TestDisk, days = 0) =>
  Record.open(DISK_HOME, { files: disk, now: () => new Date(Date.now() + days * 86_400_000) });

async function registerOne(disk: TestDisk): Promise<void> {
  const record = await opened(disk);
  try {
    const ledger = await record.payloads.put('0101,12.30;'.repeat(20));
    const draft = testRegistration(['2024-01']);
    await record.append((state) => register(state, { ...draft, payloads: { ...draft.payloads, ledger } }));
  } finally {
    await record.close();
  }
}

const folder = recordFolder(DISK_HOME);
const { lock, payloads } = recordPlaces(folder);

async function halvesIn(disk: TestDisk): Promise<readonly string[]> {
  const folders = [folder, ...(await disk.list(payloads)).map((name) => `${payloads}/${name}`)];
  const lists = await Promise.all(
    folders.map(async (each) => (await disk.list(each)).map((name) => `${each}/${name}`)),
  );
  return lists.flat().filter((path) => path.endsWith('.part'));
}

it('what a program killed at any step left half written is gone once the record is opened again', async () => {
  const whole = new TestDisk();
  await registerOne(whole);
  let left = 0;
  for (let step = 0; step <= whole.steps; step++) {
    const disk = new TestDisk();
    disk.lastStep = step;
    await registerOne(disk).catch(() => undefined);
    const after = disk.afterKill();
    left += (await halvesIn(after)).length;
    await (await opened(after)).close();
    expect((await halvesIn(after)).filter((path) => !path.startsWith(lock))).toEqual([]);
    await (await opened(after, 2)).close();
    expect(await halvesIn(after)).toEqual([]);
  }
  expect(left).toBeGreaterThan(0);
});

it('what somebody may still be writing, and what is named otherwise, stays', async () => {
  const disk = new TestDisk();
  await (await opened(disk)).close();
  const backups = `${DISK_HOME}/backups`;
  await disk.makeFolder(backups);
  const backup = halfOf(`${backups}/stepdown-20240205T080000Z.zip`);
  const others = [`${folder}/torn-12.part`, `${folder}/notes.part`, `${folder}/events.log.0123.part`];
  for (const path of [backup, ...others]) await disk.openNew(path);
  await (await opened(disk)).close();
  expect(await disk.list(backups)).toHaveLength(1);
  await (await opened(disk, 2)).close();
  expect(await disk.list(backups)).toEqual([]);
  for (const path of others) expect(await disk.read(path)).not.toBeNull();
});
