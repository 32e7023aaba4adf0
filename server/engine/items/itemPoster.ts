import type { CostElement } from '../ledger.ts';
import { quantaPerYuan } from '../money.ts';
import type { DepartmentRun } from '../run.ts';
import { matchesElement } from '../selectors.ts';
import { type DriverPlan, type Postings, postAlong } from './driverPlan.ts';
import type { LeafBase } from './itemBase.ts';
import { type ItemLayout, kindOf } from './itemLayout.ts';
import type { ItemMethod, ItemRule } from './itemRules.ts';
import { type ItemBase, type ItemCosts, residualLines } from './itemRun.ts';
import { MethodNotices } from './methodNotices.ts';
import type { UnitDrivers } from './unitDrivers.ts';

/** A part of a unit's base, of one kind, that goes to items by one rule. */
export interface Hand {
  readonly unit: number;
  readonly kind: number;
  /** In quanta. */
  readonly amount: number;
  /** Null where no rule of the method takes it. */
  readonly rule: ItemRule | null;
  /** Null where the unit has nothing to go by. */
  readonly plan: DriverPlan | null;
}

/** The first rule that takes cost of an origin and leaf; −1 where none does. */
export const ruleIndex = (rules: readonly ItemRule[], origin: string, element: CostElement): number =>
  rules.findIndex(
    ({ origins, elements }) => (origins?.includes(origin) ?? true) && matchesElement(elements, element),
  );

/** Posts methods: every unit's base by kind and rule to objects and residual lines. */
export class ItemPoster {
  readonly perYuan: number;
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
    const { layout, perYuan } = this;
    const costs = emptyCosts(layout, method.id);
    const ruleOf = this.rulesByLeaf(method);
    const notices = new MethodNotices(layout, this.drivers, perYuan);
    for (let unit = 0; unit < layout.of.units.length; unit++) {
      const hands = this.handsOf(method, ruleOf, unit);
      for (const hand of hands) postHand(hand, layout, costs, perYuan);
      notices.ofUnit(unit, hands, costs);
    }
    assertConserved(layout, this.base, costs);
    return { ...costs, faults: notices.faults };
  }

  /** What a unit hands out by a method. */
  hands(method: ItemMethod, unit: number): Hand[] {
    return this.handsOf(method, this.rulesByLeaf(method), unit);
  }

  /** By origin × leaf: the first rule that takes it, −1 where none does. */
  private rulesByLeaf({ rules }: ItemMethod): Int16Array {
    const { elements } = this.layout.of;
    return Int16Array.from(
      this.layout.originIds.flatMap((origin) => elements.map((element) => ruleIndex(rules, origin, element))),
    );
  }

  private handsOf({ rules }: ItemMethod, ruleOf: Int16Array, unit: number): Hand[] {
    return this.poolsOf(ruleOf, rules.length, unit).flatMap((pools, at) => {
      const rule = rules[at] ?? null;
      const hands: Hand[] = [];
      for (let kind = 0; kind < pools.length; kind++) {
        if (pools[kind] === 0) continue;
        const plan = rule && this.drivers.planOf(unit, rule);
        hands.push({ unit, kind, amount: pools[kind], rule, plan });
      }
      return hands;
    });
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
}

type Costs = Omit<ItemCosts, 'faults'>;

function postHand(
  { unit, kind, amount, plan }: Hand,
  layout: ItemLayout,
  costs: Costs,
  perYuan: number,
): void {
  const { kinds, unitOf } = layout;
  const own = unit * kinds + kind;
  if (!plan) {
    costs.residuals.unassigned[own] += amount;
    return;
  }
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
    },
  };
  postAlong(plan, amount, perYuan, postings);
}

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
