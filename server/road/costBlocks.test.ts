import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blockRows } from '../../addin/client/blockChunks.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { readWorkbook } from '../xlsx/readWorkbook.ts';
import { costBlocks } from './costing.ts';
import { resultSheets } from './resultWorkbook.ts';
import { type LevelBegun, StageClock, type StageTime } from './stages.ts';

const source = new Uint8Array(readFileSync(new URL('../../templates/sample-hospital.xlsx', import.meta.url)));
const { blocks } = await readWorkbook(source);

async function plansOf(given: readonly RangeBlock[]) {
  const read = { blocks: given, faults: [], sourceHash: '0'.repeat(64) };
  const { costed, faults } = await costBlocks(read, { quantum: 'fen' }, new StageClock());
  if (!costed) throw new Error(JSON.stringify(faults));
  const { plans } = await resultSheets(costed, null, new StageClock());
  return { runId: costed.identity.runId, faults, plans };
}

/** Pieces of a prime number of rows, so that tables begin and end anywhere in a piece. */
function pieces(block: RangeBlock): RangeBlock[] {
  const height = 97;
  return Array.from({ length: Math.max(1, Math.ceil(block.rows / height)) }, (_, at) =>
    blockRows(block, at * height, Math.min(block.rows, (at + 1) * height)),
  );
}

test('a workbook in many pieces is the workbook: the same run, faults with their cells, and sheets', async () => {
  const cut = blocks.flatMap(pieces);
  expect(cut.length).toBeGreaterThan(blocks.length * 3);
  expect(await plansOf(cut)).toEqual(await plansOf(blocks));
  expect(await plansOf([...cut].reverse().sort((a, b) => order(a) - order(b)))).toMatchObject({
    runId: (await plansOf(blocks)).runId,
  });
});

test('a rule whose row moved down on its sheet is the same rule, and the run the same run', async () => {
  const moved = blocks.map((block) =>
    block.sheetName === '分摊规则'
      ? { ...block, origin: { ...block.origin, row: block.origin.row + 3 } }
      : block,
  );
  expect((await plansOf(moved)).runId).toBe((await plansOf(blocks)).runId);
});

/** Sheets stay in their order; the pieces of a sheet come in any. */
const order = ({ sheetId }: RangeBlock) => blocks.findIndex((block) => block.sheetId === sheetId);

test('who watches hears every stage begin and end, and may stop the road before any', async () => {
  const heard: string[] = [];
  const watch = (last: string) => ({
    begins: (stage: string) => {
      heard.push(stage);
      if (stage === last) throw new Error(`stopped before ${stage}`);
    },
    ended: ({ stage }: StageTime) => heard.push(`${stage} ended`),
    entersLevel: ({ name, month }: LevelBegun) => {
      heard.push(`${month} ${name.zh}`);
      if (name.zh === last) throw new Error(`stopped before ${name.zh}`);
    },
  });
  const read = { blocks, faults: [], sourceHash: '' };
  const stopped = costBlocks(read, { quantum: 'fen' }, new StageClock(watch('allocate')));
  await expect(stopped).rejects.toThrow('stopped before allocate');
  expect(heard).toEqual(['check', 'check ended', 'rules', 'rules ended', 'allocate']);
  heard.length = 0;
  const within = costBlocks(read, { quantum: 'fen' }, new StageClock(watch('二级分摊')));
  await expect(within).rejects.toThrow('stopped before 二级分摊');
  expect(heard.slice(5)).toEqual(['2024-01 公用分摊', '2024-01 一级分摊', '2024-01 二级分摊']);
});
