import { SaxesParser } from 'saxes';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';

/** An element with the offsets of its tags, so that a part can be edited without being written anew. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  /** By name as written; entities resolved. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** Character data directly inside, entities resolved. */
  text: string;
  /** Start of the opening tag and the offset behind it. */
  readonly start: number;
  readonly openEnd: number;
  /** Start of the closing tag and the offset behind it; for `<a/>` both equal `openEnd`. */
  closeStart: number;
  end: number;
}

/**
 * The tree of a small part (workbook, styles, relations; not the cells of a sheet). Throws
 * `UnreadableWorkbook` (WB-011 malformed, WB-012 document type) naming the part.
 */
export function parseXml(text: string, part: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  parser.on('doctype', () => {
    throw new UnreadableWorkbook('WB-012', { part });
  });
  parser.on('error', () => {
    throw new UnreadableWorkbook('WB-011', { part });
  });
  parser.on('opentag', (tag) => {
    const openEnd = parser.position;
    const element: XmlElement = {
      name: tag.name,
      local: tag.local,
      uri: tag.uri,
      attributes: new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value])),
      children: [],
      text: '',
      // An attribute's value holds no raw `<`, so the last one before the end opens this tag.
      start: text.lastIndexOf('<', openEnd - 1),
      openEnd,
      closeStart: openEnd,
      end: openEnd,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (piece) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  });
  parser.on('closetag', (tag) => {
    const element = open.pop();
    if (!element || tag.isSelfClosing) return;
    element.end = parser.position;
    element.closeStart = text.lastIndexOf('<', element.end - 1);
  });
  parser.write(text).close();
  if (!root) throw new UnreadableWorkbook('WB-011', { part });
  return root;
}

/** The first child of that local name. */
export function child(parent: XmlElement, local: string): XmlElement | undefined {
  return parent.children.find((element) => element.local === local);
}

/** All children of that local name. */
export function childrenOf(parent: XmlElement | undefined, local: string): XmlElement[] {
  return parent?.children.filter((element) => element.local === local) ?? [];
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The value of `r:id`, whatever prefix the part uses; empty where there is none. */
export function relationId(element: XmlElement): string {
  for (const [name, value] of element.attributes) if (/^[^:]+:id$/.test(name)) return value;
  return '';
}

/** `r:id="…"` ready to insert anywhere: the prefix is declared on the spot. */
export const relationAttribute = (id: string): string => `xmlns:r="${RELATIONSHIPS}" r:id="${id}"`;
