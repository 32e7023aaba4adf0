import type { AxisContent, ChartContent, ChartData, SeriesContent } from '../contract/layout/chartContent.ts';
import { rangeA1 } from '../contract/layout/planAddresses.ts';
import { decodeSpreadsheetText } from './xmlDecoding.ts';
import { child, childrenOf, type XmlElement } from './xmlTree.ts';

/** Reads a chart of ours back from a file, so that it can be held against its plan. */

/** The element down a path of local names. */
const at = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((found, local) => found && child(found, local), element);

const valueAt = (element: XmlElement | undefined, ...path: string[]): string =>
  at(element, ...path)?.attributes.get('val') ?? '';

const numberAt = (element: XmlElement, ...path: string[]): number => Number(at(element, ...path)?.text);

/** The cells an anchor covers, and how far its corners lie inside them where that is not 0. */
export function anchorPlace(anchor: XmlElement): string {
  const area = {
    from: { row: numberAt(anchor, 'from', 'row'), column: numberAt(anchor, 'from', 'col') },
    to: { row: numberAt(anchor, 'to', 'row') - 1, column: numberAt(anchor, 'to', 'col') - 1 },
  };
  const offsets = ['from', 'to'].flatMap((corner) =>
    ['rowOff', 'colOff'].map((side) => numberAt(anchor, corner, side)),
  );
  return offsets.some((offset) => offset !== 0) ? `${rangeA1(area)} ${offsets}` : rangeA1(area);
}

export function readChart(chartSpace: XmlElement): ChartContent {
  const chart = child(chartSpace, 'chart');
  const plot = at(chart, 'plotArea');
  const group = plot?.children.find(({ local }) => local.endsWith('Chart'));
  const axes = plot?.children.filter(({ local }) => local.endsWith('Ax')) ?? [];
  // The group names the axis of its categories first.
  const [category, value] = childrenOf(group, 'axId').map(({ attributes }) => attributes.get('val'));
  const axis = (id: string | undefined) => readAxis(axes.find((one) => valueAt(one, 'axId') === id));
  return {
    kind: kindOf(group),
    title: titleOf(chart) ?? '',
    series: childrenOf(group, 'ser').map(readSeries),
    axes: { category: axis(category), value: axis(value) },
  };
}

/** The kind, or what else is drawn there, which no plan asks for. */
function kindOf(group: XmlElement | undefined): ChartContent['kind'] {
  const kind = group?.local.slice(0, -'Chart'.length) ?? '';
  return (kind === 'bar' && valueAt(group, 'barDir') === 'col' ? 'column' : kind) as ChartContent['kind'];
}

function titleOf(element: XmlElement | undefined): string | null {
  const paragraph = at(element, 'title', 'tx', 'rich', 'p');
  return paragraph
    ? childrenOf(paragraph, 'r')
        .map((run) => child(run, 't')?.text ?? '')
        .join('')
    : null;
}

const readAxis = (axis: XmlElement | undefined): AxisContent => ({
  title: titleOf(axis),
  format: at(axis, 'numFmt')?.attributes.get('formatCode') ?? '',
});

const readSeries = (series: XmlElement): SeriesContent => ({
  // Programs name a series by a cell; ours bear their names themselves.
  name: decodeSpreadsheetText(
    (at(series, 'tx', 'v') ?? at(series, 'tx', 'strRef', 'strCache', 'pt', 'v'))?.text ?? '',
  ),
  color: colorOf(series),
  categories: readData(child(series, 'cat') ?? child(series, 'xVal')),
  values: readData(child(series, 'val') ?? child(series, 'yVal')),
  labelFormat: at(series, 'dLbls', 'numFmt')?.attributes.get('formatCode') ?? null,
  pointColors: childrenOf(series, 'dPt').map((point) => [Number(valueAt(point, 'idx')), colorOf(point)]),
});

/** Of the bar, else of the line, else of the dot. */
const colorOf = (element: XmlElement): string =>
  [['spPr'], ['spPr', 'ln'], ['marker', 'spPr']]
    .map((path) => valueAt(element, ...path, 'solidFill', 'srgbClr'))
    .find((color) => color !== '') ?? '';

function readData(data: XmlElement | undefined): ChartData {
  const [reference] = data?.children ?? [];
  const isText = reference?.local === 'strRef';
  const cache = reference && child(reference, isText ? 'strCache' : 'numCache');
  const held = new Map(
    childrenOf(cache, 'pt').map((point) => [Number(point.attributes.get('idx')), at(point, 'v')?.text ?? '']),
  );
  const pointOf = (text: string | undefined) => {
    if (text === undefined) return null;
    return isText ? decodeSpreadsheetText(text) : Number(text);
  };
  const count = Number(valueAt(cache, 'ptCount'));
  return {
    range: at(reference, 'f')?.text ?? '',
    format: isText ? null : (at(cache, 'formatCode')?.text ?? ''),
    points: Array.from({ length: count }, (_, index) => pointOf(held.get(index))),
  };
}
