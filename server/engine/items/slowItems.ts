import { columnOf } from '../layout.ts';
import { masksOf } from '../maskReading.ts';
import { decimalOf, ExactDecimal } from '../money.ts';
import type { Run } from '../run.ts';
import { matchesElement } from '../selectors.ts';
import { EVERY_UNIT, type ItemLabour, type StaffGrade } from './itemLedger.ts';
import type { Capacity, ItemDriver, ItemMethod, ItemRule, ResourceDriver } from './itemRules.ts';

/**
 * Item costing said slowly: straight from the ledger's rows, in decimals and fractions of BigInts, one
 * posting at a time. Tests hold the engine against it.
 */

type Exact = InstanceType<typeof ExactDecimal>;
const zero = new ExactDecimal(0);
const exact = (value: number | null | undefined): Exact => decimalOf(value ?? 0);

/** Amounts in quanta by `unit item origin statutory`, `line unit origin statutory` for what no item bears. */
export type SlowCosts = Map<string, number>;

interface Pool {
  readonly weight: Exact;
  /** `unit item` and what it takes, in the order in which they are served. */
  readonly takes: readonly (readonly [object: string, amount: Exact])[];
  readonly nonItem: Exact;
  readonly total: Exact;
  readonly givenYuan: boolean;
}

interface Plan {
  readonly pools: readonly Pool[];
  readonly remainder: string;
}

/** R(x) = ⌊x + ½⌋ on |x|, the sign put back. */
const halfUp = (value: Exact): number => value.toDecimalPlaces(0, ExactDecimal.ROUND_HALF_UP).toNumber();

export function slowItemCosts(run: Run, method: ItemMethod): SlowCosts {
  return new SlowItems(run).costs(method);
}

class SlowItems {
  private readonly run: Run;
  private readonly perYuan: number;

  constructor(run: Run) {
    this.run = run;
    this.perYuan = run.quantum === 'fen' ? 100 : 10_000;
  }

  costs(method: ItemMethod): SlowCosts {
    const costs: SlowCosts = new Map();
    const add = (key: string, amount: number) => costs.set(key, (costs.get(key) ?? 0) + amount);
    for (const unit of this.run.layout.units)
      for (const origin of this.rules.costOrigins) {
        const pools = this.poolsOf(unit.code, origin.id, method);
        for (const [key, amount] of pools) {
          const [at, statutory] = key.split('|') as [string, string];
          const rule = method.rules[Number(at)];
          const plan = rule && this.planOf(unit.code, rule);
          const kind = `${origin.id} ${statutory}`;
          if (!plan) add(`unassigned ${unit.code} ${kind}`, amount);
          else
            this.post(plan, amount, (to, share) =>
              add(to.includes(' ') ? `${to} ${kind}` : `${to} ${unit.code} ${kind}`, share),
            );
        }
      }
    for (const [key, amount] of costs) if (amount === 0) costs.delete(key);
    return costs;
  }

  private get rules() {
    return this.run.months[this.run.months.length - 1].rules.items;
  }

  /** By `rule|statutory`: what of the unit's base of one origin goes by each rule. */
  private poolsOf(unit: string, originId: string, method: ItemMethod): Map<string, number> {
    const { run, rules } = this;
    const { layout } = run;
    const pools = new Map<string, number>();
    const at = layout.unitAt.get(unit) ?? -1;
    if (!rules.base.classes.includes(layout.units[at].unitClass)) return pools;
    const origin = rules.costOrigins.find(({ id }) => id === originId);
    for (const month of run.months) {
      if (!this.months.has(month.month)) continue;
      const level = month.rules.costLevels.find(({ id }) => id === rules.base.level);
      const lists = [rules.base.classesPassed, level?.masks, origin?.classesPassed];
      const masks = lists
        .map((reading) => masksOf(month.rules.classes, reading))
        .reduce((some, other) => some.filter((mask) => other.includes(mask)));
      layout.elements.forEach((element, leaf) => {
        if (rules.base.leftOut.some(({ elements }) => matchesElement(elements, element))) return;
        const rule = method.rules.findIndex(
          ({ origins, elements }) =>
            (!origins || origins.includes(originId)) && matchesElement(elements, element),
        );
        layout.sources.forEach((source, sourceAt) => {
          const inLevel = level?.members.some(
            (member) => member.source === source && matchesElement(member.elements, element),
          );
          if (!inLevel) return;
          const key = `${rule}|${element.statutory}`;
          for (const mask of masks) {
            const slot = at * layout.rowLength + mask * layout.columns + columnOf(layout, leaf, sourceAt);
            pools.set(key, (pools.get(key) ?? 0) + month.held[slot]);
          }
        });
      });
    }
    for (const [key, amount] of pools) if (amount === 0) pools.delete(key);
    return pools;
  }

