import { bookOf } from '../../history/books.ts';
import { sha256 } from '../../history/identity.ts';
import type { Record } from '../record.ts';

/** What a process that will be killed says to the one that kills it, a line at a time. */

/** Before anything is opened. */
export const STARTING = 'starting';

/** An event that was acknowledged. */
export interface Acknowledged {
  readonly number: number;
  /** Over all that the event says. */
  readonly checksum: string;
  /** Address of a content that it names. */
  readonly content: string;
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Registers a run that there never was before, and says so once it is acknowledged. */
export async function registerOne(record: Record): Promise<void> {
  const count = record.facts().events;
  const hash = (part: string) => sha256(`${count} ${process.pid} ${part}`);
  const month = `2024-${String((count % 12) + 1).padStart(2, '0')}`;
  const book = bookOf('压力医院', [month]);
  if (!book) throw new Error(`${month} is of one year`);
  const ledger = await record.payloads.put(`${hash('content')} `.repeat(200));
  const event = await record.append(() => ({
    kind: 'runRegistered',
    by: { name: '压力测试', role: 'preparer' },
    book,
    run: {
      ...{ runId: hash('run'), ledgerHash: ledger, rulesHash: hash('rules'), optionsHash: hash('options') },
      ...{ sourceHash: hash('source'), engineVersion: '1' },
    },
    options: { months: [month], quantum: 'fen', rulePack: 'cn-2021', method: 'step-down' },
    payloads: { ledger, rules: hash('rules'), result: hash('result'), report: hash('report') },
    verdict: { unpublishable: 0, notice: 0 },
    acknowledged: [],
    driverReason: null,
    source: '压力.xlsx',
    stages: [],
  }));
  say(`${event?.number} ${sha256(JSON.stringify(event))} ${ledger}`);
}

/** Whole lines only: what was being said when the process died was not said. */
export const acknowledgedIn = (said: string): readonly Acknowledged[] =>
  said
    .split('\n')
    .slice(0, -1)
    .filter((line) => line !== STARTING)
    .map((line) => {
      const [number, checksum = '', content = ''] = line.split(' ');
      return { number: Number(number), checksum, content };
    });
