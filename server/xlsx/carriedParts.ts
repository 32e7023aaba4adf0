import { withdrawCharts } from './drawings.ts';
import type { PackageParts } from './packageParts.ts';
import { type Relationship, relationshipsPath, resolveTarget } from './relationships.ts';
import { isTrue } from './xmlDecoding.ts';
import { XmlPart } from './xmlPart.ts';
import { relationId, type XmlElement } from './xmlTree.ts';

/**
 * What a person added to a sheet of ours and stays when its cells are written anew: protection,
 * conditional formats, charts, pictures, notes, sparklines. Texts of elements, by where the schema has them.
 */
export interface CarriedParts {
  readonly links: readonly Relationship[];
  readonly protection: string;
  readonly conditionalFormats: string;
  /** Elements that stand before `tableParts`. */
  readonly elements: string;
  /** Extensions (sparklines, slicers) stand last. */
  readonly extensions: string;
  /** Whether the sheet was one of those selected. */
  readonly selected: boolean;
}

export const nothingCarried: CarriedParts = {
  links: [],
  protection: '',
  conditionalFormats: '',
  elements: '',
  extensions: '',
  selected: false,
};

const protection = new Set(['sheetProtection', 'protectedRanges']);

const objects = new Set([
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'picture',
  'oleObjects',
  'controls',
  'AlternateContent',
]);

/** Links of ours, or of the page set-up that is ours: their parts go with the old sheet. */
const replacedLinks = new Set(['table', 'printerSettings', 'hyperlink', 'queryTable', 'customProperty']);

/** Reads what a person added to the sheet of that plan key, and takes away the parts that belong to its old writing. */
export function carryParts(parts: PackageParts, path: string, planKey: string): CarriedParts {
  const sheet = new XmlPart(withoutCells(parts.text(path) ?? ''), path);
  const links = parts.relationships(path);
  const kept = links.filter(
    ({ kind, target }) =>
      !replacedLinks.has(kind) &&
      (kind !== 'drawing' || withdrawCharts(parts, resolveTarget(path, target), planKey)),
  );
  parts.delete(relationshipsPath(path));
  for (const link of links) {
    if (!link.external && !kept.includes(link)) parts.deleteUnlinked(resolveTarget(path, link.target));
  }
  const carry = (wanted: (element: XmlElement) => boolean) =>
    sheet.root.children
      .filter(wanted)
      .map((element) => withNamespaces(sheet, element))
      .join('');
  return {
    links: kept,
    protection: carry(({ local }) => protection.has(local)),
    conditionalFormats: carry(({ local }) => local === 'conditionalFormatting'),
    elements: carry(
      (element) =>
        objects.has(element.local) &&
        (element.local !== 'drawing' || kept.some(({ id }) => id === relationId(element))),
    ),
    extensions: carry(({ local }) => local === 'extLst'),
    selected: sheet.root.children.some(
      ({ local, children }) =>
        local === 'sheetViews' && children.some(({ attributes }) => isTrue(attributes.get('tabSelected'))),
    ),
  };
}

/** The sheet but for its rows, which may be millions of characters and are written anew anyway. */
export function withoutCells(text: string): string {
  const start = /<(\w+:)?sheetData[\s>]/.exec(text)?.index;
  const end = /<\/(\w+:)?sheetData\s*>/.exec(text);
  return start === undefined || !end ? text : text.slice(0, start) + text.slice(end.index + end[0].length);
}

/** The element as it stands, declaring for itself the prefixes that its sheet declared. */
export function withNamespaces(sheet: XmlPart, element: XmlElement): string {
  const source = sheet.source(element);
  const declarations = [...sheet.root.attributes]
    .filter(([name]) => /^xmlns(:|$)/.test(name) && !element.attributes.has(name))
    .map(([name, uri]) => ` ${name}="${uri}"`)
    .join('');
  const at = 1 + element.name.length;
  return source.slice(0, at) + declarations + source.slice(at);
}
