import { expect, test } from 'vitest';
import type { SaidComparison } from '../contract/api/comparison.ts';
import type { BlockVerb } from '../contract/plan.ts';
import { comparisonSheet } from './comparisonSheet.ts';

const side = (runId: string) => ({ runId: runId.repeat(64), engineVersion: '1' });
const money = { month: '2024-01', unit: '0101', unitName: '内科', element: '01', elementName: '工资' };
const same = (text: string) => ({ zh: text, en: text });
const comparison: SaidComparison = {
  before: side('a'),
  after: side('b'),
  input: {
    shown: [
      {
        ...{ kind: same('分摊参数'), key: same('2024-01 · 0101 · 人员'), change: 'changed' },
        fields: [{ field: same('数值'), before: same('22'), after: same('23') }],
      },
    ],
    count: 1,
  },
  rules: {
    shown: [
      {
        ...{ month: '2024-01', kind: same('谁用哪个参数'), id: 'L1', name: same('保卫'), change: 'added' },
        fields: [{ field: same('分摊参数'), before: null, after: same('面积') }],
      },
    ],
    count: 1,
  },
  result: {
    shown: [{ ...money, source: same('自筹'), beforeYuan: '10.10', afterYuan: '9', differenceYuan: '-1.10' }],
    count: 2_000,
  },
};

test('every difference is a line with its part, before and after; what is not listed is counted', () => {
  const plan = comparisonSheet({ hospital: '示例医院', period: '2024年01月', comparison });
  const rows = plan.verbs.find((verb): verb is BlockVerb => verb.verb === 'block' && verb.key === 'rows');
  const values = rows?.cells.slice(1).map((cells) => cells.map((cell) => cell?.value ?? null));
  expect(values).toEqual([
    ['输入', '分摊参数', '改动 2024-01 · 0101 · 人员', '数值', '22', '23', null],
    ['规则', '谁用哪个参数', '新增 2024-01 保卫', '分摊参数', '—', '面积', null],
    ['结果', '2024-01', '内科(0101)', '工资 自筹', 10.1, 9, -1.1],
  ]);
  const words = JSON.stringify(plan);
  for (const said of [
    '输入差异 1 处，规则差异 1 处，结果差异 2000 处',
    '另有 1999 处没有列出',
    'aaaaaaaa',
    'bbbbbbbb',
  ])
    expect(words).toContain(said);
});
