import type { Figure } from '../contract/figure.ts';

/** A worked example as a filled workbook plus what it must come to. Whatever a case looks like on paper, it runs down the same road. */
export interface CaseBook {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Rows per sheet definition id; each row holds values by column id. */
  readonly sheets: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>>;
  readonly expectations: readonly Expectation[];
  /** Parts of the example this version does not compute, by name: said, never passed over. */
  readonly notComputed: readonly string[];
}

/** One published number: what it is, what was printed, how far off the print may be. */
export interface Expectation {
  readonly label: string;
  readonly of:
    | { readonly kind: 'figure'; readonly figure: Figure }
    /** What one unit handed to another, all elements and sources. */
    | { readonly kind: 'edge'; readonly sender: string; readonly receiver: string };
  readonly expectedYuan: number;
  readonly toleranceYuan: number;
}

/** The month worked examples are booked in. */
export const CASE_MONTH = '2024-01';

/** The 封面 of a worked example. */
export const caseCover = (title: string) => [{ hospital: `算例 ${title}`, months: CASE_MONTH }];
