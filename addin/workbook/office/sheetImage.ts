import type { ChartContent } from '../../../server/contract/layout/chartContent.ts';
import type { CellRange } from '../../../server/contract/layout/planAddresses.ts';
import type { PlanValue } from '../../../server/contract/plan.ts';
import type { CellLook } from './cellLook.ts';

/**
 * One sheet with every reference resolved: all that a plan can say of it, as Office.js says it. A plan becomes
 * an image, an image is written, a sheet is read back as an image: what is written, compared and undone is one
 * and the same thing.
 */
export interface SheetImage {
  readonly cells: CellMatrix;
  readonly looks: readonly AlikeAreas[];
  /** Where a click on a cell leads, by its A1 address. */
  readonly links: ReadonlyMap<string, LinkImage>;
  readonly merges: readonly CellRange[];
  /** In points, from column 0 on; 0: hidden. */
  readonly columnWidths: readonly number[];
  /** In points, by row from 0; 0: hidden. The other rows have the height of the sheet. */
  readonly rowHeights: readonly (readonly [row: number, points: number])[];
  /** Rows and columns that stay in view; null: none. */
  readonly freeze: { readonly rows: number; readonly columns: number } | null;
  /** `#RRGGBB`; empty: none; null: as it is. */
  readonly tabColor: string | null;
  readonly showGridlines: boolean;
  readonly print: PrintImage | null;
  readonly validations: readonly ValidationImage[];
  readonly tables: readonly TableImage[];
  /** Range whose rows are filtered by buttons over its columns; null: none. */
  readonly filter: string | null;
  readonly charts: readonly ChartImage[];
  /** Hidden names of the sheet that are ours. */
  readonly marks: ReadonlyMap<string, string>;
}

/** A rectangle from one corner; matrices by row, then by column. */
export interface CellMatrix {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly (readonly PlanValue[])[];
  /** Without the equals sign; null where there is none. */
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly numberFormats: readonly (readonly string[])[];
}

/** Rectangles that look alike. */
export interface AlikeAreas {
  readonly look: CellLook;
  readonly areas: readonly CellRange[];
}

/** As Office.js takes it: a place in this workbook, or an address outside. */
export interface LinkImage {
  readonly documentReference?: string;
  readonly address?: string;
  readonly screenTip?: string;
}

export interface PrintImage {
  readonly orientation: string;
  readonly paperSize: string;
  /** As Office.js takes it. */
  readonly zoom: object;
  readonly centerHorizontally: boolean;
  /** In points. */
  readonly margins: Readonly<Record<Margin, number>>;
  readonly footers: { readonly left: string; readonly center: string; readonly right: string };
  /** Addresses without the sheet. */
  readonly area: string;
  readonly titleRows: string | null;
  readonly titleColumns: string | null;
}

export const margins = [
  'leftMargin',
  'rightMargin',
  'topMargin',
  'bottomMargin',
  'headerMargin',
  'footerMargin',
] as const;
type Margin = (typeof margins)[number];

/** As Office.js takes it: `rule`, `errorAlert`, `prompt`. */
export interface ValidationImage {
  readonly range: string;
  readonly rule: object;
  readonly errorAlert: object | null;
  readonly prompt: object | null;
  readonly ignoreBlanks: boolean;
}

interface TableImage {
  readonly range: string;
  readonly name: string;
}

export interface ChartImage {
  /** By which it is found among a person's charts. */
  readonly name: string;
  readonly area: CellRange;
  readonly content: ChartContent;
}
