import type { Figure } from '../../contract/figure.ts';
import type { Bilingual } from '../../contract/sheetDefinition.ts';
import { evaluate, unitsOf } from '../evaluate.ts';
import { decimalText } from '../money.ts';
import { proportionOf } from '../posting.ts';
import type { MonthRun, Run } from '../run.ts';
import { recordCells } from '../traceCells.ts';
import { type Amounts, type LazyNode, lazyNode, pathName, sumOf, type TraceStep } from '../traceNode.ts';
import { originsOf } from '../traceOrigins.ts';
import { postAlong, type SubPool } from './driverPlan.ts';
import { type BaseSlot, baseSlots, isCosted } from './itemBase.ts';
import { itemsOf } from './itemChoice.ts';
import { itemDriverNames } from './itemDriverNames.ts';
import { figureKinds, residualsOf } from './itemFigures.ts';
import type { ItemLayout } from './itemLayout.ts';
import { type Hand, ruleIndex } from './itemPoster.ts';
import type { ItemRun } from './itemRun.ts';
import { type Share, ShareCollector, type Wanted } from './itemShares.ts';

/**
 * A number of service items taken apart: by unit, by item, by origin and statutory element, by the unit
 * whose cost it was and the driver that brought it here, then as that unit's cost is (按比例还原).
 */
export function itemNodes(run: Run, items: ItemRun, figure: Figure): readonly LazyNode[] {
  // 成本习性 is read off the kinds afterwards; no posting knows it.
  if (figure.behaviour) return [];
  const trace = new ItemTrace(run, items, figure);
  switch (figure.measure) {
    case 'itemCost':
    case 'itemReceived':
      return trace.objects((object) => trace.kinds(trace.costOf(object), object));
    case 'itemRevenue':
    case 'itemQuantity':
      return trace.objects((object) => trace.volumes(object));
    case 'itemPrice':
      return trace.price();
    case 'itemBase':
      return trace.units((unit) => trace.kinds(trace.baseOf(unit), unit));
    case 'itemLeftOut':
      return trace.units((unit) => trace.leftOut(unit));
    case 'itemResidual':
      return trace.units((unit) => trace.kinds(trace.residualOf(unit), unit));
    case 'itemTransferIn':
      return trace.units((unit) => trace.kinds(trace.transferIn(unit), unit));
    case 'itemTransferOut':
      return trace.units((unit) => trace.kinds(trace.transferOut(unit), unit));
    default:
      return [];
  }
}

type SharesOfKind = (kind: number) => readonly Share[];

class ItemTrace {
  private readonly run: Run;
  private readonly items: ItemRun;
  private readonly figure: Figure;
  private readonly layout: ItemLayout;
  private readonly method: string;

  constructor(run: Run, items: ItemRun, figure: Figure) {
    this.run = run;
    this.items = items;
    this.figure = figure;
    this.layout = items.layout;
    this.method = figure.itemMethod ?? items.method;
  }

  /** A level of units where there are several. */
  units(open: (unit: number) => readonly LazyNode[]): readonly LazyNode[] {
    const units = unitsOf(this.run, this.figure.units);
    if (units.length === 1) return open(units[0]);
    return units.flatMap((at) => {
      const unit = this.run.layout.units[at];
      const amount = evaluate(this.run, { ...this.figure, units: { codes: [unit.code] } });
      return amount === 0
        ? []
        : [lazyNode(pathName('u', unit.code), { kind: 'unit', unit, amount }, () => open(at))];
    });
  }

  /** Levels of units and of items where there are several. */
  objects(open: (object: number) => readonly LazyNode[]): readonly LazyNode[] {
    const chosen = itemsOf(this.layout, this.figure.items);
    const taken = chosen && new Set(chosen);
    return this.units((unit) => {
      const [from, end] = this.layout.objectsOfUnit(unit);
      const objects: number[] = [];
      for (let object = from; object < end; object++)
        if (taken?.has(this.layout.itemOf[object]) ?? true) objects.push(object);
      if (chosen?.length === 1) return objects.flatMap(open);
      const units = { codes: [this.run.layout.units[unit].code] };
      return objects.flatMap((object) => {
        const { code, name } = this.layout.items[this.layout.itemOf[object]];
        const amount = evaluate(this.run, { ...this.figure, units, items: { codes: [code] } });
        const label = { zh: `${name}(${code})`, en: `${name} (${code})` };
        const node = { kind: 'item', label, amount } as const;
        return amount === 0 ? [] : [lazyNode(pathName('i', code), node, () => open(object))];
      });
    });
  }

  /** By origin and statutory element: a row of an object or a unit, each kind taken apart when asked. */
  kinds(sharesOf: SharesOfKind, row: number): readonly LazyNode[] {
    const { originIds, statutoryIds, kinds } = this.layout;
    const amounts = this.amountsByKind();
    return figureKinds(this.layout, this.figure).flatMap((kind) => {
      const amount = amounts
        ? amounts[row * kinds + kind]
        : sumOf(sharesOf(kind).map((share) => share.amount));
      if (amount === 0) return [];
      const [origin, statutory] = [Math.floor(kind / statutoryIds.length), kind % statutoryIds.length];
      const label = joined(this.originName(origin), this.statutoryName(statutory));
      const name = pathName('k', originIds[origin], statutoryIds[statutory]);
      const open = () => sharesOf(kind).map((share) => this.shareNode(share));
      return [lazyNode(name, { kind: 'itemKind', label, amount }, open)];
    });
  }

