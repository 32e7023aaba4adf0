import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { type CellPlace, columnLetters, type Place } from '../contract/place.ts';
import type { ColumnDefinition } from '../contract/sheetDefinition.ts';
import type { Month } from '../engine/ledger.ts';
import type { OtherName } from './entries.ts';
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
  private readonly defaults = new Map<ColumnDefinition, Tally & { readonly value: string }>();
  private readonly strays = new Map<number, { text: string; count: number }>();
  private readonly headerless = new Map<number, Tally>();
  private readonly otherMonths = new Map<Month, number>();
  private firstOtherMonth: CellPlace | null = null;
  private totals: Tally | null = null;
  private hidden: Tally | null = null;
  readonly otherNames: OtherName[] = [];

  constructor(match: TableMatch) {
    this.match = match;
  }

  private at(row: number, column: number): CellPlace {
    return { sheet: this.match.grid.sheetName, row, column };
  }

  private get firstColumn(): number {
    return Math.min(...[...this.match.columns.values()].map((cell) => cell.column));
  }

  /** `value` is the default as a person reads it. */
  defaulted(column: ColumnDefinition, value: string, where: CellPlace): void {
    const tally = this.defaults.get(column);
    if (tally) tally.count += 1;
    else this.defaults.set(column, { count: 1, value, where });
  }

  /** The whole column is absent. */
  defaultedColumn(column: ColumnDefinition, value: string): void {
    this.defaults.set(column, { count: 0, value, where: { sheet: this.match.grid.sheetName } });
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

  /** `rowsRead` is what a default of an absent column stood in for. */
  faults(rowsRead: number): Fault[] {
    return [...this.columnFaults(), ...this.rowFaults(rowsRead)];
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

  private rowFaults(rowsRead: number): Fault[] {
    const found: Fault[] = [];
    for (const { first, ...params } of this.otherNames) found.push(fault('IN-028', params, first));
    for (const [column, { count, value, where }] of this.defaults) {
      const params = { header: column.header.zh, value, count: count || rowsRead };
      if (params.count > 0) found.push(fault('IN-036', params, where));
    }
    if (this.firstOtherMonth) {
      const months = [...this.otherMonths.keys()].sort();
      const count = [...this.otherMonths.values()].reduce((sum, rows) => sum + rows, 0);
      found.push(fault('IN-037', { months: months.join('、'), count }, this.firstOtherMonth));
    }
    if (this.hidden) found.push(fault('IN-038', { count: this.hidden.count }, this.hidden.where));
    if (this.totals) found.push(fault('IN-039', { count: this.totals.count }, this.totals.where));
    return found;
  }
}
