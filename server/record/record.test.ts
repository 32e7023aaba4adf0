import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fold } from '../history/fold.ts';
import { register } from '../history/moves.ts';
import { nodeFiles } from './nodeFiles.ts';
import { Record } from './record.ts';
import {
  makeTestHome,
  openTestRecord,
  preparer,
  refusal,
  testRegistration,
  tickingClock,
} from './testRecord.ts';

const january = testRegistration(['2024-01']);
const february = testRegistration(['2024-02']);
const eventsOf = (home: string) => join(home, 'record', 'events.log');
const indexOf = (home: string) => join(home, 'record', 'index.json');

/** A record with two registrations, closed again. */
async function homeWithTwo(): Promise<string> {
  const home = makeTestHome();
  const record = await Record.open(home, { files: nodeFiles, now: tickingClock() });
  await record.append((state) => register(state, january));
  await record.append((state) => register(state, february));
  await record.close();
  return home;
}

describe('a record', () => {
  it('gives back after reopening what was acknowledged, and the same state', async () => {
    const home = await homeWithTwo();
    const record = await openTestRecord(home);
    expect(record.events.map(({ number, kind }) => [number, kind])).toEqual([
      [1, 'runRegistered'],
      [2, 'runRegistered'],
    ]);
    expect(record.state).toEqual(Fold.of(record.events));
    expect(record.state.books.get(january.book.id)?.months.get('2024-02')?.runId).toBe(february.run.runId);
    expect(record.facts()).toMatchObject({ events: 2, isWritable: true, notices: [] });
  });

  it('writes changes asked for at once one after the other, each seeing the one before', async () => {
    const record = await openTestRecord();
    const same = await Promise.all([1, 2, 3].map(() => record.append((state) => register(state, january))));
    expect(same.map((event) => event?.number ?? null)).toEqual([1, null, null]);
  });

  it.each([
    ['cut short', (path: string) => truncateSync(path, 1_000)],
    [
      'cut at the end of an entry',
      (path: string) => truncateSync(path, readFileSync(path).indexOf('\n') + 1),
    ],
    ['written on', (path: string) => appendFileSync(path, 'x')],
    ['removed', (path: string) => rmSync(path)],
    [
      'replaced by an older copy',
      (path: string) => {
        const older = readFileSync(path, 'utf8').split('\n').slice(0, 1).join('\n');
        rmSync(path);
        writeFileSync(path, `${older}\n`);
      },
    ],
    [
      'replaced by a copy with an entry changed',
      (path: string) => {
        const other = readFileSync(path, 'utf8').replace('2024-01', '2024-07');
        rmSync(path);
        writeFileSync(path, other);
      },
    ],
  ])('acknowledges nothing once its file was changed under it: %s', async (_, change) => {
    const home = await homeWithTwo();
    const record = await openTestRecord(home);
    change(eventsOf(home));
    const march = testRegistration(['2024-03']);
    expect(await refusal(record.append((state) => register(state, march)))).toBe('ST-016');
    expect(record.events).toHaveLength(2);
  });

  it('goes on where the file was put back before anything was written', async () => {
    const home = await homeWithTwo();
    const record = await openTestRecord(home);
    const whole = readFileSync(eventsOf(home));
    truncateSync(eventsOf(home), 1_000);
    const march = testRegistration(['2024-03']);
    expect(await refusal(record.append((state) => register(state, march)))).toBe('ST-016');
    writeFileSync(eventsOf(home), whole);
    await record.append((state) => register(state, march));
    await record.close();
    expect((await openTestRecord(home)).events).toHaveLength(3);
  });

  it('cuts off what a power failure left half written, keeps it beside, and says so', async () => {
    const home = await homeWithTwo();
    appendFileSync(eventsOf(home), '00000123 0123');
    const record = await openTestRecord(home);
    expect(record.notices.map(({ code, params }) => [code, params.bytes])).toEqual([['ST-003', 13]]);
    expect(readFileSync(join(home, 'record', String(record.notices[0]?.params.file)), 'utf8')).toBe(
      '00000123 0123',
    );
    await record.append((state) => register(state, testRegistration(['2024-03'])));
    await record.close();
    expect((await openTestRecord(home)).events).toHaveLength(3);
  });

  it.each([
    ['one digit in the first entry', (text: string) => text.replace('2024-01', '2024-07')],
    ['one digit in the last entry', (text: string) => text.replace(/2024-02(?![\s\S]*2024-02)/, '2024-08')],
    ['an entry left out', (text: string) => text.slice(text.indexOf('\n') + 1)],
    ['entries in another order', (text: string) => text.split('\n').reverse().join('\n')],
  ])('refuses an event file changed by hand: %s', async (_, change) => {
    const home = await homeWithTwo();
    const changed = change(readFileSync(eventsOf(home), 'utf8'));
    writeFileSync(eventsOf(home), changed);
    expect(await refusal(openTestRecord(home))).toBe('ST-001');
    expect(readFileSync(eventsOf(home), 'utf8')).toBe(changed);
  });

  it('refuses an event file cut short at the end of an entry, or in a confirmed one', async () => {
    const home = await homeWithTwo();
    const whole = readFileSync(eventsOf(home));
    truncateSync(eventsOf(home), whole.indexOf(0x0a) + 1);
    expect(await refusal(openTestRecord(home))).toBe('ST-002');
    await expect(openTestRecord(home)).rejects.toThrow('“events.log” holds 1 entries of 2');
    truncateSync(eventsOf(home), whole.indexOf(0x0a) - 10);
    expect(await refusal(openTestRecord(home))).toBe('ST-002');
    writeFileSync(eventsOf(home), whole);
    expect((await openTestRecord(home)).events).toHaveLength(2);
  });

  it('says so where its contents are there and its event file and index are not', async () => {
    const home = makeTestHome();
    const record = await openTestRecord(home);
    await record.payloads.put('结果');
    await record.append((state) => register(state, january));
    await record.close();
    rmSync(eventsOf(home));
    rmSync(indexOf(home));
    const codes = async () => (await openTestRecord(home)).notices.map(({ code }) => code);
    expect(await codes()).toEqual(['ST-017']);
    rmSync(join(home, 'record', 'payloads'), { recursive: true });
    rmSync(join(home, 'record', 'lock'), { force: true });
    expect(await codes()).toEqual([]);
  });

  it('refuses an event file replaced by another one', async () => {
    const home = await homeWithTwo();
    const other = makeTestHome();
    const record = await Record.open(other, { files: nodeFiles, now: tickingClock('2024-06-01T00:00:00Z') });
    for (const month of ['2024-04', '2024-05', '2024-06'])
      await record.append((state) => register(state, testRegistration([month])));
    await record.close();
    writeFileSync(eventsOf(home), readFileSync(eventsOf(other)));
    expect(await refusal(openTestRecord(home))).toBe('ST-014');
  });

  it('builds its index anew where it was deleted or spoilt', async () => {
    const home = await homeWithTwo();
    const index = readFileSync(indexOf(home), 'utf8');
    for (const spoil of [() => rmSync(indexOf(home)), () => writeFileSync(indexOf(home), '{"head":')]) {
      spoil();
      const record = await Record.open(home, { files: nodeFiles, now: tickingClock() });
      expect(record.notices.map(({ code }) => code)).toEqual(['ST-012']);
      expect(record.events).toHaveLength(2);
      await record.close();
      expect(readFileSync(indexOf(home), 'utf8')).toBe(index);
    }
  });

  it('lets one process write; who comes second reads, and may write when the first has gone', async () => {
    const home = await homeWithTwo();
    const first = await Record.open(home, { files: nodeFiles, now: tickingClock() });
    const second = await openTestRecord(home);
    expect(second.facts()).toMatchObject({ events: 2, isWritable: false });
    const change = () => second.append((state) => register(state, testRegistration(['2024-03'])));
    expect(await refusal(change())).toBe('ST-005');
    await first.close();
    expect(existsSync(join(home, 'record', 'lock'))).toBe(false);
    expect((await openTestRecord(home)).facts().isWritable).toBe(true);
  });

  it('takes no event while the clock stands before the last one, until somebody answers for it', async () => {
    const home = await homeWithTwo();
    const record = await openTestRecord(home, { now: tickingClock('2023-01-01T00:00:00Z') });
    const march = () => record.append((state) => register(state, testRegistration(['2024-03'])));
    expect(await refusal(march())).toBe('ST-008');
    await record.acceptClock(preparer, '上次电脑的时间设错了');
    expect((await march())?.number).toBe(4);
  });

  it('refuses what a newer program wrote', async () => {
    const home = makeTestHome();
    const record = await Record.open(home, { files: nodeFiles, now: tickingClock() });
    await record.append((state) => register(state, january));
    await record.close();
    const { entryOf, NO_CHECKSUM } = await import('./entries.ts');
    writeFileSync(eventsOf(home), entryOf('{"schema":99,"kind":"unheard of"}', NO_CHECKSUM).line);
    rmSync(indexOf(home));
    expect(await refusal(openTestRecord(home))).toBe('ST-004');
  });
});

describe('payloads', () => {
  it('are found by their content, once, and verified whenever they are read', async () => {
    const record = await openTestRecord();
    const address = await record.payloads.put('科室,金额\n0101,12.30');
    expect(await record.payloads.put('科室,金额\n0101,12.30')).toBe(address);
    expect(await record.payloads.addresses()).toEqual([address]);
    expect(await record.payloads.text(address)).toBe('科室,金额\n0101,12.30');

    const file = join(record.folder, 'payloads', address.slice(0, 2), `${address.slice(2)}.gz`);
    const packed = readFileSync(file);
    packed[packed.length - 6] ^= 1;
    writeFileSync(file, packed);
    expect(await refusal(record.payloads.get(address))).toBe('ST-010');
    rmSync(file);
    expect(await refusal(record.payloads.get(address))).toBe('ST-009');
    await record.payloads.put('科室,金额\n0101,12.30');
    expect(await record.payloads.text(address)).toContain('12.30');
  });
});
