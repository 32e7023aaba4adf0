import { expect, test } from 'vitest';
import { CellKind, type CellValue, type RangeBlock } from '../contract/rangeBlock.ts';
import { blockOf, readSheets, type SampleGrid } from './testing/sampleBlocks.ts';

const UNITS = 500;
const ELEMENTS = 30;
const MONTHS = 12;
const ROWS_PER_BLOCK = 10_000;

const code = (index: number) => String(index).padStart(4, '0');

function dictionaries(): RangeBlock[] {
  const units: SampleGrid = [
    ['核算单元编码', '核算单元名称', '单元类别'],
    ...Array.from({ length: UNITS }, (_, i) => [code(i), `科室${i}`, '临床服务类']),
  ];
  const elements: SampleGrid = [
    ['成本项目编码', '成本项目名称', '成本分类', '成本习性'],
    ...Array.from({ length: ELEMENTS }, (_, i) => [code(i), `项目${i}`, '人员经费', '固定']),
  ];
  const cover: SampleGrid = [
    ['医院名称', '示例医院'],
    ['核算月份', '2024-01 至 2024-12'],
    ['规则包', 'cn-2021'],
  ];
  return [blockOf('封面', cover), blockOf('核算单元', units), blockOf('成本项目', elements)];
}

function directCostBlocks(): RangeBlock[] {
  const header = ['期间', '核算单元编码', '核算单元名称', '成本项目编码', '成本项目名称', '资金来源', '金额'];
  const values: CellValue[] = [...header];
  for (let month = 1; month <= MONTHS; month++) {
    for (let unit = 0; unit < UNITS; unit++) {
      for (let element = 0; element < ELEMENTS; element++) {
        for (const source of ['自筹', '财政项目']) {
          const period = `2024-${String(month).padStart(2, '0')}`;
          values.push(
            period,
            code(unit),
            `科室${unit}`,
            code(element),
            `项目${element}`,
            source,
            unit * 1.1 + element,
          );
        }
      }
    }
  }
  const columns = header.length;
  const rows = values.length / columns;
  const kinds = values.map((value) => (typeof value === 'number' ? CellKind.number : CellKind.text));
  const template = blockOf('直接成本', [[]]);
  return Array.from({ length: Math.ceil(rows / ROWS_PER_BLOCK) }, (_, index) => {
    const first = index * ROWS_PER_BLOCK;
    const last = Math.min(rows, first + ROWS_PER_BLOCK);
    const cut = <T>(list: readonly T[]) => list.slice(first * columns, last * columns);
    const origin = { row: first, column: 0 };
    return { ...template, origin, rows: last - first, columns, values: cut(values), kinds: cut(kinds) };
  });
}

test('a year of 500 units × 30 elements × 2 sources is read whole from its blocks', () => {
  const blocks = [...dictionaries(), ...directCostBlocks()];
  const { ledger, faults } = readSheets(blocks);
  expect(faults).toEqual([]);
  expect(ledger?.directCosts).toHaveLength(UNITS * ELEMENTS * MONTHS * 2);
});
