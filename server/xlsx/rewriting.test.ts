import { describe, expect, it } from 'vitest';
import { patchWorkbook } from './patchWorkbook.ts';
import { digestPlans } from './planDigest.ts';
import { changed, furnishedBook, type Parts, partsOf, readable } from './testBooks.ts';
import { block, cell, drivers, plans, sheet, summary } from './testPlans.ts';

/** Months later: the book has been through a person's hands and is costed again. */

const WORKBOOK = 'xl/workbook.xml';
const SUMMARY = 'xl/worksheets/sheet6.xml';
const DRIVERS_LINKS = 'xl/worksheets/_rels/sheet7.xml.rels';

const costed = async () => patchWorkbook(await furnishedBook(), plans);
const sheetsOf = (parts: Parts) =>
  /<sheets>.*<\/sheets>/.exec(readable(parts, WORKBOOK))?.[0].match(/<sheet [^>]*>/g) ?? [];

/** The summary with another total. */
const revised = sheet('dept-04', '科室04 分摊汇总', [
  block('title', 0, 0, [[cell('科室成本分摊汇总表', 'title')]]),
  block('body', 3, 0, [[cell('合计', 'textTotal'), cell(5000, 'moneyTotal')]]),
]);

describe('a sheet of ours that a person renamed and moved', () => {
  const moved = async () =>
    changed(await costed(), {
      [WORKBOOK]: (text) => {
        const [element = ''] = /<sheet name="科室04 分摊汇总"[^>]*>/.exec(text) ?? [];
        return text
          .replace(element, '')
          .replace('<sheets>', `<sheets>${element.replace('科室04 分摊汇总', '三月分摊')}`)
          .replaceAll("'科室04 分摊汇总'!", "'三月分摊'!")
          .replace(/localSheetId="(\d)"/g, (_, index: string) =>
            index === '5'
              ? 'localSheetId="0"'
              : `localSheetId="${Number(index) < 5 ? Number(index) + 1 : index}"`,
          );
      },
    });

  it('is written anew where it stands, under the name it has now', async () => {
    const book = await moved();
    const [before, after] = [await partsOf(book), await partsOf(await patchWorkbook(book, [revised]))];
    expect(sheetsOf(after)).toEqual(sheetsOf(before));
    expect(readable(after, SUMMARY)).toContain('<v>5000</v>');
    expect([...after.keys()]).toEqual([...before.keys()]);
  });

  it('is still what formulas and links of our other sheets point at', async () => {
    const after = await partsOf(await patchWorkbook(await moved(), plans));
    const directory = readable(after, 'xl/worksheets/sheet5.xml');
    expect(directory).toContain("ROUND('三月分摊'!C8-3475.5,2)=0");
    expect(directory).toContain('location="\'三月分摊\'!A1"');
  });

  it('prints under the name it has now', async () => {
    const names = readable(await partsOf(await patchWorkbook(await moved(), plans)), WORKBOOK);
    expect(names).toContain("localSheetId=\"0\">'三月分摊'!$A:$B,'三月分摊'!$4:$5<");
    expect(names.match(/_xlnm.Print_Titles/g)).toHaveLength(1);
  });
});

describe('a copy of our sheet', () => {
  it('becomes a person’s own: the original is written, the copy loses its mark', async () => {
    const book = await changed(await costed(), {
      'xl/worksheets/sheet99.xml': readable(await partsOf(await costed()), SUMMARY),
      '[Content_Types].xml': (text) =>
        text.replace(
          /<Override PartName="\/xl\/worksheets\/sheet6.xml"[^>]*>/,
          (found) => found + found.replace('sheet6', 'sheet99'),
        ),
      'xl/_rels/workbook.xml.rels': (text) =>
        text.replace(
          '</Relationships>',
          '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet99.xml"/></Relationships>',
        ),
      [WORKBOOK]: (text) =>
        text
          .replace('</sheets>', '<sheet name="科室04 分摊汇总 (2)" sheetId="99" r:id="rId99"/></sheets>')
          .replace(
            '<definedNames>',
            '<definedNames><definedName name="_stepdown_sheet" localSheetId="7" hidden="1">"dept-04"</definedName>',
          ),
    });
    const after = await partsOf(await patchWorkbook(book, [revised]));
    expect(readable(after, SUMMARY)).toContain('<v>5000</v>');
    expect(readable(after, 'xl/worksheets/sheet99.xml')).not.toContain('<v>5000</v>');
    expect(readable(after, WORKBOOK)).not.toContain('localSheetId="7"');
  });
});

