import { columnLetters } from '../place.ts';
import type { PlanCell, SheetPlan } from '../plan.ts';
import { type PlanAddresses, verbsOf } from './planAddresses.ts';
import { relativeFormula } from './relativeFormula.ts';

/**
 * What a person can type on a sheet: texts, numbers, formulas, one line a filled cell. Looks, sizes and
 * results of formulas are not in it, nor how a program spells them: a sheet that Excel, WPS or LibreOffice
 * saved again has the content it was written with.
 */

/** First and last row from 0 that a digest leaves out. */
export type RowSpan = readonly [from: number, to: number];

/** The lines of a plan's sheet; blocks that differ between equal runs are left out. */
export function* planContent(plan: SheetPlan, addresses: PlanAddresses): Generator<string> {
  for (const [row, pieces] of steadyRows(plan)) {
    for (const { letters, column, cells } of pieces) {
      for (const [index, cell] of cells.entries()) {
        if (!cell) continue;
        const content = cell.formula
          ? formulaContent(addresses.formula(cell.formula, plan.key), row, column + index)
          : valueContent(cell.value);
        yield contentLine(`${letters[index]}${row + 1}`, content);
      }
    }
  }
}

interface RowPiece {
  readonly letters: readonly string[];
  readonly column: number;
  readonly cells: readonly (PlanCell | null)[];
}

/** Row by row, the pieces of each from left to right: the order in which a file has its cells. */
function steadyRows(plan: SheetPlan): [row: number, pieces: RowPiece[]][] {
  const rows = new Map<number, RowPiece[]>();
  for (const { at, cells, columnKeys, isVolatile } of verbsOf(plan, 'block')) {
    if (isVolatile) continue;
    const { column } = at;
    const letters = columnKeys.map((_, index) => columnLetters(column + index));
    cells.forEach((line, index) => {
      const piece = { letters, column, cells: line };
      const before = rows.get(at.row + index);
      if (before) before.push(piece);
      else rows.set(at.row + index, [piece]);
    });
  }
  for (const pieces of rows.values()) pieces.sort((a, b) => a.column - b.column);
  return [...rows].sort(([a], [b]) => a - b);
}

/** Empty for a cell that holds nothing. */
export const contentLine = (address: string, content: string): string =>
  content === '' ? '' : `${address}\t${content}\n`;

export const formulaContent = (formula: string, row: number, column: number): string =>
  `=${relativeFormula(formula, { row, column })}`;

/** LibreOffice stores no more; every amount of money has fewer. */
const DIGITS = 15;

/** An empty text is no content; JSON keeps a line break from ending the line. */
export function valueContent(value: PlanCell['value']): string {
  if (value === null || value === '') return '';
  if (typeof value !== 'number') return JSON.stringify(value);
  const spelled = String(value);
  return spelled.length > DIGITS ? String(Number(value.toPrecision(DIGITS))) : spelled;
}

/** The rows that differ between equal runs; null where there are none. */
export function volatileRows(plan: SheetPlan): RowSpan | null {
  const block = verbsOf(plan, 'block').find(({ isVolatile }) => isVolatile);
  return block ? [block.at.row, block.at.row + block.rowKeys.length - 1] : null;
}

/**
 * What to remember of a sheet when it is written: the digest (sha256, hex) of its content, and the rows
 * left out of it (`3f… 56-62`).
 */
export const writtenNote = (digest: string, leftOut: RowSpan | null): string =>
  leftOut ? `${digest} ${leftOut[0]}-${leftOut[1]}` : digest;

export function parseNote(note: string): [digest: string, leftOut: RowSpan | null] {
  const [digest = '', rows] = note.split(' ');
  const [from, to] = rows?.split('-').map(Number) ?? [];
  return [digest, from === undefined || to === undefined ? null : [from, to]];
}

/** Sheets for a person to fill in are hers: nothing is remembered of them. */
export const isRemembered = ({ tab }: SheetPlan): boolean => tab !== 'input' && tab !== 'rule';

const LONGEST_STEM = 26;

/** The name wished for a person's version of a sheet of ours. */
export const editedCopyName = (sheetName: string): string => `${sheetName.slice(0, LONGEST_STEM)} 手工修改`;

const EDITED = 'edited ';

/** The mark of such a copy: it is never read as an input. */
export const editedCopyMark = (planKey: string): string => EDITED + planKey;

export const isEditedCopy = (mark: string): boolean => mark.startsWith(EDITED);
