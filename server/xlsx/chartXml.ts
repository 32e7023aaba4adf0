import type { ChartContent } from '../contract/layout/chartContent.ts';
import { axesXml, CATEGORY_AXIS, VALUE_AXIS } from './chartAxes.ts';
import { chartTitle, EMPTY_SHAPE, filledShape, smallText, textShape, val } from './chartLook.ts';
import { isNamedPoint, seriesXml } from './chartSeries.ts';

export const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
export const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';

/**
 * A whole chart part, elements in the order of the schema (ECMA-376-1, dml-chart.xsd): Excel repairs a
 * file in which LibreOffice forgives one that is out of place.
 */
export function chartXml(content: ChartContent): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}">`,
    val('lang', 'zh-CN'),
    val('roundedCorners', 0),
    '<c:chart>',
    chartTitle(content.title),
    val('autoTitleDeleted', 0),
    `<c:plotArea><c:layout/>${groupXml(content)}${axesXml(content)}${EMPTY_SHAPE}</c:plotArea>`,
    legendXml(content),
    // Rows that a person hides or filters away are away in the chart too.
    val('plotVisOnly', 1),
    val('dispBlanksAs', 'gap'),
    '</c:chart>',
    filledShape('FFFFFF'),
    textShape(smallText),
    '</c:chartSpace>',
  ].join('');
}

/** How wide the gap between the bars of two categories is, in percent of a bar's width. */
const GAP = { one: 55, more: 80 } as const;

/** The series, drawn as one of the four kinds. */
function groupXml(content: ChartContent): string {
  const { kind, series } = content;
  const drawn = series.map((one, index) => seriesXml(kind, one, index)).join('');
  const axes = val('axId', CATEGORY_AXIS) + val('axId', VALUE_AXIS);
  const plain = val('varyColors', 0);
  switch (kind) {
    case 'bar':
    case 'column': {
      const direction = val('barDir', kind === 'bar' ? 'bar' : 'col') + val('grouping', 'clustered');
      const gap = val('gapWidth', series.length > 1 ? GAP.more : GAP.one);
      return `<c:barChart>${direction}${plain}${drawn}${gap}${axes}</c:barChart>`;
    }
    case 'line':
      return `<c:lineChart>${val('grouping', 'standard')}${plain}${drawn}${val('marker', 1)}${axes}</c:lineChart>`;
    case 'scatter':
      return `<c:scatterChart>${val('scatterStyle', 'lineMarker')}${plain}${drawn}${axes}</c:scatterChart>`;
  }
}

/** At the bottom, where more than one series needs telling apart; a named point needs no entry. */
function legendXml({ kind, series }: ChartContent): string {
  const points = series.flatMap((one, index) => (isNamedPoint(kind, one) ? [index] : []));
  if (series.length - points.length < 2) return '';
  const left = points.map(
    (index) => `<c:legendEntry>${val('idx', index)}${val('delete', 1)}</c:legendEntry>`,
  );
  return `<c:legend>${val('legendPos', 'b')}${left.join('')}${val('overlay', 0)}${textShape(smallText)}</c:legend>`;
}
