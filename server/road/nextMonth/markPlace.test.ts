import { expect, test } from 'vitest';
import { toA1 } from '../../contract/place.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { sheetGrids } from '../../intake/sheetGrid.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import { blockOf, type SampleGrid } from '../../intake/testing/sampleBlocks.ts';
import { parseRange, type SheetShape } from '../../xlsx/sheetShape.ts';
import { markPlace } from './markPlace.ts';

const [definition] = loadSheetDefinitions();
const header = ['期间', '核算单元编码', '人员', '面积'];

/** A table whose header is the last line of the sheet, under what stands above it. */
function tableUnder(above: SampleGrid, hiddenRows: number[] = []): TableMatch {
  const block = { ...blockOf('人员面积', [...above, header, ['2024-01', '0101', 5, 50]]), hiddenRows };
  const [grid] = sheetGrids([block]);
  if (!grid || !definition) throw new Error('there is no grid');
  const headerRow = above.length;
  const columns = header.map((text, column) => [text, { row: headerRow, column, text, factor: 1 }] as const);
  return {
    ...{ definition, grid, headerRow, columns: new Map(columns) },
    ...{ spread: [], unmatched: [], headerless: [], faults: [] },
  };
}

const shape = (change: Partial<SheetShape> & { merged?: string } = {}): SheetShape => ({
  merges: [parseRange(change.merged ?? '') ?? []].flat(),
  widthOf: () => 10,
  ...change,
});

const placed = (above: SampleGrid, look = shape(), hiddenRows: number[] = []) =>
  toA1(markPlace(tableUnder(above, hiddenRows), look));

test('in the blank line between title and table, at the table’s first column', () => {
  expect(placed([['人员面积'], [null]])).toBe('A2');
});

test('beside a title, where its text leaves room', () => {
  expect(placed([['人员和面积'], ['编制单位：示例医院　期间：2024-01　单位：人、平方米'], ['说明']])).toBe(
    'C1',
  );
  expect(placed([['人员面积'], ['说明']], shape({ widthOf: () => 20 }))).toBe('B1');
});

test('beside the header, a column apart, where nothing above is free', () => {
  expect(placed([])).toBe('F1');
  expect(placed([['人员面积'], [null]], shape({ merged: 'A1:D2' }))).toBe('F3');
});

test('not in the upper line of a header, whose texts are read over its blanks', () => {
  expect(placed([['基本', null, '数量', null]])).toBe('F2');
});

test('not where nobody would see it', () => {
  expect(placed([['人员面积'], [null], [null]], shape(), [1])).toBe('A3');
  expect(placed([['人员面积'], [null]], shape({ widthOf: (column) => (column === 1 ? 0 : 20) }), [1])).toBe(
    'C1',
  );
});
