import { describe, expect, it } from 'vitest';
import { type HandBuiltBook, handBuiltBook, LINKS, linksXml, MAIN } from '../handBuiltBook.ts';
import { changed, furnishedBook } from '../testBooks.ts';
import type { Book } from './book.ts';
import { readBook } from './readBook.ts';
import { fullBook } from './testFullBook.ts';
import { writeBook } from './writeBook.ts';

/** What other programs write differently from us, and what a book cannot hold. */

const read = async (book: HandBuiltBook): Promise<Book> => (await readBook(await handBuiltBook(book))).book;

const cellsOf = ({ sheets }: Book) => sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));

describe('cells', () => {
  it('share a formula that is written out at the first of them', async () => {
    const shared = (address: string, text = '') =>
      `<c r="${address}"><f t="shared" si="0" ref="B1:B3">${text}</f><v>1</v></c>`;
    const first = `A1+$A1+A$1+SUM('A1'!A1,A:A,1:1,$2:$2)+LOG10(A1)&amp;"A1"`;
    const book = await read({
      sheets: {
        A: `<row r="1">${shared('B1', first)}</row><row r="3">${shared('B3')}${shared('C3')}</row>`,
      },
    });
    expect(cellsOf(book).map(([, , , formula]) => formula)).toEqual([
      `A1+$A1+A$1+SUM('A1'!A1,A:A,1:1,$2:$2)+LOG10(A1)&"A1"`,
      `A3+$A3+A$1+SUM('A1'!A3,A:A,3:3,$2:$2)+LOG10(A3)&"A1"`,
      `B3+$A3+B$1+SUM('A1'!B3,B:B,3:3,$2:$2)+LOG10(B3)&"A1"`,
    ]);
  });

  it('lose a reference that a shared formula moves off the sheet', async () => {
    const book = await read({
      sheets: {
        A: '<row r="2"><c r="A2"><f t="shared" si="1" ref="A1:A2">A1*2</f></c></row><row r="1"><c r="A1"><f t="shared" si="1"/></c></row>',
      },
    });
    expect(cellsOf(book)[1]?.[3]).toBe('#REF!*2');
  });

  it('tell an empty text from nothing, and a formula without a value from one that gives an empty text', async () => {
    const book = await read({
      sharedStrings: ['<t/>', '<t>甲_x000D_</t>'],
      sheets: {
        A: [
          '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c/>',
          '<c t="str"><f>""</f><v></v></c><c><f>NOW()</f></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>',
        ].join(''),
      },
    });
    expect(cellsOf(book)).toEqual([
      [0, 0, ''],
      [1, 0, '甲\r'],
      [2, 0, null],
      [3, 0, '', '""'],
      [4, 0, null, 'NOW()'],
      [5, 0, true],
      [6, 0, { error: '#N/A' }],
    ]);
  });
});

