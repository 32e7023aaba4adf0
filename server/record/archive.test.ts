import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allPayloads } from '../history/eventPayloads.ts';
import { archiveBook, takeBack } from './archive.ts';
import { backUp } from './backup.ts';
import { nodeFiles } from './nodeFiles.ts';
import { Record } from './record.ts';
import { fileOf, type RecordFiles } from './recordFiles.ts';
import { restore } from './restore.ts';
import { afterEachStep, TestDisk } from './testDisk.ts';
import {
  closeMonth,
  makeTestHome,
  openTestRecord,
  preparer,
  refusal,
  registerWithContents,
  testBook,
  testRegistration,
  tickingClock,
} from './testRecord.ts';

const settings = () => ({ files: nodeFiles, now: tickingClock('2025-03-01T08:00:00Z') });
const year = testBook('2023');
const asked = { book: year.id, by: preparer, path: null, now: new Date('2025-03-01T09:00:00Z') };
const given = (path: string) => ({ name: '归档.zip', file: fileOf(readFileSync(path)) });

/** A closed year, and one that goes on with the same rules. */
async function fillYears(files: RecordFiles, home: string): Promise<void> {
  const record = await Record.open(home, { files, now: tickingClock() });
  await registerWithContents(record, ['2023-11']);
  await closeMonth(record, '2023-11');
  await registerWithContents(record, ['2023-12']);
  await registerWithContents(record, ['2024-01']);
  const december = record.events[2];
  const january = testRegistration(['2024-01'], 'same rules');
  const rules = december?.kind === 'runRegistered' ? december.payloads.rules : '';
  const ledger = await record.payloads.put('another ledger');
  const payloads = { ledger, rules, result: ledger, report: ledger };
  await record.append(() => ({ ...january, payloads }));
  await record.close();
}

async function closeYear(files: RecordFiles, home: string): Promise<void> {
  const record = await Record.open(home, { files, now: tickingClock('2024-06-01T08:00:00Z') });
  await closeMonth(record, '2023-12');
  await record.close();
}

async function homeWithYears(): Promise<string> {
  const home = makeTestHome();
  await fillYears(nodeFiles, home);
  return home;
}

async function closedHome(): Promise<string> {
  const home = await homeWithYears();
  await closeYear(nodeFiles, home);
  return home;
}

const addressesOf = (record: Record, book: string): readonly string[] =>
  allPayloads(record.events.filter((event) => 'book' in event && event.book.id === book));

