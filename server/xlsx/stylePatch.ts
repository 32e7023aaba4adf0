import type { PlanCell } from '../contract/plan.ts';
import { type HighlightName, type StyleName, styleOf } from '../contract/style.ts';
import { highlightNode } from './highlights.ts';
import type { PackageParts } from './packageParts.ts';
import { freeRelationId, officeRelationship, relationshipsPath, relationshipXml } from './relationships.ts';
import { borderNode, builtInFormat, fillNode, fontNode, formatNode } from './styleNodes.ts';
import { linkedPart, SPREADSHEET } from './workbookSheets.ts';
import { node, nodeKey, nodeOf, nodeXml, type XmlNode } from './xmlNode.ts';
import type { XmlPart } from './xmlPart.ts';
import { child, childrenOf, type XmlElement } from './xmlTree.ts';

const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';

/** The order of the sections in `styles.xml`. */
const sections = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
] as const;

/** What a section holds at its first places when a book has none of it: ids 0 (and 1 for fills) are reserved. */
const plainFormat = { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 };
const reserved: Record<'fonts' | 'fills' | 'borders' | 'cellStyleXfs' | 'cellXfs' | 'dxfs', XmlNode[]> = {
  fonts: [fontNode({})],
  fills: ['none', 'gray125'].map((patternType) => node('fill', {}, [node('patternFill', { patternType })])),
  borders: [
    node(
      'border',
      {},
      ['left', 'right', 'top', 'bottom', 'diagonal'].map((side) => node(side)),
    ),
  ],
  cellStyleXfs: [node('xf', plainFormat)],
  cellXfs: [node('xf', { ...plainFormat, xfId: 0 })],
  dxfs: [],
};

/** A cell's format: a style, or one whose text stays text when a person edits it (`'text`, as one types it in Excel). */
export type FormatName = StyleName | `'${StyleName}`;

/** Text that a formula could start with is kept from becoming one when its cell is edited. */
export const formatName = ({ value, formula, style }: PlanCell): FormatName =>
  !formula && typeof value === 'string' && /^[=+\-@]/.test(value) ? `'${style}` : style;

/** One list of `styles.xml`: hands out the id of an element, appending it where the book lacks it. */
class StyleSection {
  readonly #name: (typeof sections)[number];
  readonly #styles: XmlPart;
  readonly #element: XmlElement | undefined;
  readonly #idOf = new Map<string, number>();
  readonly #added: string[] = [];
  #count = 0;

  constructor(styles: XmlPart, name: keyof typeof reserved) {
    this.#name = name;
    this.#styles = styles;
    this.#element = child(styles.root, name);
    for (const element of this.#element?.children ?? []) this.#remember(nodeKey(nodeOf(element)));
    if (this.#count === 0) for (const first of reserved[name]) this.idOf(first);
  }

  /** The lowest id of an equal element; ids that exist never change. */
  idOf(wanted: XmlNode): number {
    const key = nodeKey(wanted);
    const known = this.#idOf.get(key);
    if (known !== undefined) return known;
    this.#added.push(nodeXml(wanted));
    return this.#remember(key);
  }

  write(): void {
    writeSection(this.#styles, this.#name, this.#element, this.#added, this.#count);
  }

  #remember(key: string): number {
    const id = this.#count++;
    if (!this.#idOf.has(key)) this.#idOf.set(key, id);
    return id;
  }
}

/** Number formats carry their ids themselves, from 164 on. */
class NumberFormats {
  readonly #styles: XmlPart;
  readonly #element: XmlElement | undefined;
  readonly #idOf = new Map<string, number>();
  readonly #added: string[] = [];

  constructor(styles: XmlPart) {
    this.#styles = styles;
    this.#element = child(styles.root, 'numFmts');
    for (const { attributes } of childrenOf(this.#element, 'numFmt')) {
      this.#idOf.set(attributes.get('formatCode') ?? '', Number(attributes.get('numFmtId')));
    }
  }

  idOf(formatCode: string): number {
    const known = builtInFormat(formatCode) ?? this.#idOf.get(formatCode);
    if (known !== undefined) return known;
    const numFmtId = Math.max(163, ...this.#idOf.values()) + 1;
    this.#idOf.set(formatCode, numFmtId);
    this.#added.push(nodeXml(node('numFmt', { numFmtId, formatCode })));
    return numFmtId;
  }

  write(): void {
    const count = childrenOf(this.#element, 'numFmt').length + this.#added.length;
    writeSection(this.#styles, 'numFmts', this.#element, this.#added, count);
  }
}

function writeSection(
  styles: XmlPart,
  name: (typeof sections)[number],
  element: XmlElement | undefined,
  added: readonly string[],
  count: number,
): void {
  if (added.length === 0) return;
  if (element) {
    styles.append(element, added.join(''));
    styles.setAttribute(element, 'count', count);
  } else {
    styles.insertInOrder(sections, name, `<${name} count="${count}">${added.join('')}</${name}>`);
  }
}

/** The path of the book's styles; a book that has none, as small exporters write it, gets an empty part. */
export function ensureStyles(parts: PackageParts, workbookPath: string, folder: string): string {
  const links = parts.relationships(workbookPath);
  if (links.some(({ kind }) => kind === 'styles')) return linkedPart(parts, workbookPath, 'styles');
  const path = parts.freePath(folder, 'styles', 'xml');
  parts.set(path, `<styleSheet xmlns="${SPREADSHEET}"/>`, STYLES_TYPE);
  const relations = parts.xml(relationshipsPath(workbookPath));
  const link = officeRelationship(freeRelationId(links), 'styles', path);
  relations.append(relations.root, relationshipXml(link));
  parts.set(relationshipsPath(workbookPath), relations.toString());
  return path;
}

/**
 * Appends the named formats to the book's own and tells the cell format of each; formats, fonts,
 * fills and borders that the book has keep their ids, and ours are used again on the next run.
 */
export function patchStyles(
  parts: PackageParts,
  path: string,
  names: Iterable<FormatName>,
): ReadonlyMap<FormatName, number> {
  const styles = parts.xml(path);
  const fonts = new StyleSection(styles, 'fonts');
  const fills = new StyleSection(styles, 'fills');
  const borders = new StyleSection(styles, 'borders');
  const base = new StyleSection(styles, 'cellStyleXfs');
  const formats = new StyleSection(styles, 'cellXfs');
  const numbers = new NumberFormats(styles);
  const formatOf = new Map<FormatName, number>();
  for (const name of names) {
    const style = styleOf(name.replace(/^'/, '') as StyleName);
    const fill = fillNode(style);
    const border = borderNode(style);
    const ids = {
      font: fonts.idOf(fontNode(style)),
      fill: fill ? fills.idOf(fill) : 0,
      border: border ? borders.idOf(border) : 0,
      format: numbers.idOf(style.numberFormat ?? 'General'),
    };
    formatOf.set(name, formats.idOf(formatNode(style, ids, name.startsWith("'"))));
  }
  for (const section of [numbers, fonts, fills, borders, base, formats]) section.write();
  parts.set(path, styles.toString());
  return formatOf;
}

/** The same for the differential formats of conditional formats. */
export function patchHighlights(
  parts: PackageParts,
  path: string,
  names: readonly HighlightName[],
): ReadonlyMap<HighlightName, number> {
  if (names.length === 0) return new Map();
  const styles = parts.xml(path);
  const looks = new StyleSection(styles, 'dxfs');
  const formatOf = new Map(names.map((name) => [name, looks.idOf(highlightNode(name))] as const));
  looks.write();
  parts.set(path, styles.toString());
  return formatOf;
}
