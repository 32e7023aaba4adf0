import { describe, expect, it } from 'vitest';
import type { ChartContent } from '../contract/layout/chartContent.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { readChart } from './chartReading.ts';
import { emptyWorkbook } from './emptyWorkbook.ts';
import { patchWorkbook } from './patchWorkbook.ts';
import { readWorkbook } from './readWorkbook.ts';
import { furnishedBook, partsOf, readable } from './testBooks.ts';
import { convert, libreOfficeMissing, pdfPages } from './testLibreOffice.ts';
import { block, cell, charts, plans, sheet } from './testPlans.ts';
import { parseXml } from './xmlTree.ts';

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

/** What another program may spell otherwise left out: quotes, names, small letters, a point in its series' colour. */
const shownIn = ({ kind, title, series }: ChartContent) => ({
  kind,
  title,
  series: series.map(({ color, categories, values, pointColors }) => ({
    color: color.toUpperCase(),
    cells: [categories, values].map(({ range }) => range.replaceAll("'", '')),
    points: values.points,
    pointColors: pointColors
      .filter(([, pointColor]) => pointColor !== color)
      .map(([index, pointColor]) => [index, pointColor.toUpperCase()]),
  })),
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

  it('draws a chart of every kind, with names, units and values as they are to be read', async () => {
    const pages = await pdfPages(await convert(await patchWorkbook(emptyWorkbook(), [charts]), 'pdf'));
    const text = pages.join('');
    const titles = charts.verbs.flatMap((verb) => (verb.verb === 'chart' ? [verb.title] : []));
    expect(titles).toHaveLength(4);
    const words = [
      '结余（万元）',
      '工作量（人次、床日）',
      '金额（万元）',
      '实际工作量',
      '固定成本',
      '保本点',
    ];
    // In 万元: the largest and the lowest surplus, a cost at the line; a scale in visits.
    for (const shown of [...titles, ...words, '280.6', '-68.8', '467.0', '70,000']) {
      expect(text).toContain(shown);
    }
  });

  it('takes the cells of a chart as we meant them, each series in its colour', async () => {
    const shownBy = async (book: Uint8Array) => {
      const parts = await partsOf(book);
      const paths = [...parts.keys()].filter((path) => path.includes('/charts/chart')).sort();
      return paths.map((path) => shownIn(readChart(parseXml(readable(parts, path), path))));
    };
    const book = await patchWorkbook(emptyWorkbook(), [charts]);
    const planned = await shownBy(book);
    expect(planned.map(({ kind }) => kind)).toEqual(['bar', 'column', 'scatter', 'line']);
    expect(await shownBy(await convert(book, 'xlsx'))).toEqual(planned);
  });

  it('prints it', async () => {
    const pdf = await convert(await patchWorkbook(await furnishedBook(), plans), 'pdf');
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  });
});
