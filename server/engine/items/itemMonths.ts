import type { Month } from '../ledger.ts';
import type { DepartmentRun } from '../run.ts';

/** Submissions cover a year (costing-decisions.md 21). */
const MOST_MONTHS = 12;

/** The last twelve months of a run: those with item volumes, whose cost is costed by item, and those without. */
export function itemMonths({ ledger, months }: DepartmentRun): { costed: Month[]; without: Month[] } {
  const reported = new Set(ledger.itemVolumes.map(({ month }) => month));
  const range = months.slice(-MOST_MONTHS).map(({ month }) => month);
  return {
    costed: range.filter((month) => reported.has(month)),
    without: range.filter((month) => !reported.has(month)),
  };
}
