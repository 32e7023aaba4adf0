import { bookOf } from '../../history/books.ts';
import { sha256 } from '../../history/identity.ts';
import { nodeFiles } from '../nodeFiles.ts';
import { Record } from '../record.ts';

/**
 * A process that registers as fast as it can until it is killed, for `killing.ts`. Says each event once it
 * is acknowledged: its number, its checksum over what it says, and the address of a content it names.
 */

const [home = ''] = process.argv.slice(2);
const record = await Record.open(home, { files: nodeFiles, now: () => new Date() });
const by = { name: '压力测试', role: 'preparer' } as const;
const hash = (part: string) => sha256(`${record.facts().events} ${process.pid} ${part}`);

for (;;) {
  const month = `2024-${String((record.facts().events % 12) + 1).padStart(2, '0')}`;
  const book = bookOf('压力医院', [month]);
  if (!book) throw new Error(`${month} is of one year`);
  const ledger = await record.payloads.put(`${hash('content')} `.repeat(200));
  const event = await record.append(() => ({
    kind: 'runRegistered',
    by,
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
  process.stdout.write(`${event?.number} ${sha256(JSON.stringify(event))} ${ledger}\n`);
}
