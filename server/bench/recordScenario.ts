import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bookAnswer, bookListAnswer } from '../history/bookAnswers.ts';
import { bookOf } from '../history/books.ts';
import { historyLines } from '../history/eventWords.ts';
import { sha256 } from '../history/identity.ts';
import { nodeFiles } from '../record/nodeFiles.ts';
import { Record } from '../record/record.ts';
import type { Measured, Scenario } from './scenarios.ts';

/** The record of a hospital that has worked with it for years. */

const YEARS = [2020, 2021, 2022, 2023, 2024];
const MONTHS = 12;
/** Registrations, reviews, publications and corrections of a lively month. */
const EVENTS_OF_A_MONTH = 50;
const ACKNOWLEDGEMENTS = 100;

const by = { name: '王会计', role: 'preparer' } as const;
/** A 提示 that was let stand, in the length that people write. */
const acknowledged = Array.from({ length: 8 }, (_, at) => ({
  code: 'IN-040',
  place: `《直接成本》G${100 + at}`,
  reason: '已与归口科室核对，本月确有此笔支出，凭证附后',
}));

function registration(month: string, count: number) {
  const hash = (part: string) => sha256(`${month} ${count} ${part}`);
  const book = bookOf('基准医院', [month]);
  if (!book) throw new Error(`${month} is of one year`);
  return {
    kind: 'runRegistered' as const,
    by,
    book,
    run: {
      ...{ runId: hash('run'), ledgerHash: hash('ledger'), rulesHash: hash('rules') },
      ...{ optionsHash: hash('options'), sourceHash: hash('source'), engineVersion: '1' },
    },
    options: { months: [month], quantum: 'fen' as const, rulePack: 'cn-2021', method: 'step-down' },
    payloads: {
      ledger: hash('ledger'),
      rules: hash('rules'),
      result: hash('result'),
      report: hash('report'),
    },
    verdict: { unpublishable: 0, notice: 8 },
    acknowledged,
    driverReason: null,
    source: '成本核算.xlsx',
    stages: [{ stage: 'allocate', milliseconds: 40 }],
  };
}

const settings = { files: nodeFiles, now: () => new Date() };

async function fiveYears(home: string): Promise<void> {
  const record = await Record.open(home, settings);
  for (const year of YEARS)
    for (let month = 1; month <= MONTHS; month++)
      for (let count = 0; count < EVENTS_OF_A_MONTH; count++)
        await record.append(() => registration(`${year}-${String(month).padStart(2, '0')}`, count));
  await record.close();
}

async function acknowledging(record: Record): Promise<Measured> {
  const times: number[] = [];
  for (let count = 0; count < ACKNOWLEDGEMENTS; count++) {
    const start = performance.now();
    await record.append(() => registration('2024-12', EVENTS_OF_A_MONTH + count));
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return {
    acknowledge: times[Math.floor(times.length / 2)] ?? 0,
    acknowledgeSlowest: times.at(-1) ?? 0,
  };
}

/** What the pane shows of two years: books, months, runs, and everything that happened. */
function historyOfTwoYears({ state, events }: Record): number {
  const start = performance.now();
  const books = [...state.books.values()].filter(({ year }) => Number(year) >= 2023);
  JSON.stringify([
    bookListAnswer(state),
    books.map((book) => [bookAnswer(book), historyLines(events, book.id, undefined)]),
  ]);
  return performance.now() - start;
}

export const recordScenario: Scenario = {
  name: 'record of 5 years, 3,000 events: start, acknowledge one event, history of 24 months',
  run: async () => {
    const home = mkdtempSync(join(tmpdir(), 'stepdown-bench-'));
    try {
      await fiveYears(home);
      const start = performance.now();
      const record = await Record.open(home, settings);
      const opened = performance.now() - start;
      const measured = {
        start: opened,
        ...(await acknowledging(record)),
        history: historyOfTwoYears(record),
      };
      await record.close();
      return measured;
    } finally {
      rmSync(home, { recursive: true });
    }
  },
};
