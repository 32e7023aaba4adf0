import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Book, BookChart, BookSheet } from '../../../../server/xlsx/book/book.ts';
import { readBook } from '../../../../server/xlsx/book/readBook.ts';
import { fullBook } from '../../../../server/xlsx/book/testFullBook.ts';
import { furnishedBook } from '../../../../server/xlsx/testBooks.ts';
import { bookOf } from './bookOf.ts';
import { openBook } from './openBook.ts';

const template = async (name: string) =>
  (await readBook(await readFile(new URL(`../../../../templates/${name}.xlsx`, import.meta.url)))).book;

/** Formats where they are used, without cells that say nothing, and sets without an order, so that the same looks the same. */
const plain = (book: Book) => ({
  ...book,
  formats: book.formats[0],
  names: [...book.names].sort((a, b) => (a.name + a.sheet < b.name + b.sheet ? -1 : 1)),
  sheets: book.sheets.map((sheet) => plainSheet(sheet, book)),
});

const plainSheet = (sheet: BookSheet, { formats }: Book) => ({
  ...sheet,
  columns: sheet.columns.map((column) => ({ ...column, format: formats[column.format ?? 0] })),
  rows: sheet.rows.map((row) => ({
    ...row,
    format: formats[row.format ?? 0],
    cells: row.cells
      .filter(([, format, value, formula]) => format !== 0 || value !== null || formula !== undefined)
      .map(([column, format, ...content]) => [column, formats[format], ...content]),
  })),
  validations: sheet.validations.map((validation) =>
    validation.kind === 'list'
      ? { ...validation, operator: '', formulas: validation.formulas.slice(0, 1) }
      : validation,
  ),
  charts: sheet.charts.map(plainChart),
});

/** However a program spells colours and sheet names; the format of numbers is that of their cells. */
const plainChart = (chart: BookChart) =>
  JSON.parse(JSON.stringify(chart), (key, value) => {
    if (key === 'color') return String(value).toUpperCase();
    if (key === 'range') return String(value).replaceAll("'", '');
    return key === 'format' ? undefined : value;
  });

describe('a book that was opened and is saved', () => {
  it.each([
    ['a book of everything', () => fullBook],
    ['a book by LibreOffice', async () => (await readBook(await furnishedBook())).book],
    ['the blank template', () => template('stepdown-template')],
    ['the sample hospital', () => template('sample-hospital')],
  ])('%s is as it was', async (_, load) => {
    const book = await load();
    expect(plain(bookOf(openBook(book)))).toEqual(plain(book));
  });
});

describe('what happens to an open book is saved', () => {
  it('and what it does not touch stays', () => {
    const workbook = openBook(fullBook);
    const sheet = workbook.worksheets.getItem('台账 1月');
    sheet.protection.unprotect();
    sheet.getRange('B:B').format.columnWidth = 105;
    sheet.getCell(0, 4).hyperlink = { documentReference: "'目录'!A1" };
    workbook.settings.add('stepdown.view', '"check"');
    const saved = bookOf(workbook);
    const { columns, links, protection } = saved.sheets[1] as BookSheet;
    expect(columns.map(({ from, to, width, isHidden }) => [from, to, width, isHidden])).toEqual([
      [0, 0, 24.7109375, false],
      [1, 1, 20, false],
      [2, 2, 18.5, false],
      [3, 5, null, true],
    ]);
    expect(links.map(({ range, tip }) => [range, tip])).toEqual([
      ['A3', '回到目录'],
      ['B3', null],
      ['E1', null],
    ]);
    expect(protection).toBeNull();
    expect(saved.addIns.map(({ settings }) => Object.keys(settings))).toEqual([
      ['view', 'marks', 'a"b'],
      ['stepdown.view'],
    ]);
  });

  it('a sheet keeps its id for as long as it exists, and nobody else gets it', () => {
    const workbook = openBook({ ...fullBook, protection: null });
    const first = workbook.worksheets.add('新表');
    const ids = workbook.worksheets.items.map(({ id }) => id);
    const again = openBook(bookOf(workbook));
    expect(again.worksheets.items.map(({ id }) => id)).toEqual(ids);
    first.delete();
    expect(ids).not.toContain(workbook.worksheets.add('又一张').id);
  });

  it('marks of the add-in are found and taken away after the book was closed', () => {
    const workbook = openBook(fullBook);
    const made = workbook.worksheets.getItem('目录').getRange('A1').conditionalFormats.add('Custom');
    made.custom.rule.formula = '=TRUE';
    made.custom.format.fill.color = '#FEE4E2';
    const again = openBook(bookOf(workbook)).worksheets.getItem('目录').getRange('A1').conditionalFormats;
    expect(again.items.map(({ custom }) => [custom.rule.formula, custom.format.fill.color])).toEqual([
      ['=TRUE', '#FEE4E2'],
    ]);
  });

  it('settings under the name that the manifest gives the add-in', async () => {
    const manifest = await readFile(new URL('../../../../manifest.xml', import.meta.url), 'utf8');
    const workbook = openBook(fullBook);
    workbook.settings.add('key', 1);
    expect(bookOf(workbook).addIns.at(-1)?.id).toBe(/<Id>(.*?)<\/Id>/.exec(manifest)?.[1]);
  });
});