  /** Rows of kinds that the measure is read from; null where nobody keeps it by kind. */
  private amountsByKind(): Float64Array | null {
    const { items, figure } = this;
    const { amounts, transferredIn, transferredOut } = items.costsBy(this.method);
    switch (figure.measure) {
      case 'itemCost':
        return amounts;
      case 'itemBase':
        return items.base.amounts;
      case 'itemTransferIn':
        return transferredIn;
      case 'itemTransferOut':
        return transferredOut;
      case 'itemResidual':
        return residualsOf(items, figure);
      default:
        return null;
    }
  }

  private originName = (at: number): Bilingual => this.items.rules.costOrigins[at].name;

  private statutoryName(at: number): Bilingual {
    return this.run.months[this.run.months.length - 1].rules.statutoryElements[at].name;
  }

  costOf(object: number): SharesOfKind {
    const others = this.figure.measure === 'itemReceived';
    const owner = this.layout.unitOf[object];
    const from = this.everyUnit().filter((unit) => !others || unit !== owner);
    return this.sharesFrom({ from, object: (each) => each === object, line: () => false });
  }

  residualOf(unit: number): SharesOfKind {
    const { line } = this.figure;
    return this.sharesFrom({
      from: [unit],
      object: () => false,
      line: (each) => line === undefined || each === line,
    });
  }

  transferIn(unit: number): SharesOfKind {
    const { unitOf } = this.layout;
    const from = this.everyUnit().filter((other) => other !== unit);
    return this.sharesFrom({ from, object: (object) => unitOf[object] === unit, line: () => false });
  }

  transferOut(unit: number): SharesOfKind {
    const { unitOf } = this.layout;
    return this.sharesFrom({
      from: [unit],
      object: (object) => unitOf[object] !== unit,
      line: () => false,
    });
  }

  baseOf(unit: number): SharesOfKind {
    const hands = this.items.handsOf(this.method, unit);
    return (kind) =>
      hands
        .filter((hand) => hand.kind === kind)
        .map((hand) => ({ hand, subPool: null, position: -1, amount: hand.amount, handedOut: hand.amount }));
  }

  private everyUnit = () => [...this.layout.of.units.keys()];

  /** Posts the kind's hands again and keeps what is looked for, by unit, rule and sub-pool. */
  private sharesFrom({ from, object, line }: Wanted): SharesOfKind {
    const { handsOf, perYuan } = this.items;
    const hands = from.flatMap((unit) => handsOf(this.method, unit));
    return (kind) =>
      hands
        .filter((hand) => hand.kind === kind)
        .flatMap((hand) => {
          if (!hand.plan) {
            const { amount } = hand;
            return line('unassigned')
              ? [{ hand, subPool: null, position: -1, amount, handedOut: amount }]
              : [];
          }
          const collector = new ShareCollector(hand, object, line);
          postAlong(hand.plan, hand.amount, perYuan, collector);
          return collector.shares();
        });
  }

  private shareNode({ hand, subPool, position, amount, handedOut }: Share): LazyNode {
    const { unit, plan } = hand;
    const key = subPool?.key ?? -1;
    const isObject = subPool !== null && position >= 0;
    const label = plan && subPool ? this.items.nameOfKey(plan.driver, key) : '';
    const asked = { unit, key, object: isObject ? subPool.receivers[position] : -1 };
    return lazyNode(
      pathName('by', this.run.layout.units[unit].code, this.ruleOf(hand), key),
      {
        kind: 'itemShare',
        unit: this.run.layout.units[unit],
        label: label === '' ? null : { zh: label, en: label },
        amount,
        step: isObject ? this.stepOf(hand, subPool, position, amount, handedOut) : null,
        basis: isObject && plan ? this.items.basisOf(plan.driver, asked) : [],
      },
      () => this.costOfShare(hand, amount),
    );
  }

  private ruleOf({ rule }: Hand): number {
    return rule ? this.methodRules().indexOf(rule) : -1;
  }

  private methodRules() {
    return this.items.rules.methods.find(({ id }) => id === this.method)?.rules ?? [];
  }

