import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordEvent } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { Fold } from '../history/fold.ts';
import { register } from '../history/moves.ts';
import { eventFilePath } from './eventFile.ts';
import { Record } from './record.ts';
import { recordFolder, recordPlaces } from './recordPlaces.ts';
import { DISK_HOME, seeded, TestDisk } from './testDisk.ts';
import { testRegistration, tickingClock } from './testRecord.ts';

/**
 * Power fails, programs are killed, the disk fills up, the system says no: what was acknowledged stays. Of
 * what was not, at most the one entry that was on its way may be there, and then it is there whole.
 */

/** An acknowledged event, and the contents that it names. */
interface Acknowledged {
  readonly event: RecordEvent;
  readonly contents: ReadonlyMap<string, string>;
}

const open = (disk: TestDisk) => Record.open(DISK_HOME, { files: disk, now: tickingClock() });

/** Registers a month whose input is a content of the record. */
async function registerMonth(record: Record, month: string): Promise<Acknowledged | null> {
  const content = `ledger of ${month} ${'0101,12.30;'.repeat(20)}`;
  const ledger = await record.payloads.put(content);
  const draft = testRegistration([month]);
  const event = await record.append((state) =>
    register(state, { ...draft, payloads: { ...draft.payloads, ledger } }),
  );
  return event && { event, contents: new Map([[ledger, content]]) };
}

/**
 * As far as it goes; gives what was acknowledged on the way. Where the disk stopped the lock stays behind,
 * of a holder that is gone.
 */
async function work(disk: TestDisk, months: readonly string[]): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  try {
    const record = await open(disk);
    try {
      for (const month of months) {
        const done = await registerMonth(record, month);
        if (done) acknowledged.push(done);
      }
    } finally {
      await record.close();
    }
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
  }
  return acknowledged;
}

/** Everything acknowledged is there, once, whole and in its order; at most one more that was on its way. */
async function assertKept(disk: TestDisk, acknowledged: readonly Acknowledged[]): Promise<number> {
  const record = await open(disk);
  const { events } = record;
  expect(events.slice(0, acknowledged.length)).toEqual(acknowledged.map(({ event }) => event));
  expect(events.length - acknowledged.length).toBeLessThanOrEqual(1);
  for (const { contents } of acknowledged)
    for (const [address, content] of contents) expect(await record.payloads.text(address)).toBe(content);
  expect(record.state).toEqual(Fold.of(events));
  await record.close();
  return events.length;
}

const months = ['2024-01', '2024-02', '2024-03'];

/** What becomes of a disk whose program stopped: killed, without power, or killed and later without power. */
const ends: readonly [string, (disk: TestDisk, random: () => number) => Promise<TestDisk>][] = [
  ['killed', async (disk) => disk.afterKill()],
  ['without power', async (disk, random) => disk.afterPowerLoss(random)],
  [
    'killed, opened, and then without power',
    async (disk, random) => {
      const next = disk.afterKill();
      await eventsOn(next);
      return next.afterPowerLoss(random);
    },
  ],
];

