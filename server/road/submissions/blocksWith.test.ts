import { expect, test } from 'vitest';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { writeCells } from '../../xlsx/writtenCells.ts';
import { blocksWith } from './blocksWith.ts';
import { mainBook } from './testHospital.ts';

test('blocks with other values are what a reader finds in the written workbook', async () => {
  const book = await mainBook();
  const { blocks } = await readWorkbook(book);
  const sheet = blocks.find(({ sheetName }) => sheetName === '项目人力');
  if (!sheet) return expect.fail('no 项目人力');
  const { origin, columns, rows } = sheet;
  const last = origin.row + rows - 1;
  const was = (row: number, column: number) =>
    row <= last ? (sheet.values[(row - origin.row) * columns + column - origin.column] ?? null) : null;
  const change = (row: number, column: number, value: number | string | null) => ({
    ...{ row, column, was: was(row, column), value },
  });
  const cells = [
    change(last, origin.column, null),
    change(last, origin.column + 1, '0401'),
    change(last + 2, origin.column, '0301'),
    change(last + 2, origin.column + columns - 1, 7.5),
  ];
  const asked = [{ sheetName: '项目人力', cells }];
  const told = blocksWith(blocks, asked).find(({ sheetName }) => sheetName === '项目人力');
  const written = (await readWorkbook(await writeCells(book, asked))).blocks.find(
    ({ sheetName }) => sheetName === '项目人力',
  );
  const seen = (block: typeof told) =>
    cells.map(({ row, column }) => {
      const at = block ? (row - block.origin.row) * block.columns + column - block.origin.column : -1;
      return [block?.values[at] ?? null, block?.kinds[at]];
    });
  expect(seen(told)).toEqual(seen(written));
  expect(told?.values.filter((value) => value !== null)).toEqual(
    written?.values.filter((value) => value !== null),
  );
});
