import { SPREADSHEET } from '../workbookSheets.ts';
import { decodeSpreadsheetText } from '../xmlDecoding.ts';
import { encodeCellText } from '../xmlText.ts';
import { child, childrenOf } from '../xmlTree.ts';
import type { BookTable } from './book.ts';
import type { BookParts } from './bookParts.ts';
import { elementXml, flagOf, listXml, numberOf, textOf, textOrNull } from './element.ts';

const known = new Set(['autoFilter', 'tableColumns', 'tableStyleInfo']);

export function readTable(parts: BookParts, path: string): BookTable {
  const table = parts.root(path);
  const [columns, look, filter] = ['tableColumns', 'tableStyleInfo', 'autoFilter'].map((name) =>
    child(table, name),
  );
  parts.leaveOutOthers(path, table, known);
  if ((filter?.children.length ?? 0) > 0) parts.leaveOut(path, 'filter');
  for (const column of columns?.children ?? []) {
    parts.leaveOutOthers(path, column, new Set());
    parts.leaveOutAttributes(path, column, ['totalsRowFunction', 'totalsRowLabel']);
  }
  return {
    name: textOf(table, 'displayName'),
    range: textOf(table, 'ref'),
    columns: childrenOf(columns, 'tableColumn').map((column) =>
      decodeSpreadsheetText(textOf(column, 'name')),
    ),
    hasHeader: numberOf(table, 'headerRowCount', 1) > 0,
    hasTotals: numberOf(table, 'totalsRowCount') > 0,
    hasFilterButtons: filter !== undefined,
    style: textOrNull(look, 'name'),
    marksFirstColumn: flagOf(look, 'showFirstColumn'),
    marksLastColumn: flagOf(look, 'showLastColumn'),
    bandsRows: flagOf(look, 'showRowStripes'),
    bandsColumns: flagOf(look, 'showColumnStripes'),
  };
}

export function tableXml(table: BookTable, id: number): string {
  const { name, range, hasHeader, hasTotals } = table;
  const columns = table.columns.map((header, index) =>
    // Line breaks of a header are written as escapes here, and only here.
    elementXml('tableColumn', { id: index + 1, name: encodeCellText(header).replaceAll('\n', '_x000a_') }),
  );
  const look = {
    name: table.style ?? undefined,
    showFirstColumn: Number(table.marksFirstColumn),
    showLastColumn: Number(table.marksLastColumn),
    showRowStripes: Number(table.bandsRows),
    showColumnStripes: Number(table.bandsColumns),
  };
  return elementXml(
    'table',
    {
      xmlns: SPREADSHEET,
      id,
      name,
      displayName: name,
      ref: range,
      headerRowCount: hasHeader ? undefined : 0,
      totalsRowCount: hasTotals ? 1 : undefined,
      totalsRowShown: hasTotals ? undefined : 0,
    },
    (table.hasFilterButtons ? elementXml('autoFilter', { ref: filterRange(range, hasTotals) }) : '') +
      listXml('tableColumns', columns) +
      elementXml('tableStyleInfo', look),
  );
}

/** The row of totals is not filtered. */
const filterRange = (range: string, hasTotals: boolean): string =>
  hasTotals ? range.replace(/\d+$/, (last) => String(Number(last) - 1)) : range;
