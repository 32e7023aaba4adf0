import { describe, expect, it } from 'vitest';
import type { SheetPlan } from '../contract/plan.ts';
import { editedSheets } from './editedSheets.ts';
import { patchWorkbook } from './patchWorkbook.ts';
import { digestPlans } from './planDigest.ts';
import { changed, furnishedBook, type Parts, partsOf, readable } from './testBooks.ts';
import { convert, libreOfficeMissing } from './testLibreOffice.ts';
import { charts, plans } from './testPlans.ts';

/** Our charts and a person's objects share a drawing; the sheet is written again, with charts and without. */

const all: readonly SheetPlan[] = [...plans, charts];
const chartless = { ...charts, verbs: charts.verbs.filter(({ verb }) => verb !== 'chart') };
const written = async (some = all) => patchWorkbook(await furnishedBook(), some);

const DRAWING = 'xl/drawings/drawing3.xml';
const DRAWING_LINKS = 'xl/drawings/_rels/drawing3.xml.rels';
const SHEET_LINKS = 'xl/worksheets/_rels/sheet8.xml.rels';
const OURS = ['xl/charts/chart2.xml', 'xl/charts/chart3.xml', 'xl/charts/chart4.xml', 'xl/charts/chart5.xml'];
const NAMES = [
  'stepdown:charts/surplus',
  'stepdown:charts/volumes',
  'stepdown:charts/break-even',
  'stepdown:charts/cost',
];

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const linkXml = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
const typeXml = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${type}"/>`;

const namesIn = (parts: Parts, path = DRAWING) =>
  [...readable(parts, path).matchAll(/<xdr:cNvPr [^>]*name="([^"]*)"/g)].map(([, name]) => name);
const chartParts = (parts: Parts) => [...parts.keys()].filter((path) => path.startsWith('xl/charts/')).sort();

/** What Excel does when a person draws a chart, and a shape, on the sheet: behind ours, in the same drawing. */
const PERSONS = (id: number, name: string) =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>9525</xdr:colOff><xdr:row>40</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>52</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off xmlns:a="urn:a" x="0" y="0"/></xdr:xfrm><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${OFFICE}" r:id="rId77"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>` +
  '<xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="1" cy="1"/><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="90" name="箭头"/></xdr:nvSpPr></xdr:sp><xdr:clientData/></xdr:absoluteAnchor>';

/** The book with a person's chart named `name` behind ours. */
const drawnOn = async (name: string, id = 88) => {
  const book = await written();
  const chart = readable(await partsOf(book), 'xl/charts/chart1.xml');
  return changed(book, {
    'xl/charts/chart9.xml': chart,
    [DRAWING]: (text) => text.replace('</xdr:wsDr>', `${PERSONS(id, name)}</xdr:wsDr>`),
    [DRAWING_LINKS]: (text) =>
      text.replace(
        '</Relationships>',
        `${linkXml('rId77', 'chart', '../charts/chart9.xml')}</Relationships>`,
      ),
    '[Content_Types].xml': (text) =>
      text.replace(
        '</Types>',
        `${typeXml('xl/charts/chart9.xml', 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml')}</Types>`,
      ),
  });
};

