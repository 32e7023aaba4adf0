import type { Decimal } from 'decimal.js';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { columnOf, type Layout, unitLabel } from './layout.ts';
import type { CostAdjustment, DirectCost, Ledger, Month } from './ledger.ts';
import { EXACT_LIMIT, ExactDecimal, ExactSums, quantaOf, yuanText } from './money.ts';
import type { Rounding, SourceCost } from './run.ts';

/** The books of all months as matrices; care splits are still to come. */
export interface Books {
  readonly costs: readonly SourceCost[];
  readonly roundings: readonly Rounding[];
  readonly slotOfDirectCost: Int32Array;
  readonly faults: Fault[];
}

interface MonthTally {
  rows: number;
  added: Decimal;
  outsideRows: number;
  outside: Decimal;
  /** Sum of absolute quanta: what the guard below 2^53 looks at. */
  magnitude: number;
}

/** Reads direct costs and adjustments of the months into quanta; every row that cannot be placed is a fault. */
export function readBooks(
  ledger: Ledger,
  layout: Layout,
  months: readonly Month[],
  options: { perYuan: number; rejectsSubFen: (month: Month) => boolean },
): Books {
  const reader = new BookReader(ledger, layout, months, options.perYuan, options.rejectsSubFen);
  reader.readDirectCosts();
  reader.readAdjustments();
  return reader.finish();
}

type PlacedRow = Pick<DirectCost, 'month' | 'element' | 'source' | 'amountYuan' | 'at'>;

class BookReader {
  private readonly faults: Fault[] = [];
  private readonly monthAt: ReadonlyMap<Month, number>;
  private readonly tallies: MonthTally[];
  private readonly book: ExactSums;
  private readonly adjustments: readonly Float64Array[];
  private readonly slotOfDirectCost: Int32Array;
  private readonly slotsPerMonth: number;
  private readonly ledger: Ledger;
  private readonly layout: Layout;
  private readonly months: readonly Month[];
  private readonly perYuan: number;
  private readonly rejectsSubFen: (month: Month) => boolean;

  constructor(
    ledger: Ledger,
    layout: Layout,
    months: readonly Month[],
    perYuan: number,
    rejectsSubFen: (month: Month) => boolean,
  ) {
    this.ledger = ledger;
    this.layout = layout;
    this.months = months;
    this.perYuan = perYuan;
    this.rejectsSubFen = rejectsSubFen;
    this.slotsPerMonth = layout.units.length * layout.columns;
    this.monthAt = new Map(months.map((month, at) => [month, at] as const));
    this.tallies = months.map(() => ({
      rows: 0,
      added: new ExactDecimal(0),
      outsideRows: 0,
      outside: new ExactDecimal(0),
      magnitude: 0,
    }));
    this.book = new ExactSums(months.length * this.slotsPerMonth, perYuan);
    this.adjustments = months.map(() => new Float64Array(this.slotsPerMonth));
    this.slotOfDirectCost = new Int32Array(ledger.directCosts.length).fill(-1);
  }

  readDirectCosts(): void {
    this.ledger.directCosts.forEach((row, at) => {
      const month = this.monthAt.get(row.month);
      if (month === undefined) return;
      const column = this.columnOf(row);
      const unit = this.unitOf(row.unit, row, month);
      if (unit === null || column === null) return;
      const slot = month * this.slotsPerMonth + unit * this.layout.columns + column;
      this.slotOfDirectCost[at] = slot;
      const before = this.book.quanta[slot];
      if (this.book.add(slot, row.amountYuan)) this.noteSubFen(row, month);
      this.tallies[month].magnitude += Math.abs(this.book.quanta[slot] - before);
    });
  }

  /** Each document is rounded by itself, so that what one unit loses the other gains. */
  readAdjustments(): void {
    for (const row of this.ledger.adjustments) {
      const month = this.monthAt.get(row.month);
      if (month === undefined) continue;
      if (row.fromUnit === null && row.toUnit === null)
        this.faults.push(fault('AL-011', { number: row.number }, row.at));
      const column = this.columnOf(row);
      const { quanta, rest } = quantaOf(row.amountYuan, this.perYuan);
      if (rest) this.noteSubFen(row, month);
      if (column !== null) this.move(row, month, column, quanta, rest);
    }
  }

