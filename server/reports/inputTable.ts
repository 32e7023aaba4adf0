import type { BlockVerb, PlanCell, PlanVerb } from '../contract/plan.ts';
import type { SheetDefinition } from '../contract/sheetDefinition.ts';
import { type InputColumn, type InputRecord, TABLE_BLOCK, textWidth } from './inputColumns.ts';
import { printPages } from './printPages.ts';
import { REPORT_FOOTER } from './sheetFurniture.ts';

/** Rows a table has at least, so that an empty sheet invites filling in; Excel lengthens the table by itself. */
const FEWEST_TABLE_ROWS = 30;

/** A longer text runs into the next cell rather than making the sheet endless. */
const WIDEST_TEXT = 40;

/** Two lines of text. */
const HEADER_POINTS = 34;

/** Excel shows no more than this in an input message. */
const LONGEST_PROMPT = 255;
const LONGEST_PROMPT_TITLE = 32;

/** What stands under the title of an input sheet. */
export interface SheetBody {
  readonly verbs: readonly PlanVerb[];
  /** Where title texts start: columns repeated on every page would cut those that run out of them. */
  readonly textColumn: number;
}

/** A list sheet from its header row down: the table, its drop-downs, and what stays in view and on paper. */
export function tableBody(
  definition: SheetDefinition,
  columns: readonly InputColumn[],
  records: readonly InputRecord[],
  headerRow: number,
  fewestRows = FEWEST_TABLE_ROWS,
): SheetBody {
  const widths = columns.map((column) => widthOf(column, records));
  const keyColumns = keyColumnsInView(definition, columns);
  const ownColumns = columns.map((_, index) => index).slice(keyColumns);
  const pages = printPages(widths, keyColumns, [ownColumns]).firstColumns.length;
  const verbs: PlanVerb[] = [
    tableBlock(columns, records, headerRow, fewestRows),
    { verb: 'table', block: TABLE_BLOCK, name: tableName(definition) },
    ...columns.map((column) => columnValidation(TABLE_BLOCK, column)),
    { verb: 'columnWidths', widths },
    { verb: 'rowHeights', heights: [[headerRow, HEADER_POINTS]] },
    { verb: 'freeze', row: headerRow + 1, column: keyColumns },
    {
      verb: 'print',
      landscape: true,
      pagesWide: pages,
      repeatRows: [0, headerRow],
      repeatColumns: keyColumns > 0 ? [0, keyColumns - 1] : null,
      ...REPORT_FOOTER,
    },
  ];
  return { verbs, textColumn: pages > 1 ? keyColumns : 0 };
}

/** Wide enough for the texts that stand there, within reason. */
function widthOf(column: InputColumn, records: readonly InputRecord[]): number {
  if (column.style !== 'inputText' && column.style !== 'inputCode') return column.width;
  const texts = new Set(records.map((record) => String(column.shown(record) ?? '')));
  const longest = [...texts].reduce((width, text) => Math.max(width, textWidth(text)), 0);
  return Math.max(column.width, Math.min(longest + 3, WIDEST_TEXT));
}

/** `direct-costs` → `input_direct_costs`: a name Excel accepts and no other table of the workbook has. */
function tableName(definition: SheetDefinition): string {
  return `input_${definition.id.replaceAll('-', '_')}`;
}

function tableBlock(
  columns: readonly InputColumn[],
  records: readonly InputRecord[],
  headerRow: number,
  fewestRows: number,
): BlockVerb {
  const header: PlanCell[] = columns.map((column) => ({
    value: column.header,
    style: column.required ? 'inputHeaderRequired' : 'inputHeader',
  }));
  // One object for all empty cells of a column: a big blank table costs no memory per cell.
  const blanks: PlanCell[] = columns.map((column) => ({ value: null, style: column.style }));
  const filled = records.map((record) =>
    columns.map((column, index): PlanCell => {
      const value = column.shown(record);
      return value === null ? (blanks[index] as PlanCell) : { value, style: column.style };
    }),
  );
  const spare = Array.from({ length: Math.max(0, fewestRows - records.length) }, () => blanks);
  const rows = [header, ...filled, ...spare];
  return {
    verb: 'block',
    key: TABLE_BLOCK,
    at: { row: headerRow, column: 0 },
    rowKeys: rows.map((_, index) => (index === 0 ? 'header' : `row-${index}`)),
    columnKeys: columns.map((column) => column.key),
    cells: rows,
  };
}

export function columnValidation(block: string, column: InputColumn, columnKey = column.key): PlanVerb {
  return {
    verb: 'validation',
    block,
    column: columnKey,
    rule: column.rule,
    strict: column.strict,
    promptTitle: `${column.header}${column.required ? '（必填）' : ''}`.slice(0, LONGEST_PROMPT_TITLE),
    prompt: column.help.slice(0, LONGEST_PROMPT),
  };
}

/** Leading key columns stay in view, two at most: more would leave no room on a small screen. */
function keyColumnsInView(definition: SheetDefinition, columns: readonly InputColumn[]): number {
  const firstOther = columns.findIndex((column) => !definition.key.includes(column.key));
  return Math.min(firstOther < 0 ? columns.length : firstOther, 2);
}