describe('a record', () => {
  it.each(ends)(
    'that is %s at any step of three registrations keeps what was acknowledged',
    async (_, end) => {
      const whole = new TestDisk();
      expect(await work(whole, months)).toHaveLength(3);
      for (let step = 0; step <= whole.steps; step++)
        for (const seed of [1, 2, 3]) {
          const disk = new TestDisk();
          disk.lastStep = step;
          const acknowledged = await work(disk, months);
          const after = await end(disk, seeded(step * 10 + seed));
          const count = await assertKept(after, acknowledged);
          // And it goes on from there.
          expect(await work(after, ['2024-09'])).toHaveLength(1);
          expect((await eventsOn(after)).map(({ number }) => number)).toEqual(
            Array.from({ length: count + 1 }, (_, at) => at + 1),
          );
        }
    },
  );

  it('that dies again and again in the midst of random work keeps what was acknowledged', async () => {
    const lives = fc.array(
      fc.record({
        months: fc.array(fc.constantFrom(...months, '2024-04', '2024-05'), { maxLength: 4 }),
        steps: fc.integer({ min: 0, max: 70 }),
        hasPower: fc.boolean(),
        seed: fc.integer(),
      }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(lives, async (all) => {
        let disk = new TestDisk();
        /** What a reader saw after the last life, and what was acknowledged since. */
        let kept: readonly RecordEvent[] = [];
        const contents = new Map<string, string>();
        for (const life of all) {
          disk.lastStep = disk.steps + life.steps;
          const acknowledged = await work(disk, life.months);
          disk = life.hasPower ? disk.afterKill() : disk.afterPowerLoss(seeded(life.seed));
          const after = await eventsOn(disk);
          const expected = [...kept, ...acknowledged.map(({ event }) => event)];
          expect(after.slice(0, expected.length)).toEqual(expected);
          expect(after.length - expected.length).toBeLessThanOrEqual(1);
          kept = after;
          for (const each of acknowledged) for (const pair of each.contents) contents.set(...pair);
        }
        const record = await open(disk);
        for (const [address, content] of contents) expect(await record.payloads.text(address)).toBe(content);
        await record.close();
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['cut off', () => Buffer.alloc(0)],
    ['as zeros from there on', (rest: Buffer) => Buffer.alloc(rest.length)],
  ])(
    'whose last entry is torn at any byte, %s, opens without it and keeps the torn end beside',
    async (_, fill) => {
      const whole = new TestDisk();
      await work(whole, ['2024-01', '2024-02']);
      const log = Buffer.from((await whole.read(eventFilePath(recordFolder(DISK_HOME)))) ?? []);
      const start = log.indexOf('\n') + 1;
      const before = new TestDisk();
      await work(before, ['2024-01']);
      for (let at = start + 1; at < log.length; at++) {
        const disk = before.afterKill();
        const torn = Buffer.concat([log.subarray(start, at), fill(log.subarray(at))]);
        await (await disk.openToAppend(eventFilePath(recordFolder(DISK_HOME)))).write(torn);
        const record = await open(disk);
        expect(record.events).toHaveLength(1);
        expect(record.notices).toMatchObject([{ code: 'ST-003', params: { bytes: torn.length } }]);
        const kept = await disk.read(join(recordFolder(DISK_HOME), `torn-${start}.part`));
        expect(kept && torn.equals(kept)).toBe(true);
        await record.close();
      }
    },
  );
});

async function eventsOn(disk: TestDisk): Promise<readonly RecordEvent[]> {
  const record = await open(disk);
  const { events } = record;
  await record.close();
  return events;
}

describe('a disk', () => {
  it('that did not make the name of a content last does not have it on record before it does', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const disk = new TestDisk();
      const record = await open(disk);
      disk.refuse = (step, path) => (step === 'syncFolder' && path.includes('payloads/') ? 'EIO' : null);
      const failed = await registerMonth(record, '2024-01').catch((cause: unknown) => cause);
      expect(failed).toMatchObject({ fault: { code: 'ST-006' } });
      disk.refuse = () => null;
      const done = await registerMonth(record, '2024-01');
      await assertKept(disk.afterKill().afterPowerLoss(seeded(seed)), done ? [done] : []);
      await record.close();
    }
  });

  it('that takes no index keeps what was acknowledged all the same, and makes the index when it can', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const disk = new TestDisk();
      disk.refuse = (step, path) => (step === 'make' && path.includes('index.json') ? 'EACCES' : null);
      const record = await open(disk);
      const event = await record.append((state) => register(state, testRegistration(['2024-01'])));
      await record.close();
      const after = disk.afterPowerLoss(seeded(seed));
      expect(await eventsOn(after)).toEqual([event]);
      expect(await after.read(recordPlaces(recordFolder(DISK_HOME)).index)).not.toBeNull();
    }
  });

  it('that fills up at any byte takes a registration whole or not at all, and the next one once there is room', async () => {
    const before = new TestDisk();
    const acknowledged = await work(before, ['2024-01']);
    const whole = before.afterKill();
    whole.space = 1_000_000;
    await work(whole, ['2024-02']);
    const needed = 1_000_000 - whole.space;
    for (let space = 0; space < needed; space++) {
      const disk = before.afterKill();
      disk.space = space;
      const more = await work(disk, ['2024-02']);
      disk.space = Number.POSITIVE_INFINITY;
      expect(await assertKept(disk, [...acknowledged, ...more])).toBe(1 + more.length);
      if (space % 50 === 0) expect(await work(disk, ['2024-09'])).toHaveLength(1);
    }
  });

  it('that is full says so by name, and the open record goes on when there is room again', async () => {
    const disk = new TestDisk();
    const record = await open(disk);
    await registerMonth(record, '2024-01');
    disk.space = 0;
    const failed = await registerMonth(record, '2024-02').catch((cause: unknown) => cause);
    expect(failed instanceof Refused && failed.fault).toMatchObject({
      code: 'ST-006',
      params: { reason: 'ENOSPC' },
    });
    disk.space = Number.POSITIVE_INFINITY;
    expect((await registerMonth(record, '2024-02'))?.event.number).toBe(2);
    await record.close();
  });

  it.each([
    ['write', ['ST-006']],
    ['sync', ['ST-006', 'ST-007']],
  ] as const)(
    'that fails a %s of the event file acknowledges nothing, and nothing more where the half may stand there',
    async (step, codes) => {
      const disk = new TestDisk();
      const record = await open(disk);
      const first = await registerMonth(record, '2024-01');
      disk.refuse = (each, path) => (each === step && path.endsWith('events.log') ? 'EIO' : null);
      for (const code of codes) {
        const failed = await registerMonth(record, '2024-02').catch((cause: unknown) => cause);
        expect(failed instanceof Refused && failed.fault.code).toBe(code);
      }
      disk.refuse = () => null;
      await record.close();
      expect((await eventsOn(disk)).slice(0, 1)).toEqual([first?.event]);
    },
  );

  it('that lets nobody write is told with its folder, and the record is not opened', async () => {
    const disk = new TestDisk();
    disk.refuse = (step) => (step === 'make' ? 'EACCES' : null);
    const failed = await open(disk).catch((cause: unknown) => cause);
    expect(failed instanceof Refused && failed.fault).toMatchObject({
      code: 'ST-006',
      params: { reason: 'EACCES' },
    });
  });
});
