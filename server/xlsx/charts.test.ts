import { describe, expect, it } from 'vitest';
import type { ChartVerb, PlanVerb, SheetPlan } from '../contract/plan.ts';
import { emptyWorkbook } from './emptyWorkbook.ts';
import { patchWorkbook } from './patchWorkbook.ts';
import { partsOf, readable } from './testBooks.ts';
import { block, cell, charts, sheet } from './testPlans.ts';
import { child, childrenOf, parseXml, type XmlElement } from './xmlTree.ts';

const RANKING = 'xl/charts/chart1.xml';
const COLUMNS = 'xl/charts/chart2.xml';
const BREAK_EVEN = 'xl/charts/chart3.xml';
const LINE = 'xl/charts/chart4.xml';

const written = async (...plans: SheetPlan[]) => partsOf(await patchWorkbook(emptyWorkbook(), plans));

/** Children in the order of ECMA-376-1 (dml-chart.xsd, dml-spreadsheetDrawing.xsd), of the elements that we write. */
const axisStart = 'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark';
const axisEnd = 'minorTickMark tickLblPos spPr txPr crossAx crosses';
const label =
  'numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize';
const schema: Record<string, string> = {
  chartSpace:
    'date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData',
  'chartSpace/chart':
    'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs',
  title: 'tx layout overlay spPr txPr',
  plotArea: 'layout barChart lineChart scatterChart valAx catAx valAx dTable spPr',
  barChart: 'barDir grouping varyColors ser dLbls gapWidth overlap serLines axId',
  lineChart: 'grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId',
  scatterChart: 'scatterStyle varyColors ser dLbls axId',
  'barChart/ser':
    'idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape',
  'lineChart/ser': 'idx order tx spPr marker dPt dLbls trendline errBars cat val smooth',
  'scatterChart/ser': 'idx order tx spPr marker dPt dLbls trendline errBars xVal yVal smooth',
  'ser/marker': 'symbol size spPr',
  dPt: 'idx invertIfNegative marker bubble3D explosion spPr',
  dLbls: `dLbl ${label}`,
  dLbl: `idx layout tx ${label}`,
  strRef: 'f strCache',
  numRef: 'f numCache',
  strCache: 'ptCount pt',
  numCache: 'formatCode ptCount pt',
  catAx: `${axisStart} ${axisEnd} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl`,
  valAx: `${axisStart} ${axisEnd} crossBetween majorUnit minorUnit dispUnits`,
  scaling: 'logBase orientation max min',
  legend: 'legendPos legendEntry layout overlay spPr txPr',
  txPr: 'bodyPr lstStyle p',
  rich: 'bodyPr lstStyle p',
  ln: 'noFill solidFill prstDash round',
  twoCellAnchor: 'from to graphicFrame clientData',
  from: 'col colOff row rowOff',
  to: 'col colOff row rowOff',
  graphicFrame: 'nvGraphicFramePr xfrm graphic',
  nvGraphicFramePr: 'cNvPr cNvGraphicFramePr',
};

function misplaced(element: XmlElement, parent = ''): string[] {
  const order = (schema[`${parent}/${element.local}`] ?? schema[element.local])?.split(' ');
  let place = 0;
  const here = order
    ? element.children.filter(({ local }) => {
        const next = order.indexOf(local, place);
        if (next >= 0) place = next;
        return next < 0;
      })
    : [];
  return [
    ...here.map(({ local }) => `${local} in ${element.local}`),
    ...element.children.flatMap((one) => misplaced(one, element.local)),
  ];
}

describe('the parts of a chart', () => {
  it.each([RANKING, COLUMNS, BREAK_EVEN, LINE, 'xl/drawings/drawing1.xml'])(
    '%s has its elements in the order of the schema',
    async (path) => {
      expect(misplaced(parseXml(readable(await written(charts), path), path))).toEqual([]);
    },
  );

  it('the check of the order sees what is out of place', () => {
    const axis = '<catAx><axId/><scaling/><axPos/><delete/></catAx>';
    expect(misplaced(parseXml(axis, ''))).toEqual(['delete in catAx']);
  });

  it('are linked and typed, and stand before the tables on the sheet', async () => {
    const verbs = [...charts.verbs, { verb: 'table', block: 'units', name: 'units' } as const];
    const parts = await written({ ...charts, verbs });
    expect(readable(parts, 'xl/worksheets/sheet1.xml')).toMatch(
      /<\/ignoredErrors><drawing [^>]*r:id="rId2"\/><tableParts/,
    );
    expect(readable(parts, 'xl/worksheets/_rels/sheet1.xml.rels')).toMatch(
      /Id="rId2"[^>]*\/drawing" Target="\/xl\/drawings\/drawing1.xml"/,
    );
    const types = readable(parts, '[Content_Types].xml');
    for (const path of [RANKING, COLUMNS, BREAK_EVEN, LINE, 'xl/drawings/drawing1.xml']) {
      expect(types).toContain(`PartName="/${path}"`);
    }
  });

  it('are printed: the area reaches over charts beside and below the cells', async () => {
    expect(readable(await written(charts), 'xl/workbook.xml')).toContain('!$A$1:$V$37</definedName>');
  });
});

