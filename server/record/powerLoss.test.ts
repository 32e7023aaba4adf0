import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordEvent } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { Fold } from '../history/fold.ts';
import { register } from '../history/moves.ts';
import { Record } from './record.ts';
import { seeded, TestDisk } from './testDisk.ts';
import { testRegistration, tickingClock } from './testRecord.ts';

/** Power fails, the disk fills up, the system says no: what was acknowledged stays, nothing else counts. */

const HOME = '/home/record-of-tests';

/** An acknowledged event, and the contents that it names. */
interface Acknowledged {
  readonly event: RecordEvent;
  readonly contents: ReadonlyMap<string, string>;
}

const open = (disk: TestDisk) => Record.open(HOME, { files: disk, now: tickingClock() });

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

/** As far as it goes; gives what was acknowledged on the way. */
async function work(disk: TestDisk, months: readonly string[]): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  try {
    const record = await open(disk);
    for (const month of months) {
      const done = await registerMonth(record, month);
      if (done) acknowledged.push(done);
    }
    await record.close();
  } catch (cause) {
    if (!(cause instanceof Refused) && !(cause instanceof Error && 'code' in cause)) throw cause;
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

describe('a record whose power fails', () => {
  it('at any step of three registrations keeps what was acknowledged, whatever else was lost', async () => {
    const whole = new TestDisk();
    expect(await work(whole, months)).toHaveLength(3);
    for (let step = 0; step <= whole.steps; step++)
      for (const seed of [1, 2, 3, 4]) {
        const disk = new TestDisk();
        disk.powerUntil = step;
        const acknowledged = await work(disk, months);
        const after = disk.afterPowerLoss(seeded(step * 10 + seed));
        after.loseLock(HOME);
        const count = await assertKept(after, acknowledged);
        // And it goes on from there.
        expect(await work(after, ['2024-09'])).toHaveLength(1);
        const record = await open(after);
        expect(record.events.map(({ number }) => number)).toEqual(
          Array.from({ length: count + 1 }, (_, at) => at + 1),
        );
      }
  });

  it('again and again, at random, in the midst of random work', async () => {
    const lives = fc.array(
      fc.record({
        months: fc.array(fc.constantFrom(...months, '2024-04', '2024-05'), { maxLength: 4 }),
        power: fc.integer({ min: 0, max: 60 }),
        seed: fc.integer(),
      }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(lives, async (all) => {
        let disk = new TestDisk();
        const kept: Acknowledged[] = [];
        for (const life of all) {
          const before = await eventsOn(disk);
          disk.powerUntil = disk.steps + life.power;
          const acknowledged = await work(disk, life.months);
          disk = disk.afterPowerLoss(seeded(life.seed));
          disk.loseLock(HOME);
          const after = await eventsOn(disk);
          // What was there and what was acknowledged, in this order; what was on its way may follow.
          expect(after.slice(0, before.length)).toEqual(before);
          expect(after.slice(before.length, before.length + acknowledged.length)).toEqual(
            acknowledged.map(({ event }) => event),
          );
          kept.push(...acknowledged);
        }
        const record = await open(disk);
        for (const { contents } of kept)
          for (const [address, content] of contents)
            expect(await record.payloads.text(address)).toBe(content);
        await record.close();
      }),
      { numRuns: 150 },
    );
  });
});

async function eventsOn(disk: TestDisk): Promise<readonly RecordEvent[]> {
  const record = await open(disk);
  const { events } = record;
  await record.close();
  return events;
}

describe('a disk', () => {
  it('that fills up at any byte takes a registration whole or not at all, and the next one once there is room', async () => {
    const whole = new TestDisk();
    whole.space = 1_000_000;
    await work(whole, ['2024-01', '2024-02']);
    const needed = 1_000_000 - whole.space;
    for (let space = 0; space < needed; space += 7) {
      const disk = new TestDisk();
      disk.space = space;
      const acknowledged = await work(disk, ['2024-01', '2024-02']);
      disk.space = Number.POSITIVE_INFINITY;
      disk.loseLock(HOME);
      const count = await assertKept(disk, acknowledged);
      expect(count).toBe(acknowledged.length);
      expect(await work(disk, ['2024-09'])).toHaveLength(1);
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
