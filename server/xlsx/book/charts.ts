import type { CellRange } from '../../contract/layout/planAddresses.ts';
import { readChart } from '../chartReading.ts';
import { chartXml } from '../chartXml.ts';
import { chartRelation } from '../drawings.ts';
import { child, type XmlElement } from '../xmlTree.ts';
import type { BookChart } from './book.ts';
import type { BookParts } from './bookParts.ts';
import { textOf } from './element.ts';

const kinds: ReadonlySet<string> = new Set(['bar', 'column', 'line', 'scatter']);

/** The charts of a sheet's drawing; what else is drawn there is left out. */
export function readCharts(parts: BookParts, sheetPath: string): BookChart[] {
  const path = parts.firstLinked(sheetPath, 'drawing');
  if (path === null) return [];
  const charts = parts.linked(path, 'chart');
  return parts.root(path).children.flatMap((anchor) => {
    const frame = child(anchor, 'graphicFrame');
    const chartPath = frame && charts.get(chartRelation(frame));
    if (anchor.local !== 'twoCellAnchor' || !frame || chartPath === undefined) {
      parts.leaveOut(path, objectIn(anchor));
      return [];
    }
    return readOne(parts, chartPath, nameOf(frame), areaOf(anchor));
  });
}

/** Of a kind that no plan has, a chart is left out; the look of one that is no plan's is not kept. */
function readOne(parts: BookParts, path: string, name: string, area: CellRange): BookChart[] {
  const root = parts.root(path);
  const plot = child(root, 'chart') && child(child(root, 'chart') as XmlElement, 'plotArea');
  const groups = plot?.children.filter(({ local }) => local.endsWith('Chart')) ?? [];
  const content = readChart(root);
  if (groups.length !== 1 || !kinds.has(content.kind)) {
    parts.leaveOut(path, groups.map(({ local }) => local).join(' '));
    return [];
  }
  if (chartXml(content) !== parts.text(path)) parts.leaveOut(path, 'look');
  return [{ name, area, content }];
}

const objectIn = (anchor: XmlElement): string =>
  anchor.children.find(({ local }) => !/^(from|to|pos|ext|clientData)$/.test(local))?.local ?? anchor.local;

function nameOf(frame: XmlElement): string {
  const properties = child(frame, 'nvGraphicFramePr');
  return textOf(properties && child(properties, 'cNvPr'), 'name');
}

/** Cells that are covered in part count. */
function areaOf(anchor: XmlElement): CellRange {
  const number = (corner: string, name: string) => {
    const element = child(anchor, corner);
    return Number((element && child(element, name)?.text) ?? 0);
  };
  const from = { row: number('from', 'row'), column: number('from', 'col') };
  const last = (cell: string, offset: string) => number('to', cell) - (number('to', offset) > 0 ? 0 : 1);
  return {
    from,
    to: {
      row: Math.max(from.row, last('row', 'rowOff')),
      column: Math.max(from.column, last('col', 'colOff')),
    },
  };
}