describe('writing the sheet again', () => {
  it('gives the same file, byte for byte', async () => {
    const once = await written();
    expect(Buffer.compare(await patchWorkbook(once, all), once)).toBe(0);
    expect(Buffer.compare(await patchWorkbook(once, [charts]), once)).toBe(0);
  });

  it('leaves a person’s charts on other sheets as they were, and takes no name of theirs', async () => {
    const [before, after] = [await partsOf(await furnishedBook()), await partsOf(await written())];
    const kept = [...before.keys()].filter((path) => /charts|drawings/.test(path));
    expect(kept.length).toBeGreaterThan(3);
    for (const path of kept) expect([path, after.get(path)]).toEqual([path, before.get(path)]);
    expect(chartParts(after)).toEqual(['xl/charts/chart1.xml', ...OURS]);
    expect(namesIn(after)).toEqual(NAMES);
  });

  it('replaces a chart that a person moved and painted, and does not take that for an edited sheet', async () => {
    const book = await changed(await written(), {
      'xl/charts/chart2.xml': (text) => text.replaceAll('2E8B57', 'FF00FF'),
      [DRAWING]: (text) => text.replace('<xdr:col>5</xdr:col>', '<xdr:col>1</xdr:col>'),
    });
    expect(await editedSheets(book, new Map(all.map(({ key, name }) => [key, name])))).toEqual([]);
    expect(Buffer.compare(await patchWorkbook(book, all), await written())).toBe(0);
  });

  it('puts back a chart that a person deleted', async () => {
    const book = await changed(await written(), {
      [DRAWING]: (text) => text.replace(/<xdr:twoCellAnchor .*?<\/xdr:twoCellAnchor>/, ''),
    });
    expect(namesIn(await partsOf(book))).toEqual(NAMES.slice(1));
    const after = await partsOf(await patchWorkbook(book, all));
    expect(namesIn(after).sort()).toEqual([...NAMES].sort());
  });

  it('takes the parts that Excel adds to a chart away with it', async () => {
    const extra = { style: 'xl/charts/style1.xml', colors: 'xl/charts/colors1.xml' };
    const book = await changed(await written(), {
      [extra.style]: '<style/>',
      [extra.colors]: '<colors/>',
      'xl/charts/_rels/chart2.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${linkXml('rId1', 'chartStyle', 'style1.xml')}${linkXml('rId2', 'chartColorStyle', 'colors1.xml')}</Relationships>`,
      '[Content_Types].xml': (text) =>
        text.replace('</Types>', `${typeXml(extra.style, 'a/b')}${typeXml(extra.colors, 'a/b')}</Types>`),
    });
    expect(Buffer.compare(await patchWorkbook(book, all), await written())).toBe(0);
  });

  it('without charts takes ours away, with drawing, links and types', async () => {
    const before = await partsOf(await written([...plans, chartless]));
    const after = await partsOf(await patchWorkbook(await written(), [...plans, chartless]));
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    expect(after.has(SHEET_LINKS)).toBe(false);
    expect(readable(after, '[Content_Types].xml')).not.toMatch(/chart2|drawing3/);
    expect(readable(after, 'xl/worksheets/sheet8.xml')).toBe(readable(before, 'xl/worksheets/sheet8.xml'));
  });
});

describe('what a person drew on our sheet stays', () => {
  it.each([
    ['beside our charts', all],
    ['when ours go', [...plans, chartless]],
  ])('%s', async (_, some) => {
    const book = await drawnOn('图表 6');
    const [before, after] = [await partsOf(book), await partsOf(await patchWorkbook(book, some))];
    expect(readable(after, DRAWING)).toContain(PERSONS(88, '图表 6'));
    expect(after.get('xl/charts/chart9.xml')).toBe(before.get('xl/charts/chart9.xml'));
    expect(readable(after, DRAWING_LINKS)).toContain(linkXml('rId77', 'chart', '../charts/chart9.xml'));
    const ours = some === all ? NAMES : [];
    expect(namesIn(after).sort()).toEqual(['图表 6', '箭头', ...ours].sort());
    expect(chartParts(after).length).toBe(2 + ours.length);
  });

  it('and the file is the same however often it is written', async () => {
    const once = await patchWorkbook(await drawnOn('图表 6'), all);
    expect(Buffer.compare(await patchWorkbook(once, all), once)).toBe(0);
    expect((await digestPlans(once, all)).flatMap(({ differences }) => differences)).toEqual([]);
  });

  it('and their drawing is again what it was, once charts of ours have come and gone', async () => {
    const theirs = await patchWorkbook(await drawnOn('图表 6'), [...plans, chartless]);
    const gone = await patchWorkbook(await patchWorkbook(theirs, all), [...plans, chartless]);
    expect(Buffer.compare(gone, theirs)).toBe(0);
  });

  it('also a copy of a chart of ours, which from then on is theirs', async () => {
    const book = await drawnOn('stepdown:charts/surplus');
    const once = await patchWorkbook(book, all);
    expect(namesIn(await partsOf(once)).sort()).toEqual(['charts/surplus', '箭头', ...NAMES].sort());
    expect((await partsOf(once)).has('xl/charts/chart9.xml')).toBe(true);
    expect(Buffer.compare(await patchWorkbook(once, all), once)).toBe(0);
  });

  it('also a copy of a chart from another sheet of ours', async () => {
    const after = await partsOf(await patchWorkbook(await drawnOn('stepdown:dept-04/surplus'), [chartless]));
    expect(namesIn(after)).toEqual(['stepdown:dept-04/surplus', '箭头']);
  });
});

describe.skipIf(libreOfficeMissing)(`after LibreOffice saved the book ${libreOfficeMissing}`, () => {
  it('charts are replaced, not piled up', async () => {
    const saved = await convert(await written(), 'xlsx');
    const after = await partsOf(await patchWorkbook(saved, all));
    const drawings = [...after.keys()].filter((path) => /drawings\/drawing\d+\.xml$/.test(path));
    const names = drawings
      .flatMap((path) => namesIn(after, path))
      .filter((name) => name?.includes('stepdown:'));
    expect(names).toEqual(NAMES);
    expect(chartParts(after)).toHaveLength(5);
  });
});
