import type { SheetPlan } from '../plan.ts';
import { type CellRange, type PlanAddresses, rangeA1, verbsOf } from './planAddresses.ts';
import { overlap } from './sheetRanges.ts';

/** The merged rectangles of a plan. Throws where one lies inside a table, which Excel would repair. */
export function mergesOf(plan: SheetPlan, addresses: PlanAddresses): CellRange[] {
  const tables = verbsOf(plan, 'table').map(({ block }) => addresses.blockRange(plan.key, block));
  return verbsOf(plan, 'merge').map(({ block, from, to }) => {
    const range = {
      from: addresses.cell({ block, ...from }, plan.key),
      to: addresses.cell({ block, ...to }, plan.key),
    };
    if (tables.some((table) => overlap(table, range))) {
      throw new Error(`sheet ${plan.key} merges ${rangeA1(range)} inside a table`);
    }
    return range;
  });
}