  private stepOf(
    { plan, rule }: Hand,
    { sums, total, decimals, yuanScale }: SubPool,
    position: number,
    posted: number,
    handedOut: number,
  ): TraceStep | null {
    const method = this.items.rules.methods.find(({ id }) => id === this.method);
    if (!plan || !rule || !method) return null;
    const value = BigInt(sums[position]) - (position === 0 ? 0n : BigInt(sums[position - 1]));
    // At given rates the value is yuan itself: one yuan of it for each.
    const whole =
      yuanScale === null
        ? { of: handedOut, total: BigInt(total) }
        : { of: this.items.perYuan, total: 10n ** BigInt(decimals) };
    const offTimesTotal = BigInt(posted) * whole.total - BigInt(whole.of) * value;
    return {
      rule: { id: method.id, origin: method.origin },
      driver: { id: plan.driver, name: itemDriverNames[plan.driver] },
      fallback: plan.driver === rule.driver ? null : plan.driver,
      valuesOf: null,
      handedOut: whole.of,
      posted,
      driverValue: decimalText(value, decimals),
      driverTotal: decimalText(whole.total, decimals),
      residual: decimalText((offTimesTotal * 1_000_000n) / whole.total, 6),
    };
  }

  /** The unit's cost behind a share, in proportion to what the hand was made of, month by month. */
  private costOfShare(hand: Hand, amount: number): readonly LazyNode[] {
    const { unit, kind, rule } = hand;
    const rules = this.methodRules();
    const isTaken = ({ origin, element, leftOut }: BaseSlot) =>
      leftOut === -1 &&
      this.kindOf(origin, element) === kind &&
      (rules[ruleIndex(rules, this.layout.originIds[origin], this.run.layout.elements[element])] ?? null) ===
        rule;
    return this.unitCost(unit, amount, isTaken, true);
  }

  private kindOf(origin: number, element: number): number {
    const { statutoryIds } = this.layout;
    return origin * statutoryIds.length + statutoryIds.indexOf(this.run.layout.elements[element].statutory);
  }

  leftOut(unit: number): readonly LazyNode[] {
    const { of } = this.figure;
    const { leftOut } = this.items.rules.base;
    if (!isCosted(this.run, this.items.rules, unit)) return [];
    const isTaken = (slot: BaseSlot) =>
      slot.leftOut !== -1 && (of === undefined || leftOut[slot.leftOut].id === of);
    return this.unitCost(unit, null, isTaken, false);
  }

  /** Slots of the unit's rows, whole or a part of them; `amount` null: all they hold. */
  private unitCost(
    unit: number,
    amount: number | null,
    isTaken: (slot: BaseSlot) => boolean,
    proportional: boolean,
  ): readonly LazyNode[] {
    const { rowLength } = this.run.layout;
    const months = this.run.months.filter(({ month }) => this.items.months.includes(month));
    const held = months.flatMap((month) =>
      baseSlots(this.run, month, this.items.rules)
        .filter(isTaken)
        .map(({ slot }) => ({ month, slot, amount: month.held[unit * rowLength + slot] })),
    );
    const whole = sumOf(held.map((each) => each.amount));
    const parts = new Map<MonthRun, Map<number, number>>();
    let running = 0;
    let before = 0;
    for (const { month, slot, amount: part } of held) {
      running += part;
      const upTo = amount === null || amount === whole ? running : proportionOf(amount, running, whole);
      if (upTo !== before)
        parts.set(month, (parts.get(month) ?? new Map<number, number>()).set(slot, upTo - before));
      before = upTo;
    }
    const opened = [...parts].map(([month, amounts]) => ({
      month,
      nodes: () => this.held(unit, month, amounts, proportional && amount !== whole),
      amount: sumOf(amounts.values()),
    }));
    if (months.length === 1) return opened.flatMap(({ nodes }) => nodes());
    return opened.map(({ month: { month }, nodes, amount: part }) =>
      lazyNode(
        pathName('m', month),
        { kind: 'month', month, amount: part, proportional: amount !== whole },
        nodes,
      ),
    );
  }

  private held(unit: number, month: MonthRun, amounts: Amounts, proportional: boolean): readonly LazyNode[] {
    const { run } = this;
    const monthAt = run.months.indexOf(month);
    return originsOf({ run, month, monthAt, unit, amounts, proportional, beforeSplit: false });
  }

  volumes(object: number): readonly LazyNode[] {
    const { unitOf, itemOf, items } = this.layout;
    const unit = this.run.layout.units[unitOf[object]].code;
    const { code } = items[itemOf[object]];
    const isMoney = this.figure.measure === 'itemRevenue';
    const records = this.run.ledger.itemVolumes
      .filter((row) => row.item === code && row.unit === unit && this.items.months.includes(row.month))
      .map(({ quantity, revenueYuan, at }) => ({
        unit,
        value: isMoney ? revenueYuan : quantity,
        at,
        key: () => code,
      }));
    return recordCells(records, isMoney ? this.items.perYuan : null);
  }

  price(): readonly LazyNode[] {
    const chosen = itemsOf(this.layout, this.figure.items);
    const item = chosen?.length === 1 ? this.layout.items[chosen[0]] : undefined;
    return item?.priceYuan == null
      ? []
      : [lazyNode('cell:0', { kind: 'cell', amount: item.priceYuan, cell: item.at })];
  }
}

const joined = (one: Bilingual, other: Bilingual): Bilingual => ({
  zh: `${one.zh} · ${other.zh}`,
  en: `${one.en} · ${other.en}`,
});
