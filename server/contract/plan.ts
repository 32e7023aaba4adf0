import type { ChartColor, ChartFormat, HighlightName, StyleName, TabColor } from './style.ts';

/**
 * Sheet plans: what is to stand on a sheet, in a small closed set of verbs. An executor (Office.js
 * in Excel, the part-level patch on files) is dumb: it resolves the symbolic references and writes.
 * No plan holds an A1 address.
 */

/** A cell of a block, possibly on another sheet of the same batch of plans; resolved at execution. */
export interface CellRef {
  /** Key of the sheet's plan; absent means this sheet. */
  readonly sheet?: string;
  readonly block: string;
  readonly row: string;
  readonly column: string;
}

/** A cell on one of the user's input sheets. Only for cells that were read in this run. */
export interface InputRef {
  readonly inputSheet: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells on one sheet, both corners inside. */
export interface RangeRef {
  readonly from: CellRef;
  readonly to: CellRef;
}

/** A formula in pieces: text as Excel writes it, references symbolic. Only functions of Excel 2016 and WPS. */
export type FormulaPart = string | { ref: CellRef | InputRef } | RangeRef;

export type PlanValue = number | string | boolean | null;

export interface PlanCell {
  /** The value, or the cached value of the formula: computed by the server, never left out. */
  readonly value: PlanValue;
  readonly style: StyleName;
  readonly formula?: readonly FormulaPart[];
  /** Jump to a sheet of these plans (by key), to a cell, or to a sheet of the workbook (by name). */
  readonly link?: { readonly sheet: string } | { readonly sheetName: string } | InputRef;
}

/** Rows × columns from one corner, each row and column with a key that references use. */
export interface BlockVerb {
  readonly verb: 'block';
  readonly key: string;
  readonly at: { readonly row: number; readonly column: number };
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  /** `cells[row][column]`; null leaves the cell alone. */
  readonly cells: readonly (readonly (PlanCell | null)[])[];
  /** Differs between equal runs (stage times): what stands there is not taken for a person's change. */
  readonly isVolatile?: true;
}

/** Header cells that span others; never inside data. */
export interface MergeVerb {
  readonly verb: 'merge';
  readonly block: string;
  readonly from: { readonly row: string; readonly column: string };
  readonly to: { readonly row: string; readonly column: string };
}

/** Widths in characters of the base font, from column 0 on. */
interface ColumnWidthsVerb {
  readonly verb: 'columnWidths';
  readonly widths: readonly number[];
}

/** Heights in points by sheet row from 0. */
interface RowHeightsVerb {
  readonly verb: 'rowHeights';
  readonly heights: readonly (readonly [row: number, points: number])[];
}

/** Rows above and columns left of this cell stay in view. */
interface FreezeVerb {
  readonly verb: 'freeze';
  readonly row: number;
  readonly column: number;
}

export interface PrintVerb {
  readonly verb: 'print';
  readonly landscape: boolean;
  /** Pages side by side; absent means one. */
  readonly pagesWide?: number;
  /** First and last row (from 0) and column repeated on every page. */
  readonly repeatRows: readonly [number, number] | null;
  readonly repeatColumns: readonly [number, number] | null;
  readonly footerLeft: string;
  readonly footerCenter: string;
  readonly footerRight: string;
}

/** Makes a block a real Excel table: its first row is the header. */
export interface TableVerb {
  readonly verb: 'table';
  readonly block: string;
  /** Unique in the workbook, letters, digits and underscores. */
  readonly name: string;
}

/** Buttons over columns that filter the rows of a rectangle; its first row is their header. One on a sheet, and none in a table. */
export interface FilterVerb {
  readonly verb: 'filter';
  readonly block: string;
  readonly from: { readonly row: string; readonly column: string };
  readonly to: { readonly row: string; readonly column: string };
}

/** Drop-down, allowed numbers and input message of a column of a block (its header row excluded). */
export interface ValidationVerb {
  readonly verb: 'validation';
  readonly block: string;
  readonly column: string;
  readonly rule:
    | { readonly kind: 'list'; readonly values: readonly string[] }
    | { readonly kind: 'listFrom'; readonly sheet: string; readonly block: string; readonly column: string }
    | { readonly kind: 'decimal' }
    | { readonly kind: 'any' };
  /** `warning` lets a person go on (a list that may be incomplete), `stop` does not. */
  readonly strict: boolean;
  readonly promptTitle: string;
  readonly prompt: string;
}

/**
 * Marks cells of a column as long as their own row asks for it (its header row excluded): a conditional format. Of
 * several that hold for a cell the first one is seen. Only in files that we make: no sheet in Excel is given one.
 */
interface HighlightVerb {
  readonly verb: 'highlight';
  readonly block: string;
  readonly column: string;
  /** Of the block's first row under its header, with cells of that row; the rows below follow it. */
  readonly when: readonly FormulaPart[];
  readonly look: HighlightName;
}

/**
 * Only cells whose style is unlocked can be filled in; no password. Such a sheet is ours altogether: what a person
 * could have added to it is not looked for when it is written anew. Only in files that we make.
 */
interface ProtectVerb {
  readonly verb: 'protect';
}

/** `bar` lies, its first row on top; `column` stands; `scatter` draws lines over numbers. */
export type ChartKind = 'bar' | 'column' | 'line' | 'scatter';

/** One row or one column of a block, as long as the categories. */
export interface ChartSeries {
  readonly name: string;
  readonly values: RangeRef;
  readonly color: ChartColor;
  /** Bars and columns: of those below zero, as the values stand when the chart is written. */
  readonly colorBelowZero?: ChartColor;
  /** A scatter's own places along the axis, where they are not the categories: one cell makes a named point. */
  readonly x?: RangeRef;
}

interface ChartAxis {
  /** What is measured and in which unit; null where the categories (names of units) say it themselves. */
  readonly title: string | null;
  readonly format: ChartFormat;
}

/** A native chart over cells of blocks of this batch: it follows the cells, and shows their stored values unopened. */
export interface ChartVerb {
  readonly verb: 'chart';
  /** The chart is found again by it: unique on its sheet, lower-case letters, digits, hyphens. */
  readonly key: string;
  readonly kind: ChartKind;
  /** The subject of the finding. */
  readonly title: string;
  /** Upper left cell, and the cells it covers; no block stands under it. */
  readonly at: { readonly row: number; readonly column: number };
  readonly size: { readonly rows: number; readonly columns: number };
  /** Texts or numbers of one row or column; a scatter's x, which are numbers. */
  readonly categories: RangeRef;
  /** At most five, each in a colour of its own. More than one are told apart by a legend at the bottom. */
  readonly series: readonly ChartSeries[];
  readonly axes: { readonly category: ChartAxis; readonly value: ChartAxis };
  /** Writes the value beside every bar or point. */
  readonly labels: boolean;
}

/** A sheet-scoped hidden name: how we find our own sheet again whatever it is called. */
interface MarkVerb {
  readonly verb: 'mark';
  readonly name: string;
  readonly value: string;
}

export type PlanVerb =
  | BlockVerb
  | MergeVerb
  | ColumnWidthsVerb
  | RowHeightsVerb
  | FreezeVerb
  | PrintVerb
  | TableVerb
  | FilterVerb
  | ValidationVerb
  | HighlightVerb
  | ProtectVerb
  | ChartVerb
  | MarkVerb;

export interface SheetPlan {
  /** Stable key (`dept-04`): the sheet is found again by its mark, so that a renamed sheet is rewritten in place. */
  readonly key: string;
  /** Name of the sheet where it has to be made: catalogue code + short title (`科室04 分摊汇总`). */
  readonly name: string;
  readonly tab: TabColor;
  /** Where a new sheet goes. */
  readonly position: 'first' | 'last';
  /** An earlier sheet of this key is written over; where there is none, none is made. */
  readonly onlyIfThere?: boolean;
  readonly verbs: readonly PlanVerb[];
}
