import type { CellRange } from '../../../server/contract/layout/planAddresses.ts';
import { rangeA1 } from '../../../server/contract/layout/planAddresses.ts';
import { type CellLook, type Line, sides } from './cellLook.ts';
import { writeChart } from './chartWriting.ts';
import { addressLists, rectanglesByLook, rowsOf } from './rectangles.ts';
import { rowChunks } from './rowChunks.ts';
import type { CellMatrix, PrintImage, SheetImage, ValidationImage } from './sheetImage.ts';
import { entryOf } from './typing.ts';

/** Sends what is pending; told how many cells went along. */
export type Send = (cells: number) => Promise<void>;

/**
 * Makes a sheet what its image says: what stands there of values, formulas, formats, merges, validations
 * and jumps is replaced. Notes, conditional formats, pictures and a person's charts are not touched. Charts
 * are added beside those that are there; whoever calls takes the old ones away in the end.
 */
export async function writeImage(sheet: Excel.Worksheet, image: SheetImage, send: Send): Promise<void> {
  clearSheet(sheet);
  writeLinks(sheet, image);
  writeSizes(sheet, image);
  await send(0);
  await writeCells(sheet, image.cells, send);
  writeLooks(sheet, image.cells);
  await send(0);
  for (const merge of image.merges) sheet.getRange(rangeA1(merge)).merge();
  for (const validation of image.validations) writeValidation(sheet, validation);
  for (const { range, name } of image.tables) writeTable(sheet, range, name);
  writeFrame(sheet, image);
  for (const chart of image.charts) writeChart(sheet, chart);
  await send(0);
}

/** Conditional formats go with `Formats`, so that formats are put back to normal instead. */
function clearSheet(sheet: Excel.Worksheet): void {
  const all = sheet.getRange();
  all.unmerge();
  all.clear('Contents');
  all.clear('RemoveHyperlinks');
  all.dataValidation.clear();
  const used = sheet.getUsedRange();
  used.style = 'Normal';
}

/** Before the contents: giving a cell a jump writes into it. */
function writeLinks(sheet: Excel.Worksheet, { links }: SheetImage): void {
  for (const [address, documentReference] of links) sheet.getRange(address).hyperlink = { documentReference };
}

function writeSizes(sheet: Excel.Worksheet, { columnWidths, rowHeights }: SheetImage): void {
  columnWidths.forEach((points, column) => {
    sheet.getCell(0, column).getEntireColumn().format.columnWidth = points;
  });
  for (const [row, points] of rowHeights) sheet.getCell(row, 0).getEntireRow().format.rowHeight = points;
}

async function writeCells(sheet: Excel.Worksheet, cells: CellMatrix, send: Send): Promise<void> {
  const { row, column, columns, values, formulas, looks, lookOf } = cells;
  const formatAt = (rowIndex: number, index: number) => {
    const look = lookOf[rowIndex]?.[index] ?? 0;
    return look === 0 ? 'General' : (looks[look - 1]?.numberFormat ?? 'General');
  };
  for (const [from, to] of rowChunks(values, formulas)) {
    const range = sheet.getRangeByIndexes(row + from, column, to - from, columns);
    const lines = values.slice(from, to);
    range.numberFormat = lines.map((line, at) => line.map((_, index) => formatAt(from + at, index)));
    range.formulas = lines.map((line, at) =>
      line.map((value, index) =>
        entryOf(value, formulas[from + at]?.[index] ?? null, formatAt(from + at, index)),
      ),
    );
    await send((to - from) * columns);
  }
}

function writeLooks(sheet: Excel.Worksheet, cells: CellMatrix): void {
  for (const [number, rectangles] of rectanglesByLook(cells)) {
    const look = cells.looks[number - 1];
    if (look) writeLook(sheet, look, rectangles);
  }
}

/** Lines above cells are drawn row by row: inside a taller rectangle they would meet the lines below. */
function writeLook(sheet: Excel.Worksheet, look: CellLook, rectangles: readonly CellRange[]): void {
  const ranges = look.borders.top ? rectangles.flatMap(rowsOf) : rectangles;
  for (const addresses of addressLists(ranges)) {
    const { format } = sheet.getRanges(addresses);
    const { font, fill } = look;
    format.font.name = font.name;
    format.font.size = font.size;
    format.font.bold = font.bold;
    format.font.color = font.color;
    format.font.underline = font.underline as Excel.RangeUnderlineStyle;
    if (fill === null) format.fill.clear();
    else format.fill.color = fill;
    format.horizontalAlignment = look.horizontalAlignment as Excel.HorizontalAlignment;
    format.verticalAlignment = look.verticalAlignment as Excel.VerticalAlignment;
    format.wrapText = look.wrapText;
    format.indentLevel = look.indentLevel;
    format.protection.locked = look.locked;
    writeLines(format, look);
  }
}

