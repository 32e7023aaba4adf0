import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { fewNames } from '../contract/faults/fewNames.ts';
import type { Cover } from './cover.ts';
import { reaches } from './reaches.ts';
import type { LedgerDraft } from './records.ts';

/** Mixed elements of which nobody says how much varies: break-even takes them for fixed, and has to say so. */
export function behaviourChecks({ elements, behaviourRows }: LedgerDraft, { months }: Cover): Fault[] {
  const begun = behaviourRows.filter((row) => (row.validFrom ?? '') <= (months.at(-1) ?? ''));
  const open = elements.filter(
    (element) => element.behaviour === 'mixed' && !begun.some((row) => reaches(row.elements, element)),
  );
  const [first] = open;
  if (!first) return [];
  const names = fewNames(open.map(({ name }) => name));
  return [fault('IN-056', { count: open.length, elements: names }, first.at)];
}