describe('what a reader sees', () => {
  const seriesOf = (text: string) => {
    const plot = child(child(parseXml(text, ''), 'chart') as XmlElement, 'plotArea') as XmlElement;
    return plot.children.flatMap((group) => childrenOf(group, 'ser'));
  };

  it('stored results of formulas, on any sheet of the batch', async () => {
    const other = sheet('other', "三月'表", [
      {
        verb: 'chart',
        key: 'cost',
        kind: 'column',
        title: '成本',
        at: { row: 0, column: 0 },
        size: { rows: 10, columns: 4 },
        categories: range('charts', 'volumes', 0, 1, 3),
        series: [{ name: '成本', values: range('charts', 'volumes', 2, 1, 3), color: 'spent' }],
        axes: { category: { title: null, format: 'whole' }, value: { title: '元', format: 'whole' } },
        labels: false,
      },
    ]);
    const parts = await written(charts, other);
    expect(readable(parts, 'xl/charts/chart5.xml')).toContain(
      "<c:f>'图表01 保本与结余'!$C$12:$C$14</c:f><c:numCache>",
    );
    expect(readable(parts, 'xl/charts/chart5.xml')).toContain('<c:pt idx="2"><c:v>3310000</c:v></c:pt>');
  });

  it('only the bars below zero in the other colour, names at the low end, the first row on top', async () => {
    const ranking = readable(await written(charts), RANKING);
    const points = childrenOf(seriesOf(ranking)[0], 'dPt').map((point) =>
      child(point, 'idx')?.attributes.get('val'),
    );
    expect(points).toEqual(['5', '6']);
    expect(ranking).toMatch(
      /<c:catAx>.*<c:orientation val="maxMin"\/>.*<c:tickLblPos val="low"\/>.*<\/c:catAx>/,
    );
  });

  it('a legend where there are series to tell apart, without the point that bears its name', async () => {
    const parts = await written(charts);
    const legends = [RANKING, COLUMNS, BREAK_EVEN, LINE].map((path) =>
      /<c:legend>.*<\/c:legend>/.exec(readable(parts, path))?.[0].match(/<c:idx val="\d+"\/>/g),
    );
    expect(legends).toEqual([undefined, null, ['<c:idx val="3"/>'], undefined]);
  });

  it('bars that begin at zero, or far enough below the lowest for its value to be written', async () => {
    const parts = await written(charts);
    expect(readable(parts, COLUMNS)).toContain('<c:min val="0"/>');
    const lowest = Number(/<c:min val="(.*?)"/.exec(readable(parts, RANKING))?.[1]);
    expect(lowest).toBeLessThan(-1_000_000);
    expect(lowest).toBeGreaterThan(-1_500_000);
  });

  it('an axis that the program chooses where it has a scale below zero', async () => {
    const text = readable(
      await written(
        one({}, [
          ['甲', 1],
          ['乙', -2],
          ['丙', 3],
        ]),
      ),
      RANKING,
    );
    expect(text).not.toContain('<c:min ');
  });

  it('a gap where a cell is empty', async () => {
    const plan = one({}, [
      ['甲', 1],
      ['乙', null],
      ['丙', ''],
    ]);
    const text = readable(await written(plan), 'xl/charts/chart1.xml');
    expect(text).toContain('<c:ptCount val="3"/><c:pt idx="0"><c:v>1</c:v></c:pt></c:numCache>');
  });

  it('a gap where a text stands among the numbers', async () => {
    const plan = one({}, [
      ['甲', 1],
      ['乙', '无保本点'],
      ['丙', 3],
    ]);
    const text = readable(await written(plan), 'xl/charts/chart1.xml');
    expect(text).toContain(
      '<c:ptCount val="3"/><c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="2"><c:v>3</c:v></c:pt></c:numCache>',
    );
  });

  it('names as they are, whatever characters are in them', async () => {
    const plan = one({ title: '收入<成本 & "其他"' }, [
      ['<甲>&', 1],
      ['乙', 2],
      ['丙', 3],
    ]);
    const text = readable(await written(plan), 'xl/charts/chart1.xml');
    expect(text).toContain('<a:t>收入&lt;成本 &amp; "其他"</a:t>');
    expect(text).toContain('<c:v>&lt;甲&gt;&amp;</c:v>');
  });
});

