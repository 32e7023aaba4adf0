import type { PlanCell, SheetPlan } from '../contract/plan.ts';
import type { TabColor } from '../contract/style.ts';
import { wrappedHeight } from './columnWidths.ts';
import { REPORT_FOOTER } from './sheetFurniture.ts';

/** A sheet of one table under a title: what an answer of the pane becomes when it is kept. */
export interface SheetOfRows {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  /** One line under the title: hospital, period, unit. */
  readonly subtitle: string;
  readonly tab: TabColor;
  readonly columns: readonly { readonly key: string; readonly header: string; readonly width: number }[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly (PlanCell | null)[] }[];
  /** Lines below the table. */
  readonly notes: readonly string[];
  /** Lines between title and table: what the table is about. */
  readonly lead: readonly string[];
}

export const ROWS_BLOCK = 'rows';

const TITLE_POINTS = 32;
const HEADER_POINTS = 24;

export function sheetOfRows(sheet: SheetOfRows): SheetPlan {
  const { columns, rows } = sheet;
  const head = [sheet.title, sheet.subtitle, ...sheet.lead];
  const headerRow = head.length + 1;
  const textBlock = (key: string, row: number, lines: readonly PlanCell[]) =>
    ({
      verb: 'block',
      key,
      at: { row, column: 0 },
      rowKeys: lines.map((_, index) => `${key}.${index + 1}`),
      columnKeys: ['text'],
      cells: lines.map((line) => [line]),
    }) as const;
  return {
    key: sheet.key,
    name: sheet.name,
    tab: sheet.tab,
    position: 'last',
    verbs: [
      textBlock(
        'head',
        0,
        head.map((value, index) => ({
          value,
          style: index === 0 ? 'title' : index === 1 ? 'subtitle' : 'plain',
        })),
      ),
      {
        verb: 'block',
        key: ROWS_BLOCK,
        at: { row: headerRow, column: 0 },
        rowKeys: ['header', ...rows.map(({ key }) => key)],
        columnKeys: columns.map(({ key }) => key),
        cells: [
          columns.map(({ header }): PlanCell => ({ value: header, style: 'header' })),
          ...rows.map(({ cells }) => cells),
        ],
      },
      ...(sheet.notes.length > 0
        ? [
            textBlock(
              'notes',
              headerRow + rows.length + 2,
              sheet.notes.map((value) => ({ value, style: 'footnote' })),
            ),
          ]
        : []),
      { verb: 'columnWidths', widths: columns.map(({ width }) => width) },
      {
        verb: 'rowHeights',
        heights: [[0, TITLE_POINTS], [headerRow, HEADER_POINTS], ...wrappedHeights(sheet, headerRow + 1)],
      },
      { verb: 'freeze', row: headerRow + 1, column: 1 },
      {
        verb: 'print',
        landscape: true,
        repeatRows: [headerRow, headerRow],
        repeatColumns: null,
        ...REPORT_FOOTER,
      },
    ],
  };
}

/** Of rows with texts that go on in a second line; the others are as high as any row. */
function wrappedHeights({ columns, rows }: SheetOfRows, firstRow: number): [row: number, points: number][] {
  const widths = columns.map(({ width }) => width);
  return rows.flatMap(({ cells }, at): [number, number][] =>
    cells.some((cell) => cell?.style === 'wrapped') ? [[firstRow + at, wrappedHeight(cells, widths)]] : [],
  );
}