const edges = { top: 'EdgeTop', bottom: 'EdgeBottom', left: 'EdgeLeft', right: 'EdgeRight' } as const;
/** Between the cells of a rectangle. */
const inside = { top: null, bottom: 'InsideHorizontal', left: 'InsideVertical', right: null } as const;

function writeLines({ borders }: Excel.RangeFormat, look: CellLook): void {
  for (const side of sides) {
    const line = look.borders[side];
    if (!line) continue;
    drawLine(borders.getItem(edges[side]), line);
    const between = inside[side];
    if (between && !look.borders.top) drawLine(borders.getItem(between), line);
  }
}

function drawLine(border: Excel.RangeBorder, { style, weight, color }: Line): void {
  border.style = style as Excel.BorderLineStyle;
  border.weight = weight as Excel.BorderWeight;
  border.color = color;
}

function writeValidation(sheet: Excel.Worksheet, { range, rule, errorAlert, prompt }: ValidationImage): void {
  const { dataValidation } = sheet.getRange(range);
  dataValidation.rule = rule as Excel.DataValidationRule;
  dataValidation.ignoreBlanks = true;
  if (errorAlert) dataValidation.errorAlert = errorAlert as Excel.DataValidationErrorAlert;
  if (prompt) dataValidation.prompt = prompt as Excel.DataValidationPrompt;
}

function writeTable(sheet: Excel.Worksheet, range: string, name: string): void {
  const table = sheet.tables.add(range, true);
  table.name = name;
  table.style = 'TableStyleLight1';
  table.showBandedRows = false;
}

/** Everything that belongs to the sheet as a whole. */
function writeFrame(
  sheet: Excel.Worksheet,
  { freeze, tabColor, showGridlines, print, marks }: SheetImage,
): void {
  sheet.tabColor = tabColor;
  sheet.showGridlines = showGridlines;
  sheet.freezePanes.unfreeze();
  if (freeze) writeFreeze(sheet, freeze);
  if (print) writePrint(sheet.pageLayout, print);
  for (const [name, value] of marks) {
    const item = sheet.names.add(name, `="${value.replaceAll('"', '""')}"`);
    item.visible = false;
  }
}

function writeFreeze(sheet: Excel.Worksheet, { rows, columns }: NonNullable<SheetImage['freeze']>): void {
  const { freezePanes } = sheet;
  if (rows === 0) freezePanes.freezeColumns(columns);
  else if (columns === 0) freezePanes.freezeRows(rows);
  else freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
}

/** Margins in points; the format of files has them in inches. */
const POINTS_PER_INCH = 72;
const margins = { side: 0.5, top: 0.6, bottom: 0.75, header: 0.3, footer: 0.35 } as const;

function writePrint(layout: Excel.PageLayout, print: PrintImage): void {
  layout.orientation = print.landscape ? 'Landscape' : 'Portrait';
  layout.paperSize = 'A4' as Excel.PaperType;
  layout.zoom = print.pagesWide > 0 ? { horizontalFitToPages: print.pagesWide } : { scale: 100 };
  layout.centerHorizontally = true;
  layout.leftMargin = margins.side * POINTS_PER_INCH;
  layout.rightMargin = margins.side * POINTS_PER_INCH;
  layout.topMargin = margins.top * POINTS_PER_INCH;
  layout.bottomMargin = margins.bottom * POINTS_PER_INCH;
  layout.headerMargin = margins.header * POINTS_PER_INCH;
  layout.footerMargin = margins.footer * POINTS_PER_INCH;
  const { defaultForAllPages } = layout.headersFooters;
  defaultForAllPages.leftFooter = print.footers.left;
  defaultForAllPages.centerFooter = print.footers.center;
  defaultForAllPages.rightFooter = print.footers.right;
  if (print.area) layout.setPrintArea(print.area);
  if (print.titleRows) layout.setPrintTitleRows(absolute(print.titleRows));
  if (print.titleColumns) layout.setPrintTitleColumns(absolute(print.titleColumns));
}

const absolute = (address: string) => address.replace(/[A-Z]+|\d+/g, '$$$&');
