import type { ChartContent } from '../contract/layout/chartContent.ts';
import type { CellRange } from '../contract/layout/planAddresses.ts';
import { chartName, unprefixedName } from '../contract/layout/planNames.ts';
import { CHART, chartXml, DRAWING } from './chartXml.ts';
import type { PackageParts } from './packageParts.ts';
import {
  freeRelationId,
  officeRelationship,
  relationshipsPath,
  relationshipsXml,
  relationshipXml,
  resolveTarget,
} from './relationships.ts';
import { escapeAttribute } from './xmlText.ts';
import { child, relationAttribute, relationId, type XmlElement } from './xmlTree.ts';

/**
 * A sheet has one drawing part, where our charts and a person's charts and pictures stand together.
 * Ours are told by the object's name, which programs keep and show in the list of objects.
 */

const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

const NO_OBJECTS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>';

/** A chart to be drawn over some cells. */
export interface NamedChart {
  readonly name: string;
  readonly area: CellRange;
  readonly content: ChartContent;
}

/** An object with the name of a chart of ours. */
interface NamedObject {
  readonly key: string;
  readonly anchor: XmlElement;
  readonly properties: XmlElement;
}

/** A chart of ours in a file: its anchor and, where the relation leads to one, its part. */
export interface DrawnChart {
  readonly key: string;
  readonly anchor: XmlElement;
  readonly path: string;
}

/** Our charts in a drawing. */
export function drawnCharts(parts: PackageParts, path: string, planKey: string): DrawnChart[] {
  const text = parts.text(path);
  if (text === null) return [];
  const links = new Map(parts.relationships(path).map(({ id, target }) => [id, target]));
  return ownAndCopied(parts.xml(path).root, planKey).own.map(({ key, anchor }) => {
    const target = links.get(chartRelation(anchor));
    return { key, anchor, path: target === undefined ? '' : resolveTarget(path, target) };
  });
}

/**
 * Takes our charts out of a drawing and tells whether anything is left in it. What a person put there
 * keeps its characters; their copy of a chart of ours, which bears its name, loses it and is theirs.
 */
export function withdrawCharts(parts: PackageParts, path: string, planKey: string): boolean {
  if (parts.text(path) === null) return true;
  const drawing = parts.xml(path);
  const { own, copied } = ownAndCopied(drawing.root, planKey);
  if (own.length === 0) return true;
  if (own.length === drawing.root.children.length) return false;
  for (const { anchor } of own) drawing.replace(anchor, '');
  for (const { properties } of copied) {
    drawing.setAttribute(properties, 'name', unprefixedName(nameOf(properties)));
  }
  parts.set(path, drawing.toString());
  cutLinks(parts, path, new Set(own.map(({ anchor }) => chartRelation(anchor))));
  return true;
}

/**
 * Draws the charts on a sheet: behind the objects of the drawing it has (`existing`), else in a new one.
 * Tells the path of a drawing that is new.
 */
export function drawCharts(
  parts: PackageParts,
  folder: string,
  charts: readonly NamedChart[],
  existing: string | null,
): string | null {
  if (charts.length === 0) return null;
  const path = existing ?? parts.freePath(`${folder}/drawings`, 'drawing', 'xml');
  if (!existing) parts.set(path, NO_OBJECTS, DRAWING_TYPE);
  const drawing = parts.xml(path);
  const links = parts.relationships(path);
  // Excel itself begins with 2.
  let lastId = Math.max(
    1,
    ...propertiesIn(drawing.root).map(({ attributes }) => Number(attributes.get('id'))),
  );
  const added = charts.map((chart) => {
    const chartPath = parts.freePath(`${folder}/charts`, 'chart', 'xml');
    parts.set(chartPath, chartXml(chart.content), CHART_TYPE);
    const link = officeRelationship(freeRelationId(links), 'chart', chartPath);
    links.push(link);
    drawing.append(drawing.root, anchorXml(chart, ++lastId, link.id));
    return relationshipXml(link);
  });
  parts.set(path, drawing.toString());
  addLinks(parts, path, added.join(''));
  return existing ? null : path;
}

