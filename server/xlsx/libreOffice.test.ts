import { describe, expect, it } from 'vitest';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { emptyWorkbook } from './emptyWorkbook.ts';
import { patchWorkbook } from './patchWorkbook.ts';
import { readWorkbook } from './readWorkbook.ts';
import { furnishedBook, partsOf } from './testBooks.ts';
import { convert, libreOfficeMissing } from './testLibreOffice.ts';
import { block, cell, plans, sheet } from './testPlans.ts';

/** Another program opens what we wrote, calculates every formula, and finds what we stored. */

type Cells = Record<string, unknown>;

/** Every filled cell by sheet and address. */
async function cellsOf(bytes: Uint8Array): Promise<Cells> {
  const { blocks, faults } = await readWorkbook(bytes);
  expect(faults).toEqual([]);
  return Object.fromEntries(blocks.flatMap(filledCells));
}

const filledCells = ({ sheetName, origin, columns, values }: RangeBlock) =>
  values.flatMap((value, index) => {
    const place = `${sheetName} ${origin.row + Math.floor(index / columns)} ${origin.column + (index % columns)}`;
    return value === null || value === '' ? [] : [[place, value] as const];
  });

describe.skipIf(libreOfficeMissing)(`LibreOffice ${libreOfficeMissing}`, () => {
  it('opens a patched furnished book, recalculates it and keeps every value and object', async () => {
    const patched = await patchWorkbook(await furnishedBook(), plans);
    const saved = await convert(patched, 'xlsx');
    expect(await cellsOf(saved)).toEqual(await cellsOf(patched));
    const kinds = (parts: Iterable<string>) =>
      [...parts]
        .map((name) => /(charts|pivotTables|tables|comments)/.exec(name)?.[1])
        .filter(Boolean)
        .sort();
    const expected = [...kinds((await partsOf(patched)).keys())];
    expect(kinds((await partsOf(saved)).keys())).toEqual(expected);
  });

  it('would notice a stored result that is wrong', async () => {
    const wrong = sheet('k', '表', [block('b', 0, 0, [[cell(3, 'money', { formula: ['1+1'] })]])]);
    const saved = await convert(await patchWorkbook(emptyWorkbook(), [wrong]), 'xlsx');
    expect(await cellsOf(saved)).toEqual({ '表 0 0': 2 });
  });

  it('opens a book that was blank, and one written twice', async () => {
    const once = await patchWorkbook(emptyWorkbook(), plans);
    const saved = await convert(await patchWorkbook(once, plans), 'xlsx');
    expect(await cellsOf(saved)).toEqual(await cellsOf(once));
  });

  it('finds our sheets again after it has saved the book, and they are written in place', async () => {
    const saved = await convert(await patchWorkbook(await furnishedBook(), plans), 'xlsx');
    const again = await patchWorkbook(saved, plans);
    const names = (await readWorkbook(again)).blocks.map(({ sheetName }) => sheetName);
    expect(names).toEqual(['目录', '台账', '图', '透视', '批准', '科室04 分摊汇总', '分摊参数']);
    expect(await cellsOf(await convert(again, 'xlsx'))).toEqual(await cellsOf(again));
  });

  it('prints it', async () => {
    const pdf = await convert(await patchWorkbook(await furnishedBook(), plans), 'pdf');
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  });
});
