import type { Book, BookCell, BookSheet, BookTable } from '../../../../server/xlsx/book/book.ts';
import { capital } from '../metadata.ts';
import { parseArea } from '../model/address.ts';
import type { CellLook } from '../model/cellLook.ts';
import { Workbook } from '../model/workbook.ts';
import type { Worksheet } from '../model/worksheet.ts';
import { settingsIn } from './addIn.ts';
import { drawChart } from './charts.ts';
import { openCondition } from './conditions.ts';
import { POINTS_PER_CHARACTER } from './grid.ts';
import { lookOf } from './looks.ts';
import { openPrint } from './printing.ts';
import { validationRecords } from './validations.ts';

/** A book as Excel has it open. What the host does not know stays with its part of it and is saved again. */
export function openBook(book: Book): Workbook {
  const looks = book.formats.map(lookOf);
  const workbook = new Workbook([], looks[0]);
  workbook.kept = book;
  const sheets = book.sheets.map((sheet) => openSheet(workbook, sheet, looks));
  for (const [index, sheet] of book.sheets.entries())
    for (const chart of sheet.charts) drawChart(sheets[index] as Worksheet, chart);
  for (const { name, sheet, formula, isHidden, comment } of book.names) {
    const names = sheet === null ? workbook.names : sheets[sheet]?.names;
    if (names && !names.find(name)) names.add(name, `=${formula}`, comment).visible = !isHidden;
  }
  for (const [key, value] of Object.entries(settingsIn(book))) workbook.settings.add(key, value);
  for (const [index, sheet] of book.sheets.entries())
    if (sheet.protection !== null) sheets[index]?.protection.protect();
  workbook.protection.protected = book.protection !== null;
  workbook.application.calculationMode = book.isCalculatedByHand ? 'Manual' : 'Automatic';
  sheets[book.activeSheet]?.getCell(0, 0).select();
  workbook.isDirty = false;
  return workbook;
}

function openSheet(workbook: Workbook, book: BookSheet, looks: readonly CellLook[]): Worksheet {
  const sheet = workbook.worksheets.put(book.name, book.id);
  sheet.kept = book;
  sheet.visibility = capital(book.visibility);
  sheet.tabColor = book.tabColor === null ? '' : `#${book.tabColor}`;
  sheet.showGridlines = book.showsGridLines;
  for (const { row, height, isHidden, cells } of book.rows) {
    if (height !== null) sheet.setRowHeight(row, height);
    if (isHidden) sheet.hiddenRows.add(row);
    for (const cell of cells) fillCell(sheet, row, cell, looks);
  }
  for (const { from, to, width } of book.columns)
    if (width !== null)
      for (let column = from; column <= to; column++)
        sheet.setColumnWidth(column, width * POINTS_PER_CHARACTER);
  sheet.merges = book.merges.map(parseArea);
  for (const { range, place } of book.links) {
    const { row, column } = parseArea(range);
    if (place !== null) sheet.cells.touch(row, column).link = place;
  }
  for (const record of book.validations.flatMap(validationRecords)) sheet.validations.set(record);
  for (const format of book.conditionalFormats) openCondition(sheet, format);
  for (const table of book.tables) openTable(sheet, table);
  if (book.freeze) freeze(sheet, book.freeze);
  if (book.autoFilter) sheet.autoFilter.apply(book.autoFilter.range);
  if (book.print) openPrint(sheet, book.print);
  return sheet;
}

function fillCell(
  sheet: Worksheet,
  row: number,
  [column, format, value, formula]: BookCell,
  looks: readonly CellLook[],
): void {
  const cell = sheet.cells.touch(row, column);
  const isError = typeof value === 'object' && value !== null;
  cell.value = isError ? value.error : value;
  cell.isError = isError;
  cell.formula = formula === undefined ? null : `=${formula}`;
  cell.look = looks[format] ?? cell.look;
}

function freeze(sheet: Worksheet, { rows, columns }: NonNullable<BookSheet['freeze']>): void {
  const { freezePanes } = sheet;
  if (rows === 0) freezePanes.freezeColumns(columns);
  else if (columns === 0) freezePanes.freezeRows(rows);
  else freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
}

function openTable(sheet: Worksheet, book: BookTable): void {
  const table = sheet.tables.add(book.range, true);
  table.name = book.name;
  table.style = book.style ?? '';
  table.showTotals = book.hasTotals;
  table.showFilterButton = book.hasFilterButtons;
  table.showBandedRows = book.bandsRows;
  table.showBandedColumns = book.bandsColumns;
}