  private get months(): ReadonlySet<string> {
    return new Set(this.run.ledger.itemVolumes.map(({ month }) => month));
  }

  private post(plan: Plan, amount: number, to: (key: string, share: number) => void): void {
    const weights = plan.pools.reduce((sum, { weight }) => sum.plus(weight), zero);
    let weighed = zero;
    let taken = 0;
    for (const pool of plan.pools) {
      weighed = weighed.plus(pool.weight);
      const upTo = halfUp(exact(amount).times(weighed).div(weights));
      this.postPool(pool, upTo - taken, plan.remainder, to);
      taken = upTo;
    }
  }

  private postPool(
    { takes, nonItem, total, givenYuan }: Pool,
    amount: number,
    remainder: string,
    to: (key: string, share: number) => void,
  ): void {
    let sum = zero;
    let posted = 0;
    const next = (key: string, part: Exact) => {
      sum = sum.plus(part);
      const upTo = halfUp(givenYuan ? sum.times(this.perYuan) : exact(amount).times(sum).div(total));
      to(key, upTo - posted);
      posted = upTo;
    };
    for (const [object, part] of takes) next(object, part);
    if (nonItem.gt(0)) next('nonItem', nonItem);
    to(remainder, amount - posted);
  }

  private planOf(unit: string, { driver, capacity, through, fallbacks }: ItemRule): Plan | null {
    const own = this.drive(unit, driver, capacity, through);
    if (own) return own;
    for (const fallback of fallbacks) {
      const plan = this.drive(unit, fallback, 'absorb', undefined);
      if (plan) return plan;
    }
    return null;
  }

  private drive(
    unit: string,
    driver: ItemDriver,
    capacity: Capacity,
    through: ResourceDriver | undefined,
  ): Plan | null {
    if (driver === 'labour') return this.byGrade(unit, capacity);
    if (driver === 'staffMinutes') return this.byMinutes(unit, capacity);
    if (driver === 'materials') return this.byMaterials(unit, capacity);
    if (driver === 'equipment') return this.byCard(unit, capacity);
    if (driver === 'activity') return through ? this.byActivity(unit, through) : null;
    return this.byFlow(unit, driver, capacity);
  }

  /** Objects in order and the sums of what they take. */
  private sums(parts: readonly (readonly [object: string, amount: Exact])[]): (readonly [string, Exact])[] {
    const sums = new Map<string, Exact>();
    for (const [object, amount] of parts) sums.set(object, (sums.get(object) ?? zero).plus(amount));
    return [...sums].filter(([, amount]) => amount.gt(0)).sort(([one], [other]) => (one < other ? -1 : 1));
  }

  private volumes(): Map<string, { quantity: Exact; revenue: Exact }> {
    const volumes = new Map<string, { quantity: Exact; revenue: Exact }>();
    for (const row of this.run.ledger.itemVolumes) {
      const key = `${row.unit} ${row.item} ${row.executingUnit}`;
      const known = volumes.get(key) ?? { quantity: zero, revenue: zero };
      volumes.set(key, {
        quantity: known.quantity.plus(exact(row.quantity)),
        revenue: known.revenue.plus(exact(row.revenueYuan)),
      });
    }
    return volumes;
  }

