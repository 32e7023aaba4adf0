import { postAlong } from './driverPlan.ts';
import type { ItemRun } from './itemRun.ts';

/** 作业成本 of a unit by a method: what an activity cost, who took it, and how much of its driver. */
export interface ActivityCost {
  readonly name: string;
  /** In quanta. */
  readonly amount: number;
  readonly driverTotal: number;
  /** By object, in quanta. */
  readonly toObjects: ReadonlyMap<number, number>;
}

/** Posts the unit's hands by activity once more and adds up by activity what they gave to whom. */
export function activityCosts(items: ItemRun, method: string, unit: number): ActivityCost[] {
  const found = new Map<number, { amount: number; driverTotal: number; toObjects: Map<number, number> }>();
  for (const { plan, amount } of items.handsOf(method, unit)) {
    if (plan?.driver !== 'activity') continue;
    for (const { key, total, decimals } of plan.subPools)
      if (!found.has(key))
        found.set(key, { amount: 0, driverTotal: Number(total) / 10 ** decimals, toObjects: new Map() });
    postAlong(plan, amount, items.perYuan, {
      toObject(object, share, { key }) {
        const activity = found.get(key);
        if (!activity) return;
        activity.amount += share;
        activity.toObjects.set(object, (activity.toObjects.get(object) ?? 0) + share);
      },
      toResidual(_, share, { key }) {
        const activity = found.get(key);
        if (activity) activity.amount += share;
      },
    });
  }
  return [...found].map(([key, cost]) => ({ name: items.nameOfKey('activity', key), ...cost }));
}
