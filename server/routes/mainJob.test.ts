import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunStatus } from '../contract/api/runs.ts';
import type { PlanVerb, SheetPlan } from '../contract/plan.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { costWorkbook } from '../road/costing.ts';
import { resultSheets } from '../road/resultWorkbook.ts';
import { StageClock } from '../road/stages.ts';
import { blocksOf, sampleBook, startTestServer, type TestServer } from './testServer.ts';

/** The main job as the add-in does it: over HTTP, against the built workers. */

/** Milliseconds for what comes before the tests. */
const PATIENCE = 60_000;

let server: TestServer;
let blocks: readonly RangeBlock[];
let input: string;
let finished: RunStatus;
let plans: readonly SheetPlan[];

beforeAll(async () => {
  server = await startTestServer();
  blocks = await blocksOf(sampleBook());
  input = await server.client.sendInput(blocks, '样例医院');
  finished = await server.client.finish(await server.client.startRun(input));
  plans = await server.client.plans(finished.id);
}, PATIENCE);
afterAll(() => server.close());

/** Stage times differ from run to run. */
const steady = ({ verbs, ...sheet }: SheetPlan) => ({
  ...sheet,
  verbs: verbs.filter((verb: PlanVerb) => !(verb.verb === 'block' && verb.isVolatile)),
});

/** What the headless road lays out for the same workbook, told the digest of what was sent. */
async function headlessPlans(sourceHash: string): Promise<readonly SheetPlan[]> {
  const book = sampleBook();
  const clock = new StageClock();
  const { costed } = await costWorkbook(book, { quantum: 'fen' }, clock);
  if (!costed) throw new Error('the sample hospital was not costed');
  const identity = { ...costed.identity, sourceHash };
  return (await resultSheets({ ...costed, identity }, book, clock)).plans;
}

describe('the sample hospital over HTTP', () => {
  test('gives the sheets that the command line gives, cell by cell', async () => {
    const { identity } = finished.report ?? {};
    if (!identity) throw new Error('the run has no identity');
    expect(plans.map(steady)).toEqual((await headlessPlans(identity.sourceHash)).map(steady));
  });

  test('has the runId of the command line, conserves to the fen and passes its checks', async () => {
    const { costed } = await costWorkbook(sampleBook(), { quantum: 'fen' }, new StageClock());
    expect(finished).toMatchObject({ state: 'done', inputId: input, inputName: '样例医院', fault: null });
    const { identity, conservation, checks } = finished.report ?? {};
    expect(identity?.runId).toBe(costed?.identity.runId);
    expect(conservation?.length).toBeGreaterThan(2);
    for (const { beforeYuan, afterYuan, differenceFen } of conservation ?? [])
      expect([afterYuan, differenceFen]).toEqual([beforeYuan, '0']);
    expect(checks?.filter(({ passed }) => passed).length).toBeGreaterThan(10);
  });

  test('gives each sheet by itself as it gives them all', async () => {
    for (const plan of plans.slice(0, 3))
      expect(await server.client.plan(finished.id, plan.key)).toEqual(plan);
    expect(finished.report?.results).toEqual(plans.map(({ key, name }) => ({ key, name })));
  });

  test('tells its stages in order, again from the start and from where a connection broke off', async () => {
    const told: string[] = [];
    const levels: string[] = [];
    for await (const event of server.client.follow(finished.id))
      if (event.kind === 'level') levels.push(`${event.month} ${event.name.zh}`);
      else told.push('stage' in event ? `${event.kind} ${event.stage}` : event.kind);
    const stages = ['read', 'check', 'rules', 'allocate', 'identify', 'reports'];
    expect(told).toEqual([...stages.flatMap((stage) => [`begun ${stage}`, `ended ${stage}`]), 'done']);
    expect(levels).toEqual(
      ['公用分摊', '一级分摊', '二级分摊', '三级分摊'].map((level) => `2024-01 ${level}`),
    );
    expect(finished.stages.map(({ stage }) => stage)).toEqual(stages);
    expect(finished.stages.map(({ name }) => name.zh)).toContain('归集与分摊');
  });

  test('checks as it runs: the same faults, sheets and months', async () => {
    const report = await server.client.check(input);
    expect(report.sheets).toEqual(finished.report?.inputSheets);
    expect(report.months).toEqual(finished.report?.months);
    expect(report.checks).toEqual(finished.report?.checks);
    expect(report.faults.counts.blocking).toBe(0);
    expect(report.sheets.map(({ id }) => id)).toContain('direct-cost');
  });
});
