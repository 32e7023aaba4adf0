import type { Area } from './answers.ts';
import { markText, OURS } from './locatedSheets.ts';
import { margins, type PrintImage, type SheetImage } from './sheetImage.ts';

type Frame = Pick<
  SheetImage,
  'tabColor' | 'showGridlines' | 'freeze' | 'filter' | 'print' | 'marks' | 'columnWidths' | 'rowHeights'
>;

/** All that belongs to the sheet as a whole, with the sizes of its used rows and of at least so many columns. */
export function loadFrame(sheet: Excel.Worksheet, used: Area, columnsAtLeast: number): () => Frame {
  sheet.load('tabColor,showGridlines,standardHeight');
  const frozen = sheet.freezePanes.getLocationOrNullObject().load('rowCount,columnCount');
  const filtered = sheet.autoFilter.getRangeOrNullObject().load('address');
  const print = loadPrint(sheet);
  const names = sheet.names.load('items/name,items/value');
  const [rows, columns] = [
    Math.max(1, used.row + used.rows),
    Math.max(1, columnsAtLeast, used.column + used.columns),
  ];
  const sized = sheet.getRangeByIndexes(0, 0, rows, columns);
  const widths = sized.getColumnProperties({ format: { columnWidth: true } });
  const heights = sized.getRowProperties({ format: { rowHeight: true } });
  return () => ({
    tabColor: sheet.tabColor,
    showGridlines: sheet.showGridlines,
    freeze: frozen.isNullObject ? null : freezeOf(frozen),
    filter: local(filtered),
    print: print(),
    // Excel keeps hidden names of its own on sheets, of filters for one.
    marks: new Map(
      names.items.filter(({ name }) => OURS.test(name)).map(({ name, value }) => [name, markText(value)]),
    ),
    columnWidths: widths.value.map(({ format }) => format?.columnWidth ?? 0),
    rowHeights: heights.value
      .map(({ format }, row) => [row, format?.rowHeight ?? 0] as const)
      .filter(([, points]) => points !== sheet.standardHeight),
  });
}

/** Its address without the sheet. */
const local = (range: Excel.Range | Excel.RangeAreas): string | null =>
  range.isNullObject ? null : range.address.slice(range.address.lastIndexOf('!') + 1);

const LAST_ROWS = 1_048_576;
const LAST_COLUMNS = 16_384;

/** Whole rows or columns are frozen on one side only. */
const freezeOf = ({ rowCount, columnCount }: Excel.Range) => ({
  rows: rowCount === LAST_ROWS ? 0 : rowCount,
  columns: columnCount === LAST_COLUMNS ? 0 : columnCount,
});

function loadPrint({ pageLayout }: Excel.Worksheet): () => PrintImage {
  pageLayout.load(`orientation,paperSize,zoom,centerHorizontally,${margins.join(',')}`);
  const footers = pageLayout.headersFooters.defaultForAllPages.load('leftFooter,centerFooter,rightFooter');
  const area = pageLayout.getPrintAreaOrNullObject().load('address');
  const rows = pageLayout.getPrintTitleRowsOrNullObject().load('address');
  const columns = pageLayout.getPrintTitleColumnsOrNullObject().load('address');
  return () => ({
    orientation: pageLayout.orientation,
    paperSize: pageLayout.paperSize,
    zoom: given(pageLayout.zoom),
    centerHorizontally: pageLayout.centerHorizontally,
    margins: Object.fromEntries(margins.map((name) => [name, pageLayout[name]])) as PrintImage['margins'],
    footers: { left: footers.leftFooter, center: footers.centerFooter, right: footers.rightFooter },
    area: local(area) ?? '',
    titleRows: local(rows),
    titleColumns: local(columns),
  });
}

/** Of the ways to fit a page, Excel tells those that do not apply as null, and takes no null. */
const given = (zoom: object): object =>
  Object.fromEntries(Object.entries(zoom).filter(([, value]) => value !== null && value !== undefined));
