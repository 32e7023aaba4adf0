import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { fewNames } from '../../contract/faults/fewNames.ts';
import { unitLabel } from '../layout.ts';
import { itemDriverNames } from './itemDriverNames.ts';
import type { ItemLayout } from './itemLayout.ts';
import type { Hand } from './itemPoster.ts';
import type { ItemDriver } from './itemRules.ts';
import type { ItemCosts } from './itemRun.ts';
import type { UnitDrivers } from './unitDrivers.ts';

/** Collects what happened while a method was posted, unit by unit. */
export class MethodNotices {
  readonly faults: Fault[] = [];
  private readonly layout: ItemLayout;
  private readonly drivers: UnitDrivers;
  private readonly perYuan: number;

  constructor(layout: ItemLayout, drivers: UnitDrivers, perYuan: number) {
    this.layout = layout;
    this.drivers = drivers;
    this.perYuan = perYuan;
  }

  ofUnit(unit: number, hands: readonly Hand[], { residuals }: Pick<ItemCosts, 'residuals'>): void {
    const { kinds } = this.layout;
    const unassigned = residuals.unassigned
      .subarray(unit * kinds, (unit + 1) * kinds)
      .reduce((sum, amount) => sum + amount, 0);
    if (unassigned !== 0) this.tell('IT-006', unit, { amount: this.yuan(unassigned) });
    this.fallbacks(unit, hands);
    for (const driver of ['minutes', 'equivalents'] as const)
      if (hands.some(({ plan }) => plan?.driver === driver)) this.missingFigures(unit, driver);
  }

  /** A driver that the rules ask for and the unit has no data of, with the one that served. */
  private fallbacks(unit: number, hands: readonly Hand[]): void {
    const amounts = new Map<string, { asked: ItemDriver; used: ItemDriver; amount: number }>();
    for (const { rule, plan, amount } of hands) {
      if (!rule || !plan || rule.driver === plan.driver) continue;
      const key = `${rule.driver} ${plan.driver}`;
      const known = amounts.get(key) ?? { asked: rule.driver, used: plan.driver, amount: 0 };
      amounts.set(key, { ...known, amount: known.amount + amount });
    }
    for (const { asked, used, amount } of amounts.values()) {
      const [driver, other] = [itemDriverNames[asked], itemDriverNames[used]];
      const names = { driver: driver.zh, driverEn: driver.en, used: other.zh, usedEn: other.en };
      this.tell('IT-013', unit, { amount: this.yuan(amount), ...names });
    }
  }

  private missingFigures(unit: number, driver: 'minutes' | 'equivalents'): void {
    const { items, itemOf } = this.layout;
    const names = this.drivers.objectsWithout(unit, driver).map((object) => items[itemOf[object]].name);
    if (names.length === 0) return;
    const { zh, en } = itemDriverNames[driver];
    this.tell('IT-012', unit, { count: names.length, figure: zh, figureEn: en, items: fewNames(names) });
  }

  private tell(code: 'IT-006' | 'IT-012' | 'IT-013', at: number, params: Fault['params']): void {
    const unit = this.layout.of.units[at];
    this.faults.push(fault(code, { unit: unitLabel(unit), ...params }, unit.at));
  }

  private yuan(amount: number): string {
    return (amount / this.perYuan).toFixed(2);
  }
}
