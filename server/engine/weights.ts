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

const isOfCampus = (step: AllocationStep, assignment: DriverAssignment) =>
  step.receivers?.sameCampus === true || assignment.receivers?.sameCampus === true;

/** Units that receive, and units whose value may have to be told of: both rising. */
function parted(
  { rowOf, values }: DriverBase,
  mayReceive: Uint8Array,
): Record<'receivers' | 'told', number[]> {
  const receivers: number[] = [];
  const told: number[] = [];
  for (let unit = 0; unit < rowOf.length; unit++) {
    if (rowOf[unit] === -1) continue;
    const value = values[unit];
    if (mayReceive[unit] === 0 || value < 0) told.push(unit);
    else if (value > 0) receivers.push(unit);
  }
  return { receivers, told };
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
  private readonly receivers = new Map<string, Uint8Array>();

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
    if (!driver) return null;
    const rows = this.book.rowsOf(driver.source, code, this.month, this.rules);
    return rows.units.length > 0 ? rows.placeOf(0) : null;
  }

  definition(driver: string): DriverDefinition | undefined {
    return this.drivers.get(driver);
  }

  private keyOf({ sender, stepAt, step, assignment }: Asked): string {
    const named = [assignment.driver, ...assignment.fallbacks].map((id) => this.drivers.get(id));
    const ownValues = named.some((driver) => driver && isOfSender(driver.source));
    const unit = this.layout.units[sender];
    const whose = ownValues
      ? `unit ${unit.code}`
      : isOfCampus(step, assignment)
        ? `campus ${unit.campus}`
        : '';
    return `${stepAt} ${assignment.id} ${whose}`;
  }

  private build(asked: Asked): Weights | NoWeights {
    const mayReceive = this.receiversOf(asked);
    if (!mayReceive.includes(1)) return 'noReceiver';
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

  /** By unit: 1 where it may receive. The same for all senders of an assignment, or of their campus. */
  private receiversOf({ sender, stepAt, step, assignment }: Asked): Uint8Array {
    const { campus } = this.layout.units[sender];
    const key = `${stepAt} ${assignment.id} ${isOfCampus(step, assignment) ? campus : ''}`;
    const known = this.receivers.get(key);
    if (known) return known;
    const found = Uint8Array.from(this.layout.units, (unit, at) => {
      const stillOpen = this.closesAt[at] === -1 || this.closesAt[at] > stepAt;
      const receives =
        stillOpen &&
        this.layout.classOf[at].role !== 'excluded' &&
        isOpenIn(unit, this.month) &&
        !this.splitUnits.has(at) &&
        matchesUnit(step.receivers, unit, campus) &&
        matchesUnit(assignment.receivers, unit, campus);
      return receives ? 1 : 0;
    });
    this.receivers.set(key, found);
    return found;
  }

  private weigh(
    { sender }: Asked,
    driver: DriverDefinition,
    month: Month,
    mayReceive: Uint8Array,
  ): Pick<Weights, 'receivers' | 'sums' | 'decimals' | 'faults' | 'outside'> | null {
    const { code } = this.layout.units[sender];
    const rows = this.book.rowsOf(driver.source, code, month, this.rules);
    const base = driverBase(rows, mayReceive.length);
    const { receivers, told } = parted(base, mayReceive);
    if (receivers.length === 0) return null;
    const outside = this.outsideOf(rows, driver, code, month, mayReceive);
    return {
      receivers: Int32Array.from(receivers),
      sums: prefixSums(base.values, receivers),
      decimals: base.decimals,
      faults: [
        ...this.noticesOfUnits(told, rows, base, driver, month, mayReceive),
        ...this.noticeOfOrders(outside, driver, code, month),
      ],
      outside,
    };
  }

  private outsideOf(
    rows: DriverRows,
    driver: DriverDefinition,
    sender: string,
    month: Month,
    mayReceive: Uint8Array,
  ): OutsideBase[] {
    if (driver.source.kind !== 'revenue' && driver.source.kind !== 'internalService') return [];
    const { units, quantities } = rows;
    const owner = isOfSender(driver.source) ? sender : null;
    const outside: OutsideBase[] = [];
    for (let row = 0; row < units.length; row++) {
      if (mayReceive[units[row]] === 1 || quantities[row] === 0 || this.splitUnits.has(units[row])) continue;
      const unit = rows.codeOf(row);
      const reason = unit === owner ? 'self' : 'notReceiver';
      const value = { quantity: quantities[row], at: rows.placeOf(row) };
      outside.push({ month, sender: owner, driver, unit, reason, ...value });
    }
    return outside;
  }

  /** Negative values count as zero; values of units out of time or split count for nobody. All are told. */
  private noticesOfUnits(
    told: readonly number[],
    rows: DriverRows,
    { values, decimals, rowOf }: DriverBase,
    driver: DriverDefinition,
    month: Month,
    mayReceive: Uint8Array,
  ): Fault[] {
    return told.flatMap((unit) => {
      const value = Number(values[unit]) / 10 ** decimals;
      const named = { driver: driver.name.zh, driverEn: driver.name.en, value };
      const params = { month, unit: unitLabel(this.layout.units[unit]), ...named };
      const at = rows.placeOf(rowOf[unit]);
      if (mayReceive[unit] === 1) return [fault('AL-036', params, at)];
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
