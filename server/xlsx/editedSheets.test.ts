import { describe, expect, it } from 'vitest';
import { editedSheets } from './editedSheets.ts';
import { patchWorkbook } from './patchWorkbook.ts';
import { readWorkbook } from './readWorkbook.ts';
import { changed, furnishedBook, partsOf, readable } from './testBooks.ts';
import { convert, libreOfficeMissing } from './testLibreOffice.ts';
import { block, cell, plans, sheet } from './testPlans.ts';

/** A person types over a result, or saves the book with another program; then it is costed again. */

const WORKBOOK = 'xl/workbook.xml';
const SUMMARY = 'xl/worksheets/sheet6.xml';
const COPY_NAME = '科室04 分摊汇总 手工修改';

const planned = new Map(plans.map(({ key, name }) => [key, name]));
const edited = (bytes: Uint8Array) => editedSheets(bytes, planned);
const costed = async () => patchWorkbook(await furnishedBook(), plans);
const typedOver = async (from: string | RegExp, to: string) =>
  changed(await costed(), {
    [SUMMARY]: (text) => {
      expect(text).toMatch(from);
      return text.replace(from, to);
    },
  });
const sheetOf = async (bytes: Uint8Array, name: string) =>
  (await readWorkbook(bytes)).blocks.find(({ sheetName }) => sheetName === name);

describe('a sheet is edited when', () => {
  it.each([
    ['a number is typed over', '<v>2180.5</v>', '<v>2180.6</v>'],
    ['a number is typed over a formula', /<f>SUM\(C6:C7\)<\/f>/, ''],
    ['another formula is put in', 'SUM(C6:C7)', 'SUM(C6:C6)'],
    ['a text is changed', '检验科', '检验中心'],
    [
      'a remark is written beside the table',
      '</sheetData>',
      '<row r="20"><c r="H20"><v>1</v></c></row></sheetData>',
    ],
  ])('%s', async (_, from, to) => {
    expect(await edited(await typedOver(from, to))).toEqual([
      { key: 'dept-04', sheetName: '科室04 分摊汇总', copyName: COPY_NAME },
    ]);
  });
});

describe('a sheet is not edited when', () => {
  it('nothing was done to it, nor in a book that never had it', async () => {
    expect(await edited(await costed())).toEqual([]);
    expect(await edited(await furnishedBook())).toEqual([]);
  });

  it('only its look, its widths or the stored result of a formula changed', async () => {
    const book = await changed(await costed(), {
      [SUMMARY]: (text) =>
        text
          .replace(/ s="\d+"/, ' s="0"')
          .replace(/width="[\d.]+"/, 'width="50"')
          .replace('<v>935.02</v>', '<v>935.0200001</v>'),
    });
    expect(await edited(book)).toEqual([]);
  });

  it('it is a sheet to fill in', async () => {
    const book = await changed(await costed(), {
      'xl/worksheets/sheet7.xml': (text) => text.replace('<v>23.5</v>', '<v>24</v>'),
    });
    const asInput = plans.map((plan) => (plan.key === 'drivers' ? { ...plan, tab: 'input' as const } : plan));
    expect(await edited(await patchWorkbook(book, asInput))).toEqual([]);
  });

  it('what differs anyway between equal runs differs', async () => {
    const timed = (milliseconds: number) =>
      sheet('card', '运行卡', [
        block('card', 0, 0, [[cell('运行编号')]]),
        { ...block('times', 2, 0, [[cell('读取'), cell(milliseconds, 'count')]]), isVolatile: true },
      ]);
    const [first, second] = [await patchWorkbook(await furnishedBook(), [timed(470)]), [timed(512)]];
    const again = await patchWorkbook(first, second);
    expect(readable(await partsOf(again), WORKBOOK)).toBe(readable(await partsOf(first), WORKBOOK));
    expect(await editedSheets(again, new Map([['card', '运行卡']]))).toEqual([]);
  });

  it('shared formulas are spelled out once', async () => {
    const book = await typedOver(
      /<f>SUM\(C6:C7\)<\/f>(.*?)<f>SUM\(D6:D7\)<\/f>/s,
      '<f t="shared" si="0" ref="C8:D8">SUM(C6:C7)</f>$1<f t="shared" si="0"/>',
    );
    expect(await edited(book)).toEqual([]);
  });

  it.skipIf(libreOfficeMissing)(`LibreOffice saved it ${libreOfficeMissing}`, async () => {
    expect(await edited(await convert(await costed(), 'xlsx'))).toEqual([]);
  });
});

describe('writing over an edited sheet', () => {
  const overwritten = async () => patchWorkbook(await typedOver('<v>2180.5</v>', '<v>9999</v>'), plans);

  it('writes the result in place and keeps the person’s version behind all others', async () => {
    const book = await overwritten();
    expect((await sheetOf(book, '科室04 分摊汇总'))?.values).toContain(2180.5);
    expect((await sheetOf(book, COPY_NAME))?.values).toContain(9999);
    expect((await sheetOf(book, COPY_NAME))?.values).not.toContain(2180.5);
    expect((await readWorkbook(book)).blocks.at(-1)?.sheetName).toBe(COPY_NAME);
  });

  it('keeps sheet id and part of the result, so that formulas still point at it', async () => {
    const element = (text: string) => /<sheet name="科室04 分摊汇总"[^>]*>/.exec(text)?.[0];
    const names = readable(await partsOf(await overwritten()), WORKBOOK);
    expect(element(names)).toBe(element(readable(await partsOf(await costed()), WORKBOOK)));
  });

  it('makes no second copy when nothing more was edited, and another one when something was', async () => {
    const once = await overwritten();
    expect(Buffer.compare(await patchWorkbook(once, plans), once)).toBe(0);
    const more = await changed(once, { [SUMMARY]: (text) => text.replace('<v>1295</v>', '<v>1</v>') });
    expect((await edited(more)).map(({ copyName }) => copyName)).toEqual([`${COPY_NAME} (2)`]);
  });

  it('selects one sheet only and links the copy to nothing', async () => {
    const book = await changed(await typedOver('<v>2180.5</v>', '<v>9999</v>'), {
      [SUMMARY]: (text) => text.replace(/<sheetView /, '<sheetView tabSelected="1" '),
    });
    const parts = await partsOf(await patchWorkbook(book, plans));
    const copy = readable(parts, 'xl/worksheets/sheet8.xml');
    expect(copy).toContain('<v>9999</v>');
    expect(copy).not.toMatch(/tabSelected|r:id|<drawing|<tablePart/);
    expect(parts.has('xl/worksheets/_rels/sheet8.xml.rels')).toBe(false);
  });

  it('is refused where the structure is protected', async () => {
    const book = await changed(await typedOver('<v>2180.5</v>', '<v>9999</v>'), {
      [WORKBOOK]: (text) =>
        text
          .replace(/<workbookProtection[^>]*\/>/, '')
          .replace('<bookViews', '<workbookProtection lockStructure="1"/><bookViews'),
    });
    await expect(patchWorkbook(book, plans)).rejects.toMatchObject({ fault: { code: 'WB-051' } });
  });

  it.skipIf(libreOfficeMissing)(`opens in LibreOffice with both versions ${libreOfficeMissing}`, async () => {
    const book = await patchWorkbook(await typedOver('检验科', '检验中心'), plans);
    const saved = await convert(book, 'xlsx');
    for (const name of ['科室04 分摊汇总', COPY_NAME])
      expect((await sheetOf(saved, name))?.values).toEqual((await sheetOf(book, name))?.values);
  });
});
