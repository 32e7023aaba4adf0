import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { CellKind } from '../contract/rangeBlock.ts';
import { readWorkbook } from './readWorkbook.ts';
import { convert, libreOfficeMissing } from './testLibreOffice.ts';

/** A sheet with each kind of cell, written by hand as flat ODF; another program makes the workbook of it. */
const book = () => readFile(new URL('./fixtures/kinds.fods', import.meta.url));

describe.skipIf(libreOfficeMissing)(`a workbook saved by LibreOffice ${libreOfficeMissing}`, () => {
  test('gives every sheet with values, kinds, shown codes and hidden rows', async () => {
    const { blocks, faults } = await readWorkbook(await convert(await book(), 'xlsx'));
    expect(faults).toEqual([]);
    const [parameters, hidden, empty] = blocks;
    const { number: n, text: t, boolean: b, error: e, date: d, empty: o } = CellKind;
    expect(parameters).toMatchObject({
      sheetName: '分摊参数',
      origin: { row: 1, column: 1 },
      rows: 3,
      columns: 5,
      texts: [[5, '0401']],
      hiddenRows: [2],
      date1904: false,
    });
    expect(parameters?.values).toEqual([
      ...['编码', '期间', '金额 & 占比\n（元）', null, null],
      ...[401, 45322, 1234567.89, 0.0325, 2469135.78],
      ...['  0402', true, '#DIV/0!', '401科', 45322],
    ]);
    expect(parameters?.kinds).toEqual([...[t, t, t, o, o], ...[n, d, n, n, n], ...[t, b, e, t, d]]);
    expect(hidden).toMatchObject({ sheetName: '隐藏表', values: [7] });
    expect(empty).toMatchObject({ sheetName: '空表', rows: 0, columns: 0 });
  });

  test('in the old format is told apart by its content', async () => {
    const { blocks, faults } = await readWorkbook(await convert(await book(), 'xls'));
    expect(blocks).toEqual([]);
    expect(faults.map(({ code }) => code)).toEqual(['WB-005']);
  });
});
