import { toA1 } from '../../contract/place.ts';
import { withNamespaces } from '../carriedParts.ts';
import type { Relationship } from '../relationships.ts';
import type { XmlPart } from '../xmlPart.ts';
import { child, childrenOf, relationId, type XmlElement } from '../xmlTree.ts';
import type { BookChangedLook, BookColumns, BookFilter, BookLink, BookSheet } from './book.ts';
import type { BookParts } from './bookParts.ts';
import type { Colors } from './colors.ts';
import { readConditionalFormats } from './conditionalFormats.ts';
import {
  attributesOf,
  elementXml,
  flag,
  flagOf,
  listXml,
  noFlag,
  numberOf,
  numberOrNull,
  textOf,
  textOrNull,
  unless,
} from './element.ts';
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
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetProtection', 'autoFilter'],
  ...['mergeCells', 'conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins'],
  ...[
    'pageSetup',
    'headerFooter',
    'ignoredErrors',
    'drawing',
    'legacyDrawing',
    'tableParts',
    'extLst',
    'sheetData',
  ],
]);

/** `sheet`: the part without its rows. */
export function readFrame(parts: BookParts, path: string, sheet: XmlPart, context: FrameContext): SheetFrame {
  const { root } = sheet;
  const { colors, indexes, changedLooks, links } = context;
  const first = (name: string, inside: XmlElement | undefined = root) => inside && child(inside, name);
  const [view, protection] = [first('sheetView', first('sheetViews')), first('sheetProtection')];
  const size = first('sheetFormatPr');
  const sourceOf = (element: XmlElement) => withNamespaces(sheet, element);
  parts.leaveOutOthers(path, root, known);
  parts.leaveOutAttributes(path, view, ['rightToLeft', 'showFormulas', 'view']);
  const extended = readExtensions(parts, path, root);
  return {
    tabColor: colors.of(first('tabColor', first('sheetPr'))),
    showsGridLines: flagOf(view, 'showGridLines', true),
    zoom: numberOf(view, 'zoomScale', 100),
    freeze: freezeOf(first('pane', view)),
    defaultColumnWidth: numberOrNull(size, 'defaultColWidth'),
    defaultRowHeight: numberOf(size, 'defaultRowHeight', USUAL_HEIGHT),
    columns: childrenOf(first('cols'), 'col').map((column) => {
      parts.leaveOutAttributes(path, column, ['outlineLevel']);
      return readColumns(column, indexes);
    }),
    merges: childrenOf(first('mergeCells'), 'mergeCell').map((merge) => textOf(merge, 'ref')),
    links: childrenOf(first('hyperlinks'), 'hyperlink').map((link) => readLink(link, links)),
    validations: [...readValidations(first('dataValidations')), ...readValidations(extended)],
    conditionalFormats: readConditionalFormats(
      childrenOf(root, 'conditionalFormatting'),
      changedLooks,
      sourceOf,
    ),
    autoFilter: readFilter(parts, path, first('autoFilter')),
    print: readPrint(parts, path, root, context.printNames),
    protection: protection ? attributesOf(protection) : null,
    ignoredErrors: childrenOf(first('ignoredErrors'), 'ignoredError').map((error) => ({
      ranges: textOf(error, 'sqref'),
      kinds: Object.keys(attributesOf(error, ['sqref'])).filter((kind) => flagOf(error, kind)),
    })),
  };
}

/** Tells the extensions of a sheet that are not read, and gives the one that is. */
function readExtensions(parts: BookParts, path: string, root: XmlElement): XmlElement | undefined {
  const extensions = childrenOf(child(root, 'extLst'), 'ext').flatMap(({ children }) => children);
  for (const { local } of extensions) if (local !== 'dataValidations') parts.leaveOut(path, local);
  return extensions.find(({ local }) => local === 'dataValidations');
}

function freezeOf(pane: XmlElement | undefined): BookSheet['freeze'] {
  if (!/^frozen/.test(textOf(pane, 'state'))) return null;
  return { rows: numberOf(pane, 'ySplit'), columns: numberOf(pane, 'xSplit') };
}

function readColumns(column: XmlElement, indexes: readonly number[]): BookColumns {
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

/** The elements before the rows. */
export function headXml(sheet: BookSheet, isActive: boolean): string {
  const { tabColor, print, defaultColumnWidth, defaultRowHeight, columns } = sheet;
  const properties =
    (tabColor === null ? '' : elementXml('tabColor', { rgb: `FF${tabColor}` })) +
    (print?.fit ? elementXml('pageSetUpPr', { fitToPage: 1 }) : '');
  const written = columns.map(({ from, to, width, isHidden, format }) =>
    elementXml('col', {
      min: from + 1,
      max: to + 1,
      width: width ?? undefined,
      style: format ?? undefined,
      hidden: flag(isHidden),
      customWidth: flag(width !== null),
    }),
  );
  return [
    properties === '' ? '' : elementXml('sheetPr', {}, properties),
    viewXml(sheet, isActive),
    elementXml('sheetFormatPr', { defaultColWidth: defaultColumnWidth ?? undefined, defaultRowHeight }),
    written.length > 0 ? elementXml('cols', {}, written.join('')) : '',
  ].join('');
}

function viewXml({ showsGridLines, zoom, freeze }: BookSheet, isActive: boolean): string {
  const attributes = {
    showGridLines: noFlag(showsGridLines),
    tabSelected: flag(isActive),
    zoomScale: unless(100, zoom),
    workbookViewId: 0,
  };
  return elementXml('sheetViews', {}, elementXml('sheetView', attributes, freeze ? paneXml(freeze) : ''));
}

function paneXml({ rows, columns }: NonNullable<BookSheet['freeze']>): string {
  const pane = rows && columns ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight';
  const corner = toA1({ row: rows, column: columns });
  const attributes = {
    xSplit: columns || undefined,
    ySplit: rows || undefined,
    topLeftCell: corner,
    activePane: pane,
    state: 'frozen',
  };
  return (
    elementXml('pane', attributes) + elementXml('selection', { pane, activeCell: corner, sqref: corner })
  );
}

export const filterXml = (filter: BookFilter | null): string =>
  filter === null
    ? ''
    : elementXml(
        'autoFilter',
        { ref: filter.range },
        filter.columns
          .map(({ column, values }) => {
            const shown = values.map((val) => elementXml('filter', { val }));
            return elementXml('filterColumn', { colId: column }, elementXml('filters', {}, shown.join('')));
          })
          .join(''),
      );

export const mergesXml = (merges: readonly string[]): string =>
  listXml(
    'mergeCells',
    merges.map((ref) => elementXml('mergeCell', { ref })),
  );

export const ignoredErrorsXml = (errors: BookSheet['ignoredErrors']): string =>
  errors.length === 0
    ? ''
    : elementXml(
        'ignoredErrors',
        {},
        errors
          .map(({ ranges, kinds }) =>
            elementXml('ignoredError', {
              sqref: ranges,
              ...Object.fromEntries(kinds.map((kind) => [kind, 1])),
            }),
          )
          .join(''),
      );