  private byFlow(unit: string, driver: ItemDriver, capacity: Capacity): Plan | null {
    const parts = [...this.volumes()]
      .map(([key, { quantity, revenue }]) => ({
        words: key.split(' ') as [string, string, string],
        quantity,
        revenue,
      }))
      .filter(({ words }) => words[2] === unit)
      .map(({ words: [charging, item, executing], quantity, revenue }) => {
        const cases = ExactDecimal.max(0, quantity);
        const takes = {
          revenue: ExactDecimal.max(0, revenue),
          quantity: cases,
          minutes: cases.times(this.figure(executing, charging, item, 'minutes')),
          equivalents: cases.times(this.figure(executing, charging, item, 'equivalent')),
        }[driver as 'revenue' | 'quantity' | 'minutes' | 'equivalents'];
        return [`${charging} ${item}`, takes] as const;
      });
    const takes = this.sums(parts);
    if (takes.length === 0) return null;
    const isPractical = capacity === 'practical';
    const total = isPractical ? this.personMinutes() : totalOf(takes);
    const pool = { weight: exact(1), takes, nonItem: zero, total, givenYuan: false };
    return { pools: [pool], remainder: isPractical ? 'unused' : 'unassigned' };
  }

  private figure(executing: string, charging: string, item: string, name: 'minutes' | 'equivalent'): Exact {
    const { unitItems, serviceItems } = this.run.ledger;
    const ofUnit = (unit: string) => {
      const row = unitItems.find((each) => each.unit === unit && each.item === item);
      return row?.[name] ?? (name === 'equivalent' && row?.isRepresentative ? 1 : null);
    };
    const found = serviceItems.find(({ code }) => code === item);
    const standard = name === 'minutes' ? found?.standardMinutes : found?.standardEquivalent;
    return exact(ofUnit(executing) ?? ofUnit(charging) ?? standard);
  }

  private personMinutes(): Exact {
    const { daysPerYear, hoursPerDay, effectivePercent } = this.rules.parameters;
    return exact(daysPerYear * hoursPerDay * 60)
      .times(effectivePercent)
      .times(this.months.size)
      .div(1200);
  }

  /** Rows that a unit serves, with the cases each holds for. */
  private served<Row extends { readonly unit: string; readonly item: string }>(
    unit: string,
    rows: readonly Row[],
    serving: (row: Row) => string | null,
  ): { row: Row; object: string; cases: Exact }[] {
    const objects = new Map<string, Map<string, Exact>>();
    for (const [key, { quantity }] of this.volumes()) {
      const [charging, item, executing] = key.split(' ') as [string, string, string];
      const object = `${charging} ${item}`;
      objects.set(object, (objects.get(object) ?? new Map<string, Exact>()).set(executing, quantity));
    }
    return [...objects].flatMap(([object, byUnit]) => {
      const [charging, item] = object.split(' ') as [string, string];
      const whole = [...byUnit.values()].reduce((sum, each) => sum.plus(each), zero);
      const cases = ExactDecimal.max(0, byUnit.get(unit) ?? whole);
      const own = rows.filter((row) => row.unit === charging && row.item === item);
      if (own.length > 0)
        return own
          .filter((row) => (serving(row) ?? charging) === unit)
          .map((row) => ({ row, object, cases }));
      return byUnit.has(unit)
        ? rows
            .filter((row) => row.unit === EVERY_UNIT && row.item === item)
            .map((row) => ({ row, object, cases }))
        : [];
    });
  }

  private labour(unit: string) {
    return this.served(unit, this.run.ledger.itemLabour, ({ servingUnit }) => servingUnit).map(
      ({ row, object, cases }) => ({ row, object, minutes: minutesOf(row).times(cases) }),
    );
  }

  private nonItemMinutes(unit: string): Exact {
    return this.run.ledger.unitActivities
      .filter((row) => row.unit === unit)
      .reduce((sum, { minutes }) => sum.plus(exact(minutes)), zero);
  }

  /** What the people of some grades can work in the costed months. */
  private capacity(rows: readonly StaffGrade[]): Exact {
    return rows.reduce((sum, { headcount, capacityMinutes }) => {
      const each =
        capacityMinutes === null ? this.personMinutes() : exact(capacityMinutes).times(this.months.size);
      return sum.plus(each.times(headcount));
    }, zero);
  }

