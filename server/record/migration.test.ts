import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp } from './backup.ts';
import { entryOf, NO_CHECKSUM } from './entries.ts';
import { makeLastingFolder, writeLasting } from './lastingFile.ts';
import type { Migrations } from './migrations.ts';
import { nodeFiles } from './nodeFiles.ts';
import { Record, type RecordSettings } from './record.ts';
import { fileOf, type RecordFiles } from './recordFiles.ts';
import { restore } from './restore.ts';
import { afterEachStep, TestDisk } from './testDisk.ts';
import {
  makeTestHome,
  openTestRecord,
  preparer,
  refusal,
  registerWithContents,
  tickingClock,
} from './testRecord.ts';

/** An older program that called a run's workbook `file` and kept no driver reasons. */
const migrations: Migrations = new Map([
  [0, ({ file, ...event }) => ({ ...event, source: file, driverReason: null })],
]);
const settings = (): RecordSettings => ({
  files: nodeFiles,
  now: tickingClock('2024-03-01T08:00:00Z'),
  migrations,
});
const logOf = (home: string) => join(home, 'record', 'events.log');
const indexOf = (home: string) => join(home, 'record', 'index.json');

/** A record as that program left it, and the events that it comes to. */
async function oldHome(): Promise<{ home: string; events: Record['events'] }> {
  const home = makeTestHome();
  const record = await Record.open(home, { files: nodeFiles, now: tickingClock() });
  await registerWithContents(record, ['2024-01']);
  await registerWithContents(record, ['2024-02']);
  const { events } = record;
  await record.close();
  let before = NO_CHECKSUM;
  const lines = events.map((event) => {
    if (event.kind !== 'runRegistered') throw new Error('only runs were registered');
    const { source, driverReason, ...rest } = event;
    const entry = entryOf(JSON.stringify({ ...rest, schema: 0, file: source }), before);
    before = entry.checksum;
    return entry.line;
  });
  writeFileSync(logOf(home), Buffer.concat(lines));
  const remembered = JSON.parse(readFileSync(indexOf(home), 'utf8'));
  writeFileSync(indexOf(home), JSON.stringify({ ...remembered, head: { events: 2, checksum: before } }));
  return { home, events };
}

describe('a record of an older schema', () => {
  it('is brought forward when it opens for writing, and the file as it was is kept', async () => {
    const { home, events } = await oldHome();
    const old = readFileSync(logOf(home));
    const record = await openTestRecord(home, settings());
    const [told] = record.notices;
    expect(record.notices.map(({ code }) => code)).toEqual(['ST-013']);
    expect(record.events.slice(0, 2)).toEqual(events);
    expect(record.events.slice(2)).toMatchObject([{ kind: 'migrated', number: 3, fromSchema: 0 }]);
    expect(readFileSync(join(home, 'record', String(told?.params.backup)))).toEqual(old);
    await registerWithContents(record, ['2024-03']);
    await record.close();
    const again = await openTestRecord(home);
    expect(again.notices).toEqual([]);
    expect(again.events.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  it('is read without being written while another process writes', async () => {
    const { home, events } = await oldHome();
    const old = readFileSync(logOf(home));
    const writer = await openTestRecord(makeTestHome(), settings());
    cpSync(join(writer.folder, 'lock'), join(home, 'record', 'lock'));
    const reader = await openTestRecord(home, settings());
    expect(reader.facts()).toMatchObject({ isWritable: false, events: 2 });
    expect(reader.events).toEqual(events);
    expect(readFileSync(logOf(home))).toEqual(old);
  });

  it('is cut where its last write was torn, and that is told too', async () => {
    const { home } = await oldHome();
    writeFileSync(logOf(home), '00000123 01', { flag: 'a' });
    const record = await openTestRecord(home, settings());
    expect(record.notices.map(({ code }) => code)).toEqual(['ST-003', 'ST-013']);
    expect(record.events).toHaveLength(3);
  });

  it('is refused unchanged where no step leads from it', async () => {
    const { home } = await oldHome();
    const old = readFileSync(logOf(home));
    expect(await refusal(openTestRecord(home))).toBe('ST-004');
    expect(readFileSync(logOf(home))).toEqual(old);
  });

  it('comes forward all the same, whatever step the power fails at', async () => {
    const { home, events } = await oldHome();
    const old = readFileSync(logOf(home));
    const disk = new TestDisk();
    await makeLastingFolder(disk, join(home, 'record'));
    await writeLasting(disk, logOf(home), old);
    await writeLasting(disk, indexOf(home), readFileSync(indexOf(home)));
    const open = (files: RecordFiles) => Record.open(home, { ...settings(), files });
    for await (const after of afterEachStep(disk, async (copy) => (await open(copy)).close())) {
      const record = await open(after);
      expect(record.events.slice(0, 2)).toEqual(events);
      expect(record.events.map(({ kind }) => kind).slice(2)).toEqual(['migrated']);
      const kept = (await after.list(record.folder)).filter((name) =>
        /^before-schema-0-\w+\.log$/.test(name),
      );
      expect(await Promise.all(kept.map((name) => after.read(join(record.folder, name))))).toEqual([old]);
      await record.close();
    }
  });

  it('comes forward out of a backup as well', async () => {
    const { home, events } = await oldHome();
    const { path } = await backUp(home, null, settings());
    const elsewhere = makeTestHome();
    const given = { name: 'old.zip', file: fileOf(readFileSync(path)) };
    await restore(elsewhere, given, { by: preparer, reason: '换了电脑' }, settings());
    const record = await openTestRecord(elsewhere, settings());
    expect(record.events.slice(0, 2)).toEqual(events);
    expect(record.events.slice(2).map(({ kind }) => kind)).toEqual(['restored', 'migrated']);
  });
});
