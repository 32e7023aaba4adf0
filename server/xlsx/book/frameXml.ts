import { toA1 } from '../../contract/place.ts';
import type { BookFilter, BookSheet } from './book.ts';
import { elementXml, flag, listXml, noFlag, unless } from './element.ts';

/** What stands on a sheet around its rows, as the elements of its part. */

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