/** Of several objects of one name, the one with the lowest id is ours, and the others are copies. */
function ownAndCopied(drawing: XmlElement, planKey: string): Record<'own' | 'copied', NamedObject[]> {
  const named = drawing.children
    .flatMap((anchor) => namedObject(anchor, planKey))
    .sort((a, b) => idOf(a.properties) - idOf(b.properties));
  const isFirst = ({ key }: NamedObject, index: number) =>
    named.findIndex((one) => one.key === key) === index;
  return { own: named.filter(isFirst), copied: named.filter((one, index) => !isFirst(one, index)) };
}

/** Only a chart that has an anchor for itself: one that a person grouped with something else is theirs. */
function namedObject(anchor: XmlElement, planKey: string): NamedObject[] {
  const frame = child(anchor, 'graphicFrame');
  const [properties] = frame ? propertiesIn(frame) : [];
  const prefix = chartName(planKey, '');
  if (!properties || !nameOf(properties).startsWith(prefix)) return [];
  return [{ key: nameOf(properties).slice(prefix.length), anchor, properties }];
}

const nameOf = ({ attributes }: XmlElement): string => attributes.get('name') ?? '';
const idOf = ({ attributes }: XmlElement): number => Number(attributes.get('id'));

/** The properties of every object, also of those in groups. */
const propertiesIn = (element: XmlElement): XmlElement[] =>
  element.children.flatMap((one) => (one.local === 'cNvPr' ? [one] : propertiesIn(one)));

/** The id of the relation from an anchor's chart to its part. */
export const chartRelation = (element: XmlElement): string =>
  element.local === 'chart'
    ? relationId(element)
    : (element.children.map(chartRelation).find((id) => id !== '') ?? '');

/** Cuts a drawing's links to charts, with the parts that only they led to. */
function cutLinks(parts: PackageParts, path: string, ids: ReadonlySet<string>): void {
  const linksPath = relationshipsPath(path);
  const targets = parts.relationships(path).filter(({ id }) => ids.has(id));
  const relations = parts.xml(linksPath);
  const cut = relations.root.children.filter(({ attributes }) => ids.has(attributes.get('Id') ?? ''));
  for (const element of cut) relations.replace(element, '');
  if (cut.length === relations.root.children.length) parts.delete(linksPath);
  else parts.set(linksPath, relations.toString());
  for (const { target } of targets) parts.deleteUnlinked(resolveTarget(path, target));
}

function addLinks(parts: PackageParts, path: string, links: string): void {
  const linksPath = relationshipsPath(path);
  if (parts.text(linksPath) === null) parts.set(linksPath, relationshipsXml([]));
  const relations = parts.xml(linksPath);
  relations.append(relations.root, links);
  parts.set(linksPath, relations.toString());
}

/** Moves with its cells but keeps its size when a person widens or hides them. */
function anchorXml({ name, area, content }: NamedChart, id: number, relation: string): string {
  const corner = (element: 'from' | 'to', row: number, column: number) =>
    `<${element}><col>${column}</col><colOff>0</colOff><row>${row}</row><rowOff>0</rowOff></${element}>`;
  return (
    `<twoCellAnchor xmlns:a="${DRAWING}" editAs="oneCell">` +
    corner('from', area.from.row, area.from.column) +
    corner('to', area.to.row + 1, area.to.column + 1) +
    '<graphicFrame macro=""><nvGraphicFramePr>' +
    `<cNvPr id="${id}" name="${escapeAttribute(name)}" descr="${escapeAttribute(content.title)}"/>` +
    '<cNvGraphicFramePr/></nvGraphicFramePr>' +
    '<xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xfrm>' +
    `<a:graphic><a:graphicData uri="${CHART}">` +
    `<c:chart xmlns:c="${CHART}" ${relationAttribute(relation)}/>` +
    '</a:graphicData></a:graphic></graphicFrame><clientData/></twoCellAnchor>'
  );
}