describe('archiving', () => {
  it('waits until every month of the year is closed', async () => {
    const record = await openTestRecord(await homeWithYears(), settings());
    const before = await record.payloads.addresses();
    expect(await refusal(archiveBook(record, asked))).toBe('ST-071');
    expect(await refusal(archiveBook(record, { ...asked, book: '0'.repeat(16) }))).toBe('ST-031');
    expect(await record.payloads.addresses()).toEqual(before);
    expect(existsSync(join(record.folder, '..', 'archives'))).toBe(false);
  });

  it('moves the contents of the year out, leaves what another year needs, and names the file to whoever asks', async () => {
    const record = await openTestRecord(await closedHome(), settings());
    const own = addressesOf(record, year.id);
    const others = addressesOf(record, testBook('2024').id);
    const { path, event } = await archiveBook(record, asked);
    const shared = own.filter((address) => others.includes(address));
    expect(shared).toHaveLength(1);
    expect([...event.payloads, ...shared].sort()).toEqual([...own].sort());
    expect([...(await record.payloads.addresses())].sort()).toEqual([...others].sort());
    expect(await refusal(record.payloads.get(event.payloads[0] ?? ''))).toBe('ST-011');
    expect(path.endsWith(event.file)).toBe(true);
    expect(await refusal(archiveBook(record, asked))).toBe('ST-073');
  });

  it('gives everything back', async () => {
    const home = await closedHome();
    const record = await openTestRecord(home, settings());
    const before = await record.payloads.addresses();
    const { path, event } = await archiveBook(record, asked);
    const taken = await takeBack(record, given(path), preparer);
    expect(taken).toMatchObject({ kind: 'takenBack', file: event.file, payloads: event.payloads });
    expect(await record.payloads.addresses()).toEqual(before);
    await Promise.all(before.map((address) => record.payloads.get(address)));
    expect(record.state.archivedIn.size).toBe(0);
    expect(await takeBack(record, given(path), preparer)).toBeNull();
  });

  it('takes back nothing that was changed, or that another record archived', async () => {
    const record = await openTestRecord(await closedHome(), settings());
    const { path } = await archiveBook(record, asked);
    const spoilt = readFileSync(path);
    spoilt[200] = (spoilt[200] ?? 0) ^ 1;
    const damaged = { name: '归档.zip', file: fileOf(spoilt) };
    expect(await refusal(takeBack(record, damaged, preparer))).toBe('ST-061');
    const other = await openTestRecord(await closedHome(), settings());
    const later = { ...asked, now: new Date('2025-04-01T09:00:00Z') };
    const foreign = await archiveBook(other, later);
    expect(await refusal(takeBack(record, given(foreign.path), preparer))).toBe('ST-072');
    const backup = await backUp(join(record.folder, '..'), null, settings());
    expect(await refusal(takeBack(record, given(backup.path), preparer))).toBe('ST-070');
  });

  it('removes nothing where a content cannot be read any more', async () => {
    const record = await openTestRecord(await closedHome(), settings());
    const [address = ''] = addressesOf(record, year.id);
    const before = await record.payloads.addresses();
    writeFileSync(
      join(record.folder, 'payloads', address.slice(0, 2), `${address.slice(2)}.gz`),
      'spoilt by the disk',
    );
    expect(await refusal(archiveBook(record, asked))).toBe('ST-010');
    expect(await record.payloads.addresses()).toEqual(before);
    expect(readdirSync(join(record.folder, '..', 'archives'))).toEqual([]);
  });

  it('stands in a backup made after it, and in what is restored from that', async () => {
    const home = await closedHome();
    const record = await openTestRecord(home, settings());
    const { path } = await archiveBook(record, asked);
    const backup = await backUp(home, null, settings());
    expect(backup.notices).toEqual([]);
    const elsewhere = makeTestHome();
    const reason = { by: preparer, reason: '换了电脑' };
    await restore(elsewhere, given(backup.path), reason, settings());
    const there = await openTestRecord(elsewhere, settings());
    await takeBack(there, given(path), preparer);
    await Promise.all(addressesOf(there, year.id).map((address) => there.payloads.get(address)));
  });

  it('loses no content, whatever step the power fails at', async () => {
    const disk = new TestDisk();
    await fillYears(disk, HOME);
    await closeYear(disk, HOME);
    const ends = new Set<string>();
    const archive = async (files: RecordFiles) => {
      const record = await Record.open(HOME, { ...settings(), files });
      await archiveBook(record, asked).finally(() => record.close());
    };
    for await (const after of afterEachStep(disk, archive)) ends.add(await takenBackOrNever(after));
    expect(ends).toEqual(new Set(['never archived', 'taken back']));
  });
});

const HOME = '/home/record-of-tests';

/** Every content of the year can be read, if need be once the archive was taken back. */
async function takenBackOrNever(files: RecordFiles): Promise<string> {
  const record = await Record.open(HOME, { ...settings(), files });
  const event = record.events.find(({ kind }) => kind === 'archived');
  if (event?.kind === 'archived') {
    const archive = (await files.read(join(HOME, 'archives', event.file))) ?? new Uint8Array();
    await takeBack(record, { name: event.file, file: fileOf(archive) }, preparer);
  }
  for (const address of addressesOf(record, year.id)) await record.payloads.get(address);
  await record.close();
  return event ? 'taken back' : 'never archived';
}
