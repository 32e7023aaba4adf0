import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { CellPlace } from '../contract/place.ts';
import { type DriverBase, driverBase } from './driverBase.ts';
import { type PrefixSums, prefixSums } from './driverSums.ts';
import { type DriverBook, type DriverRows, isOfSender, monthBefore } from './drivers.ts';
import { isOpenIn, type Layout, unitLabel } from './layout.ts';
import type { Month } from './ledger.ts';
import { sumOfDecimals } from './money.ts';
import type {
  AllocationRules,
  AllocationStep,
  DriverAssignment,
  DriverDefinition,
  Fallback,
} from './rules.ts';
import { matchesUnit } from './selectors.ts';

/** Values that count for nobody although somebody booked them: self-orders, units that do not receive. */
export interface OutsideBase {
  readonly month: Month;
  /** Code of the unit that executed or served; null where the driver is everybody's. */
  readonly sender: string | null;
  readonly driver: DriverDefinition;
  /** Code of the unit whose value is left out, as the row writes it. */
  readonly unit: string;
  readonly reason: 'self' | 'notReceiver';
  /** In the driver's unit: yuan for revenue. */
  readonly quantity: number;
  readonly at: CellPlace;
}

/** What a sender hands out by: who receives, in canonical order, and the running sums of the driver. */
export interface Weights {
  /** The driver whose values were used, which is the assignment's unless a fallback was needed. */
  readonly driver: DriverDefinition;
  readonly fallback: Fallback | null;
  readonly valuesOf: Month;
  /** Units with a value above zero, rising. */
  readonly receivers: Int32Array;
  /** By receiver, in units of 10^−decimals; the last one is the total. */
  readonly sums: PrefixSums;
  readonly decimals: number;
  readonly faults: readonly Fault[];
  readonly outside: readonly OutsideBase[];
}

/** Why there are no weights: nobody may receive, no value anywhere, or a driver that is not defined. */
export type NoWeights = 'noReceiver' | 'zeroBase' | { readonly undefinedDriver: string };

interface Asked {
  readonly sender: number;
  readonly stepAt: number;
  readonly step: AllocationStep;
  readonly assignment: DriverAssignment;
}

/** Finds and keeps the weights of one month. */
export class WeightsOfMonth {
  private readonly layout: Layout;
  private readonly rules: AllocationRules;
  private readonly month: Month;
  private readonly book: DriverBook;
  private readonly closesAt: Int16Array;
  private readonly splitUnits: ReadonlySet<number>;
  private readonly drivers: ReadonlyMap<string, DriverDefinition>;
  /** What was found so far; a what-if starts with what its change leaves alone. */
  readonly byKey: Map<string, Weights>;

  constructor(
    layout: Layout,
    rules: AllocationRules,
    month: Month,
    book: DriverBook,
    closesAt: Int16Array,
    splitUnits: ReadonlySet<number>,
    known: ReadonlyMap<string, Weights> = new Map(),
  ) {
    this.layout = layout;
    this.rules = rules;
    this.month = month;
    this.book = book;
    this.closesAt = closesAt;
    this.splitUnits = splitUnits;
    this.drivers = new Map(rules.drivers.map((driver) => [driver.id, driver]));
    this.byKey = new Map(known);
  }

  /** The weights of a sender under an assignment; senders that share receivers and values share them. */
  find(asked: Asked): Weights | NoWeights {
    const key = this.keyOf(asked);
    const known = this.byKey.get(key);
    if (known) return known;
    const found = this.build(asked);
    if (typeof found === 'object' && 'sums' in found) this.byKey.set(key, found);
    return found;
  }

  /** First row that holds a value of the assignment's driver: where a person would go to fill it in. */
  placeOf({ sender, assignment }: Pick<Asked, 'sender' | 'assignment'>): CellPlace | null {
    const driver = this.drivers.get(assignment.driver);
    const code = this.layout.units[sender].code;
    return driver ? (this.book.rowsOf(driver.source, code, this.month, this.rules).places[0] ?? null) : null;
  }

  definition(driver: string): DriverDefinition | undefined {
    return this.drivers.get(driver);
  }

  private keyOf({ sender, stepAt, step, assignment }: Asked): string {
    const named = [assignment.driver, ...assignment.fallbacks].map((id) => this.drivers.get(id));
    const ownValues = named.some((driver) => driver && isOfSender(driver.source));
    const ownCampus = step.receivers?.sameCampus || assignment.receivers?.sameCampus;
    const unit = this.layout.units[sender];
    const whose = ownValues ? `unit ${unit.code}` : ownCampus ? `campus ${unit.campus}` : '';
    return `${stepAt} ${assignment.id} ${whose}`;
  }

