import { type FaultCode, fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { CellPlace } from '../contract/place.ts';
import { CellKind } from '../contract/rangeBlock.ts';
import type { Month } from '../engine/ledger.ts';
import { dateFromSerial, monthFromNumber, monthFromSerial, monthFromText } from './cellMonth.ts';
import { numberFromText, scaledNumber, shownNumber } from './cellNumber.ts';
import type { RowCursor } from './sheetGrid.ts';
import type { HeaderCell } from './tableMatch.ts';

/** A cell that could not be read; its fault has been reported. */
export const UNREADABLE = Symbol('unreadable');
export type Unreadable = typeof UNREADABLE;

/** What a row gives for a column: a text, code or month, a number, several codes, or nothing. */
export type Field = string | number | null | readonly string[];

/** Money beyond this cannot be counted in fen exactly (2^53 fen). */
const LARGEST_NUMBER = 90_071_992_547_409;

/** Reads cells of one table, reporting what cannot be read with the cell's place and header. */
export class CellReader {
  readonly cursor: RowCursor;
  readonly faults: Fault[];
  private readonly months = new Map<string | number, Month | null>();

  constructor(cursor: RowCursor, faults: Fault[]) {
    this.cursor = cursor;
    this.faults = faults;
  }

  placeOf(cell: HeaderCell): CellPlace {
    return { sheet: this.cursor.grid.sheetName, row: this.cursor.row, column: cell.column };
  }

  refuse(code: FaultCode, cell: HeaderCell, params: Fault['params'] = {}): Unreadable {
    this.faults.push(fault(code, { header: cell.text, ...params }, this.placeOf(cell)));
    return UNREADABLE;
  }

  /** The cell as a person sees it, for messages. */
  shown(cell: HeaderCell): string {
    const { cursor } = this;
    const value = cursor.value(cell.column);
    if (typeof value !== 'number') return String(value ?? '');
    if (cursor.kind(cell.column) === CellKind.date)
      return dateFromSerial(value, cursor.grid.date1904) ?? String(value);
    return cursor.paddedText(cell.column) ?? String(shownNumber(value));
  }

  /** Errors and formulas nobody calculated are refused whatever the column holds. */
  private refuseUncomputed(kind: number, cell: HeaderCell): Unreadable | null {
    if (kind === CellKind.error) return this.refuse('IN-013', cell, { value: this.shown(cell) });
    return kind === CellKind.formulaWithoutValue ? this.refuse('IN-014', cell) : null;
  }

  /** A number in the column's own unit; null where the cell is empty. */
  number(cell: HeaderCell, percentAllowed: boolean): number | null | Unreadable {
    const { cursor } = this;
    const kind = cursor.kind(cell.column);
    const value = cursor.value(cell.column);
    if (kind === CellKind.number) return this.withinLimits(scaledNumber(value as number, cell.factor), cell);
    if (cursor.isEmpty(cell.column)) return null;
    if (kind === CellKind.boolean) return this.refuse('IN-016', cell, { value: this.shown(cell) });
    if (kind === CellKind.date) return this.refuse('IN-017', cell, { value: this.shown(cell) });
    if (kind !== CellKind.text) return this.refuseUncomputed(kind, cell);
    const text = String(value);
    const read = cell.factor !== 1 && /元\s*$/.test(text) ? null : numberFromText(text, percentAllowed);
    if (read === null) return this.refuse('IN-015', cell, { value: text.trim() });
    return this.withinLimits(scaledNumber(read, text.trim().endsWith('%') ? 1 : cell.factor), cell);
  }

  private withinLimits(value: number, cell: HeaderCell): number | Unreadable {
    if (Math.abs(value) <= LARGEST_NUMBER) return value;
    return this.refuse('IN-018', cell, { value: this.shown(cell) });
  }

  /** A month; null where the cell is empty. */
  month(cell: HeaderCell): Month | null | Unreadable {
    const { cursor } = this;
    const value = cursor.value(cell.column);
    if (cursor.isEmpty(cell.column)) return null;
    const kind = cursor.kind(cell.column);
    const uncomputed = this.refuseUncomputed(kind, cell);
    if (uncomputed) return uncomputed;
    if (kind === CellKind.boolean) return this.refuse('IN-016', cell, { value: this.shown(cell) });
    const known = kind === CellKind.date ? undefined : this.months.get(value as string | number);
    const month = known === undefined ? this.parseMonth(kind, value as string | number) : known;
    return month ?? this.refuse('IN-020', cell, { value: this.shown(cell) });
  }

  private parseMonth(kind: number, value: string | number): Month | null {
    const { date1904 } = this.cursor.grid;
    if (kind === CellKind.date) return monthFromSerial(Number(value), date1904);
    const month = typeof value === 'number' ? monthFromNumber(value, date1904) : monthFromText(value);
    this.months.set(value, month);
    return month;
  }

  /** A text without blanks around it, full-width characters made half-width in codes; empty where the cell is. */
  text(cell: HeaderCell, isCode: boolean): string | Unreadable {
    const { cursor } = this;
    const kind = cursor.kind(cell.column);
    if (kind === CellKind.text) {
      const text = (cursor.value(cell.column) as string).trim();
      return isCode ? text.normalize('NFKC') : text;
    }
    if (kind === CellKind.empty) return '';
    const uncomputed = this.refuseUncomputed(kind, cell);
    if (uncomputed) return uncomputed;
    if (kind === CellKind.date && isCode) return this.refuse('IN-017', cell, { value: this.shown(cell) });
    return kind === CellKind.boolean ? String(cursor.value(cell.column)).toUpperCase() : this.shown(cell);
  }
}
