import { expect, test } from 'vitest';
import type { ItemLabour } from '../engine/items/itemLedger.ts';
import { itemLedger } from './testItemLedger.ts';
import { PlanReader } from './testPlanReader.ts';
import { reportsOf, runOf } from './testRuns.ts';

const labour = (unit: string, item: string, minutes: number, row: number): ItemLabour => ({
  ...{ unit, item, servingUnit: null, activity: 'A1', grade: '护士', staff: 1, minutes, coefficient: 1 },
  at: { sheet: '项目人力', row, column: 6 },
});

const reported = (minutes: number) =>
  itemLedger({
    activities: [{ code: 'A1', name: '操作', kind: 'item', at: { sheet: '作业', row: 1, column: 0 } }],
    staffGrades: ['0103', '0104'].map((unit, row) => ({
      ...{
        unit,
        grade: '护士',
        headcount: 10,
        payrollYuan: null,
        wagePerMinute: null,
        capacityMinutes: null,
      },
      at: { sheet: '科室岗位', row: row + 1, column: 0 },
    })),
    itemLabour: [labour('*', 'T20', 5, 1), labour('0103', 'T20', 5, 2), labour('0104', 'T20', minutes, 3)],
  });

const sheetOf = (minutes: number) =>
  new PlanReader(reportsOf(runOf(reported(minutes))).map(({ plan }) => plan));

test('比标准库多十倍的分钟按科室列出，写明填报、对照和倍数，能跳到填报的单元格', () => {
  const reader = sheetOf(50);
  const { rowKeys, cells } = reader.block('item-09', 'table');
  const found = rowKeys.findIndex((_, at) => cells[at]?.[4]?.value === '与标准库');
  const row = rowKeys[found] ?? '';
  const cell = (column: string) => reader.cell({ sheet: 'item-09', block: 'table', row, column });
  expect(
    ['unitCode', 'unit', 'itemCode', 'item', 'of', 'found', 'expected', 'times'].map(
      (key) => cell(key).value,
    ),
  ).toEqual(['0104', '外科病房', 'T20', '静脉输液', '每例人力（分）', 50, 5, 10]);
  expect(reader.evaluate(cell('times').formula ?? [], 'item-09')).toBe(10);
  expect(cell('cell').link).toEqual({ inputSheet: '项目人力', row: 3, column: 6 });
});

test('与标准库一样的不列', () => {
  const { cells } = sheetOf(5).block('item-09', 'table');
  expect(cells.filter((row) => row[4]?.value === '与标准库')).toEqual([]);
});