  private build(asked: Asked): Weights | NoWeights {
    const mayReceive = this.layout.units.map((_, unit) => this.mayReceive(unit, asked));
    if (!mayReceive.includes(true)) return 'noReceiver';
    for (const fallback of [null, ...asked.assignment.fallbacks]) {
      const month = fallback === 'lastMonth' ? monthBefore(this.month) : this.month;
      const id = fallback === null || fallback === 'lastMonth' ? asked.assignment.driver : fallback;
      const driver = this.drivers.get(id);
      if (!driver) return { undefinedDriver: id };
      const found = this.weigh(asked, driver, month, mayReceive);
      if (found) return { ...found, driver, fallback, valuesOf: month };
    }
    return 'zeroBase';
  }

  private mayReceive(unit: number, { sender, stepAt, step, assignment }: Asked): boolean {
    const { campus } = this.layout.units[sender];
    const stillOpen = this.closesAt[unit] === -1 || this.closesAt[unit] > stepAt;
    return (
      stillOpen &&
      this.layout.classOf[unit].role !== 'excluded' &&
      isOpenIn(this.layout.units[unit], this.month) &&
      !this.splitUnits.has(unit) &&
      matchesUnit(step.receivers, this.layout.units[unit], campus) &&
      matchesUnit(assignment.receivers, this.layout.units[unit], campus)
    );
  }

  private weigh(
    { sender }: Asked,
    driver: DriverDefinition,
    month: Month,
    mayReceive: readonly boolean[],
  ): Pick<Weights, 'receivers' | 'sums' | 'decimals' | 'faults' | 'outside'> | null {
    const { code } = this.layout.units[sender];
    const rows = this.book.rowsOf(driver.source, code, month, this.rules);
    const base = driverBase(this.layout, rows);
    const receivers = base.units.filter((unit) => mayReceive[unit] && base.values[unit] > 0);
    if (receivers.length === 0) return null;
    const outside = this.outsideOf(rows, driver, code, month, mayReceive);
    return {
      receivers: Int32Array.from(receivers),
      sums: prefixSums(base.values, receivers),
      decimals: base.decimals,
      faults: [
        ...this.noticesOfUnits(rows, base, driver, month, mayReceive),
        ...this.noticeOfOrders(outside, driver, code, month),
      ],
      outside,
    };
  }

  private outsideOf(
    { units, quantities, places }: DriverRows,
    driver: DriverDefinition,
    sender: string,
    month: Month,
    mayReceive: readonly boolean[],
  ): OutsideBase[] {
    if (driver.source.kind !== 'revenue' && driver.source.kind !== 'internalService') return [];
    const owner = isOfSender(driver.source) ? sender : null;
    const outside: OutsideBase[] = [];
    for (let row = 0; row < units.length; row++) {
      const unit = units[row];
      const place = this.layout.unitAt.get(unit) ?? -1;
      if (mayReceive[place] === true || quantities[row] === 0 || this.splitUnits.has(place)) continue;
      const reason = unit === owner ? 'self' : 'notReceiver';
      const value = { quantity: quantities[row], at: places[row] };
      outside.push({ month, sender: owner, driver, unit, reason, ...value });
    }
    return outside;
  }

  /** Negative values count as zero; values of units out of time or split count for nobody. All are told. */
  private noticesOfUnits(
    { places }: DriverRows,
    { units, values, decimals, rowOf }: DriverBase,
    driver: DriverDefinition,
    month: Month,
    mayReceive: readonly boolean[],
  ): Fault[] {
    const told = units.filter((unit) => !mayReceive[unit] || values[unit] < 0);
    return told.flatMap((unit) => {
      const value = Number(values[unit]) / 10 ** decimals;
      const named = { driver: driver.name.zh, driverEn: driver.name.en, value };
      const params = { month, unit: unitLabel(this.layout.units[unit]), ...named };
      const at = places[rowOf[unit]];
      if (mayReceive[unit]) return [fault('AL-036', params, at)];
      if (value === 0) return [];
      if (this.splitUnits.has(unit)) return [fault('AL-016', params, at)];
      return isOpenIn(this.layout.units[unit], this.month) ? [] : [fault('AL-041', params, at)];
    });
  }

  private noticeOfOrders(
    outside: readonly OutsideBase[],
    driver: DriverDefinition,
    sender: string,
    month: Month,
  ): Fault[] {
    if (driver.source.kind !== 'revenue' || !isOfSender(driver.source) || outside.length === 0) return [];
    const unit = this.layout.units[this.layout.unitAt.get(sender) ?? -1];
    const amount = sumOfDecimals(outside.map(({ quantity }) => quantity));
    const params = { month, unit: unitLabel(unit), rows: outside.length, amount };
    return [fault('AL-037', params, outside[0].at)];
  }
}
