import { describe, expect, test } from 'vitest';
import type { PlanCell } from '../contract/plan.ts';
import { type Directory, type DirectoryRun, directoryPlan } from './directorySheet.ts';

const directory: Directory = {
  hospital: { value: '市一院' },
  period: { value: '2024-01' },
  state: '采集',
  run: null,
  entries: [
    { group: 'check', name: '核对', summary: '勾稽关系', link: { sheet: 'checks' } },
    { group: 'input', name: '收入', summary: '医疗收入', link: { sheetName: '收入2024' } },
    { group: 'result', name: '科室01 直接成本', summary: '各科室直接成本', link: { sheet: 'dept-01' } },
  ],
};

function cellsOf(given: Directory): readonly (readonly (PlanCell | null)[])[] {
  const block = directoryPlan(given).verbs.find((verb) => verb.verb === 'block');
  if (block?.verb !== 'block') throw new Error('no block');
  return block.cells;
}
const firstColumn = (given: Directory) => cellsOf(given).map((line) => line[0]?.value ?? null);
const lineOf = (given: Directory, label: string) => cellsOf(given).find((line) => line[0]?.value === label);

describe('目录', () => {
  test('stands first and says hospital, period and state', () => {
    expect(directoryPlan(directory).position).toBe('first');
    expect(lineOf(directory, '编制单位')?.[1]?.value).toBe('市一院');
    expect(lineOf(directory, '期间')?.[1]?.value).toBe('2024-01');
    expect(lineOf(directory, '状态')?.[1]?.value).toBe('采集');
  });

  test('lists every sheet as a link, inputs before results before checks; an empty group is not there', () => {
    const names = firstColumn(directory).slice(7);
    expect(names.filter((name) => name !== null)).toEqual([
      '输入',
      '收入',
      '结果',
      '科室01 直接成本',
      '核对',
      '核对',
    ]);
    expect(lineOf(directory, '收入')?.[0]?.link).toEqual({ sheetName: '收入2024' });
    expect(lineOf(directory, '科室01 直接成本')?.[0]?.link).toEqual({ sheet: 'dept-01' });
  });

  test.each([
    [{ blocked: 0, notices: 0 }, '核对全部通过', 'verdictGood'],
    [{ blocked: 0, notices: 12 }, '通过，12 处提示', 'verdictNotice'],
    [{ blocked: 3, notices: 12 }, '3 处阻断，12 处提示', 'verdictBad'],
  ] as const)('says the last run’s verdict: %o', (counts, words, style) => {
    const run: DirectoryRun = { runIdShort: '3fa9c1d2', method: '四类三级分项逐级分步结转', ...counts };
    const line = lineOf({ ...directory, run }, '上次核算');
    expect(line?.[1]?.value).toBe('四类三级分项逐级分步结转 · 运行编号 3fa9c1d2');
    expect(line?.[2]).toEqual({ value: words, style });
  });

  test('before the first run it says so and what to do', () => {
    expect(lineOf(directory, '上次核算')?.[1]?.value).toBe('尚未核算');
    expect(lineOf(directory, '下一步')?.[1]?.value).toContain('《封面》');
  });
});
