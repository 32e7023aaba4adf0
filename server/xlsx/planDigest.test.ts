import { describe, expect, it } from 'vitest';
import type { PlanVerb, SheetPlan } from '../contract/plan.ts';
import { type StyleName, styles } from '../contract/style.ts';
import { emptyWorkbook } from './emptyWorkbook.ts';
import { patchWorkbook } from './patchWorkbook.ts';
import { digestPlans } from './planDigest.ts';
import { changed, furnishedBook } from './testBooks.ts';
import { block, cell, charts, directory, drivers, locked, plans, sheet, summary } from './testPlans.ts';

/** What a patched file says, against the plans: nothing where they agree. */
async function differences(planned: readonly SheetPlan[], bytes?: Uint8Array): Promise<string[]> {
  const file = bytes ?? (await patchWorkbook(emptyWorkbook(), planned));
  const digests = await digestPlans(file, planned);
  return digests.flatMap(({ planned, found, differences }) => (planned === found ? [] : differences));
}

const all = [...plans, charts, locked];

/** A file in which one thing differs from the plan must not digest alike. */
const tampered = async (part: string, from: RegExp | string, to: string) =>
  differences(
    all,
    await changed(await patchWorkbook(emptyWorkbook(), all), {
      [part]: (text) => {
        expect(text).toMatch(from);
        return text.replace(from, to);
      },
    }),
  );

/** Every verb with the part of the file that one careless byte would change. `sheet1` is the directory, `sheet2` the summary. */
const verbs: Record<
  PlanVerb['verb'],
  { plans: readonly SheetPlan[]; part: string; from: RegExp; to: string }
> = {
  block: {
    plans: [summary, directory],
    part: 'xl/worksheets/sheet2.xml',
    from: /<v>3475.5</,
    to: '<v>3475.51<',
  },
  merge: { plans: [summary, directory], part: 'xl/worksheets/sheet2.xml', from: /A4:A5/, to: 'A4:A6' },
  columnWidths: {
    plans: [directory, summary],
    part: 'xl/worksheets/sheet1.xml',
    from: /width="24/,
    to: 'width="25',
  },
  rowHeights: {
    plans: [summary, directory],
    part: 'xl/worksheets/sheet2.xml',
    from: /ht="28"/,
    to: 'ht="29"',
  },
  freeze: {
    plans: [summary, directory],
    part: 'xl/worksheets/sheet2.xml',
    from: /topLeftCell="C6"/,
    to: 'topLeftCell="C5"',
  },
  print: { plans: [summary, directory], part: 'xl/worksheets/sheet2.xml', from: /fitToHeight="0"/, to: '' },
  table: { plans: [drivers], part: 'xl/tables/table1.xml', from: /name="人员"/, to: 'name="人数"' },
  filter: { plans: [summary, directory], part: 'xl/worksheets/sheet2.xml', from: /A5:D7/, to: 'A5:D6' },
  validation: { plans: [drivers], part: 'xl/worksheets/sheet3.xml', from: /临床,医技/, to: '临床' },
  highlight: { plans: [locked], part: 'xl/worksheets/sheet5.xml', from: /&gt;480/, to: '&gt;48' },
  protect: { plans: [locked], part: 'xl/worksheets/sheet5.xml', from: /<sheetProtection[^>]*>/, to: '' },
  chart: { plans: [charts], part: 'xl/charts/chart1.xml', from: /\$B\$2:\$B\$8/, to: '$$B$$2:$$B$$7' },
  mark: { plans: [drivers], part: 'xl/workbook.xml', from: /drivers@1/, to: 'drivers@2' },
};

describe.each(Object.entries(verbs))('%s', (_, { plans: some, part, from, to }) => {
  it('applied and read back gives the same digest', async () => {
    expect(await differences(some)).toEqual([]);
  });
  it('written otherwise gives another', async () => {
    expect(await tampered(part, from, to)).not.toEqual([]);
  });
});

/** `chart1` is the ranking, `chart2` the columns, `chart3` the break-even point, `chart4` the line. */
it.each([
  ['kind', 'xl/charts/chart1.xml', '<c:barDir val="bar"/>', '<c:barDir val="col"/>'],
  ['title', 'xl/charts/chart1.xml', '各科室结余排序', '各科室成本排序'],
  ['a category it shows unopened', 'xl/charts/chart1.xml', '<c:v>康复科</c:v>', '<c:v>康复</c:v>'],
  ['a value it shows unopened', 'xl/charts/chart1.xml', '<c:v>-96310</c:v>', '<c:v>96310</c:v>'],
  ['the colour below zero', 'xl/charts/chart1.xml', 'C4453B', '2E8B57'],
  ['the unit of an axis', 'xl/charts/chart1.xml', '结余（万元）', '结余（元）'],
  ['what divides an axis by ten thousand', 'xl/charts/chart3.xml', /0\\\.0,/, '0.0,'],
  ['the colour of a series', 'xl/charts/chart2.xml', '2F6DB5', 'E08A2B'],
  ['the name of a series', 'xl/charts/chart2.xml', '<c:v>实际工作量</c:v>', '<c:v>工作量</c:v>'],
  ['the x of a point', 'xl/charts/chart3.xml', '$A$21</c:f>', '$A$20</c:f>'],
  ['the colour of a point', 'xl/charts/chart3.xml', '2E8B57', 'E08A2B'],
  ['the format of its labels', 'xl/charts/chart4.xml', /(<c:dLbls><c:numFmt formatCode=")[^"]*/, '$10'],
  ['its place', 'xl/drawings/drawing1.xml', '<xdr:row>18</xdr:row>', '<xdr:row>17</xdr:row>'],
  ['the chart itself', 'xl/drawings/drawing1.xml', 'stepdown:charts/cost', 'stepdown:charts/costs'],
])('of a chart, another digest notices %s', async (_, part, from, to) => {
  expect(await tampered(part, from, to)).not.toEqual([]);
});

it('notices how a highlight looks', async () => {
  expect(await tampered('xl/styles.xml', /<bgColor rgb="FFFEE4E2"/, '<bgColor rgb="FFFEE4E3"')).not.toEqual(
    [],
  );
});

it('a highlight on an open sheet, where a person has conditional formats too, is refused', async () => {
  const open = { ...locked, verbs: locked.verbs.filter(({ verb }) => verb !== 'protect') };
  await expect(patchWorkbook(emptyWorkbook(), [open])).rejects.toThrow('highlights and is open');
});

it('a protected sheet written twice is the same file', async () => {
  const once = await patchWorkbook(emptyWorkbook(), [locked]);
  expect(Buffer.compare(await patchWorkbook(once, [locked]), once)).toBe(0);
});

it.each(Object.keys(styles) as StyleName[])(
  'the style %s looks in the file as the palette says',
  async (style) => {
    expect(await differences([sheet('k', '表', [block('b', 0, 0, [[cell(1, style)]])])])).toEqual([]);
  },
);

it('agrees in a furnished book, where our sheets stand between a person’s', async () => {
  expect(await differences(plans, await patchWorkbook(await furnishedBook(), plans))).toEqual([]);
});

it('misses a sheet that is not there', async () => {
  const file = await patchWorkbook(emptyWorkbook(), [directory, summary]);
  const digests = await digestPlans(file, [drivers]);
  expect(digests.map(({ planned, found }) => planned === found)).toEqual([false]);
});
