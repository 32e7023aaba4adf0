import type { Fault } from '../contract/faults/fault.ts';
import type { Quantity, SheetDefinition } from '../contract/sheetDefinition.ts';
import type { SheetGrid } from './sheetGrid.ts';

/** A header cell that was recognised. */
export interface HeaderCell {
  readonly column: number;
  readonly row: number;
  readonly text: string;
  /** What its cells are multiplied by: 10 000 for 万元. */
  readonly factor: number;
}

/** A header of a wide sheet that names an entry of a list. */
export interface SpreadCell extends HeaderCell {
  readonly id: string;
  readonly quantity: Quantity;
}

/** A table found on a sheet: which columns hold what, and where its rows begin. */
export interface TableMatch {
  readonly definition: SheetDefinition;
  readonly grid: SheetGrid;
  readonly headerRow: number;
  readonly columns: ReadonlyMap<string, HeaderCell>;
  readonly spread: readonly SpreadCell[];
  /** Columns with a header that the definition does not know. */
  readonly unmatched: readonly { readonly column: number; readonly text: string }[];
  /** Columns without any header; on a wide sheet nobody knows what stands in them. */
  readonly headerless: readonly number[];
  readonly faults: readonly Fault[];
}
