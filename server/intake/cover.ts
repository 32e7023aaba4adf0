import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { CellPlace } from '../contract/place.ts';
import { CellKind } from '../contract/rangeBlock.ts';
import type { Month } from '../engine/ledger.ts';
import { monthFromText, monthRange } from './cellMonth.ts';
import { CellReader, UNREADABLE } from './cells.ts';
import { EntryReader } from './entries.ts';
import type { FormMatch } from './forms.ts';
import type { Lookups } from './lookup.ts';
import { RowCursor } from './sheetGrid.ts';

export interface Cover {
  readonly hospital: string;
  readonly months: readonly Month[];
  readonly campuses: readonly string[];
  readonly campusesAt: CellPlace | null;
  readonly rulePack: string;
}

/** The cover's answers, read one by one; `readMethod` comes last because only the pack knows its methods. */
export class CoverReader {
  private readonly form: FormMatch;
  private readonly cells: CellReader;
  private readonly faults: Fault[];

  constructor(form: FormMatch, faults: Fault[]) {
    this.form = form;
    this.faults = faults;
    this.cells = new CellReader(new RowCursor(form.grid), faults);
  }

  /** The months are empty where they could not be read; the fault has been reported. */
  read(): Cover {
    const campuses = this.text('campuses');
    return {
      hospital: this.required('hospital'),
      months: this.months(),
      campuses: campuses
        .split(/[、,;，；\n]/)
        .map((campus) => campus.trim())
        .filter(Boolean),
      campusesAt: campuses ? this.place('campuses') : null,
      rulePack: this.text('rulePack') || this.defaultOf('rulePack'),
    };
  }

  /** Empty where the cover names none: the pack's default holds. */
  readMethod(id: 'method' | 'itemMethod', lookups: Lookups): string {
    const column = this.column(id);
    const cell = this.seek(id);
    const lists = lookups.ofColumn(column);
    const reader = new EntryReader(
      column,
      lists,
      this.cells,
      { code: cell ?? undefined, name: undefined },
      new Map(),
    );
    const method = cell ? reader.read(null) : null;
    return method === UNREADABLE || method === null ? '' : method;
  }

  private column(id: string) {
    const found = this.form.definition.columns.find((column) => column.id === id);
    if (!found) throw new Error(`the cover's definition has no ${id}`);
    return found;
  }

  private seek(id: string) {
    const cell = this.form.answers.get(id) ?? null;
    if (cell) this.cells.cursor.seek(cell.row);
    return cell;
  }

  private place(id: string): CellPlace | null {
    const cell = this.seek(id);
    return cell && this.cells.placeOf(cell);
  }

  private text(id: string): string {
    const cell = this.seek(id);
    const text = cell ? this.cells.text(cell, false) : '';
    return text === UNREADABLE ? '' : text;
  }

  private required(id: string): string {
    const before = this.faults.length;
    const text = this.text(id);
    const cell = this.seek(id);
    if (!text && cell && this.faults.length === before) this.cells.refuse('IN-019', cell);
    return text;
  }

  private defaultOf(id: string): string {
    const { header, default: value = '' } = this.column(id);
    const where = this.place(id) ?? { sheet: this.form.grid.sheetName };
    this.faults.push(fault('IN-036', { header: header.zh, value, count: 1 }, where));
    return value;
  }

  private months(): Month[] {
    const from = this.seek('months');
    if (!from) return [];
    const { cursor } = this.cells;
    const isText = cursor.kind(from.column) === CellKind.text && !cursor.isEmpty(from.column);
    const listed = isText ? monthsFromText(cursor.text(from.column)) : this.oneMonth('months');
    if (listed === null) this.cells.refuse('IN-020', from, { value: this.cells.shown(from) });
    const to = listed && listed.length > 0 ? this.oneMonth('monthTo') : null;
    const [last] = to ?? [];
    if (!listed || last === undefined) return listed ?? [];
    const [first = last] = listed;
    if (listed.length === 1 && first <= last) return monthRange(first, last);
    if (listed.at(-1) === last) return listed;
    const cell = this.seek('monthTo');
    if (cell) this.cells.refuse('IN-021', cell, { months: listed.join('、'), monthTo: last });
    return [];
  }

  /** One month as a list; empty where there is none or it was refused. */
  private oneMonth(id: 'months' | 'monthTo'): Month[] {
    const cell = this.seek(id);
    const month = cell ? this.cells.month(cell) : null;
    if (month === null && cell && id === 'months') this.cells.refuse('IN-019', cell);
    return month === null || month === UNREADABLE ? [] : [month];
  }
}

const rangeMark = /至|到|~|--|—+|–|to/;

/**
 * 2024-01 · 2024-01、2024-02 · 2024-01 至 2024-03 · 202401-202403 · 2024年1-3月. Ordered, each month
 * once; null where a part cannot be read.
 */
export function monthsFromText(text: string): Month[] | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  const months = new Set<Month>();
  for (const part of plain.split(/[、,;]/).filter(Boolean)) {
    const found = monthsFromPart(part);
    if (!found) return null;
    for (const month of found) months.add(month);
  }
  return months.size > 0 ? [...months].sort() : null;
}

function monthsFromPart(part: string): Month[] | null {
  const single = monthFromText(part);
  if (single) return [single];
  const short = /^(\d{4})年(\d{1,2})月?(?:至|到|~|-|—)(\d{1,2})月$/.exec(part);
  const compact = /^(\d{6})-(\d{6})$/.exec(part);
  const [first = '', second = ''] = short
    ? [`${short[1]}-${short[2]}`, `${short[1]}-${short[3]}`]
    : compact
      ? compact.slice(1)
      : part.split(rangeMark);
  const from = monthFromText(first);
  const to = monthFromText(second);
  return from && to && from <= to ? monthRange(from, to) : null;
}
