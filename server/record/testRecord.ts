import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Actor, BookName, EventOf } from '../contract/api/record.ts';
import { bookOf } from '../history/books.ts';
import { sha256 } from '../history/identity.ts';
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
  };
}