const range = (sheetKey: string, key: string, column: number, from: number, to: number) => ({
  from: { sheet: sheetKey, block: key, row: `r${from}`, column: `c${column}` },
  to: { sheet: sheetKey, block: key, row: `r${to}`, column: `c${column}` },
});

type Row = readonly [string, number | string | boolean | null];
const threeRows: readonly Row[] = [
  ['甲', 1],
  ['乙', 2],
  ['丙', 3],
];

/** A sheet of three rows with a chart beside them, some of it otherwise. */
const one = (change: Partial<ChartVerb>, rows: readonly Row[] = threeRows, more: readonly PlanVerb[] = []) =>
  sheet('one', '一', [
    block(
      'b',
      0,
      0,
      rows.map(([name, value]) => [cell(name), cell(value, 'money')]),
    ),
    {
      verb: 'chart',
      key: 'chart',
      kind: 'bar',
      title: '成本',
      at: { row: 0, column: 3 },
      size: { rows: 10, columns: 4 },
      categories: range('one', 'b', 0, 0, 2),
      series: [{ name: '成本', values: range('one', 'b', 1, 0, 2), color: 'spent' }],
      axes: { category: { title: null, format: 'whole' }, value: { title: '元', format: 'whole' } },
      labels: false,
      ...change,
    },
    ...more,
  ]);

it('a formula that answers in words leaves a gap between the bars', async () => {
  const answers = [
    cell(1, 'money', { formula: ['1'] }),
    cell('—', 'money', { formula: ['"—"'] }),
    cell(3, 'money', { formula: ['3'] }),
  ];
  const [, chart] = one({}).verbs;
  if (!chart) throw new Error('no chart');
  const rows = answers.map((answer, at) => [cell(`科室${at}`), answer]);
  const parts = await written(sheet('one', '一', [block('b', 0, 0, rows), chart]));
  const values = /<c:val>(.*?)<\/c:val>/s.exec(readable(parts, 'xl/charts/chart1.xml'))?.[1] ?? '';
  expect(values).toContain('<c:ptCount val="3"/>');
  expect([...values.matchAll(/<c:pt idx="(\d)">/g)].map(([, index]) => index)).toEqual(['0', '2']);
});

describe('a chart that contradicts itself throws', () => {
  const [series] = one({}).verbs.flatMap((verb) => (verb.verb === 'chart' ? verb.series : []));
  if (!series) throw new Error('no series');
  const columns = { from: range('one', 'b', 0, 0, 2).from, to: range('one', 'b', 1, 0, 2).to };
  const [, chart] = one({}).verbs as [PlanVerb, ChartVerb];

  it.each<[string, SheetPlan, RegExp]>([
    ['without a title', one({ title: '' }), /no title/],
    ['without a size', one({ size: { rows: 0, columns: 4 } }), /no size/],
    ['with a key that is no name', one({ key: 'Chart 1' }), /other characters/],
    ['of no series', one({ series: [] }), /0 series/],
    ['of more series than colours', one({ series: Array(6).fill(series) }), /6 series/],
    ['with two series of one colour', one({ series: [series, series] }), /one colour/],
    ['over cells', one({ at: { row: 2, column: 1 } }), /covers A1:B3/],
    [
      'over another chart',
      one({}, threeRows, [{ ...chart, key: 'other', at: { row: 9, column: 6 } }]),
      /covers D1:G10/,
    ],
    ['twice', one({}, threeRows, [{ ...chart, at: { row: 20, column: 0 } }]), /two charts chart/],
    ['with fewer categories than values', one({ categories: range('one', 'b', 0, 0, 1) }), /3 values over 2/],
    ['of a rectangle', one({ series: [{ ...series, values: columns }] }), /neither one row nor one column/],
    ['of a range upside down', one({ categories: range('one', 'b', 0, 2, 0) }), /neither one row/],
    [
      'of values that are texts',
      one({ series: [{ ...series, values: range('one', 'b', 0, 0, 2) }] }),
      /numbers/,
    ],
    [
      'of a truth value',
      one({}, [
        ['甲', true],
        ['乙', 2],
        ['丙', 3],
      ]),
      /numbers/,
    ],
    ['of a scatter over texts', one({ kind: 'scatter' }), /numbers/],
    [
      'that colours a line below zero',
      one({ kind: 'line', series: [{ ...series, colorBelowZero: 'deficit' }] }),
      /below zero/,
    ],
    ['whose bars have their own x', one({ series: [{ ...series, x: series.values }] }), /x of its own/],
    ['of cells that no plan has', one({ categories: range('one', 'b', 0, 0, 7) }), /no cell r7/],
  ])('%s', async (_, plan, message) => {
    await expect(patchWorkbook(emptyWorkbook(), [plan])).rejects.toThrow(message);
  });
});
