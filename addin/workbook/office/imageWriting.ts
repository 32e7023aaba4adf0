import { rangeA1 } from '../../../server/contract/layout/planAddresses.ts';
import { columnLetters } from '../../../server/contract/place.ts';
import { writeChart } from './chartWriting.ts';
import { writeLooks } from './lookWriting.ts';
import { rowChunks } from './rowChunks.ts';
import { CALL_BYTES, type Send } from './sending.ts';
import {
  type CellMatrix,
  margins,
  type PrintImage,
  type SheetImage,
  type ValidationImage,
} from './sheetImage.ts';
import { entryOf } from './typing.ts';

/**
 * Makes a sheet what its image says: what stands there of values, formulas, formats, sizes, merges, validations
 * and jumps is replaced. Notes, conditional formats, pictures and a person's charts are not touched. Charts
 * are added beside those that are there; whoever calls takes the old ones away in the end.
 */
export async function writeImage(sheet: Excel.Worksheet, image: SheetImage, send: Send): Promise<void> {
  clearSheet(sheet);
  writeLinks(sheet, image);
  writeSizes(sheet, image);
  const sizes = image.columnWidths.length + image.rowHeights.length;
  await send(0, (CLEARING_CALLS + 2 * image.links.size + 3 * sizes) * CALL_BYTES);
  await writeCells(sheet, image.cells, send);
  await writeLooks(sheet, image.looks, send);
  for (const merge of image.merges) sheet.getRange(rangeA1(merge)).merge();
  for (const validation of image.validations) writeValidation(sheet, validation);
  for (const { range, name } of image.tables) writeTable(sheet, range, name);
  await send(0, (2 * image.merges.length + 6 * image.validations.length) * CALL_BYTES);
  if (image.filter) sheet.autoFilter.apply(image.filter);
  writeFrame(sheet, image);
  for (const chart of image.charts) writeChart(sheet, chart);
  await send(0, (FRAME_CALLS + CHART_CALLS * image.charts.length) * CALL_BYTES);
}

const CLEARING_CALLS = 20;
const FRAME_CALLS = 60;
const CHART_CALLS = 150;

/** Conditional formats go with `Formats`, so that formats are put back to normal instead. */
function clearSheet(sheet: Excel.Worksheet): void {
  const all = sheet.getRange();
  all.unmerge();
  all.clear('Contents');
  all.clear('RemoveHyperlinks');
  all.dataValidation.clear();
  const used = sheet.getUsedRange();
  used.style = 'Normal';
  used.format.useStandardHeight = true;
  used.format.useStandardWidth = true;
}

/** Before the contents: giving a cell a jump writes into it. */
function writeLinks(sheet: Excel.Worksheet, { links }: SheetImage): void {
  for (const [address, link] of links) sheet.getRange(address).hyperlink = { ...link };
}

/** Neighbours of one size are sized together. */
function writeSizes(sheet: Excel.Worksheet, { columnWidths, rowHeights }: SheetImage): void {
  for (const { from, to, points } of spans(columnWidths.map((width, column) => [column, width] as const)))
    sheet.getRange(`${columnLetters(from)}:${columnLetters(to)}`).format.columnWidth = points;
  for (const { from, to, points } of spans(rowHeights))
    sheet.getRange(`${from + 1}:${to + 1}`).format.rowHeight = points;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

function spans(sizes: SheetImage['rowHeights']): Span[] {
  const found: Span[] = [];
  for (const [at, points] of sizes) {
    const last = found.at(-1);
    if (last && last.to + 1 === at && last.points === points) found[found.length - 1] = { ...last, to: at };
    else found.push({ from: at, to: at, points });
  }
  return found;
}

async function writeCells(sheet: Excel.Worksheet, cells: CellMatrix, send: Send): Promise<void> {
  const { row, column, columns, values, formulas, numberFormats } = cells;
  for (const [from, to, bytes] of rowChunks(values, formulas)) {
    const range = sheet.getRangeByIndexes(row + from, column, to - from, columns);
    const lines = values.slice(from, to);
    range.numberFormat = numberFormats.slice(from, to) as string[][];
    range.formulas = lines.map((line, at) =>
      line.map((value, index) =>
        entryOf(value, formulas[from + at]?.[index] ?? null, numberFormats[from + at]?.[index] ?? 'General'),
      ),
    );
    await send((to - from) * columns, bytes);
  }
}

function writeValidation(
  sheet: Excel.Worksheet,
  { range, rule, errorAlert, prompt, ignoreBlanks }: ValidationImage,
): void {
  const { dataValidation } = sheet.getRange(range);
  dataValidation.rule = rule as Excel.DataValidationRule;
  dataValidation.ignoreBlanks = ignoreBlanks;
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
  if (tabColor !== null) sheet.tabColor = tabColor;
  sheet.showGridlines = showGridlines;
  sheet.freezePanes.unfreeze();
  if (freeze) writeFreeze(sheet, freeze);
  if (print) writePrint(sheet.pageLayout, print);
  for (const [name, value] of marks) addMark(sheet, name, value);
}

/** A hidden name of the sheet, with a text. */
export function addMark(sheet: Excel.Worksheet, name: string, value: string): void {
  sheet.names.add(name, `="${value.replaceAll('"', '""')}"`).visible = false;
}

function writeFreeze(sheet: Excel.Worksheet, { rows, columns }: NonNullable<SheetImage['freeze']>): void {
  const { freezePanes } = sheet;
  if (rows === 0) freezePanes.freezeColumns(columns);
  else if (columns === 0) freezePanes.freezeRows(rows);
  else freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
}

function writePrint(layout: Excel.PageLayout, print: PrintImage): void {
  layout.orientation = print.orientation as Excel.PageOrientation;
  layout.paperSize = print.paperSize as Excel.PaperType;
  layout.zoom = print.zoom;
  layout.centerHorizontally = print.centerHorizontally;
  for (const margin of margins) layout[margin] = print.margins[margin];
  const { defaultForAllPages } = layout.headersFooters;
  defaultForAllPages.leftFooter = print.footers.left;
  defaultForAllPages.centerFooter = print.footers.center;
  defaultForAllPages.rightFooter = print.footers.right;
  if (print.area) layout.setPrintArea(print.area);
  if (print.titleRows) layout.setPrintTitleRows(absolute(print.titleRows));
  if (print.titleColumns) layout.setPrintTitleColumns(absolute(print.titleColumns));
}

const absolute = (address: string) => address.replace(/[A-Z]+|\d+/g, '$$$&');
