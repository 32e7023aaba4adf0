import { blankBook, blankSheet } from '../../../../server/xlsx/book/blankBook.ts';
import type { Book, BookFilter, BookName, BookSheet, BookTable } from '../../../../server/xlsx/book/book.ts';
import { uncapital } from '../metadata.ts';
import { areaAddress, MOST_COLUMNS, MOST_ROWS } from '../model/address.ts';
import type { Table } from '../model/tables.ts';
import type { Workbook } from '../model/workbook.ts';
import type { Worksheet } from '../model/worksheet.ts';
import { addInsWith } from './addIn.ts';
import { bookChart } from './charts.ts';
import { bookConditions } from './conditions.ts';
import { bookColumns, bookLinks, bookRows, Formats } from './grid.ts';
import { lookOf } from './looks.ts';
import { bookPrint } from './printing.ts';
import { bookValidations } from './validations.ts';

/** The workbook as it would be saved. */
export function bookOf(workbook: Workbook): Book {
  const { kept, normal, worksheets, application, protection, settings } = workbook;
  const formats = new Formats(normal, (kept?.formats ?? []).map(lookOf));
  const sheets = worksheets.items.map((sheet) => bookSheet(sheet, formats));
  return {
    ...blankBook(sheets),
    date1904: kept?.date1904 ?? false,
    activeSheet: worksheets.items.indexOf(workbook.active),
    isCalculatedByHand: application.calculationMode === 'Manual',
    protection: protection.protected ? (kept?.protection ?? { lockStructure: '1' }) : null,
    formats: formats.all,
    names: bookNames(workbook),
    addIns: addInsWith(settings.items, kept),
  };
}

function bookSheet(sheet: Worksheet, formats: Formats): BookSheet {
  const before = sheet.kept ?? blankSheet(sheet.number, sheet.name);
  const { frozen } = sheet.freezePanes;
  return {
    ...before,
    name: sheet.name,
    visibility: uncapital(sheet.visibility) as BookSheet['visibility'],
    tabColor: sheet.tabColor === '' ? null : sheet.tabColor.slice(1).toUpperCase(),
    showsGridLines: sheet.showGridlines,
    freeze: frozen && {
      rows: frozen.rows === MOST_ROWS ? 0 : frozen.rows,
      columns: frozen.columns === MOST_COLUMNS ? 0 : frozen.columns,
    },
    columns: bookColumns(sheet, formats),
    rows: bookRows(sheet, formats),
    merges: sheet.merges.map(areaAddress),
    links: bookLinks(sheet),
    validations: bookValidations(sheet.validations.records),
    conditionalFormats: bookConditions(sheet.conditional.formats),
    autoFilter: bookFilter(sheet, before.autoFilter),
    tables: sheet.tables.items.map((table) => bookTable(table, before.tables)),
    charts: sheet.charts.items.flatMap((chart) => bookChart(chart) ?? []),
    print: bookPrint(sheet),
    protection: sheet.protection.protected ? (before.protection ?? { sheet: '1' }) : null,
  };
}

/** Which rows its criteria hid is kept as long as nobody filters anew. */
function bookFilter({ autoFilter: { area } }: Worksheet, before: BookFilter | null): BookFilter | null {
  if (!area) return null;
  const range = areaAddress(area);
  return { range, columns: before?.range === range ? before.columns : [] };
}

function bookTable(table: Table, before: readonly BookTable[]): BookTable {
  const kept = before.find(({ name }) => name === table.name);
  return {
    marksFirstColumn: kept?.marksFirstColumn ?? false,
    marksLastColumn: kept?.marksLastColumn ?? false,
    hasHeader: kept?.hasHeader ?? true,
    name: table.name,
    range: areaAddress(table.area),
    columns: table.getRange().getRow(0).text[0] ?? [],
    hasTotals: table.showTotals,
    hasFilterButtons: table.showFilterButton,
    style: table.style === '' ? null : table.style,
    bandsRows: table.showBandedRows,
    bandsColumns: table.showBandedColumns,
  };
}

/** Those of the workbook, then those of each sheet. */
const bookNames = ({ names, worksheets: { items } }: Workbook): BookName[] =>
  [names, ...items.map((sheet) => sheet.names)].flatMap(({ items: found }, index) =>
    found.map(({ name, formula, visible, comment }) => ({
      name,
      sheet: index === 0 ? null : index - 1,
      formula: formula.slice(1),
      isHidden: !visible,
      comment,
    })),
  );
