import type { Figure } from '../contract/figure.ts';
import type { ActivityLabour } from '../engine/activityLabour.ts';
import type { BreakEvenMeasure } from '../engine/breakEven.ts';

type Row = Readonly<Record<string, string | number>>;

/** A worked example as a filled workbook plus what it must come to. Whatever a case looks like on paper, it runs down the same road. */
export interface CaseBook {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Rows per sheet definition id; each row holds values by column id. None where the example is a formula alone. */
  readonly sheets: Readonly<Record<string, readonly Row[]>>;
  readonly expectations: readonly Expectation[];
  /** Parts of the example this version does not compute, by name: said, never passed over. */
  readonly notComputed: readonly string[];
}

/** One published number, money in yuan: what it is, what was printed, how far off the print may be. */
export interface Expectation {
  readonly label: string;
  readonly of: Reading;
  readonly expected: number;
  readonly tolerance: number;
}

/** What a published number is in the engine's words. */
export type Reading =
  /** An amount, a quantity or, with `per`, a unit cost. */
  | { readonly kind: 'figure'; readonly figure: Figure }
  /** Such numbers added up, each so many times. */
  | { readonly kind: 'sum'; readonly terms: readonly Term[] }
  /** An activity of a unit: its cost per unit of its driver, or what of it one item took. */
  | ActivityReading
  /** What one unit handed to another, all elements and sources. */
  | { readonly kind: 'edge'; readonly sender: string; readonly receiver: string }
  | { readonly kind: 'breakEven'; readonly gives: BreakEvenMeasure; readonly of: VolumeFigures }
  /** The volume that brings a surplus, and the revenue there. */
  | {
      readonly kind: 'targetVolume' | 'targetRevenue';
      readonly surplusYuan: number;
      readonly of: VolumeFigures;
    }
  | { readonly kind: 'activityLabour'; readonly activity: ActivityLabour };

export interface ActivityReading {
  readonly kind: 'activity';
  readonly unit: string;
  readonly activity: string;
  /** Null: the rate. */
  readonly item: string | null;
}

export interface Term {
  readonly figure: Figure;
  readonly times: number;
}

/** The figures that break-even is computed from. */
export type VolumeFigures = Readonly<Record<'revenue' | 'variable' | 'fixed' | 'volume', Figure>>;

/** Those of a clinical unit at medical cost, in the months given. */
export function clinicalVolumeFigures(
  unit: string,
  workload: string,
  months?: readonly string[],
): VolumeFigures {
  const of = { units: { codes: [unit] }, ...(months && { months: [...months] }) };
  return {
    revenue: { measure: 'revenue', ...of },
    variable: { measure: 'finalCost', level: 'medical', behaviour: 'variable', ...of },
    fixed: { measure: 'finalCost', level: 'medical', behaviour: 'fixed', ...of },
    volume: { measure: 'workload', workload, ...of },
  };
}

/** Months of worked examples, the first of them the one that a single month is booked in. */
export const caseMonths = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => {
    const month = String((at % 12) + 1).padStart(2, '0');
    return `${2024 + Math.floor(at / 12)}-${month}`;
  });
export const CASE_MONTH = caseMonths(1)[0] ?? '';

/** The 封面 of a worked example. */
export const caseCover = (title: string, months: readonly string[] = [CASE_MONTH]) => [
  { hospital: `算例 ${title}`, months: months.join('、') },
];
