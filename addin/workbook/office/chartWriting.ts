import type {
  AxisContent,
  ChartContent,
  ChartData,
  SeriesContent,
} from '../../../server/contract/layout/chartContent.ts';
import { toA1 } from '../../../server/contract/place.ts';
import { chartLook, FONT_NAME } from '../../../server/contract/style.ts';
import { sheetOf } from './drawnCharts.ts';
import type { ChartImage } from './sheetImage.ts';

const chartTypes = {
  bar: 'BarClustered',
  column: 'ColumnClustered',
  line: 'Line',
  scatter: 'XYScatterLinesNoMarkers',
} as const satisfies Record<ChartContent['kind'], string>;

/** Adds a native chart over cells of the workbook. */
export function writeChart(sheet: Excel.Worksheet, { name, area, content }: ChartImage): void {
  const [first, ...others] = content.series;
  if (!first) return;
  // Excel makes one series of one row or column: it becomes the first of ours.
  const chart = sheet.charts.add(chartTypes[content.kind], rangeOf(sheet, first.values), 'Auto');
  chart.name = name;
  chart.setPosition(toA1(area.from), toA1(area.to));
  writeTitle(chart, content.title);
  writeSeries(sheet, chart.series.getItemAt(0), first, content);
  for (const series of others) writeSeries(sheet, chart.series.add(series.name), series, content);
  writeAxis(chart.axes.categoryAxis, content.axes.category, false);
  writeAxis(chart.axes.valueAxis, content.axes.value, true);
  // The first row of a table on top, as one reads it.
  if (content.kind === 'bar') chart.axes.categoryAxis.reversePlotOrder = true;
  chart.legend.visible = others.length > 0;
  if (others.length > 0) chart.legend.position = 'Bottom';
}

function writeTitle({ title }: Excel.Chart, text: string): void {
  title.text = text;
  title.format.font.name = FONT_NAME;
  title.format.font.size = chartLook.titleSize;
  title.format.font.bold = true;
  title.format.font.color = `#${chartLook.titleColor}`;
}

function writeSeries(
  sheet: Excel.Worksheet,
  series: Excel.ChartSeries,
  { name, color, categories, values, labelFormat, pointColors }: SeriesContent,
  { kind }: ChartContent,
): void {
  series.name = name;
  series.setValues(rangeOf(sheet, values));
  series.setXAxisValues(rangeOf(sheet, categories));
  if (kind === 'bar' || kind === 'column') series.format.fill.setSolidColor(`#${color}`);
  else {
    series.format.line.color = `#${color}`;
    series.format.line.weight = chartLook.lineWidth;
  }
  for (const [index, pointColor] of pointColors)
    series.points.getItemAt(index).format.fill.setSolidColor(`#${pointColor}`);
  series.hasDataLabels = labelFormat !== null;
  if (labelFormat !== null) {
    series.dataLabels.linkNumberFormat = false;
    series.dataLabels.numberFormat = labelFormat;
    series.dataLabels.format.font.size = chartLook.textSize;
  }
}

function writeAxis(axis: Excel.ChartAxis, { title, format }: AxisContent, hasGrid: boolean): void {
  axis.title.visible = title !== null;
  if (title !== null) axis.title.text = title;
  axis.linkNumberFormat = false;
  axis.numberFormat = format;
  axis.format.font.size = chartLook.textSize;
  axis.format.font.color = `#${chartLook.textColor}`;
  axis.format.line.color = `#${chartLook.axisColor}`;
  axis.majorGridlines.visible = hasGrid;
  if (hasGrid) axis.majorGridlines.format.line.color = `#${chartLook.gridColor}`;
}

/** On whatever sheet it stands. */
function rangeOf(sheet: Excel.Worksheet, { range }: ChartData): Excel.Range {
  const { worksheets } = sheet.context.workbook;
  return worksheets.getItem(sheetOf(range)).getRange(range.slice(range.lastIndexOf('!') + 1));
}
