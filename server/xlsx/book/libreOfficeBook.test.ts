import { describe, expect, it } from 'vitest';
import { emptyWorkbook } from '../emptyWorkbook.ts';
import { patchWorkbook } from '../patchWorkbook.ts';
import { convert, libreOfficeMissing, pdfPages } from '../testLibreOffice.ts';
import { charts, plans } from '../testPlans.ts';
import type { Book, BookSheet } from './book.ts';
import { readBook } from './readBook.ts';
import { fullBook } from './testFullBook.ts';
import { writeBook } from './writeBook.ts';

/** Another program opens the files that we write, and finds in them what we put there. */

describe.skipIf(libreOfficeMissing)(`LibreOffice ${libreOfficeMissing}`, () => {
  // It keeps no views without a window, no colour of a protected sheet's tab, and writes out what goes without saying.

  /** But for errors, what NOW() gives and truths, which it spells in its own way. */
  const cells = ({ rows }: BookSheet) =>
    rows.flatMap(({ row, cells }) =>
      cells
        .filter(
          ([, , value, formula]) =>
            ['number', 'string', 'boolean'].includes(typeof value) && value !== '' && formula !== 'NOW()',
        )
        .map(([column, , value, formula]) => [
          row,
          column,
          value,
          typeof value === 'boolean' ? null : (formula ?? null),
        ]),
    );
  const seen = ({ sheets, names }: Book) => ({
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      visible: sheet.visibility === 'visible',
      cells: cells(sheet),
      hidden: sheet.rows.filter(({ isHidden }) => isHidden).map(({ row }) => row),
      merges: sheet.merges,
      links: sheet.links.map(({ range }) => range),
      notes: sheet.notes.map(({ cell, text }) => [cell, text]).sort(),
      validations: sheet.validations.map(({ ranges, kind, formulas }) => [ranges, kind, formulas[0]]),
      rules: sheet.conditionalFormats.map(({ ranges, kind }) => [ranges, kind]),
      tables: sheet.tables.map(({ name, range }) => [name, range]),
      charts: sheet.charts.map(({ area, content }) => [area, content.title, content.kind]),
      prints: [
        sheet.print?.isLandscape ?? false,
        sheet.print?.footer.center ?? '',
        sheet.print?.titleRows ?? null,
      ],
      locked: sheet.protection !== null,
    })),
    names: names.map(({ name }) => name).sort(),
  });

  it('opens a book of everything and saves it with what a person sees', async () => {
    const saved = await readBook(await convert(await writeBook(fullBook), 'xlsx'));
    expect(seen(saved.book)).toEqual(seen(fullBook));
  });

  it('prints its texts and its chart', async () => {
    const visible = { ...fullBook, sheets: fullBook.sheets.map((sheet) => ({ ...sheet, print: null })) };
    const text = (await pdfPages(await convert(await writeBook(visible), 'pdf'))).join('');
    for (const shown of ['日期 & <税>', '1,234,567.89', '各科室金额 & 占比', '0401'])
      expect(text).toContain(shown);
  });

  it('prints sheets of ours the same once they were a book', async () => {
    const patched = await patchWorkbook(emptyWorkbook(), [...plans, charts]);
    const printed = async (bytes: Uint8Array) => pdfPages(await convert(bytes, 'pdf'));
    const pages = await printed(patched);
    expect(pages.length).toBeGreaterThan(3);
    expect(await printed(await writeBook((await readBook(patched)).book))).toEqual(pages);
  });
});
