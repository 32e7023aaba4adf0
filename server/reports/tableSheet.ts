import type { Figure } from '../contract/figure.ts';
import type { BlockVerb, FilterVerb, PlanCell } from '../contract/plan.ts';
import type { Line } from './axis.ts';
import { columnWidths, wrappedHeight } from './columnWidths.ts';
import type { StubAttribute, TableReport } from './definition.ts';
import type { Grid, PostedRun } from './grid.ts';
import { type PrintPages, printPages } from './printPages.ts';
import { readBackFaults } from './readBack.ts';
import { CHART_COLUMN_WIDTH, CHART_COLUMNS, reportCharts } from './reportCharts.ts';
import type { ReportSheet } from './reportSheet.ts';
import { BODY_ROW, framedSheet, type Heading, notesRows } from './sheetFrame.ts';
import { ranked, TABLE, type TableCells } from './tableCells.ts';
import { stubKey, tableHeader } from './tableHeader.ts';

/** A report of rows × columns as a sheet. */
export function tableSheet(
  report: TableReport,
  grid: Grid,
  numbers: TableCells,
  heading: Heading,
  posted: PostedRun,
): ReportSheet {
  const body = grid.rows.map((row, r) => [...stubCells(report, row), ...numbers.row(r)]);
  const stubColumns = report.stub.length;
  const labels = tableHeader(report, grid.columns, []).cells.at(-1) ?? [];
  const table = printPages(columnWidths(labels, body), stubColumns, groupStarts(grid, stubColumns));
  const header = tableHeader(report, grid.columns, table.firstColumns);
  const block: BlockVerb = {
    verb: 'block',
    key: TABLE,
    at: { row: BODY_ROW, column: 0 },
    rowKeys: [...header.rowKeys, ...grid.rows.map(({ key }) => key)],
    columnKeys: [
      ...report.stub.map(({ attribute }) => stubKey(attribute)),
      ...grid.columns.map(({ key }) => key),
    ],
    cells: [...header.cells, ...body],
  };
  const firstRow = BODY_ROW + header.rowKeys.length;
  const endRow = firstRow + grid.rows.length;
  const pages = withRoomForCharts(report, table);
  const charts = reportCharts(report, grid, numbers.values, {
    right: { row: firstRow, column: table.widths.length + 1 },
    below: { row: endRow + notesRows(report) + 2, column: 0 },
    columnsBelow: columnsWithin(table.widths, CHART_COLUMNS * CHART_COLUMN_WIDTH),
  });
  const plan = framedSheet(report, heading, {
    verbs: [block, ...header.merges, ...filterOver(report, grid, block), ...charts],
    endRow,
    headerRow: firstRow - 1,
    stubColumns,
    pages,
    heights: [[firstRow - 1, wrappedHeight(labels, pages.widths)]],
    tab: 'result',
  });
  const figureAt = (row: number, column: number): Figure | null =>
    grid.figureAt(row - firstRow, column - stubColumns);
  const placeOf = (r: number, c: number) => ({
    sheet: plan.name,
    row: firstRow + r,
    column: stubColumns + c,
  });
  return { plan, figureAt, faults: readBackFaults(grid, posted, placeOf) };
}

/** From the lowest row of the header to the last of the rows that the report names. */
function filterOver(
  { filter }: TableReport,
  { rows }: Grid,
  { key, rowKeys, columnKeys }: BlockVerb,
): FilterVerb[] {
  const last = rows.findLast(({ path }) => path === filter);
  const header = rowKeys[rowKeys.length - rows.length - 1];
  const [first, end] = [columnKeys[0], columnKeys.at(-1)];
  if (!last || header === undefined || first === undefined || end === undefined) return [];
  return [
    { verb: 'filter', block: key, from: { row: header, column: first }, to: { row: last.key, column: end } },
  ];
}

/** A chart beside the table stands on columns of its own. */
const withRoomForCharts = ({ charts = [] }: TableReport, pages: PrintPages): PrintPages =>
  charts.some(({ at }) => at === 'right')
    ? { ...pages, widths: [...pages.widths, GAP_WIDTH, ...Array(CHART_COLUMNS).fill(CHART_COLUMN_WIDTH)] }
    : pages;
const GAP_WIDTH = 3;

/** How many columns from the left reach a width, or all of them. */
function columnsWithin(widths: readonly number[], characters: number): number {
  let reached = 0;
  const at = widths.findIndex((width) => {
    reached += width;
    return reached >= characters;
  });
  return at === -1 ? widths.length : at + 1;
}

const codes: readonly StubAttribute[] = ['code', 'unitCode', 'itemCode'];

/** Sheet columns with which groups of columns begin, by depth of the header. */
function groupStarts({ columns }: Grid, stubColumns: number): number[][] {
  const depth = Math.max(1, ...columns.map(({ headings }) => headings.length));
  return Array.from({ length: depth }, (_, level) =>
    columns.flatMap(({ headings }, c) => {
      const before = columns[c - 1]?.headings[level]?.key;
      return before !== undefined && before === headings[level]?.key ? [] : [stubColumns + c];
    }),
  );
}

/**
 * A heading stands in the first column and runs over the next; other lines under their own attribute. A
 * total under names of units and items bears its own name first.
 */
function stubCells(report: TableReport, row: Line): PlanCell[] {
  const { itemName, name } = row.attributes;
  const isFirst = itemName === undefined && report.stub.some(({ attribute }) => attribute === 'itemName');
  return report.stub.map(({ attribute }, column): PlanCell => {
    if (row.kind === 'heading')
      return { value: column === 0 ? (row.attributes.name ?? null) : null, style: 'groupHeading' };
    const value = (isFirst && column === 0 ? name : row.attributes[attribute]) ?? null;
    const isCode = codes.includes(attribute) && row.rank === null;
    return { value, style: isCode ? 'code' : ranked('text', row) };
  });
}
