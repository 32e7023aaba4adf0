import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refused } from '../contract/api/refused.ts';
import { archiveBook } from './archive.ts';
import { type Backup, backUp, openBackup } from './backup.ts';
import { productMigrations } from './migrations.ts';
import { nodeFiles } from './nodeFiles.ts';
import { Record } from './record.ts';
import { fileOf, type RecordFiles } from './recordFiles.ts';
import {
  closeMonth,
  makeTestHome,
  openTestRecord,
  preparer,
  refusal,
  registerWithContents,
  testBook,
  tickingClock,
} from './testRecord.ts';

const settings = () => ({ files: nodeFiles, now: tickingClock('2024-03-01T08:00:00Z') });

const openBytes = (bytes: Uint8Array): Promise<Backup> =>
  openBackup({ name: '备份.zip', file: fileOf(bytes) }, productMigrations);

const workbook = new URL('../../templates/sample-hospital.xlsx', import.meta.url);

async function backedUp(): Promise<{ home: string; record: Record; path: string; bytes: Buffer }> {
  const home = makeTestHome();
  const record = await openTestRecord(home);
  await registerWithContents(record, ['2024-01']);
  await registerWithContents(record, ['2024-02']);
  const { path } = await backUp(home, null, settings());
  return { home, record, path, bytes: readFileSync(path) };
}

async function writeMonth(home: string, month: string): Promise<void> {
  const record = await Record.open(home, settings());
  await registerWithContents(record, [month]);
  await record.close();
}

describe('a backup', () => {
  it('holds the events and every content they name, though a server writes the record', async () => {
    const { home, record, bytes } = await backedUp();
    expect(record.facts().isWritable).toBe(true);
    const backup = await openBytes(bytes);
    expect(backup.events).toEqual(record.events);
    expect(backup.head.checksum).toBe(record.facts().head);
    expect([...backup.addresses].sort()).toEqual(await record.payloads.addresses());
    await registerWithContents(record, ['2024-03']);
    const later = await backUp(home, null, settings());
    expect(later.manifest.events).toBe(3);
  });

  it('is made while another process writes on between any two of its reads', async () => {
    const { home, record } = await backedUp();
    await record.close();
    const left = ['2024-03', '2024-04', '2024-05'];
    const files: RecordFiles = {
      ...nodeFiles,
      async read(path) {
        const bytes = await nodeFiles.read(path);
        const month = left.shift();
        if (month) await writeMonth(home, month);
        return bytes;
      },
    };
    const { manifest } = await backUp(home, null, { ...settings(), files });
    expect(left).toEqual([]);
    expect(manifest.events).toBeGreaterThanOrEqual(2);
  });

  it('is made while a year is archived between any two of its reads, and holds what was not', async () => {
    for (let at = 1, left = 0; left <= 0; at++) {
      const { home, record } = await backedUp();
      for (const month of ['2024-01', '2024-02']) await closeMonth(record, month);
      await registerWithContents(record, ['2025-01']);
      await record.close();
      const archiving = await openTestRecord(home, { now: tickingClock('2024-03-02T08:00:00Z') });
      const archived = { book: testBook().id, by: preparer, path: null, now: new Date() };
      left = at;
      const files: RecordFiles = {
        ...nodeFiles,
        async read(path) {
          left -= 1;
          if (left === 0) await archiveBook(archiving, archived);
          return nodeFiles.read(path);
        },
      };
      const { path, notices } = await backUp(home, null, { ...settings(), files });
      expect([at, notices]).toEqual([at, []]);
      const { addresses } = await openBytes(readFileSync(path));
      expect(addresses.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('replaces no file: by default it takes a free name, a name asked for is refused', async () => {
    const { home, path, bytes } = await backedUp();
    const second = await backUp(home, null, settings());
    expect(second.path).not.toBe(path);
    expect(await refusal(backUp(home, path, settings()))).toBe('ST-064');
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('is made of what is good where a content was lost or spoilt, and says so', async () => {
    const { home, record } = await backedUp();
    const [lost = '', spoilt = ''] = await record.payloads.addresses();
    const fileFor = (address: string) =>
      join(record.folder, 'payloads', address.slice(0, 2), `${address.slice(2)}.gz`);
    rmSync(fileFor(lost));
    writeFileSync(fileFor(spoilt), 'spoilt');
    const { path, manifest, notices } = await backUp(home, null, settings());
    expect(notices.map(({ code, params }) => [code, params.count])).toEqual([['ST-063', 2]]);
    expect([...manifest.missing].sort()).toEqual([lost, spoilt]);
    expect((await openBytes(readFileSync(path))).events).toHaveLength(2);
  });

  it('is not made of a damaged record or of none', async () => {
    const { home, record } = await backedUp();
    const log = join(record.folder, 'events.log');
    writeFileSync(log, readFileSync(log, 'utf8').replace('2024-01', '2024-07'));
    expect(await refusal(backUp(home, null, settings()))).toBe('ST-001');
    const empty = makeTestHome();
    expect(await refusal(backUp(empty, null, settings()))).toBe('ST-065');
    expect(existsSync(join(empty, 'backups'))).toBe(false);
  });

  it('with any byte changed is refused, or holds the very same', async () => {
    const { bytes } = await backedUp();
    const whole = await openBytes(bytes);
    let refused = 0;
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      try {
        const { events, addresses, manifest } = await openBytes(changed);
        expect({ events, addresses, manifest }).toEqual({
          events: whole.events,
          addresses: whole.addresses,
          manifest: whole.manifest,
        });
      } catch (cause) {
        if (!(cause instanceof Refused)) throw cause;
        expect(['ST-060', 'ST-061', 'ST-062']).toContain(cause.fault.code);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(bytes.length / 7 / 2);
  });

  it('cut short anywhere is refused', async () => {
    const { bytes } = await backedUp();
    for (let length = 0; length < bytes.length; length += 13)
      expect(await refusal(openBytes(bytes.subarray(0, length)))).toMatch(/^ST-06[01]$/);
  });

  it('of a newer program is told from a file that is none', async () => {
    const { bytes } = await backedUp();
    expect(await refusal(openBytes(Buffer.from('PK not a zip at all')))).toBe('ST-060');
    expect(await refusal(openBytes(readFileSync(workbook)))).toBe('ST-060');
    const { writePackage } = await import('./packageWriter.ts');
    const { buffer } = await import('node:stream/consumers');
    const draft = {
      madeAt: '2030-01-01T00:00:00.000Z',
      schema: 99,
      events: 0,
      head: '0'.repeat(64),
      missing: [],
    };
    const newer = await buffer(writePackage('backup', [], draft).pieces);
    expect(await refusal(openBytes(newer))).toBe('ST-062');
    const { manifest } = await openBytes(bytes);
    expect(manifest.kind).toBe('backup');
  });
});
