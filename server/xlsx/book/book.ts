import type { ChartContent } from '../../contract/layout/chartContent.ts';
import type { CellRange } from '../../contract/layout/planAddresses.ts';

/**
 * A whole workbook as a person sees it, as plain JSON: what `readBook` finds in a file and `writeBook` makes a
 * file of. For the workbench and its tests; a user's file is patched part by part instead, since no such
 * description holds everything. Rows, columns and sheets count from 0; addresses are A1 without the sheet;
 * formulas have no equals sign; colours are RRGGBB.
 */
export interface Book {
  readonly date1904: boolean;
  readonly isCalculatedByHand: boolean;
  /** Index of the sheet in front. */
  readonly activeSheet: number;
  /** Null where the structure is free; else as the file says it (`lockStructure`, a password's hash …). */
  readonly protection: FileAttributes | null;
  /** Looks that cells name by index, no two alike; the first is that of cells that were never touched. */
  readonly formats: readonly BookFormat[];
  /** In the order of their tabs. */
  readonly sheets: readonly BookSheet[];
  /** But for those that say how a sheet is printed or filtered, which stand with the sheet. */
  readonly names: readonly BookName[];
  /** What add-ins keep with the workbook. */
  readonly addIns: readonly BookAddIn[];
}

/** Attributes that no reader of a book looks into. */
type FileAttributes = Readonly<Record<string, string>>;

export interface BookSheet {
  /** Kept for as long as the sheet exists, whatever its name and place. */
  readonly id: number;
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  readonly tabColor: string | null;
  readonly showsGridLines: boolean;
  /** In percent. */
  readonly zoom: number;
  /** Rows and columns that stay in view; null: none. */
  readonly freeze: { readonly rows: number; readonly columns: number } | null;
  /** In characters of the base font; null: as the program has it. */
  readonly defaultColumnWidth: number | null;
  /** In points. */
  readonly defaultRowHeight: number;
  readonly columns: readonly BookColumns[];
  /** Those that hold anything or are told apart, from top to bottom. */
  readonly rows: readonly BookRow[];
  readonly merges: readonly string[];
  readonly links: readonly BookLink[];
  readonly validations: readonly BookValidation[];
  readonly conditionalFormats: readonly BookConditionalFormat[];
  readonly tables: readonly BookTable[];
  readonly charts: readonly BookChart[];
  readonly notes: readonly BookNote[];
  readonly autoFilter: BookFilter | null;
  readonly print: BookPrint | null;
  /** Null where the sheet is not protected; else as the file says it (`sheet`, `formatCells` …). */
  readonly protection: FileAttributes | null;
  /** Green corners that are not shown: `numberStoredAsText` and others. */
  readonly ignoredErrors: readonly { readonly ranges: string; readonly kinds: readonly string[] }[];
}

/** Columns side by side that are alike. */
export interface BookColumns {
  readonly from: number;
  readonly to: number;
  /** In characters of the base font, with the cell's padding; null: the sheet's default. */
  readonly width: number | null;
  readonly isHidden: boolean;
  /** Of their cells that were never touched; null: the book's first. */
  readonly format: number | null;
}

export interface BookRow {
  readonly row: number;
  /** In points; null: the sheet's default. */
  readonly height: number | null;
  /** The program found the height, and finds another when a text grows. */
  readonly isFitted: boolean;
  readonly isHidden: boolean;
  /** Of its cells that were never touched; null: the column's. */
  readonly format: number | null;
  /** From left to right. */
  readonly cells: readonly BookCell[];
}

/** A formula's value is the one it was saved with; null where it has none. */
export type BookCell = readonly [column: number, format: number, value: BookValue, formula?: string];

/** Dates are serial numbers; what makes them dates is their format. */
export type BookValue = number | string | boolean | null | { readonly error: string };

export interface BookFormat {
  readonly font: BookFont;
  /** Null: none. */
  readonly fill: string | null;
  readonly numberFormat: string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wraps: boolean;
  readonly indent: number;
  readonly isLocked: boolean;
  /** What is typed stays text, as behind an apostrophe. */
  readonly isQuoted: boolean;
  readonly borders: BookBorders;
}

export interface BookFont {
  readonly name: string;
  /** In points. */
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isStruck: boolean;
  readonly underline: 'none' | 'single' | 'double' | 'singleAccounting' | 'doubleAccounting';
  /** Null: automatic, which is black. */
  readonly color: string | null;
}

export type BookBorders = Readonly<Partial<Record<'left' | 'right' | 'top' | 'bottom', BookLine>>>;

