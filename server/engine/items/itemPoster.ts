import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { unitLabel } from '../layout.ts';
import { quantaPerYuan } from '../money.ts';
import type { DepartmentRun } from '../run.ts';
import { matchesElement } from '../selectors.ts';
import { type DriverPlan, type Postings, postAlong } from './driverPlan.ts';
import type { LeafBase } from './itemBase.ts';
import { type ItemLayout, kindOf } from './itemLayout.ts';
import type { ItemMethod } from './itemRules.ts';
import { type ItemBase, type ItemCosts, residualLines } from './itemRun.ts';
import type { UnitDrivers } from './unitDrivers.ts';

/** Posts methods: every unit's base by kind and rule to objects and residual lines. */
export class ItemPoster {
  private readonly perYuan: number;
  private readonly layout: ItemLayout;
  private readonly leafBase: LeafBase;
  private readonly base: ItemBase;
  private readonly drivers: UnitDrivers;

  constructor(
    run: DepartmentRun,
    layout: ItemLayout,
    leafBase: LeafBase,
    base: ItemBase,
    drivers: UnitDrivers,
  ) {
    this.perYuan = quantaPerYuan[run.quantum];
    this.layout = layout;
    this.leafBase = leafBase;
    this.base = base;
    this.drivers = drivers;
  }

  post(method: ItemMethod): ItemCosts {
    const { layout } = this;
    const costs = emptyCosts(layout, method.id);
    const ruleOf = this.rulesByLeaf(method);
    const faults: Fault[] = [];
    for (let unit = 0; unit < layout.of.units.length; unit++) {
      const unassigned = this.postUnit(costs, method, ruleOf, unit);
      if (unassigned !== 0) faults.push(this.unassigned(unit, unassigned));
    }
    assertConserved(layout, this.base, costs);
    return { ...costs, faults };
  }

  /** By origin × leaf: the first rule that takes it, −1 where none does. */
  private rulesByLeaf({ rules }: ItemMethod): Int16Array {
    const { elements } = this.layout.of;
    return Int16Array.from(
      this.layout.originIds.flatMap((origin) =>
        elements.map((element) =>
          rules.findIndex(
            ({ origins, elements: selector }) =>
              (origins?.includes(origin) ?? true) && matchesElement(selector, element),
          ),
        ),
      ),
    );
  }

  /** Gives what could not be assigned to anything. */
  private postUnit(costs: Costs, { rules }: ItemMethod, ruleOf: Int16Array, unit: number): number {
    const { layout, drivers, perYuan } = this;
    let unassigned = 0;
    this.poolsOf(ruleOf, rules.length, unit).forEach((pools, rule) => {
      for (let kind = 0; kind < layout.kinds; kind++) {
        const amount = pools[kind];
        if (amount === 0) continue;
        const plan = rules[rule] ? drivers.planOf(unit, rules[rule]) : null;
        if (plan) unassigned += this.postKind(costs, plan, unit, kind, amount, perYuan);
        else {
          costs.residuals.unassigned[unit * layout.kinds + kind] += amount;
          unassigned += amount;
        }
      }
    });
    return unassigned;
  }

  /** By rule (those that no rule takes last), then kind: what of the unit's base goes by it. */
  private poolsOf(ruleOf: Int16Array, rules: number, unit: number): Float64Array[] {
    const { layout, leafBase } = this;
    const { elements } = layout.of;
    const pools = Array.from({ length: rules + 1 }, () => new Float64Array(layout.kinds));
    const from = unit * ruleOf.length;
    for (let leaf = 0; leaf < ruleOf.length; leaf++) {
      const amount = leafBase.amounts[from + leaf];
      if (amount === 0) continue;
      const element = elements[leaf % elements.length];
      const origin = Math.floor(leaf / elements.length);
      const kind = kindOf(layout, origin, layout.statutoryIds.indexOf(element.statutory));
      const rule = ruleOf[leaf];
      pools[rule < 0 ? rules : rule][kind] += amount;
    }
    return pools;
  }

  private postKind(
    costs: Costs,
    plan: DriverPlan,
    unit: number,
    kind: number,
    amount: number,
    perYuan: number,
  ): number {
    const { layout } = this;
    const { kinds, unitOf } = layout;
    const own = unit * kinds + kind;
    let unassigned = 0;
    const postings: Postings = {
      toObject(object, share) {
        costs.amounts[object * kinds + kind] += share;
        const owner = unitOf[object];
        if (owner === unit) return;
        costs.transferredOut[own] += share;
        costs.transferredIn[owner * kinds + kind] += share;
        costs.received[object] += share;
      },
      toResidual(line, share) {
        costs.residuals[line][own] += share;
        if (line === 'unassigned') unassigned += share;
      },
    };
    postAlong(plan, amount, perYuan, postings);
    return unassigned;
  }

  private unassigned(unit: number, amount: number): Fault {
    const { units } = this.layout.of;
    return fault(
      'IT-006',
      { unit: unitLabel(units[unit]), amount: (amount / this.perYuan).toFixed(2) },
      units[unit].at,
    );
  }
}

type Costs = Omit<ItemCosts, 'faults'>;

function emptyCosts(layout: ItemLayout, method: string): Costs {
  const byUnit = () => new Float64Array(layout.of.units.length * layout.kinds);
  return {
    method,
    amounts: new Float64Array(layout.unitOf.length * layout.kinds),
    residuals: Object.fromEntries(residualLines.map((line) => [line, byUnit()])) as Record<
      (typeof residualLines)[number],
      Float64Array
    >,
    transferredIn: byUnit(),
    transferredOut: byUnit(),
    received: new Float64Array(layout.unitOf.length),
  };
}

/** C24 by unit and kind: items − received + given + residual lines = base, to the quantum, or the engine is wrong. */
function assertConserved(layout: ItemLayout, base: ItemBase, costs: Costs): void {
  const { kinds, unitOf } = layout;
  const found = new Float64Array(base.amounts.length);
  for (let object = 0; object < unitOf.length; object++)
    for (let kind = 0; kind < kinds; kind++)
      found[unitOf[object] * kinds + kind] += costs.amounts[object * kinds + kind];
  for (let at = 0; at < found.length; at++) {
    found[at] += costs.transferredOut[at] - costs.transferredIn[at];
    for (const line of residualLines) found[at] += costs.residuals[line][at];
    if (found[at] !== base.amounts[at])
      throw new Error(
        `${costs.method} left ${found[at]} of ${base.amounts[at]} quanta in unit ${layout.of.units[Math.floor(at / kinds)].code}`,
      );
  }
}
