import type { DriverPlan } from '../driverPlan.ts';
import { sumsOfProducts } from '../exactProducts.ts';
import type { Capacity } from '../itemRules.ts';
import { queueOf, WHOLE } from '../tally.ts';
import { lastOf } from '../wholeNumbers.ts';
import { type DriverSources, FINE_DECIMALS, practicalMinutes, tenThousandths, undivided } from './sources.ts';

export type FlowDriver = 'revenue' | 'quantity' | 'minutes' | 'equivalents';

/**
 * 成本比例系数法 and 成本当量法: by what the unit itself executed (methodology.md 8.2, 8.3). Refunds
 * beyond charges count as nothing. At practical capacity minutes are those of one machine.
 */
export function flowPlan(
  sources: DriverSources,
  unit: number,
  driver: FlowDriver,
  capacity: Capacity,
): DriverPlan | null {
  const { layout, figures } = sources;
  const { flows } = layout;
  const [from, end] = flows.ofUnit(unit);
  const positive = (values: Float64Array) => values.subarray(from, end).map((value) => Math.max(0, value));
  const factors = {
    revenue: () => [positive(flows.revenues)],
    quantity: () => [positive(flows.quantities)],
    minutes: () => [positive(flows.quantities), positive(figures.minutes)],
    equivalents: () => [positive(flows.quantities), positive(figures.equivalents)],
  }[driver]();
  const count = end - from;
  const slots = Int32Array.from({ length: count }, (_, at) => at);
  const sums = sumsOfProducts(factors, slots, 0, count, count);
  const tally = { keys: [WHOLE], objects: flows.objects.slice(from, end), ...sums };
  const isPractical = capacity === 'practical';
  const decimals = isPractical ? Math.max(sums.decimals, FINE_DECIMALS) : sums.decimals;
  const queue = queueOf(tally, WHOLE, decimals);
  if (queue.receivers.length === 0) return null;
  const total = isPractical ? tenThousandths(practicalMinutes(sources), decimals) : lastOf(queue.sums);
  const remainder = isPractical ? 'unused' : 'unassigned';
  return { driver, subPools: [{ ...undivided, ...queue, decimals, total }], remainder };
}
