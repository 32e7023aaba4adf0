import { SIGNATURE } from '../contract/layout/planNames.ts';
import type { BlockVerb, PlanCell, PlanVerb, SheetPlan } from '../contract/plan.ts';
import type { TabColor } from '../contract/style.ts';
import type { ReportDefinition } from './definition.ts';
import type { PrintPages } from './printPages.ts';
import { REPORT_FOOTER } from './sheetFurniture.ts';

/** What stands on every result sheet whatever its layout: title, entity line, notes, print, mark. */

/** Whose sheet it is, and of which run. */
export interface Heading {
  readonly hospital: string;
  /** `2024年01月` or `2024年01月至2024年03月`. */
  readonly period: string;
  readonly runIdShort: string;
}

/** Row, from 0, where a report's own body starts. */
export const BODY_ROW = 3;
const TITLE_HEIGHT = 26;

/** What a layout adds to the frame. */
export interface SheetBody {
  readonly verbs: readonly PlanVerb[];
  /** The first row under everything in `verbs`. */
  readonly endRow: number;
  /** Last row of the header, from 0: rows up to it are repeated in print and stay in view. */
  readonly headerRow: number;
  /** Columns left of this one stay in view. */
  readonly stubColumns: number;
  readonly pages: PrintPages;
  /** Rows that need more room than one line. */
  readonly heights: readonly (readonly [row: number, points: number])[];
  readonly tab: TabColor;
}

export function framedSheet(report: ReportDefinition, heading: Heading, body: SheetBody): SheetPlan {
  const { firstColumns, widths } = body.pages;
  return {
    key: report.id,
    name: sheetName(report),
    tab: body.tab,
    position: 'last',
    verbs: [
      ...firstColumns.map((column, page) => titleLines(report, heading, column, page)),
      ...body.verbs,
      textLines(
        'notes',
        { row: body.endRow + 1, column: firstColumns[0] ?? 0 },
        noteTexts(report).map((value) => ({ value, style: 'footnote' })),
      ),
      { verb: 'columnWidths', widths },
      { verb: 'rowHeights', heights: [[0, TITLE_HEIGHT], ...body.heights] },
      { verb: 'freeze', row: body.headerRow + 1, column: body.stubColumns },
      {
        verb: 'print',
        landscape: true,
        repeatRows: [0, body.headerRow],
        pagesWide: firstColumns.length,
        repeatColumns: body.stubColumns > 0 ? [0, body.stubColumns - 1] : null,
        ...REPORT_FOOTER,
        footerRight: `${REPORT_FOOTER.footerRight} · ${heading.runIdShort}`,
      },
      { verb: 'mark', name: SIGNATURE, value: `${report.id}@${report.version}` },
    ],
  };
}

/** Catalogue code + short title. */
export const sheetName = ({ code, name }: ReportDefinition): string =>
  code ? `${code} ${name.zh}` : name.zh;

const entityLine = (report: ReportDefinition, { hospital, period }: Heading): string =>
  `编制单位：${hospital}　　期间：${period}　　${report.unitLine.zh}`;

const frequencyNames = { month: '月度', quarter: '季度', year: '年度' } as const;

/** Rows under the body that the notes take. */
export const notesRows = (report: ReportDefinition): number => noteTexts(report).length;

function noteTexts({ notes, reference, frequency }: ReportDefinition): string[] {
  const own = (notes ?? []).map(({ zh }, index) => `注${index + 1}：${zh}`);
  return [
    ...own,
    `依据：${reference.zh}。编报频率：${frequency.map((each) => frequencyNames[each]).join('、')}。`,
  ];
}

/**
 * Every page bears the title, at its first own column: the columns repeated on all pages would cut a
 * text that runs out of them.
 */
function titleLines(report: ReportDefinition, heading: Heading, column: number, page: number): BlockVerb {
  const [key, continued] = page === 0 ? ['title', ''] : [`title.${page + 1}`, `（续${page}）`];
  return textLines(key, { row: 0, column }, [
    { value: report.title.zh + continued, style: 'title' },
    { value: entityLine(report, heading), style: 'subtitle' },
  ]);
}

function textLines(key: string, at: BlockVerb['at'], cells: readonly PlanCell[]): BlockVerb {
  return {
    verb: 'block',
    key,
    at,
    rowKeys: cells.map((_, index) => `${key}.${index + 1}`),
    columnKeys: ['text'],
    cells: cells.map((cell) => [cell]),
  };
}
