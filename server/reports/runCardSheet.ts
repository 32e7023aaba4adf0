import type { BlockVerb, PlanCell } from '../contract/plan.ts';
import type { Run } from '../engine/run.ts';
import { wrappedHeight } from './columnWidths.ts';
import type { ReportDefinition } from './definition.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSheet } from './reportSheet.ts';
import { CARD, type CardRow, runCardSections, type Section } from './runCardSections.ts';
import { BODY_ROW, framedSheet, type Heading } from './sheetFrame.ts';
import { stageSection } from './stageSection.ts';

/** Key of the one block of the workbook that differs between equal runs. */
const VOLATILE = 'volatile';

const COLUMN_KEYS = ['item', 'first', 'second', 'third', 'text'] as const;
const WIDTHS = [30, 20, 20, 20, 78];
type Columns = (typeof COLUMN_KEYS)[number];

/** 运行卡: what was computed, from what, by what, and what a person should know about it. */
export function runCardSheet(
  report: ReportDefinition,
  run: Run,
  heading: Heading,
  context: ReportContext,
): ReportSheet {
  const card = sectionsBlock(CARD, BODY_ROW, runCardSections(run, heading, context));
  const volatileRow = BODY_ROW + card.rowKeys.length + 1;
  const volatile: BlockVerb = {
    ...sectionsBlock(VOLATILE, volatileRow, [stageSection(context.stages)]),
    isVolatile: true,
  };
  const plan = framedSheet(report, heading, {
    verbs: [card, volatile],
    endRow: volatileRow + volatile.rowKeys.length,
    headerRow: BODY_ROW - 1,
    stubColumns: 0,
    pages: { firstColumns: [0], widths: WIDTHS },
    heights: card.cells.flatMap((cells, row) => wrappedRow(cells, BODY_ROW + row)),
    tab: 'check',
  });
  return { plan, figureAt: () => null, faults: [] };
}

/** Rows with a text that goes over several lines; other rows keep the sheet's height. */
const wrappedRow = (cells: readonly (PlanCell | null)[], row: number): [number, number][] =>
  cells.some((cell) => cell?.style === 'wrapped')
    ? [
        [
          row,
          wrappedHeight(
            cells.map((cell) => (cell?.style === 'wrapped' ? cell : null)),
            WIDTHS,
          ),
        ],
      ]
    : [];

function sectionsBlock(key: string, row: number, sections: readonly Section[]): BlockVerb {
  const rows = sections.flatMap((section, index): CardRow[] => [
    ...(index > 0 ? [{ key: `${section.key}.gap`, cells: {} }] : []),
    {
      key: section.key,
      cells: Object.fromEntries(COLUMN_KEYS.map((column) => [column, titleCell(section, column)])),
    },
    ...section.rows,
  ]);
  return {
    verb: 'block',
    key,
    at: { row, column: 0 },
    rowKeys: rows.map((each) => each.key),
    columnKeys: COLUMN_KEYS,
    cells: rows.map(({ cells }) => COLUMN_KEYS.map((column) => cells[column] ?? null)),
  };
}

const titleCell = ({ title, headers, rows }: Section, column: Columns): PlanCell => ({
  value: column === 'item' ? title : (headers?.[column] ?? null),
  style: typeof rows[0]?.cells[column]?.value === 'number' ? 'groupHeadingRight' : 'groupHeading',
});
