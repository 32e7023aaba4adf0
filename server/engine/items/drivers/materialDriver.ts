import type { DriverPlan } from '../driverPlan.ts';
import type { Capacity } from '../itemRules.ts';
import { queueOf, WHOLE } from '../tally.ts';
import { lastOf, powerOfTen } from '../wholeNumbers.ts';
import { type DriverSources, undivided } from './sources.ts';

/** 材料资源: quantity × price × cases. At given prices, what the books have beyond them is a difference. */
export function materialPlan(
  { tallies }: DriverSources,
  unit: number,
  capacity: Capacity,
): DriverPlan | null {
  const tally = tallies.of('materials', unit);
  const queue = queueOf(tally, WHOLE, tally.decimals);
  if (queue.receivers.length === 0) return null;
  const isGiven = capacity === 'given';
  const yuanScale = isGiven ? powerOfTen(tally.decimals) : null;
  return {
    driver: 'materials',
    subPools: [{ ...undivided, ...queue, decimals: tally.decimals, total: lastOf(queue.sums), yuanScale }],
    remainder: isGiven ? 'difference' : 'unassigned',
  };
}
