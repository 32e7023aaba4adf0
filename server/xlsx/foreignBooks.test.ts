import { describe, expect, it } from 'vitest';
import { patchWorkbook } from './patchWorkbook.ts';
import { digestPlans } from './planDigest.ts';
import { changed, furnishedBook, partsOf, readable } from './testBooks.ts';
import { plans } from './testPlans.ts';

/** Books that other programs wrote, or that a person locked. */

const written = async (book: Uint8Array) => {
  const file = await patchWorkbook(book, plans);
  const digests = await digestPlans(file, plans);
  expect(digests.flatMap(({ differences }) => differences)).toEqual([]);
  return partsOf(file);
};
const WORKBOOK = 'xl/workbook.xml';
const faultOf = async (book: Uint8Array) =>
  patchWorkbook(book, plans).then(
    () => 'written',
    (cause: { fault?: { code: string } }) => cause.fault?.code,
  );

/** Every element of the spreadsheet namespace with the prefix that some libraries write. */
const prefixed = (text: string) =>
  text
    .replace(/<(\/?)(?=[A-Za-z]+[\s/>])/g, '<$1x:')
    .replace(
      'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
      'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    );

describe('a book can be written to', () => {
  it('whose elements bear a prefix', async () => {
    const book = await changed(await furnishedBook(), { [WORKBOOK]: prefixed, 'xl/styles.xml': prefixed });
    const after = await written(book);
    expect(readable(after, WORKBOOK)).toMatch(/<x:sheet name="科室04 分摊汇总"/);
    expect(readable(after, WORKBOOK)).toContain('<x:definedName name="_stepdown_sheet"');
    expect(readable(after, 'xl/styles.xml')).toMatch(/<x:xf [^>]*><x:alignment/);
  });

  it('whose only sheet is a chart', async () => {
    const book = await chartOnly();
    const after = await written(book);
    expect(readable(after, WORKBOOK)).toMatch(/<sheet name="目录"[^>]*><sheet name="图表"/);
    expect(after.get('xl/chartsheets/sheet1.xml')).toBe(
      (await partsOf(book)).get('xl/chartsheets/sheet1.xml'),
    );
  });

  it('that has empty styles, or none', async () => {
    const empty = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>';
    await written(await changed(await furnishedBook(), { 'xl/styles.xml': empty }));
    const none = await changed(await furnishedBook(), {
      'xl/styles.xml': null,
      '[Content_Types].xml': (text) => text.replace(/<Override PartName="\/xl\/styles.xml"[^>]*>/, ''),
      'xl/_rels/workbook.xml.rels': (text) => text.replace(/<Relationship [^>]*styles.xml"[^>]*>/, ''),
    });
    const after = await written(none);
    expect(readable(after, '[Content_Types].xml')).toContain('PartName="/xl/styles1.xml"');
    expect(readable(after, 'xl/_rels/workbook.xml.rels')).toContain('Target="/xl/styles1.xml"');
  });

  it('that has no names and no views', async () => {
    const book = await changed(await furnishedBook(), {
      [WORKBOOK]: (text) =>
        text.replace(/<definedNames>.*<\/definedNames>/, '').replace(/<bookViews>.*<\/bookViews>/, ''),
    });
    const workbook = readable(await written(book), WORKBOOK);
    expect(workbook).toMatch(
      /<bookViews><workbookView\/><\/bookViews><sheets>.*<\/sheets><definedNames>.*<\/definedNames><calcPr/,
    );
  });

  it('whose links are absolute', async () => {
    const book = await changed(await furnishedBook(), {
      'xl/_rels/workbook.xml.rels': (text) => text.replace(/Target="(?=\w)/g, 'Target="/xl/'),
    });
    await written(book);
  });
});

describe('a book is refused, and stays as it was', () => {
  it('that is strict Open XML', async () => {
    const book = await changed(await furnishedBook(), {
      [WORKBOOK]: (text) =>
        text.replace(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        ),
    });
    expect(await faultOf(book)).toBe('WB-050');
  });
  it('whose structure is locked', async () => {
    const book = await changed(await furnishedBook(), {
      [WORKBOOK]: (text) => text.replace('<workbookProtection/>', '<workbookProtection lockStructure="1"/>'),
    });
    expect(await faultOf(book)).toBe('WB-051');
  });
  it('unless our sheets are in it already', async () => {
    const book = await changed(await patchWorkbook(await furnishedBook(), plans), {
      [WORKBOOK]: (text) => text.replace('<workbookProtection/>', '<workbookProtection lockStructure="1"/>'),
    });
    expect(await faultOf(book)).toBe('written');
  });
  it('that is signed', async () => {
    expect(await faultOf(await changed(await furnishedBook(), { '_xmlsignatures/origin.sigs': '' }))).toBe(
      'WB-052',
    );
  });
  it('whose styles are damaged', async () => {
    expect(
      await faultOf(await changed(await furnishedBook(), { 'xl/styles.xml': (text) => text.slice(0, 900) })),
    ).toBe('WB-011');
  });
});

/** The furnished book with its chart on a sheet of its own and no other sheet listed. */
async function chartOnly(): Promise<Uint8Array> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return changed(await furnishedBook(), {
    [WORKBOOK]: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="图表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/chartsheets/sheet1.xml': `<chartsheet xmlns="${main}" xmlns:r="${office}"><sheetViews><sheetView workbookViewId="0"/></sheetViews><drawing r:id="rId1"/></chartsheet>`,
    'xl/chartsheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/drawing" Target="../drawings/drawing2.xml"/></Relationships>`,
    '[Content_Types].xml': (text) =>
      text.replace(
        '</Types>',
        '<Override PartName="/xl/chartsheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.chartsheet+xml"/></Types>',
      ),
  });
}
