import type { SheetPlan } from '../plan.ts';

/** The plans that a workbook takes, given the keys of the sheets of ours that stand in it. */
export const wantedPlans = (
  plans: readonly SheetPlan[],
  standing: { has(key: string): boolean },
): readonly SheetPlan[] => plans.filter(({ key, onlyIfThere }) => !onlyIfThere || standing.has(key));
