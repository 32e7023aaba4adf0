import type { Month } from '../ledger.ts';
import type { DepartmentRun } from '../run.ts';
import type { DriverSources } from './drivers/sources.ts';
import type { ItemLayout } from './itemLayout.ts';
import type { UnitActivity } from './itemLedger.ts';
import { itemResources } from './itemResources.ts';
import type { ItemRules } from './itemRules.ts';
import { unitItemFigures } from './unitItemFigures.ts';
import { UnitTallies } from './unitTallies.ts';

/** Looks up what drivers read, once for all of them. */
export function driverSources(
  run: DepartmentRun,
  { parameters }: ItemRules,
  layout: ItemLayout,
  months: readonly Month[],
): DriverSources {
  const { ledger } = run;
  const { unitAt } = layout.of;
  const activityAt = new Map(ledger.activities.map(({ code }, at) => [code, at] as const));
  const activitiesOf = new Map<number, Map<number, UnitActivity>>();
  for (const row of ledger.unitActivities) {
    const unit = unitAt.get(row.unit);
    const activity = activityAt.get(row.activity);
    if (unit === undefined || activity === undefined) continue;
    activitiesOf.set(unit, (activitiesOf.get(unit) ?? new Map()).set(activity, row));
  }
  const cardsOf = new Map<number, number[]>();
  ledger.equipment.forEach(({ unit }, card) => {
    const at = unitAt.get(unit);
    if (at === undefined) return;
    const cards = cardsOf.get(at);
    if (cards) cards.push(card);
    else cardsOf.set(at, [card]);
  });
  const resources = itemResources(layout, ledger);
  return {
    layout,
    ledger,
    parameters,
    monthCount: months.length,
    resources,
    tallies: new UnitTallies(resources),
    figures: unitItemFigures(layout, ledger),
    activitiesOf,
    cardsOf,
  };
}
