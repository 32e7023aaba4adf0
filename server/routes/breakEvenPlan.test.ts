import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BlockVerb, SheetPlan } from '../contract/plan.ts';
import { shortRun } from '../contract/shortRun.ts';
import { blocksOf, refusalOf, sampleBook, startTestServer, type TestServer } from './testServer.ts';

/** A break-even trial that is kept says what the answer said. */

let server: TestServer;
let run: string;
let runId: string;
beforeAll(async () => {
  server = await startTestServer();
  const { client } = server;
  const input = await client.sendInput(await blocksOf(sampleBook()));
  const { id, report } = await client.finish(await client.startRun(input));
  [run, runId] = [id, report?.identity?.runId ?? ''];
});
afterAll(() => server.close());

const rowsOf = ({ verbs }: SheetPlan) =>
  verbs.find((verb): verb is BlockVerb => verb.verb === 'block' && verb.key === 'rows');

test('the sheet holds the answer’s figures, before and after, to the fen, and is written again by its name', async () => {
  const { client } = server;
  const { breakEvenUnits } = await client.choices(run, '2024-01');
  const asked = { unit: breakEvenUnits[0]?.code ?? '', changes: { volume: 0.1, price: -0.025 } };
  const answer = await client.breakEven(run, asked);
  const plan = await client.breakEvenPlan(run, { name: '加一成', asked });
  const rows = rowsOf(plan);
  for (const { id, before, after, kind } of answer.lines) {
    const [, from, to] = rows?.cells[rows.rowKeys.indexOf(id)] ?? [];
    const digits = kind === 'money' ? 2 : 4;
    for (const [cell, value] of [
      [from, before],
      [to, after],
    ] as const)
      expect(cell?.value, id).toBe(
        value === null ? '—' : value === 'noBreakEven' ? '无保本点' : Number(Number(value).toFixed(digits)),
      );
  }
  const words = JSON.stringify(plan);
  for (const said of [
    '2024年01月',
    '业务量 +10%',
    '单位收入 -2.5%',
    breakEvenUnits[0]?.name ?? '',
    shortRun(runId),
  ])
    expect(words).toContain(said);
  expect(rows?.rowKeys).toEqual(expect.arrayContaining(['price', 'revenue', 'volume', 'safetyRatio']));
  const other = await client.breakEvenPlan(run, { name: '加一成', asked: { ...asked, changes: {} } });
  expect([other.key, other.name]).toEqual([plan.key, '保本测算 加一成']);
  const stranger = client.breakEvenPlan(run, { name: '加一成', asked: { unit: '999999', changes: {} } });
  expect(await refusalOf(stranger)).toBe('HT-039');
});
