import type { ChartContent, ChartData, SeriesContent } from '../contract/layout/chartContent.ts';
import { chartLook } from '../contract/style.ts';
import { filledShape, LINELESS_SHAPE, lineShape, smallText, textShape, val } from './chartLook.ts';
import { numberText, storedText } from './sheetCells.ts';
import { escapeAttribute, escapeText } from './xmlText.ts';

type Kind = ChartContent['kind'];

/** A scatter's series of one cell: a dot that bears its name. */
export const isNamedPoint = (kind: Kind, { values }: SeriesContent): boolean =>
  kind === 'scatter' && values.points.length === 1;

/** One `c:ser`, its children in the order of the schema for the kind of chart. */
export function seriesXml(kind: Kind, series: SeriesContent, index: number): string {
  const isBars = kind === 'bar' || kind === 'column';
  return [
    `<c:ser>${val('idx', index)}${val('order', index)}`,
    `<c:tx><c:v>${storedText(series.name)}</c:v></c:tx>`,
    isBars ? barLook(series) : lineLook(kind, series),
    isNamedPoint(kind, series) ? namedPointLabel : labelsXml(kind, series.labelFormat),
    dataXml(kind === 'scatter' ? 'xVal' : 'cat', series.categories),
    dataXml(kind === 'scatter' ? 'yVal' : 'val', series.values),
    // Where it is left out, lines are drawn as curves.
    isBars ? '' : val('smooth', 0),
    '</c:ser>',
  ].join('');
}

/** Bars below zero are coloured one by one: `invertIfNegative` has no colour that LibreOffice and Excel both show. */
const barLook = ({ color, pointColors }: SeriesContent): string =>
  filledShape(color) +
  val('invertIfNegative', 0) +
  pointColors
    .map(
      ([index, pointColor]) =>
        `<c:dPt>${val('idx', index)}${val('invertIfNegative', 0)}${val('bubble3D', 0)}${filledShape(pointColor)}</c:dPt>`,
    )
    .join('');

const SMALL_DOT = 5;
const LARGE_DOT = 9;

function lineLook(kind: Kind, series: SeriesContent): string {
  if (isNamedPoint(kind, series)) return LINELESS_SHAPE + dot(series.color, LARGE_DOT);
  const shape = lineShape(series.color, chartLook.lineWidth);
  return (
    shape + (kind === 'line' ? dot(series.color, SMALL_DOT) : `<c:marker>${val('symbol', 'none')}</c:marker>`)
  );
}

const dot = (color: string, size: number): string =>
  `<c:marker>${val('symbol', 'circle')}${val('size', size)}${filledShape(color)}</c:marker>`;

const shown = (what: { readonly value?: true; readonly name?: true }): string =>
  val('showLegendKey', 0) +
  val('showVal', what.value ? 1 : 0) +
  val('showCatName', 0) +
  val('showSerName', what.name ? 1 : 0) +
  val('showPercent', 0) +
  val('showBubbleSize', 0);

/** Right of the point and a little lower, in shares of the chart: the lines that cross there rise to the right. */
const BESIDE_POINT =
  '<c:layout><c:manualLayout><c:x val="0.005"/><c:y val="0.045"/></c:manualLayout></c:layout>';

const nameShown = textShape(smallText) + val('dLblPos', 'r') + shown({ name: true });
const namedPointLabel = `<c:dLbls><c:dLbl>${val('idx', 0)}${BESIDE_POINT}${nameShown}</c:dLbl>${nameShown}</c:dLbls>`;

function labelsXml(kind: Kind, format: string | null): string {
  if (format === null) return '';
  const position = kind === 'bar' || kind === 'column' ? 'outEnd' : 't';
  return (
    `<c:dLbls><c:numFmt formatCode="${escapeAttribute(format)}" sourceLinked="0"/>` +
    `${textShape(smallText)}${val('dLblPos', position)}${shown({ value: true })}</c:dLbls>`
  );
}

function dataXml(element: 'cat' | 'val' | 'xVal' | 'yVal', { range, format, points }: ChartData): string {
  const kind = format === null ? 'str' : 'num';
  const code = format === null ? '' : `<c:formatCode>${escapeText(format)}</c:formatCode>`;
  const held = points
    .map((point, index) =>
      point === null ? '' : `<c:pt idx="${index}"><c:v>${pointText(point)}</c:v></c:pt>`,
    )
    .join('');
  return (
    `<c:${element}><c:${kind}Ref><c:f>${escapeText(range)}</c:f>` +
    `<c:${kind}Cache>${code}${val('ptCount', points.length)}${held}</c:${kind}Cache></c:${kind}Ref></c:${element}>`
  );
}

const pointText = (point: string | number) =>
  typeof point === 'number' ? numberText(point) : storedText(point);
