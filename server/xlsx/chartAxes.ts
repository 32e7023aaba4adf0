import type { AxisContent, ChartContent } from '../contract/layout/chartContent.ts';
import { chartLook } from '../contract/style.ts';
import { axisTitle, LINELESS_SHAPE, lineShape, smallText, textShape, val } from './chartLook.ts';
import { numberText } from './sheetCells.ts';
import { escapeAttribute } from './xmlText.ts';

/** What both axes and the series' group name each other by; unique within a chart only. */
export const CATEGORY_AXIS = 1;
export const VALUE_AXIS = 2;

/** The axis of categories (of x for a scatter), then that of values. */
export const axesXml = (content: ChartContent): string => categoryAxis(content) + valueAxis(content);

function categoryAxis({ kind, axes: { category } }: ChartContent): string {
  const isBar = kind === 'bar';
  const isScatter = kind === 'scatter';
  const element = isScatter ? 'c:valAx' : 'c:catAx';
  return [
    `<${element}>${val('axId', CATEGORY_AXIS)}`,
    // Bars grow upwards from the first; turned round, the first row of the sheet is the top one.
    scaling(isBar ? 'maxMin' : 'minMax', null),
    val('delete', 0),
    val('axPos', isBar ? 'l' : 'b'),
    category.title === null ? '' : axisTitle(category.title, isBar),
    ticks(category, 'low'),
    lineShape(chartLook.axisColor, chartLook.gridWidth),
    // Names stand upright under standing bars: they break into lines before they turn.
    textShape(smallText, kind === 'column' ? 0 : undefined),
    val('crossAx', VALUE_AXIS),
    val('crosses', 'autoZero'),
    isScatter ? val('crossBetween', 'midCat') : categories(isBar),
    `</${element}>`,
  ].join('');
}

function valueAxis(content: ChartContent): string {
  const { kind, series, axes } = content;
  const { value } = axes;
  const isBar = kind === 'bar';
  // Where every value is written out, a scale beside it would say it twice.
  const isLabelled = series.some(({ labelFormat }) => labelFormat !== null);
  return [
    `<c:valAx>${val('axId', VALUE_AXIS)}`,
    scaling('minMax', lowEnd(content, isLabelled)),
    val('delete', 0),
    val('axPos', isBar ? 'b' : 'l'),
    isLabelled ? '' : gridLines,
    value.title === null ? '' : axisTitle(value.title, !isBar),
    ticks(value, isLabelled ? 'none' : 'nextTo'),
    LINELESS_SHAPE,
    textShape(smallText),
    val('crossAx', CATEGORY_AXIS),
    // Behind the last category, which is the lowest of those turned round.
    val('crosses', isBar ? 'max' : 'autoZero'),
    val('crossBetween', kind === 'scatter' ? 'midCat' : 'between'),
    '</c:valAx>',
  ].join('');
}

/** Of the span of the values, for what is written beyond the lowest bar. */
const ROOM_FOR_LABEL = 0.15;

/**
 * Where the axis of values begins; null where the program finds it. From zero on where none lies below:
 * Excel would begin above it where values lie close together, and lengths would mislead.
 */
function lowEnd({ series }: ChartContent, isLabelled: boolean): number | null {
  const values = series.flatMap(({ values }) => values.points.map(Number));
  const lowest = Math.min(0, ...values);
  if (lowest === 0) return 0;
  return isLabelled ? lowest - ROOM_FOR_LABEL * (Math.max(0, ...values) - lowest) : null;
}

/** Every lying bar keeps its name, however many there are. */
const categories = (isBar: boolean): string =>
  val('auto', 0) +
  val('lblAlgn', 'ctr') +
  val('lblOffset', 100) +
  (isBar ? val('tickLblSkip', 1) : '') +
  val('noMultiLvlLbl', 1);

const scaling = (orientation: 'minMax' | 'maxMin', min: number | null): string =>
  `<c:scaling>${val('orientation', orientation)}${min === null ? '' : val('min', numberText(min))}</c:scaling>`;

const gridLines = `<c:majorGridlines>${lineShape(chartLook.gridColor, chartLook.gridWidth)}</c:majorGridlines>`;

/** `low` is the low end of the other axis, where no bar below zero covers a name. */
const ticks = ({ format }: AxisContent, position: 'low' | 'nextTo' | 'none'): string =>
  `<c:numFmt formatCode="${escapeAttribute(format)}" sourceLinked="0"/>` +
  val('majorTickMark', 'none') +
  val('minorTickMark', 'none') +
  val('tickLblPos', position);