  private headcount(unit: string): Exact {
    return this.run.ledger.staffGrades
      .filter((row) => row.unit === unit)
      .reduce((sum, { headcount }) => sum.plus(exact(headcount)), zero);
  }

  private byMinutes(unit: string, capacity: Capacity): Plan | null {
    const takes = this.sums(this.labour(unit).map(({ object, minutes }) => [object, minutes] as const));
    if (takes.length === 0) return null;
    const nonItem = this.nonItemMinutes(unit).toDecimalPlaces(4, ExactDecimal.ROUND_HALF_UP);
    const isPractical = capacity === 'practical';
    const total = isPractical
      ? this.capacity(this.run.ledger.staffGrades.filter((row) => row.unit === unit))
      : totalOf(takes).plus(nonItem);
    if (total.lte(0)) return null;
    const pool = { weight: exact(1), takes, nonItem, total, givenYuan: false };
    return { pools: [pool], remainder: isPractical ? 'unused' : 'unassigned' };
  }

  private byGrade(unit: string, capacity: Capacity): Plan | null {
    const lines = this.labour(unit);
    const staff = this.run.ledger.staffGrades.filter((row) => row.unit === unit);
    const takesOf = (grade: string) =>
      this.sums(
        lines
          .filter(({ row }) => row.grade === grade)
          .map(({ object, minutes }) => [object, minutes] as const),
      );
    // A unit's lines stand by object, then in the order of their rows.
    const ordered = [...lines].sort((one, other) =>
      one.object === other.object
        ? this.run.ledger.itemLabour.indexOf(one.row) - this.run.ledger.itemLabour.indexOf(other.row)
        : one.object < other.object
          ? -1
          : 1,
    );
    const reported = [...new Set(ordered.map(({ row }) => row.grade))].filter(
      (grade) => takesOf(grade).length > 0,
    );
    const grades =
      capacity === 'practical' ? [...new Set([...staff.map(({ grade }) => grade), ...reported])] : reported;
    const rows = grades.flatMap((grade) => staff.filter((row) => row.grade === grade));
    if (reported.length === 0 || rows.length !== grades.length) return null;
    if (capacity === 'given' && rows.some(({ wagePerMinute }) => wagePerMinute === null)) return null;
    const byPayroll = rows.every(({ payrollYuan }) => payrollYuan !== null && payrollYuan > 0);
    const people = this.headcount(unit);
    const pools = rows.map((row): Pool => {
      const takes = takesOf(row.grade);
      const share = people.isZero() ? zero : this.nonItemMinutes(unit).times(row.headcount).div(people);
      const nonItem = share.toDecimalPlaces(4, ExactDecimal.ROUND_HALF_UP);
      const weight = row.headcount > 0 ? exact(byPayroll ? row.payrollYuan : row.headcount) : zero;
      if (capacity === 'given') {
        const rate = exact(row.wagePerMinute);
        const priced = takes.map(([object, minutes]) => [object, minutes.times(rate)] as const);
        return { weight, takes: priced, nonItem: nonItem.times(rate), total: exact(1), givenYuan: true };
      }
      const total =
        capacity === 'practical'
          ? this.capacity([row]).toDecimalPlaces(4, ExactDecimal.ROUND_HALF_UP)
          : totalOf(takes).plus(nonItem);
      return total.gt(0) ? { weight, takes, nonItem, total, givenYuan: false } : idle(weight);
    });
    const remainder = { absorb: 'unassigned', practical: 'unused', given: 'difference' }[capacity];
    return pools.some(({ weight }) => weight.gt(0)) ? { pools, remainder } : null;
  }

  private byMaterials(unit: string, capacity: Capacity): Plan | null {
    const { itemMaterials, materials } = this.run.ledger;
    const priceOf = (code: string) => exact(materials.find((each) => each.code === code)?.priceYuan);
    const takes = this.sums(
      this.served(unit, itemMaterials, ({ servingUnit }) => servingUnit).map(
        ({ row, object, cases }) =>
          [object, exact(row.quantity).times(priceOf(row.material)).times(cases)] as const,
      ),
    );
    if (takes.length === 0) return null;
    const givenYuan = capacity === 'given';
    const pool = { weight: exact(1), takes, nonItem: zero, total: totalOf(takes), givenYuan };
    return { pools: [pool], remainder: givenYuan ? 'difference' : 'unassigned' };
  }

