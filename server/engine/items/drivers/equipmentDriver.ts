import { decimalOf } from '../../money.ts';
import type { DriverPlan, SubPool } from '../driverPlan.ts';
import type { Capacity } from '../itemRules.ts';
import { isTaken, queueOf } from '../tally.ts';
import { lastOf, wholeOf } from '../wholeNumbers.ts';
import {
  capacityOfOne,
  type DriverSources,
  FINE_DECIMALS,
  idleWithoutMinutes,
  planOrNull,
  tenThousandths,
} from './sources.ts';

/**
 * 资产资源: minutes × cases, card by card, cards apart by their depreciation. Absorbed, a card that no
 * item takes bears nothing; at practical capacity its cost is unused.
 */
export function equipmentPlan(sources: DriverSources, unit: number, capacity: Capacity): DriverPlan | null {
  const { ledger, cardsOf, tallies } = sources;
  const tally = tallies.of('equipmentByCard', unit);
  const taken = tally.keys.filter((card) => isTaken(tally, card));
  if (taken.length === 0) return null;
  const isPractical = capacity === 'practical';
  const cards = isPractical ? [...new Set([...(cardsOf.get(unit) ?? []), ...taken])] : taken;
  const decimals = Math.max(tally.decimals, FINE_DECIMALS);
  const subPools = cards.map((card): SubPool => {
    const { depreciationYuan, capacityMinutes } = ledger.equipment[card];
    const queue = queueOf(tally, card, decimals);
    const available = capacityOfOne(sources, capacityMinutes);
    const total = isPractical ? tenThousandths(available, decimals) : lastOf(queue.sums);
    const weight = wholeOf(decimalOf(Math.max(0, depreciationYuan)), FINE_DECIMALS);
    return idleWithoutMinutes({
      ...{ key: card, weight, ...queue, decimals },
      ...{ nonItem: 0, total, yuanScale: null },
    });
  });
  return planOrNull({ driver: 'equipment', subPools, remainder: isPractical ? 'unused' : 'unassigned' });
}
