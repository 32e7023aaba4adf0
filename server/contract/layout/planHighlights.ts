import type { SheetPlan } from '../plan.ts';
import { type HighlightName, highlights } from '../style.ts';
import { type PlanAddresses, rangeA1, verbsOf } from './planAddresses.ts';

/** A conditional format with its references resolved. */
export interface CellHighlight {
  readonly range: string;
  readonly formula: string;
  readonly look: HighlightName;
}

/** Throws on a sheet that is not protected: a person's own conditional formats would stand among ours. */
export function highlightsOf(plan: SheetPlan, addresses: PlanAddresses): CellHighlight[] {
  const verbs = verbsOf(plan, 'highlight');
  if (verbs.length > 0 && !isProtected(plan)) throw new Error(`sheet ${plan.key} highlights and is open`);
  return verbs.map(({ block, column, when, look }) => ({
    range: rangeA1(addresses.columnRange(plan.key, block, column)),
    formula: addresses.formula(when, plan.key),
    look,
  }));
}

/** Whether people can fill in cells of the plan's sheet only. */
export const isProtected = (plan: SheetPlan): boolean => verbsOf(plan, 'protect').length > 0;

/** How a look is told in a sheet's canonical text. */
export const lookFact = ({ color, fill }: { readonly color: string; readonly fill: string }): string =>
  `${color} on ${fill}`;

export const plannedLook = (name: HighlightName): string => lookFact(highlights[name]);
