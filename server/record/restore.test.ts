import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRun } from '../history/moves.ts';
import { backUp } from './backup.ts';
import { writeLasting } from './lastingFile.ts';
import { nodeFiles } from './nodeFiles.ts';
import { Record } from './record.ts';
import { fileOf, type RecordFiles } from './recordFiles.ts';
import { restore } from './restore.ts';
import { afterEachStep, TestDisk } from './testDisk.ts';
import {
  makeTestHome,
  openTestRecord,
  preparer,
  refusal,
  registerWithContents,
  testBook,
  tickingClock,
} from './testRecord.ts';

const settings = () => ({ files: nodeFiles, now: tickingClock('2024-03-01T08:00:00Z') });
const asked = { by: preparer, reason: '硬盘损坏，换了电脑' };
const logOf = (home: string) => join(home, 'record', 'events.log');

const given = (path: string) => ({ name: '备份.zip', file: fileOf(readFileSync(path)) });

/** A home with two runs, its backup, and a third run that the backup does not know. */
async function homeAhead(): Promise<{ home: string; backup: string; third: string }> {
  const home = makeTestHome();
  const record = await Record.open(home, { files: nodeFiles, now: tickingClock() });
  await registerWithContents(record, ['2024-01']);
  await registerWithContents(record, ['2024-02']);
  const { path } = await backUp(home, join(makeTestHome(), '备份.zip'), settings());
  const third = await registerWithContents(record, ['2024-03']);
  await record.close();
  return { home, backup: path, third };
}

async function kindsIn(home: string, files: RecordFiles = nodeFiles): Promise<string[]> {
  const record = await Record.open(home, { files, now: tickingClock('2024-04-01T08:00:00Z') });
  const kinds = record.events.map(({ kind }) => kind);
  await Promise.all(
    record.events.flatMap((event) =>
      event.kind === 'runRegistered'
        ? Object.values(event.payloads).map((each) => record.payloads.get(each))
        : [],
    ),
  );
  await record.close();
  return kinds;
}

const OLD = ['runRegistered', 'runRegistered', 'runRegistered'];
const NEW = ['runRegistered', 'runRegistered', 'restored'];