export interface BookLine {
  /** `hair`, `thin`, `medium`, `double` …: the format's own words. */
  readonly line: string;
  /** Null: automatic, which is black. */
  readonly color: string | null;
}

/** A jump to a place in the book (`'科室04'!A1`) or to an address outside. */
export interface BookLink {
  readonly range: string;
  readonly place: string | null;
  readonly address: string | null;
  readonly tip: string | null;
}

/** What may be typed into cells, and what they say when they are chosen. */
export interface BookValidation {
  /** Separated by spaces. */
  readonly ranges: string;
  /** `none`, `list`, `decimal`, `whole`, `date`, `time`, `textLength`, `custom`. */
  readonly kind: string;
  /** `between`, `greaterThan` …; a list has none to speak of. */
  readonly operator: string;
  readonly formulas: readonly string[];
  readonly allowsBlank: boolean;
  readonly hasDropDown: boolean;
  /** `stop`, `warning`, `information`. */
  readonly errorStyle: string;
  readonly error: BookMessage | null;
  readonly prompt: BookMessage | null;
}

export interface BookMessage {
  readonly title: string;
  readonly text: string;
}

/** One rule; those of a lower number go first. */
export interface BookConditionalFormat {
  /** Separated by spaces. */
  readonly ranges: string;
  /** `expression`, `cellIs`, `colorScale` …: the format's own words. */
  readonly kind: string;
  readonly priority: number;
  readonly stopsIfTrue: boolean;
  readonly formulas: readonly string[];
  readonly look: BookChangedLook | null;
  /** What else the rule says: `operator`, `rank`, `text` … */
  readonly details: FileAttributes;
  /** Colour scale, data bar or icons, as the element stands in the file. */
  readonly scale: string | null;
}

/** What a rule changes of a cell's look; null: nothing. */
export interface BookChangedLook {
  readonly fill: string | null;
  readonly color: string | null;
  readonly isBold: boolean | null;
  readonly isItalic: boolean | null;
  readonly numberFormat: string | null;
  readonly borders: BookBorders;
}

export interface BookTable {
  readonly name: string;
  readonly range: string;
  /** Texts of the header. */
  readonly columns: readonly string[];
  readonly hasHeader: boolean;
  readonly hasTotals: boolean;
  readonly hasFilterButtons: boolean;
  /** `TableStyleMedium2`; null: none. */
  readonly style: string | null;
  readonly marksFirstColumn: boolean;
  readonly marksLastColumn: boolean;
  readonly bandsRows: boolean;
  readonly bandsColumns: boolean;
}

/** A chart of a kind that plans know, over the cells that it covers. */
export interface BookChart {
  readonly name: string;
  readonly area: CellRange;
  readonly content: ChartContent;
}

export interface BookNote {
  readonly cell: string;
  readonly author: string;
  readonly text: string;
}

export interface BookFilter {
  readonly range: string;
  /** Columns of the range whose rows are shown by value; which rows are hidden is said by the rows. */
  readonly columns: readonly { readonly column: number; readonly values: readonly string[] }[];
}

export interface BookPrint {
  readonly isLandscape: boolean;
  /** 9 is A4. */
  readonly paperSize: number;
  /** In percent, where the sheet is not fitted to pages. */
  readonly scale: number;
  /** Pages side by side and below each other; 0: as many as it takes. */
  readonly fit: { readonly wide: number; readonly tall: number } | null;
  readonly isCenteredHorizontally: boolean;
  readonly isCenteredVertically: boolean;
  readonly margins: BookMargins;
  readonly header: BookHeaderFooter;
  readonly footer: BookHeaderFooter;
  /** Several are separated by commas; null: the whole sheet. */
  readonly area: string | null;
  /** `1:5`; null: none. */
  readonly titleRows: string | null;
  /** `A:B`; null: none. */
  readonly titleColumns: string | null;
}

/** In inches. */
export interface BookMargins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly header: number;
  readonly footer: number;
}

/** With codes such as `&P`. */
export interface BookHeaderFooter {
  readonly left: string;
  readonly center: string;
  readonly right: string;
}

export interface BookName {
  readonly name: string;
  /** Index of the sheet that it belongs to; null: the whole book. */
  readonly sheet: number | null;
  readonly formula: string;
  readonly isHidden: boolean;
  readonly comment: string;
}

/** What `Office.context.document.settings` of one add-in holds, by its key. */
export interface BookAddIn {
  /** As its manifest has it. */
  readonly id: string;
  readonly settings: Readonly<Record<string, JsonValue>>;
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };
