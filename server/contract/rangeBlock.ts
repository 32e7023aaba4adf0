/**
 * What a reader saw in a cell. Bare values lose this: an error arrives as text, a date as a
 * number, and a formula that was never calculated as an empty cell.
 */
export const CellKind = {
  empty: 0,
  number: 1,
  text: 2,
  boolean: 3,
  error: 4,
  date: 5,
  formulaWithoutValue: 6,
} as const;
export type CellKind = (typeof CellKind)[keyof typeof CellKind];

/** Errors are carried as their text (`#REF!`), dates as their serial number. */
export type CellValue = number | string | boolean | null;

/** A rectangle of a sheet as a reader found it; readers compute nothing. Several blocks may carry one sheet. */
export interface RangeBlock {
  readonly sheetId: string;
  readonly sheetName: string;
  /** Key of the plan this product wrote the sheet from; absent where a person made the sheet. */
  readonly planKey?: string;
  /** Top-left cell of the block on its sheet, counted from 0. */
  readonly origin: { readonly row: number; readonly column: number };
  readonly rows: number;
  readonly columns: number;
  /** Row-major, `rows × columns` long; null where the cell is empty. */
  readonly values: readonly CellValue[];
  /** One `CellKind` per value. */
  readonly kinds: readonly number[];
  /** `[index, text]` of numeric cells whose number format pads zeros: the `0401` that is stored as 401. */
  readonly texts: readonly (readonly [number, string])[];
  /** Sheet rows (from 0) that are hidden; they are read all the same. */
  readonly hiddenRows: readonly number[];
  /** Whether date serials of this workbook count from 1904. */
  readonly date1904: boolean;
}
