import { expect, test } from 'vitest';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { sheetGrids } from '../../intake/sheetGrid.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import { blockOf, type SampleGrid } from '../../intake/testing/sampleBlocks.ts';
import { TableEdits } from './tableEdits.ts';

/** The table of a definition whose columns are named by their ids, one column of it spread where that is one's quantity. */
function tableOf(id: string, [ids = [], ...rows]: SampleGrid): TableMatch {
  const definition = loadSheetDefinitions().find((each) => each.id === id);
  const [grid] = sheetGrids([blockOf('表', [ids, ...rows])]);
  if (!definition || !grid) throw new Error(`there is no ${id}`);
  const cells = ids.map((text, column) => ({
    id: String(text),
    row: 0,
    column,
    text: String(text),
    factor: 1,
  }));
  const isOwn = (name: string) => definition.columns.some((column) => column.id === name);
  return {
    ...{ definition, grid, headerRow: 0 },
    columns: new Map(cells.filter((cell) => isOwn(cell.id)).map((cell) => [cell.id, cell])),
    spread: cells.filter((cell) => !isOwn(cell.id)).map((cell) => ({ ...cell, quantity: 'count' })),
    ...{ unmatched: [], headerless: [], faults: [] },
  };
}

/** The rows as they are when January is over: what stays as `·`, what is emptied as null. */
function afterJanuary(id: string, grid: SampleGrid): unknown[][] {
  const edits = new TableEdits(tableOf(id, grid), '2024-01');
  return grid.slice(1).map((line, index) =>
    line.map((_, column) => {
      const edit = edits.editOf(index + 1, column);
      return edit ? edit.value : '·';
    }),
  );
}

test('vouchers up to the month go, whole rows; later ones and the words of totals stay', () => {
  expect(
    afterJanuary('direct-cost', [
      ['month', 'unit', 'element', 'amountYuan', 'voucher'],
      ['2023-12', '0101', '01', 5, '记-1'],
      ['2024-01', '0101', '01', 6, '记-2'],
      ['2024-02', '0101', '01', 7, '记-3'],
      ['合计', null, null, 18, null],
    ]),
  ).toEqual([
    [null, null, null, null, null],
    [null, null, null, null, null],
    ['·', '·', '·', '·', '·'],
    ['·', '·', '·', null, '·'],
  ]);
});

test('headcount goes on under the new month, as the row writes months; what is older goes', () => {
  expect(
    afterJanuary('driver-parameters', [
      ['month', 'unit', 'headcount'],
      ['2023年12月', '0101', 5],
      ['2024年1月', '0101', 6],
      [202_401, '0102', 7],
      [{ date: 45_292 }, '0103', 8],
      ['合计', null, 21],
    ]),
  ).toEqual([
    [null, null, null],
    ['2024年2月', '·', '·'],
    [202_402, '·', '·'],
    [45_323, '·', '·'],
    ['·', '·', '·'],
  ]);
});

test('a month that somebody began stays alone', () => {
  const rows = [
    ['month', 'unit', 'headcount'],
    ['2024-01', '0101', 6],
    ['2024-02', '0101', 7],
  ];
  expect(afterJanuary('driver-parameters', rows)).toEqual([
    [null, null, null],
    ['·', '·', '·'],
  ]);
});

test('workload keeps its rows and loses its figures', () => {
  expect(
    afterJanuary('workload', [
      ['month', 'unit', 'visits'],
      ['2024-01', '0101', 600],
      ['总计', null, 600],
    ]),
  ).toEqual([
    ['2024-02', '·', null],
    ['·', '·', null],
  ]);
});

test('dictionaries, rules and history stay as they are', () => {
  expect(
    afterJanuary('cost-units', [
      ['code', 'name'],
      ['0101', '院办'],
    ]),
  ).toEqual([['·', '·']]);
  expect(
    afterJanuary('history', [
      ['month', 'quantity'],
      ['2023-12', 5],
    ]),
  ).toEqual([['·', '·']]);
});