  private move(row: CostAdjustment, month: number, column: number, quanta: number, rest: Decimal | null) {
    const sides = [
      { code: row.fromUnit, sign: -1 },
      { code: row.toUnit, sign: 1 },
    ];
    for (const { code, sign } of sides) {
      const unit = code === null ? null : this.unitOf(code, row, month);
      if (unit === null) continue;
      this.adjustments[month][unit * this.layout.columns + column] += sign * quanta;
      this.tallies[month].magnitude += Math.abs(quanta);
      if (rest) this.tallies[month].added = this.tallies[month].added.minus(rest.times(sign));
    }
  }

  private columnOf(row: PlacedRow): number | null {
    const element = this.layout.elementAt.get(row.element);
    const source = this.layout.sourceAt.get(row.source);
    if (element === undefined) this.faults.push(fault('AL-002', { element: row.element }, row.at));
    if (source === undefined) this.faults.push(fault('AL-003', { source: row.source }, row.at));
    return element === undefined || source === undefined ? null : columnOf(this.layout, element, source);
  }

  private unitOf(code: string, row: PlacedRow, month: number): number | null {
    const unit = this.layout.unitAt.get(code);
    if (unit !== undefined) return unit;
    if (this.layout.outOfScope.has(code)) {
      this.tallies[month].outsideRows++;
      this.tallies[month].outside = this.tallies[month].outside.plus(row.amountYuan.toPrecision(15));
    } else if (!this.ledger.units.some((known) => known.code === code)) {
      this.faults.push(fault('AL-001', { unit: code }, row.at));
    }
    return null;
  }

  private noteSubFen(row: PlacedRow, month: number): void {
    this.tallies[month].rows++;
    if (!this.rejectsSubFen(row.month)) return;
    const params = { amount: String(row.amountYuan), quantum: this.quantumText() };
    this.faults.push(fault('AL-008', params, row.at));
  }

  finish(): Books {
    for (const [slot, added] of this.book.round()) {
      const tally = this.tallies[Math.floor(slot / this.slotsPerMonth)];
      tally.added = tally.added.plus(added);
    }
    this.tallies.forEach((tally, at) => {
      this.judge(tally, this.months[at]);
    });
    return {
      costs: this.months.map((_, at) => ({
        book: this.book.quanta.subarray(at * this.slotsPerMonth, (at + 1) * this.slotsPerMonth),
        adjustment: this.adjustments[at],
        careSplit: new Float64Array(this.slotsPerMonth),
      })),
      roundings: this.tallies.map(({ rows, added }) => ({ rows, addedYuan: yuanText(added, this.perYuan) })),
      slotOfDirectCost: this.slotOfDirectCost,
      faults: this.faults,
    };
  }

  private judge({ rows, added, outsideRows, outside, magnitude }: MonthTally, month: Month): void {
    if (magnitude >= EXACT_LIMIT / 2)
      this.faults.push(fault('AL-005', { month, limit: yuanText(EXACT_LIMIT / 2, this.perYuan) }));
    if (rows > 0 && !this.rejectsSubFen(month)) {
      const params = { month, rows, quantum: this.quantumText(), rounding: yuanText(added, this.perYuan) };
      this.faults.push(fault('AL-009', params));
    }
    if (outsideRows > 0)
      this.faults.push(fault('AL-010', { month, rows: outsideRows, amount: outside.toFixed() }));
  }

  private quantumText(): string {
    return yuanText(1, this.perYuan);
  }
}

/** Units that have cost in a month in which they are not valid: it is kept or handed on, and told. */
export function costOutOfTime(
  layout: Layout,
  cost: SourceCost,
  month: Month,
  perYuan: number,
  isOpen: (unit: number) => boolean,
): Fault[] {
  return layout.units.flatMap((unit, at) => {
    if (isOpen(at)) return [];
    let quanta = 0;
    let touched = false;
    for (let slot = at * layout.columns; slot < (at + 1) * layout.columns; slot++) {
      const amount = cost.book[slot] + cost.adjustment[slot] + cost.careSplit[slot];
      quanta += amount;
      touched ||= amount !== 0;
    }
    if (!touched) return [];
    const successors = unit.successors.length > 0 ? ` ${unit.successors.join('、')}` : '';
    const params = { month, unit: unitLabel(unit), amount: yuanText(quanta, perYuan), successors };
    return [fault('AL-040', params, unit.at)];
  });
}