const styled = (styles: string) =>
  read({
    sheets: { A: '<row><c s="1"><v>1</v></c></row>' },
    parts: { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` },
  });

describe('looks', () => {
  const fonts = '<fonts><font><sz val="11"/><name val="等线"/></font></fonts>';

  it('that are alike are one, and cells name it', async () => {
    const xf = (id: number) => `<xf numFmtId="${id}" fontId="0"/>`;
    const book = await styled(`${fonts}<cellXfs>${xf(14)}${xf(14)}${xf(10)}</cellXfs>`);
    expect(book.formats.map(({ numberFormat }) => numberFormat)).toEqual(['yyyy/m/d', '0.00%']);
    expect(cellsOf(book)).toEqual([[0, 0, 1]]);
  });

  it('in colours of the theme, of the old palette and in shades of them, are resolved', async () => {
    const fill = (color: string) =>
      `<fill><patternFill patternType="solid"><fgColor ${color}/></patternFill></fill>`;
    const colors = [
      ...['theme="0"', 'theme="4"', 'indexed="10"', 'theme="5" tint="0.59999389629810485"'],
      ...['theme="1" tint="0.249977111117893"', 'theme="0" tint="-0.149998474074526"'],
    ];
    const book = await styled(
      `${fonts}<fills>${colors.map(fill).join('')}</fills>` +
        `<cellXfs>${colors.map((_, at) => `<xf fillId="${at}"/>`).join('')}</cellXfs>`,
    );
    expect(book.formats.map(({ fill }) => fill)).toEqual([
      ...['FFFFFF', '4472C4', 'FF0000'],
      // As Excel names them: 橙色 淡色 60%, 黑色 淡色 25%, 白色 深色 15%.
      ...['F8CBAD', '404040', 'D9D9D9'],
    ]);
  });
});

it('reads a list of allowed values from where Excel puts those on another sheet', async () => {
  const bytes = await changed(await writeBook(fullBook), {
    'xl/worksheets/sheet1.xml': (text) =>
      text.replace(
        '</worksheet>',
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}">' +
          '<x14:dataValidations xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" ' +
          'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">' +
          '<x14:dataValidation type="list" allowBlank="1" showErrorMessage="1"><x14:formula1>' +
          "<xm:f>'台账 1月'!$A$3:$A$4</xm:f></x14:formula1><xm:sqref>B2:B9</xm:sqref>" +
          '</x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>',
      ),
  });
  const { book, leftOut } = await readBook(bytes);
  expect(leftOut).toEqual([]);
  expect(book.sheets[0]?.validations).toEqual([
    {
      ranges: 'B2:B9',
      kind: 'list',
      operator: 'between',
      formulas: ["'台账 1月'!$A$3:$A$4"],
      allowsBlank: true,
      hasDropDown: true,
      errorStyle: 'stop',
      error: { title: '', text: '' },
      prompt: null,
    },
  ]);
});

describe('what a book cannot hold', () => {
  it('is told part by part', async () => {
    const { book, leftOut } = await readBook(await furnishedBook());
    expect(leftOut).toEqual([
      ...['docProps/app.xml', 'docProps/core.xml', 'docProps/custom.xml', 'xl/charts/chart1.xml (look)'],
      ...['xl/drawings/drawing1.xml (sp)', 'xl/pivotCache/pivotCacheDefinition1.xml'],
      ...['xl/pivotCache/pivotCacheRecords1.xml', 'xl/pivotTables/pivotTable1.xml'],
      ...['xl/sharedStrings.xml (looks inside texts)', 'xl/styles.xml (cellStyles)'],
      ...['xl/workbook.xml (pivotCaches)', 'xl/worksheets/sheet1.xml (conditionalFormattings)'],
      'xl/worksheets/sheet1.xml (sparklineGroups)',
    ]);
    const [ledger] = book.sheets;
    expect(ledger?.notes).toHaveLength(1);
    expect(ledger?.tables).toHaveLength(1);
    expect(ledger?.validations).toHaveLength(1);
    expect(ledger?.conditionalFormats.map(({ kind }) => kind)).toEqual(['cellIs', 'dataBar']);
  });

  it('is a sheet that is one chart: what names the sheets behind it finds them', async () => {
    const sheets = ['A', 'B'];
    const { book, leftOut } = await readBook(
      await handBuiltBook({
        sheets: { A: '', B: '' },
        parts: {
          'xl/workbook.xml':
            `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><bookViews><workbookView activeTab="1"/></bookViews>` +
            '<sheets><sheet name="图" sheetId="1" r:id="chart"/>' +
            sheets.map((name, at) => `<sheet name="${name}" sheetId="${at + 5}" r:id="s${at}"/>`).join('') +
            '</sheets><definedNames><definedName name="n" localSheetId="2">1</definedName>' +
            '<definedName name="gone" localSheetId="0">1</definedName></definedNames></workbook>',
          'xl/_rels/workbook.xml.rels': linksXml([
            ['chart', 'chartsheet', 'chartsheets/sheet1.xml'],
            ...sheets.map((_, at) => [`s${at}`, 'worksheet', `worksheets/sheet${at}.xml`] as const),
          ]),
          'xl/chartsheets/sheet1.xml': `<chartsheet xmlns="${MAIN}"/>`,
        },
      }),
    );
    expect(book.sheets.map(({ name }) => name)).toEqual(sheets);
    expect(book.activeSheet).toBe(0);
    expect(book.names.map(({ name, sheet }) => [name, sheet])).toEqual([['n', 1]]);
    expect(leftOut).toContain('xl/chartsheets/sheet1.xml');
  });

  it('is what a cell, a row or a view says beyond it', async () => {
    const row =
      '<row outlineLevel="1"><c r="A1" t="n"><v>many</v></c><c r="B1"><f t="array" ref="B1">A1</f></c></row>';
    const bytes = await changed(await handBuiltBook({ sheets: { A: row } }), {
      'xl/worksheets/sheet0.xml': (text) =>
        text.replace(
          '<sheetData>',
          '<sheetViews><sheetView rightToLeft="1" showFormulas="0" workbookViewId="0"/></sheetViews><sheetData>',
        ),
    });
    const of = (what: string) => `xl/worksheets/sheet0.xml (${what})`;
    expect((await readBook(bytes)).leftOut).toEqual([
      of('array formula at B1'),
      of('outline'),
      of('rightToLeft'),
      of('value of A1'),
    ]);
  });
});