describe('restoring', () => {
  it('brings a record to another computer, every content of it', async () => {
    const { backup } = await homeAhead();
    const home = makeTestHome();
    const { event, kept } = await restore(home, given(backup), asked, settings());
    expect(kept).toBeNull();
    expect(event).toMatchObject({ lostEvents: 0, head: null, reason: asked.reason });
    expect(await kindsIn(home)).toEqual(NEW);
  });

  it('tells how much of the record is given up, which can be brought back', async () => {
    const { home, backup, third } = await homeAhead();
    const { event, kept } = await restore(home, given(backup), asked, settings());
    expect(event.lostEvents).toBe(1);
    const record = await openTestRecord(home, settings());
    expect(record.notices).toEqual([]);
    const book = record.state.books.get(testBook().id);
    expect(book?.runs.has(third)).toBe(false);
    const known = async () => book && findRun(book, third);
    expect(await refusal(known())).toBe('ST-028');
    await record.close();

    await restore(home, given(kept?.path ?? ''), { by: preparer, reason: '恢复错了' }, settings());
    expect(await kindsIn(home)).toEqual([...OLD, 'restored']);
  });

  it.each([
    ['changed by hand', 'ST-001', (log: string) => replaceIn(log, '2024-02', '2024-08')],
    ['cut short', 'ST-002', (log: string) => truncateSync(log, readFileSync(log).indexOf(0x0a) + 1)],
    ['replaced by another', 'ST-014', writeAnother],
  ])('heals a record that was %s, and keeps what was damaged', async (_, code, damage) => {
    const { home, backup } = await homeAhead();
    await damage(logOf(home));
    const spoilt = readFileSync(logOf(home));
    expect(await refusal(openTestRecord(home))).toBe(code);
    const { kept, event } = await restore(home, given(backup), asked, settings());
    expect(kept?.damage?.code).toBe(code);
    expect(readFileSync(join(kept?.path ?? '', 'events.log'))).toEqual(spoilt);
    expect(event.lostEvents).toBe(1);
    expect(await kindsIn(home)).toEqual(NEW);
  });

  it('heals contents that were lost or spoilt, and keeps the spoilt one', async () => {
    const { home, backup } = await homeAhead();
    const record = await openTestRecord(home);
    const event = record.events[0];
    const { ledger = '', rules = '' } = event?.kind === 'runRegistered' ? event.payloads : {};
    await record.close();
    const fileFor = (address: string) =>
      join(record.folder, 'payloads', address.slice(0, 2), `${address.slice(2)}.gz`);
    rmSync(fileFor(ledger));
    writeFileSync(fileFor(rules), 'spoilt');
    const { payloadsWritten } = await restore(home, given(backup), asked, settings());
    expect(payloadsWritten).toBe(2);
    expect(readFileSync(`${fileFor(rules)}.damaged`, 'utf8')).toBe('spoilt');
    expect(await kindsIn(home)).toEqual(NEW);
  });

  it('touches nothing while another process writes, without a reason, or from a backup that is not whole', async () => {
    const { home, backup } = await homeAhead();
    const before = readFileSync(logOf(home));
    const writing = await openTestRecord(home, settings());
    expect(await refusal(restore(home, given(backup), asked, settings()))).toBe('ST-005');
    await writing.close();
    expect(await refusal(restore(home, given(backup), { ...asked, reason: ' ' }, settings()))).toBe('ST-035');
    const cut = { name: '备份.zip', file: fileOf(readFileSync(backup).subarray(0, 900)) };
    expect(await refusal(restore(home, cut, asked, settings()))).toBe('ST-060');
    expect(readFileSync(logOf(home))).toEqual(before);
    expect(readdirSync(home)).toEqual(['record']);
  });

  it('leaves the old record or the new one whole, whatever step the power fails at', async () => {
    const { disk, backup } = await diskAhead();
    const seen = new Set<string>();
    for await (const after of afterEachStep(disk, (copy) => restoreOn(copy, backup)))
      seen.add(String(await kindsIn(HOME, after)));
    expect(seen).toEqual(new Set([String(OLD), String(NEW)]));
  });

  it('on a disk that fills up is refused and leaves the old record, however far it came', async () => {
    const { disk, backup } = await diskAhead();
    const ends: string[] = [];
    for (let space = 0; ends.at(-1) !== String(NEW); space += 97) {
      const copy = disk.afterKill();
      copy.space = space;
      const end = await restoreOn(copy, backup).then(
        () => NEW,
        async (cause: unknown) => {
          expect([space, await refusal(Promise.reject(cause))]).toEqual([space, 'ST-006']);
          return OLD;
        },
      );
      copy.space = Number.POSITIVE_INFINITY;
      expect(await kindsIn(HOME, copy)).toEqual(end);
      ends.push(String(end));
    }
    expect(ends.length).toBeGreaterThan(10);
  });

  it('is done though the clock stands before the last entry of the backup', async () => {
    const { disk, backup } = await diskAhead();
    const now = tickingClock('2020-01-01T00:00:00Z');
    const { event } = await restore(HOME, { name: '备份.zip', file: fileOf(backup) }, asked, {
      files: disk,
      now,
    });
    expect(event.at.slice(0, 4)).toBe('2020');
    const record = await Record.open(HOME, { files: disk, now });
    await registerWithContents(record, ['2024-05']);
    expect(record.events).toHaveLength(4);
    await record.close();
  });

  it('out of a damaged record leaves it refused, or the new one whole', async () => {
    const { disk, backup } = await diskAhead();
    const log = (await disk.read(logOf(HOME))) ?? new Uint8Array();
    await writeLasting(disk, logOf(HOME), log.subarray(0, log.indexOf(0x0a) + 1));
    const seen = new Set<string>();
    for await (const after of afterEachStep(disk, (copy) => restoreOn(copy, backup)))
      seen.add(String(await kindsIn(HOME, after).catch(() => refusal(Record.open(HOME, on(after))))));
    expect(seen).toEqual(new Set(['ST-002', String(NEW)]));
  });
});

const HOME = '/home/record-of-tests';
const on = (files: RecordFiles) => ({ files, now: tickingClock('2024-03-01T08:00:00Z') });

const restoreOn = (disk: TestDisk, backup: Uint8Array) =>
  restore(HOME, { name: '备份.zip', file: fileOf(backup) }, asked, on(disk));

/** As `homeAhead`, on a disk whose power can fail. */
async function diskAhead(): Promise<{ disk: TestDisk; backup: Uint8Array }> {
  const disk = new TestDisk();
  const record = await Record.open(HOME, { files: disk, now: tickingClock() });
  await registerWithContents(record, ['2024-01']);
  await registerWithContents(record, ['2024-02']);
  const { path } = await backUp(HOME, '/home/backup.zip', on(disk));
  await registerWithContents(record, ['2024-03']);
  await record.close();
  return { disk, backup: (await disk.read(path)) ?? new Uint8Array() };
}

function replaceIn(file: string, from: string, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

/** Of a record of its own, as long as the one it takes the place of. */
async function writeAnother(log: string): Promise<void> {
  const home = makeTestHome();
  const record = await Record.open(home, { files: nodeFiles, now: tickingClock('2024-02-20T08:00:00Z') });
  for (const month of ['2024-07', '2024-08', '2024-09']) await registerWithContents(record, [month]);
  await record.close();
  writeFileSync(log, readFileSync(logOf(home)));
}