describe('what a person added to our sheet', () => {
  const withChart = async () =>
    changed(await costed(), {
      'xl/drawings/drawing9.xml': readable(await partsOf(await furnishedBook()), 'xl/drawings/drawing2.xml'),
      'xl/worksheets/_rels/sheet6.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing9.xml"/></Relationships>',
      [SUMMARY]: (text) =>
        text
          .replace(
            '<worksheet ',
            '<worksheet xmlns:rel="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ',
          )
          .replace('</worksheet>', '<drawing rel:id="rId7"/></worksheet>'),
    });

  it('a chart stays when the cells are written anew', async () => {
    const book = await withChart();
    const [before, after] = [await partsOf(book), await partsOf(await patchWorkbook(book, [revised]))];
    expect(readable(after, SUMMARY)).toMatch(/<drawing [^>]*rel:id="rId7"\/>/);
    expect(readable(after, 'xl/worksheets/_rels/sheet6.xml.rels')).toContain('../drawings/drawing9.xml');
    expect(after.get('xl/drawings/drawing9.xml')).toBe(before.get('xl/drawings/drawing9.xml'));
  });

  it('protection and conditional formats stay, in the places the schema has for them', async () => {
    const protection = '<sheetProtection sheet="1" objects="1"/>';
    const format =
      '<conditionalFormatting sqref="C6"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting>';
    const book = await changed(await costed(), {
      [SUMMARY]: (text) =>
        text
          .replace('</sheetData>', `</sheetData>${protection}`)
          .replace('<hyperlinks>', `${format}<hyperlinks>`),
    });
    const order = [
      'sheetData',
      'sheetProtection',
      'mergeCells',
      'conditionalFormatting',
      'hyperlinks',
      'printOptions',
    ];
    const written = readable(await partsOf(await patchWorkbook(book, plans)), SUMMARY);
    const positions = order.map((name) => written.indexOf(`<${name}`));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(Math.min(...positions)).toBeGreaterThan(0);
  });

  it('stays the same however often the sheet is written', async () => {
    const once = await patchWorkbook(await withChart(), [revised]);
    expect(Buffer.compare(await patchWorkbook(once, [revised]), once)).toBe(0);
  });
});

describe('what belonged to the old writing', () => {
  it('a table is replaced, not left behind', async () => {
    const book = await costed();
    const after = await partsOf(
      await patchWorkbook(book, [{ ...drivers, verbs: drivers.verbs.slice(0, 2) }]),
    );
    expect([...after.keys()].filter((name) => name.includes('table'))).toEqual(['xl/tables/table1.xml']);
    expect(after.has(DRIVERS_LINKS)).toBe(false);
    expect(readable(after, '[Content_Types].xml')).not.toContain('table2.xml');
  });

  it('tables of ours get ids and names beside those of a person', async () => {
    const book = await changed(await furnishedBook(), {
      'xl/tables/table1.xml': (text) => text.replace(/displayName="[^"]*"/, 'displayName="Stepdown_Drivers"'),
    });
    const table = readable(await partsOf(await patchWorkbook(book, plans)), 'xl/tables/table2.xml');
    expect(table).toContain('id="2" name="stepdown_drivers_2" displayName="stepdown_drivers_2"');
  });

  const chain = (sheetId: number) => async () =>
    changed(await costed(), {
      'xl/calcChain.xml': `<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="E2" i="1"/><c r="C8" i="${sheetId}"/></calcChain>`,
      '[Content_Types].xml': (text) =>
        text.replace(
          '</Types>',
          '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
        ),
      'xl/_rels/workbook.xml.rels': (text) =>
        text.replace(
          '</Relationships>',
          '<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
        ),
    });
  const summaryId = async () =>
    Number(
      /name="科室04 分摊汇总" sheetId="(\d+)"/.exec(readable(await partsOf(await costed()), WORKBOOK))?.[1],
    );

  it('a chain of calculation that names replaced formulas goes, with its link and its type', async () => {
    const book = await chain(await summaryId())();
    const after = await partsOf(await patchWorkbook(book, [revised]));
    expect(after.has('xl/calcChain.xml')).toBe(false);
    expect([...after.values()].filter((text) => text.includes('calcChain'))).toEqual([]);
  });

  it('a chain of calculation that knows only a person’s formulas stays as it was', async () => {
    const book = await chain(2)();
    const [before, after] = [await partsOf(book), await partsOf(await patchWorkbook(book, [revised]))];
    expect(after.get('xl/calcChain.xml')).toBe(before.get('xl/calcChain.xml'));
  });
});

describe('a person’s formula that reads our sheet', () => {
  const withReader = async () =>
    changed(await costed(), {
      'xl/worksheets/sheet4.xml': (text) =>
        text.replace('<f aca="false">SUM(台账!E2:E4)</f>', "<f>'科室04 分摊汇总'!C8</f>"),
    });

  it('is calculated when the book opens, once what it reads has changed', async () => {
    const book = await withReader();
    expect(readable(await partsOf(book), 'xl/worksheets/sheet4.xml')).toContain("'科室04 分摊汇总'!C8");
    expect(readable(await partsOf(await patchWorkbook(book, [revised])), WORKBOOK)).toContain(
      'fullCalcOnLoad="1"',
    );
  });

  it('asks for nothing while what it reads is the same', async () => {
    const after = await partsOf(await patchWorkbook(await withReader(), plans));
    expect(readable(after, WORKBOOK)).not.toContain('fullCalcOnLoad');
  });
});

it('a batch may write some of the sheets and point at the others', async () => {
  const book = await costed();
  const linking = {
    ...summary,
    verbs: [...summary.verbs, block('more', 12, 0, [[cell('参数', 'link', { link: { sheet: 'drivers' } })]])],
  };
  const after = await patchWorkbook(book, [linking]);
  expect((await digestPlans(after, [linking])).map(({ differences }) => differences)).toEqual([[]]);
  expect(sheetsOf(await partsOf(after))).toEqual(sheetsOf(await partsOf(book)));
});
