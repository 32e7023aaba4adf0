import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { type CellPlace, columnLetters, type Place } from '../contract/place.ts';
import type { ColumnDefinition } from '../contract/sheetDefinition.ts';
import type { Month } from '../engine/ledger.ts';
import type { OtherName } from './entries.ts';
import type { MonthScope } from './monthScope.ts';
import { isTotalText } from './rowMarks.ts';
import { RowCursor } from './sheetGrid.ts';
import type { TableMatch } from './tableMatch.ts';

interface Tally {
  count: number;
  readonly where: Place;
}

/** What a table's reader tells once a sheet instead of once a row. */
export class TableNotices {
  private readonly match: TableMatch;
  private readonly months: MonthScope | null;
  private readonly defaults = new Map<ColumnDefinition, Tally & { readonly value: string }>();
  private readonly superfluous = new Map<ColumnDefinition, Tally>();
  private readonly strays = new Map<number, { text: string; count: number }>();
  private readonly headerless = new Map<number, Tally>();
  private readonly otherMonths = new Map<Month, number>();
  private firstOtherMonth: CellPlace | null = null;
  private totals: Tally | null = null;
  private hidden: Tally | null = null;
  readonly otherNames: OtherName[] = [];

  constructor(match: TableMatch, months: MonthScope | null) {
    this.match = match;
    this.months = months;
  }

  private at(row: number, column: number): CellPlace {
    return { sheet: this.match.grid.sheetName, row, column };
  }

  private get firstColumn(): number {
    return Math.min(...[...this.match.columns.values()].map((cell) => cell.column));
  }

  /** `value` is the default as a person reads it. */
  defaulted(column: ColumnDefinition, value: string, where: Place): void {
    const tally = this.defaults.get(column);
    if (tally) tally.count += 1;
    else this.defaults.set(column, { count: 1, value, where });
  }

  /** A cell of a column that its row does not have. */
  leftOut(column: ColumnDefinition, where: Place): void {
    const tally = this.superfluous.get(column);
    if (tally) tally.count += 1;
    else this.superfluous.set(column, { count: 1, where });
  }

  rowOfMonth(month: Month, row: number): void {
    this.otherMonths.set(month, (this.otherMonths.get(month) ?? 0) + 1);
    this.firstOtherMonth ??= this.at(row, this.firstColumn);
  }

  totalRow(row: number): void {
    this.totals ??= { count: 0, where: this.at(row, this.firstColumn) };
    this.totals.count += 1;
  }

  hiddenRow(row: number): void {
    this.hidden ??= { count: 0, where: this.at(row, this.firstColumn) };
    this.hidden.count += 1;
  }

  strayAmount(column: number, text: string): void {
    const known = this.strays.get(column);
    if (known) known.count += 1;
    else this.strays.set(column, { text, count: 1 });
  }

  headerlessFigure(row: number, column: number): void {
    const known = this.headerless.get(column);
    if (known) known.count += 1;
    else this.headerless.set(column, { count: 1, where: this.at(row, column) });
  }

  faults(): Fault[] {
    return [...this.columnFaults(), ...this.rowFaults()];
  }

  private columnFaults(): Fault[] {
    const { unmatched, columns, spread, headerRow, grid } = this.match;
    const found: Fault[] = [];
    const ignored = unmatched.filter(
      ({ column, text }) => !this.strays.has(column) && !isTotalText(text) && this.isFilled(column),
    );
    const [first] = ignored;
    if (first) {
      const headers = ignored.map(({ text }) => text).join('、');
      found.push(fault('IN-008', { headers, count: ignored.length }, this.at(headerRow, first.column)));
    }
    for (const [column, { text, count }] of this.strays) {
      found.push(fault('IN-009', { header: text, count }, this.at(headerRow, column)));
    }
    for (const [column, { count, where }] of this.headerless) {
      found.push(fault('IN-049', { column: columnLetters(column), count }, where));
    }
    const scaled = [...columns.values(), ...spread].find((cell) => cell.factor !== 1);
    if (scaled) {
      const where = { sheet: grid.sheetName, row: scaled.row, column: scaled.column };
      found.push(fault('IN-012', { header: scaled.text, factor: scaled.factor }, where));
    }
    return found;
  }

  /** A header without a cell below it, such as a title beside the table, leaves nothing out. */
  private isFilled(column: number): boolean {
    const { grid, headerRow } = this.match;
    const cursor = new RowCursor(grid);
    for (let row = headerRow + 1; row < grid.endRow; row++) {
      cursor.seek(row);
      if (!cursor.isEmpty(column)) return true;
    }
    return false;
  }

  private rowFaults(): Fault[] {
    const found: Fault[] = [];
    for (const { first, ...params } of this.otherNames) found.push(fault('IN-028', params, first));
    for (const [column, { count, value, where }] of this.defaults) {
      found.push(fault('IN-036', { header: column.header.zh, value, count }, where));
    }
    for (const [column, { count, where }] of this.superfluous) {
      found.push(fault('IN-054', { header: column.header.zh, count, ...this.holdersOf(column) }, where));
    }
    if (this.firstOtherMonth && this.months) {
      const months = [...this.otherMonths.keys()].sort();
      const count = [...this.otherMonths.values()].reduce((sum, rows) => sum + rows, 0);
      found.push(fault(this.months.outside, { months: months.join('、'), count }, this.firstOtherMonth));
    }
    if (this.hidden) found.push(fault('IN-038', { count: this.hidden.count }, this.hidden.where));
    if (this.totals) found.push(fault('IN-039', { count: this.totals.count }, this.totals.where));
    return found;
  }

  /** The rows that do have the column: `by` 数据类别, `holders` 直接成本、全成本. */
  private holdersOf({ onlyFor }: ColumnDefinition): { by: string; holders: string } {
    const by = this.match.definition.columns.find(({ id }) => id === onlyFor?.column);
    const choices = by?.choices?.filter(({ value }) => onlyFor?.values.includes(value)) ?? [];
    return { by: by?.header.zh ?? '', holders: choices.map(({ label }) => label.zh).join('、') };
  }
}
