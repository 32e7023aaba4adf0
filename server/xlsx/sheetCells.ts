import { type PlanAddresses, verbsOf } from '../contract/layout/planAddresses.ts';
import { columnLetters } from '../contract/place.ts';
import type { PlanCell, PlanValue, SheetPlan } from '../contract/plan.ts';
import type { HighlightName } from '../contract/style.ts';
import { type FormatName, formatName } from './stylePatch.ts';
import { encodeCellText, escapeText } from './xmlText.ts';

/** The cells and rows of a sheet as `sheetData`. */

const LONGEST_TEXT = 32_767;

/** A number as the format stores it: the shortest text that reads back as the same double. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a plan holds the number ${value}`);
  return Object.is(value, -0) ? '0' : String(value);
}

export function storedText(value: string): string {
  if (value.length > LONGEST_TEXT) throw new Error(`a plan holds a text of ${value.length} characters`);
  return escapeText(encodeCellText(value));
}

/** A text stands in its cell, not in the shared list: the book's own list stays as it is, and a second run adds nothing to it. */
function textXml(at: string, value: string): string {
  const space = /^\s|\s$|\n/.test(value) ? ' xml:space="preserve"' : '';
  return `<c ${at} t="inlineStr"><is><t${space}>${storedText(value)}</t></is></c>`;
}

/** `at`: the attributes of the cell. */
export function valueXml(at: string, value: PlanValue): string {
  // As in Excel, where an empty text empties the cell.
  if (value === null || value === '') return `<c ${at}/>`;
  if (typeof value === 'number') return `<c ${at}><v>${numberText(value)}</v></c>`;
  if (typeof value === 'boolean') return `<c ${at} t="b"><v>${value ? 1 : 0}</v></c>`;
  return textXml(at, value);
}

function formulaXml(at: string, formula: string, value: PlanValue): string {
  const f = `<f>${escapeText(formula)}</f>`;
  if (typeof value === 'number') return `<c ${at}>${f}<v>${numberText(value)}</v></c>`;
  if (typeof value === 'boolean') return `<c ${at} t="b">${f}<v>${value ? 1 : 0}</v></c>`;
  return `<c ${at} t="str">${f}<v>${storedText(value ?? '')}</v></c>`;
}

/** What a cell's text needs of its plan. */
export interface CellContext {
  readonly addresses: PlanAddresses;
  readonly formatOf: ReadonlyMap<FormatName, number>;
  readonly highlightOf: ReadonlyMap<HighlightName, number>;
}

function cellXml(cell: PlanCell, row: number, letters: string, sheet: string, context: CellContext): string {
  const at = `r="${letters}${row + 1}" s="${context.formatOf.get(formatName(cell))}"`;
  return cell.formula
    ? formulaXml(at, context.addresses.formula(cell.formula, sheet), cell.value)
    : valueXml(at, cell.value);
}

/** The cells of all blocks: by row, then by column (with holes). */
function cellsByRow(plan: SheetPlan, context: CellContext): Map<number, string[]> {
  const rows = new Map<number, string[]>();
  for (const { at, cells, columnKeys } of verbsOf(plan, 'block')) {
    const letters = columnKeys.map((_, index) => columnLetters(at.column + index));
    cells.forEach((line, rowIndex) => {
      const row = at.row + rowIndex;
      const written = rows.get(row) ?? [];
      rows.set(row, written);
      line.forEach((cell, index) => {
        if (!cell) return;
        const column = at.column + index;
        if (written[column] !== undefined) {
          throw new Error(`two blocks of sheet ${plan.key} write the same cell ${letters[index]}${row + 1}`);
        }
        written[column] = cellXml(cell, row, letters[index] ?? '', plan.key, context);
      });
    });
  }
  return rows;
}

export function sheetDataXml(plan: SheetPlan, context: CellContext): string {
  const rows = cellsByRow(plan, context);
  const heights = new Map(verbsOf(plan, 'rowHeights').flatMap(({ heights }) => heights));
  for (const row of heights.keys()) if (!rows.has(row)) rows.set(row, []);
  const written = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const height = heights.get(row);
      const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
      return `<row r="${row + 1}"${size}>${cells.join('')}</row>`;
    });
  return `<sheetData>${written.join('')}</sheetData>`;
}