  private byCard(unit: string, capacity: Capacity): Plan | null {
    const { itemEquipment, equipment } = this.run.ledger;
    const cardOf = (code: string) => equipment.find((each) => each.code === code);
    const lines = this.served(unit, itemEquipment, ({ card }) => cardOf(card)?.unit ?? null);
    const takesOf = (card: string) =>
      this.sums(
        lines
          .filter(({ row }) => row.card === card)
          .map(({ row, object, cases }) => [object, exact(row.minutes).times(cases)] as const),
      );
    const ordered = [...lines].sort((one, other) =>
      one.object === other.object
        ? itemEquipment.indexOf(one.row) - itemEquipment.indexOf(other.row)
        : one.object < other.object
          ? -1
          : 1,
    );
    const taken = [...new Set(ordered.map(({ row }) => row.card))].filter((card) => takesOf(card).length > 0);
    if (taken.length === 0) return null;
    const isPractical = capacity === 'practical';
    const own = equipment.filter((card) => card.unit === unit).map(({ code }) => code);
    const cards = isPractical ? [...new Set([...own, ...taken])] : taken;
    const pools = cards.map((code): Pool => {
      const card = cardOf(code);
      const takes = takesOf(code);
      const available =
        card?.capacityMinutes == null
          ? this.personMinutes()
          : exact(card.capacityMinutes).times(this.months.size);
      const total = isPractical ? available : totalOf(takes);
      const weight = ExactDecimal.max(0, exact(card?.depreciationYuan));
      return total.gt(0) ? { weight, takes, nonItem: zero, total, givenYuan: false } : idle(weight);
    });
    if (!pools.some(({ weight }) => weight.gt(0))) return null;
    return { pools, remainder: isPractical ? 'unused' : 'unassigned' };
  }

  private byActivity(unit: string, through: ResourceDriver): Plan | null {
    const { activities, unitActivities, itemActivities } = this.run.ledger;
    const minutes = this.labour(unit);
    const volumes = this.served(unit, itemActivities, () => null);
    const pools = activities.map(({ code, kind }): Pool => {
      const row = unitActivities.find((each) => each.unit === unit && each.activity === code);
      const byMinutes = this.sums(
        minutes
          .filter((line) => line.row.activity === code)
          .map((line) => [line.object, line.minutes] as const),
      );
      const byVolume = this.sums(
        volumes
          .filter((line) => line.row.activity === code)
          .map(({ row: { perCase, total }, object, cases }) => [
            object,
            perCase === null ? exact(total) : exact(perCase).times(cases),
          ]),
      );
      const weight = {
        staffMinutes: totalOf(byMinutes).plus(exact(row?.minutes)),
        area: exact(row?.areaSquareMetres),
        share: exact(row?.sharePercent),
      }[through];
      if (kind === 'nonItem')
        return { weight, takes: [], nonItem: exact(1), total: exact(1), givenYuan: false };
      const takes = byVolume.length > 0 ? byVolume : byMinutes;
      const total = takes.length > 0 ? totalOf(takes) : exact(1);
      return { weight, takes, nonItem: zero, total, givenYuan: false };
    });
    return pools.some(({ weight }) => weight.gt(0)) ? { pools, remainder: 'unassigned' } : null;
  }
}

/** A pool that all stays with. */
const idle = (weight: Exact): Pool => ({
  ...{ weight, takes: [], nonItem: zero, total: exact(1), givenYuan: false },
});

const minutesOf = ({ staff, minutes, coefficient }: ItemLabour): Exact =>
  exact(staff).times(exact(minutes)).times(exact(coefficient));

const totalOf = (takes: readonly (readonly [string, Exact])[]): Exact =>
  takes.reduce((sum, [, amount]) => sum.plus(amount), zero);
