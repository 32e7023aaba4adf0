/** Where a thing stands, so that a person can go there: in a workbook, or in a rule file. */

/** A cell. `row` and `column` count from 0 on the sheet; `toA1` makes them readable. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A whole sheet, when no single cell is to blame (a missing header, a missing sheet). */
export interface SheetPlace {
  readonly sheet: string;
}

/** A line of a rule file. `line` counts from 1, `key` is the dotted path inside the document. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly key: string;
}

export type Place = CellPlace | SheetPlace | FilePlace;

/** Column letters as Excel writes them: 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `{row: 0, column: 0}` → `A1`. */
export function toA1(cell: { row: number; column: number }): string {
  return `${columnLetters(cell.column)}${cell.row + 1}`;
}

/** `C12` → `{row: 11, column: 2}`; anything else → null. */
export function fromA1(address: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address.toUpperCase());
  if (!match) return null;
  const [, letters = '', digits = ''] = match;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
