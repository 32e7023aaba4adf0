import { withNamespaces } from '../carriedParts.ts';
import type { Relationship } from '../relationships.ts';
import type { XmlPart } from '../xmlPart.ts';
import { child, childrenOf, relationId, type XmlElement } from '../xmlTree.ts';
import type { BookChangedLook, BookColumns, BookFilter, BookLink, BookSheet } from './book.ts';
import type { BookParts } from './bookParts.ts';
import type { Colors } from './colors.ts';
import { readConditionalFormats } from './conditionalFormats.ts';
import { attributesOf, flagOf, numberOf, numberOrNull, textOf, textOrNull } from './element.ts';
import { type PrintNames, readPrint } from './printing.ts';
import { readValidations } from './validations.ts';

/** What stands on a sheet around its rows, in the sheet's own part. */
export type SheetFrame = Omit<
  BookSheet,
  'id' | 'name' | 'visibility' | 'rows' | 'tables' | 'charts' | 'notes'
>;

/** What the elements of a sheet refer to. */
export interface FrameContext {
  readonly colors: Colors;
  readonly indexes: readonly number[];
  readonly changedLooks: readonly BookChangedLook[];
  readonly links: readonly Relationship[];
  readonly printNames: PrintNames;
}

/** Points; of a file that does not say. */
const USUAL_HEIGHT = 15;

const known = new Set([
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetProtection'],
  ...['autoFilter', 'mergeCells', 'conditionalFormatting', 'dataValidations', 'hyperlinks'],
  ...['printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'ignoredErrors'],
  ...['drawing', 'legacyDrawing', 'tableParts', 'extLst'],
]);

/** `sheet`: the part without its rows. */
export function readFrame(parts: BookParts, path: string, sheet: XmlPart, context: FrameContext): SheetFrame {
  const { root } = sheet;
  const { colors, changedLooks, links, printNames } = context;
  const first = (name: string, inside: XmlElement | undefined = root) => inside && child(inside, name);
  const inList = (list: string, name: string) => childrenOf(first(list), name);
  const [size, protection] = [first('sheetFormatPr'), first('sheetProtection')];
  const sourceOf = (element: XmlElement) => withNamespaces(sheet, element);
  parts.leaveOutOthers(path, root, known);
  const extended = readExtensions(parts, path, root);
  return {
    ...readView(parts, path, first('sheetView', first('sheetViews'))),
    tabColor: colors.of(first('tabColor', first('sheetPr'))),
    defaultColumnWidth: numberOrNull(size, 'defaultColWidth'),
    defaultRowHeight: numberOf(size, 'defaultRowHeight', USUAL_HEIGHT),
    columns: inList('cols', 'col').map((column) => readColumns(parts, path, column, context)),
    merges: inList('mergeCells', 'mergeCell').map((merge) => textOf(merge, 'ref')),
    links: inList('hyperlinks', 'hyperlink').map((link) => readLink(link, links)),
    validations: [...readValidations(first('dataValidations')), ...readValidations(extended)],
    conditionalFormats: readConditionalFormats(
      childrenOf(root, 'conditionalFormatting'),
      changedLooks,
      sourceOf,
    ),
    autoFilter: readFilter(parts, path, first('autoFilter')),
    print: readPrint(parts, path, root, printNames),
    protection: protection ? attributesOf(protection) : null,
    ignoredErrors: inList('ignoredErrors', 'ignoredError').map(readIgnoredError),
  };
}

/** Tells the extensions of a sheet that are not read, and gives the one that is. */
function readExtensions(parts: BookParts, path: string, root: XmlElement): XmlElement | undefined {
  const extensions = childrenOf(child(root, 'extLst'), 'ext').flatMap(({ children }) => children);
  for (const { local } of extensions) if (local !== 'dataValidations') parts.leaveOut(path, local);
  return extensions.find(({ local }) => local === 'dataValidations');
}

function readView(parts: BookParts, path: string, view: XmlElement | undefined) {
  parts.leaveOutAttributes(path, view, ['rightToLeft', 'showFormulas', 'view']);
  return {
    showsGridLines: flagOf(view, 'showGridLines', true),
    zoom: numberOf(view, 'zoomScale', 100),
    freeze: freezeOf(view && child(view, 'pane')),
  };
}

function freezeOf(pane: XmlElement | undefined): BookSheet['freeze'] {
  if (!/^frozen/.test(textOf(pane, 'state'))) return null;
  return { rows: numberOf(pane, 'ySplit'), columns: numberOf(pane, 'xSplit') };
}

function readColumns(
  parts: BookParts,
  path: string,
  column: XmlElement,
  { indexes }: FrameContext,
): BookColumns {
  parts.leaveOutAttributes(path, column, ['outlineLevel']);
  const style = numberOrNull(column, 'style');
  return {
    from: numberOf(column, 'min') - 1,
    to: numberOf(column, 'max') - 1,
    width: numberOrNull(column, 'width'),
    isHidden: flagOf(column, 'hidden'),
    format: style === null ? null : (indexes[style] ?? null),
  };
}

function readLink(link: XmlElement, links: readonly Relationship[]): BookLink {
  const id = relationId(link);
  return {
    range: textOf(link, 'ref'),
    place: textOrNull(link, 'location'),
    address: links.find((one) => one.id === id)?.target ?? null,
    tip: textOrNull(link, 'tooltip'),
  };
}

function readFilter(parts: BookParts, path: string, filter: XmlElement | undefined): BookFilter | null {
  if (!filter) return null;
  const columns = childrenOf(filter, 'filterColumn').flatMap((column) => {
    const list = child(column, 'filters');
    if (!list || list.children.some(({ local }) => local !== 'filter')) {
      parts.leaveOut(path, 'filter');
      return [];
    }
    const values = childrenOf(list, 'filter').map((one) => textOf(one, 'val'));
    return [{ column: numberOf(column, 'colId'), values }];
  });
  return { range: textOf(filter, 'ref'), columns };
}

const readIgnoredError = (error: XmlElement): BookSheet['ignoredErrors'][number] => ({
  ranges: textOf(error, 'sqref'),
  kinds: Object.keys(attributesOf(error, ['sqref'])).filter((kind) => flagOf(error, kind)),
});
