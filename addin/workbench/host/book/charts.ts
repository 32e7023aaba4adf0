import type {
  ChartContent,
  ChartData,
  SeriesContent,
} from '../../../../server/contract/layout/chartContent.ts';
import { absoluteA1 } from '../../../../server/contract/layout/planAddresses.ts';
import { quotedSheetName } from '../../../../server/contract/layout/sheetNames.ts';
import type { BookChart } from '../../../../server/xlsx/book/book.ts';
import type { Chart, ChartSeries } from '../model/charts.ts';
import type { Range } from '../model/range.ts';
import type { Workbook } from '../model/workbook.ts';
import type { Worksheet } from '../model/worksheet.ts';

/** Charts of the kinds that our plans know. */

const chartTypes: Readonly<Record<ChartContent['kind'], string>> = {
  bar: 'BarClustered',
  column: 'ColumnClustered',
  line: 'Line',
  scatter: 'XYScatterLinesNoMarkers',
};

export function drawChart(sheet: Worksheet, { name, area, content }: BookChart): void {
  const [first, ...others] = content.series;
  if (!first) return;
  const chart = sheet.charts.add(chartTypes[content.kind], rangeOf(sheet.workbook, first.values));
  chart.name = name;
  chart.title.text = content.title;
  chart.area = {
    row: area.from.row,
    column: area.from.column,
    rows: area.to.row - area.from.row + 1,
    columns: area.to.column - area.from.column + 1,
  };
  drawSeries(sheet.workbook, chart.series.getItemAt(0), first, content.kind);
  for (const series of others) drawSeries(sheet.workbook, chart.series.add(), series, content.kind);
  for (const [axis, said] of [
    [chart.axes.categoryAxis, content.axes.category],
    [chart.axes.valueAxis, content.axes.value],
  ] as const) {
    axis.numberFormat = said.format;
    axis.title.visible = said.title !== null;
    axis.title.text = said.title ?? '';
  }
}

const isBars = (kind: ChartContent['kind']) => kind === 'bar' || kind === 'column';

function drawSeries(
  workbook: Workbook,
  series: ChartSeries,
  { name, color, categories, values, labelFormat, pointColors }: SeriesContent,
  kind: ChartContent['kind'],
): void {
  series.name = name;
  series.setValues(rangeOf(workbook, values));
  series.setXAxisValues(rangeOf(workbook, categories));
  if (isBars(kind)) series.format.fill.setSolidColor(`#${color}`);
  else series.format.line.color = `#${color}`;
  for (const [index, pointColor] of pointColors)
    series.points.getItemAt(index).format.fill.setSolidColor(`#${pointColor}`);
  series.hasDataLabels = labelFormat !== null;
  if (labelFormat !== null) series.dataLabels.numberFormat = labelFormat;
}

function rangeOf(workbook: Workbook, { range }: ChartData): Range {
  const at = range.lastIndexOf('!');
  const name = range.slice(0, at).replace(/^'|'$/g, '').replaceAll("''", "'");
  return workbook.worksheets.getItem(name).getRange(range.slice(at + 1));
}

export function bookChart(chart: Chart): BookChart | null {
  const kinds = Object.keys(chartTypes) as ChartContent['kind'][];
  const kind = kinds.find((name) => chartTypes[name] === chart.chartType);
  if (!kind) return null;
  const { area, axes, title } = chart;
  const axis = ({ title: said, numberFormat }: typeof axes.valueAxis) => ({
    title: said.visible ? said.text : null,
    format: numberFormat,
  });
  return {
    name: chart.name,
    area: {
      from: { row: area.row, column: area.column },
      to: { row: area.row + area.rows - 1, column: area.column + area.columns - 1 },
    },
    content: {
      kind,
      title: title.text,
      series: chart.series.items.map((series) => bookSeries(series, kind)),
      axes: { category: axis(axes.categoryAxis), value: axis(axes.valueAxis) },
    },
  };
}

function bookSeries(series: ChartSeries, kind: ChartContent['kind']): SeriesContent {
  const color = isBars(kind) ? (series.format.fill.color ?? '') : series.format.line.color;
  return {
    name: series.name,
    color: color.slice(1),
    categories: dataOf(series.xValues, kind !== 'scatter'),
    values: dataOf(series.values, false),
    labelFormat: series.hasDataLabels ? series.dataLabels.numberFormat : null,
    pointColors: [...series.points.byIndex].map(([index, { format }]) => [
      index,
      (format.fill.color ?? '').slice(1),
    ]),
  };
}

/** What a chart remembers of its cells; texts among numbers are gaps. */
function dataOf(range: Range | null, mayBeTexts: boolean): ChartData {
  if (!range) return { range: '', format: null, points: [] };
  const { area, worksheet } = range;
  const cells = range.values.flat().map((value) => (value === '' ? null : value)) as (
    | string
    | number
    | null
  )[];
  const isText = mayBeTexts && cells.some((value) => typeof value === 'string');
  const corners = {
    from: { row: area.row, column: area.column },
    to: { row: area.row + area.rows - 1, column: area.column + area.columns - 1 },
  };
  return {
    range: `${quotedSheetName(worksheet.name)}!${absoluteA1(corners)}`,
    format: isText ? null : (range.numberFormat.flat()[0] ?? 'General'),
    points: cells.map((value) =>
      value === null ? null : isText ? String(value) : typeof value === 'number' ? value : null,
    ),
  };
}
