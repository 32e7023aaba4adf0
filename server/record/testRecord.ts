import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Actor, BookName, EventOf } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { faultText } from '../contract/faults/catalogue.ts';
import { bookOf } from '../history/books.ts';
import { sha256 } from '../history/identity.ts';
import { register } from '../history/moves.ts';
import { nodeFiles } from './nodeFiles.ts';
import { Record, type RecordSettings } from './record.ts';

/** Records for tests: homes that go away, people, and runs that a book might hold. */

export function makeTestHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'stepdown-record-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** A clock that goes on by a second each time it is asked. */
export function tickingClock(start = '2024-02-05T08:00:00.000Z'): () => Date {
  let next = Date.parse(start);
  return () => {
    const now = new Date(next);
    next += 1000;
    return now;
  };
}

export async function openTestRecord(
  home = makeTestHome(),
  settings: Partial<RecordSettings> = {},
): Promise<Record> {
  const record = await Record.open(home, { files: nodeFiles, now: tickingClock(), ...settings });
  onTestFinished(() => record.close());
  return record;
}

export const preparer: Actor = { name: '王会计', role: 'preparer' };
export const reviewer: Actor = { name: '李主任', role: 'reviewer' };

export function testBook(year = '2024'): BookName {
  const book = bookOf('示例医院', [`${year}-01`]);
  if (!book) throw new Error('one month is of one year');
  return book;
}

/** A registration of a run that says nothing but which it is. */
export function testRegistration(
  months: readonly string[],
  seed = months.join(),
  verdict = { unpublishable: 0, notice: 0 },
): Omit<EventOf<'runRegistered'>, 'schema' | 'number' | 'at'> {
  const hash = (part: string) => sha256(`${seed} ${part}`);
  return {
    kind: 'runRegistered',
    by: preparer,
    book: testBook(months[0]?.slice(0, 4)),
    run: {
      runId: hash('run'),
      ledgerHash: hash('ledger'),
      rulesHash: hash('rules'),
      optionsHash: hash('options'),
      sourceHash: hash('source'),
      engineVersion: '1',
    },
    options: { months: [...months], quantum: 'fen', rulePack: 'cn-2021', method: 'stepDown' },
    payloads: {
      ledger: hash('ledger'),
      rules: hash('rules'),
      result: hash('result'),
      report: hash('report'),
    },
    verdict,
    acknowledged: [],
    driverReason: null,
    source: '成本核算.xlsx',
    stages: [{ stage: 'allocate', milliseconds: 21.5 }],
  };
}

/** Registers a run with contents that are there. */
export async function registerWithContents(
  record: Record,
  months: readonly string[],
  seed = months.join(),
): Promise<string> {
  const registration = testRegistration(months, seed);
  const put = (part: string) => record.payloads.put(`${part} ${seed}`);
  const payloads = {
    ledger: await put('ledger'),
    rules: await put('rules'),
    result: await put('result'),
    report: await put('report'),
  };
  await record.append((state) => register(state, { ...registration, payloads }));
  return registration.run.runId;
}

/** What a work is refused with. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(cause instanceof Refused)) throw new Error(`nothing was refused: ${String(cause)}`);
  for (const language of ['zh', 'en'] as const) expect(faultText(cause.fault, language).remedy).not.toBe('');
  return cause.fault.code;
}

/** Puts a month to its end without the steps between, which tests of the steps take. */
export async function closeMonth(record: Record, month: string): Promise<void> {
  const book = testBook(month.slice(0, 4));
  await record.append(() => ({ kind: 'closed', by: reviewer, book, month, version: 1 }));
}
