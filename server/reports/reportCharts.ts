import type { ChartVerb, RangeRef } from '../contract/plan.ts';
import type { CellValues } from './cellValues.ts';
import type { ReportChart, TableReport } from './definition.ts';
import type { Grid } from './grid.ts';
import { TABLE } from './tableCells.ts';
import { stubKey } from './tableHeader.ts';

/** Charts of a report: what they show stands in the table, so that they follow it. */

/** A chart beside a table covers as many columns of this width. */
export const CHART_COLUMNS = 8;
export const CHART_COLUMN_WIDTH = 13;
/** Rows that title, axis and legend take; a bar asks for one of its own. */
const FURNITURE_ROWS = 7;
const LEAST_ROWS = 18;

interface Places {
  /** First free column beside the table, and the row under its header: what stands beside the header is repeated in print. */
  readonly right: { readonly row: number; readonly column: number };
  readonly below: { readonly row: number; readonly column: number };
  /** Columns that a chart below the table covers. */
  readonly columnsBelow: number;
}

/** The charts that have rows to show, each under the one before it. */
export function reportCharts(
  report: TableReport,
  grid: Grid,
  values: CellValues,
  places: Places,
): ChartVerb[] {
  const next = { right: places.right.row, below: places.below.row };
  return (report.charts ?? []).flatMap((chart): ChartVerb[] => {
    const shown = shownRows(chart, grid, values);
    if (shown.length === 0) return [];
    const rows = rowsOf(chart, shown.length);
    const at = { row: next[chart.at], column: places[chart.at].column };
    next[chart.at] += rows + 1;
    const columns = chart.at === 'right' ? CHART_COLUMNS : places.columnsBelow;
    return [chartVerb(chart, grid, shown, { at, size: { rows, columns } })];
  });
}

/** Keys of the rows that a chart shows: from the first to the last that has all of its numbers, as many as it asks for. */
function shownRows({ rows, series, first }: ReportChart, grid: Grid, values: CellValues): string[] {
  const columns = series.map(({ column }) => grid.columns.findIndex(({ path }) => path === column));
  const places = [...grid.rows.keys()].filter((r) => grid.rows[r].path === rows).slice(0, first);
  const isWhole = (r: number) => columns.every((c) => typeof values.at(r, c) === 'number');
  return places.slice(0, places.findLastIndex(isWhole) + 1).map((r) => grid.rows[r].key);
}

/** Bars lie one to a row; columns stand, whatever their number. */
const rowsOf = ({ kind }: ReportChart, shown: number): number =>
  kind === 'bar' ? Math.max(LEAST_ROWS, shown + FURNITURE_ROWS) : LEAST_ROWS;

function chartVerb(
  { key, kind, title, series, value, labels }: ReportChart,
  grid: Grid,
  rows: readonly string[],
  place: Pick<ChartVerb, 'at' | 'size'>,
): ChartVerb {
  const down = (column: string): RangeRef => ({
    from: { block: TABLE, row: rows[0] ?? '', column },
    to: { block: TABLE, row: rows.at(-1) ?? '', column },
  });
  const columnKey = (path: string) => grid.columns.find((column) => column.path === path)?.key ?? '';
  return {
    verb: 'chart',
    key,
    kind,
    title: title.zh,
    ...place,
    categories: down(stubKey('name')),
    series: series.map(({ column, label, color, colorBelowZero }) => ({
      name: label.zh,
      values: down(columnKey(column)),
      color,
      ...(colorBelowZero && { colorBelowZero }),
    })),
    axes: {
      category: { title: null, format: 'whole' },
      value: { title: value.title.zh, format: value.format },
    },
    labels,
  };
}
