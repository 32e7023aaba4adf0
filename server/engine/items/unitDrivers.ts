import type { DriverPlan } from './driverPlan.ts';
import { activityPlan } from './drivers/activityDriver.ts';
import { equipmentPlan } from './drivers/equipmentDriver.ts';
import { flowPlan } from './drivers/flowDrivers.ts';
import { materialPlan } from './drivers/materialDriver.ts';
import type { DriverSources } from './drivers/sources.ts';
import { labourPlan, staffMinutesPlan } from './drivers/staffDrivers.ts';
import type { Capacity, ItemDriver, ItemRule, ResourceDriver } from './itemRules.ts';

type PlanMaker = (
  sources: DriverSources,
  unit: number,
  capacity: Capacity,
  through: ResourceDriver | undefined,
) => DriverPlan | null;

const makers: Readonly<Record<ItemDriver, PlanMaker>> = {
  revenue: (sources, unit, capacity) => flowPlan(sources, unit, 'revenue', capacity),
  quantity: (sources, unit, capacity) => flowPlan(sources, unit, 'quantity', capacity),
  minutes: (sources, unit, capacity) => flowPlan(sources, unit, 'minutes', capacity),
  equivalents: (sources, unit, capacity) => flowPlan(sources, unit, 'equivalents', capacity),
  labour: labourPlan,
  staffMinutes: staffMinutesPlan,
  materials: materialPlan,
  equipment: equipmentPlan,
  activity: (sources, unit, _, through) => (through ? activityPlan(sources, unit, through) : null),
};

/** The plans of every unit, each made once however many kinds of cost and methods use it. */
export class UnitDrivers {
  private readonly sources: DriverSources;
  private readonly plans = new Map<string, DriverPlan | null>();

  constructor(sources: DriverSources) {
    this.sources = sources;
  }

  /** The plan of the first driver of a rule that has values in the unit; null where none has. */
  planOf(unit: number, { driver, capacity, through, fallbacks }: ItemRule): DriverPlan | null {
    const own = this.plan(unit, driver, capacity, through);
    if (own) return own;
    for (const fallback of fallbacks) {
      const plan = this.plan(unit, fallback, 'absorb', undefined);
      if (plan) return plan;
    }
    return null;
  }

  /** What the unit executed of objects that have no such figure: they take nothing. */
  objectsWithout(unit: number, figure: 'minutes' | 'equivalents'): number[] {
    const { layout, figures } = this.sources;
    const { quantities, objects } = layout.flows;
    const [from, end] = layout.flows.ofUnit(unit);
    const found: number[] = [];
    for (let flow = from; flow < end; flow++)
      if (quantities[flow] > 0 && figures[figure][flow] <= 0) found.push(objects[flow]);
    return found;
  }

  private plan(
    unit: number,
    driver: ItemDriver,
    capacity: Capacity,
    through: ResourceDriver | undefined,
  ): DriverPlan | null {
    const key = `${unit} ${driver} ${capacity} ${through ?? ''}`;
    let plan = this.plans.get(key);
    if (plan === undefined) {
      plan = makers[driver](this.sources, unit, capacity, through);
      this.plans.set(key, plan);
    }
    return plan;
  }
}
