import type { Fault } from '../contract/faults/fault.ts';
import type { CellPlace } from '../contract/place.ts';
import { CellKind } from '../contract/rangeBlock.ts';
import type { ColumnDefinition, RowsWhere } from '../contract/sheetDefinition.ts';
import type { FieldColumns } from '../engine/items/itemLedger.ts';
import type { CostUnit, Month } from '../engine/ledger.ts';
import { scaledNumber } from './cellNumber.ts';
import { CellReader, type Field, UNREADABLE, type Unreadable } from './cells.ts';
import { type Category, EntryReader } from './entries.ts';
import { type Lookups, listedTexts } from './lookup.ts';
import { allowsPercent } from './measureUnit.ts';
import type { MonthScope } from './monthScope.ts';
import { isTextual, isTotalText, RowMarks } from './rowMarks.ts';
import { RowCursor } from './sheetGrid.ts';
import type { HeaderCell, TableMatch } from './tableMatch.ts';
import { TableNotices } from './tableNotices.ts';

export type Fields = Readonly<Record<string, Field>>;

/** What every table of a workbook is read against. */
export interface ReadContext {
  readonly lookups: Lookups;
  /** Months whose rows are read; null reads all (dictionaries). */
  readonly months: MonthScope | null;
  readonly units: ReadonlyMap<string, CostUnit>;
  readonly faults: Fault[];
}

/** Takes one record. `fields` is reused for the next row: copy what is kept; `columns` is one for all rows of a table. */
export type Sink = (fields: Fields, at: CellPlace, columns: FieldColumns) => void;

interface ColumnPlan {
  readonly column: ColumnDefinition;
  /** null where the table has no such column, but a default for it. */
  readonly cell: HeaderCell | null;
  /** The default as a person reads it. */
  readonly defaultLabel: string;
  readonly read: (month: Month | null) => Field | Unreadable;
}

/** Reads a table's rows from under its header to the end of its sheet; answers how many were records. */
export function readTable(match: TableMatch, context: ReadContext, sink: Sink): number {
  return new TableReader(match, context, sink).run();
}

class TableReader {
  private readonly match: TableMatch;
  private readonly context: ReadContext;
  private readonly sink: Sink;
  private readonly cursor: RowCursor;
  private readonly cells: CellReader;
  private readonly plans: readonly ColumnPlan[];
  private readonly entryReaders: EntryReader[] = [];
  private readonly marks: RowMarks;
  private readonly notices: TableNotices;
  private readonly fields: Record<string, Field> = {};
  /** Free texts that name a record; where one says 合计 the row is a total. A unit called 门诊合计 has a code of its own. */
  private readonly freeTexts: readonly HeaderCell[];
  private readonly atCell: HeaderCell;
  private readonly columns: FieldColumns;
  private afterNote = false;
  /** Filled in nearly every row: looked at first to tell a blank one. */
  private readonly firstCell: HeaderCell;
  /** What to tell of this row: defaults it used, cells it left out. Told only if it turns out to be a record. */
  private remarks: (() => void)[] = [];

  constructor(match: TableMatch, context: ReadContext, sink: Sink) {
    const { definition, grid, columns } = match;
    this.match = match;
    this.context = context;
    this.sink = sink;
    this.cursor = new RowCursor(grid);
    this.cells = new CellReader(this.cursor, context.faults);
    this.marks = new RowMarks(match, this.cursor);
    this.notices = new TableNotices(match, context.months);
    this.plans = definition.columns.flatMap((column) => this.planFor(column));
    this.firstCell = this.plans.find((plan) => plan.cell)?.cell as HeaderCell;
    this.freeTexts = definition.columns
      .filter(
        (c) =>
          c.required &&
          definition.key.includes(c.id) &&
          !c.choices &&
          !c.choicesFrom &&
          !c.anyOf &&
          ['code', 'text'].includes(c.quantity),
      )
      .flatMap((c) => columns.get(c.id) ?? []);
    const amount = definition.columns.find(
      (c) => c.required && !['code', 'text', 'month', 'choice'].includes(c.quantity),
    );
    const first = columns.get(amount?.id ?? definition.key.at(-1) ?? '') ?? columns.values().next().value;
    this.atCell = first as HeaderCell;
    this.columns = Object.fromEntries([...columns].map(([id, { column }]) => [id, column]));
  }

  run(): number {
    const { grid, headerRow } = this.match;
    let rowsRead = 0;
    for (let row = headerRow + 1; row < grid.endRow; row++) {
      this.cursor.seek(row);
      if (this.readRow()) rowsRead += 1;
    }
    for (const reader of this.entryReaders) this.notices.otherNames.push(...reader.otherNames.values());
    this.context.faults.push(...this.notices.faults());
    return rowsRead;
  }

  /** Whether the row was a record (or several, on a wide sheet). */
  private readRow(): boolean {
    const { faults } = this.context;
    if (this.cursor.isEmpty(this.firstCell.column) && this.marks.isBlank()) return false;
    const before = faults.length;
    if (this.remarks.length > 0) this.remarks = [];
    const outcome = this.freeTexts.some((cell) => isTotalText(this.cursor.text(cell.column)))
      ? 'faulty'
      : this.readFields();
    if (outcome === 'outside') return false;
    if (outcome === 'read') {
      this.emit();
      for (const tell of this.remarks) tell();
      if (this.match.grid.hiddenRows.has(this.cursor.row)) this.notices.hiddenRow(this.cursor.row);
      return true;
    }
    this.forgiveNonRecords(before);
    return false;
  }

  private forgiveNonRecords(faultsBefore: number): void {
    const { faults } = this.context;
    const mark = this.marks.mark();
    if (mark === 'note') this.afterNote = true;
    if (mark === 'header') this.afterNote = false;
    if (mark === 'total') this.notices.totalRow(this.cursor.row);
    const isIncomplete = faults.slice(faultsBefore).some((found) => found.code === 'IN-019');
    if (mark || (this.afterNote && isIncomplete)) faults.length = faultsBefore;
  }

  private readFields(): 'read' | 'outside' | 'faulty' {
    let isFaulty = false;
    let month: Month | null = null;
    for (const plan of this.plans) {
      const { id } = plan.column;
      const field = this.readField(plan, month);
      this.fields[id] = field === UNREADABLE ? null : field;
      if (field === UNREADABLE) isFaulty = true;
      else if (id === 'month') {
        month = field as Month;
        if (this.isOutside(month)) return 'outside';
      }
    }
    return isFaulty ? 'faulty' : 'read';
  }

  private readField(
    { column, cell, defaultLabel, read }: ColumnPlan,
    month: Month | null,
  ): Field | Unreadable {
    if (column.onlyFor && !this.isAmong(column.onlyFor)) {
      if (cell) this.leaveOut(column, cell);
      return null;
    }
    const field = read(month);
    if (field !== null) return field;
    if (column.default !== undefined) {
      const where = cell ? this.cells.placeOf(cell) : { sheet: this.match.grid.sheetName };
      this.remarks.push(() => this.notices.defaulted(column, defaultLabel, where));
      return isTextual(column.quantity) ? column.default : Number(column.default);
    }
    return column.required && cell ? this.cells.refuse('IN-019', cell) : null;
  }

  private isAmong({ column, values }: RowsWhere): boolean {
    return values.includes(String(this.fields[column]));
  }

  private leaveOut(column: ColumnDefinition, cell: HeaderCell): void {
    if (this.cursor.isEmpty(cell.column)) return;
    const where = this.cells.placeOf(cell);
    this.remarks.push(() => this.notices.leftOut(column, where));
  }

  private isOutside(month: Month): boolean {
    const { months } = this.context;
    if (months === null || months.holds(month)) return false;
    this.notices.rowOfMonth(month, this.cursor.row);
    return true;
  }

  private emit(): void {
    const { definition, spread } = this.match;
    if (!definition.spread) {
      this.sink(this.fields, this.cells.placeOf(this.atCell), this.columns);
      return;
    }
    const { nameField, valueField } = definition.spread;
    for (const cell of spread) {
      const value = this.cells.number(cell, allowsPercent(cell.quantity));
      if (value === null || value === UNREADABLE) continue;
      this.fields[nameField] = cell.id;
      this.fields[valueField] = value;
      this.sink(this.fields, this.cells.placeOf(cell), this.columns);
    }
    if (definition.spread.quantity === 'yuan') this.noteStrayAmounts();
    for (const column of this.match.headerless) {
      if (this.holdsFigure(column)) this.notices.headerlessFigure(this.cursor.row, column);
    }
  }

  /** A column of money that names no element would be lost without a word. */
  private noteStrayAmounts(): void {
    for (const { column, text } of this.match.unmatched) {
      if (this.holdsFigure(column) && !isTotalText(text)) this.notices.strayAmount(column, text);
    }
  }

  private holdsFigure(column: number): boolean {
    return this.cursor.kind(column) === CellKind.number && this.cursor.value(column) !== 0;
  }

  /** How a person reads what a column stores. */
  private labelOf(column: ColumnDefinition, value: string): string {
    const lists = this.context.lookups.ofColumn(column);
    return lists.map((list) => list.byCode(value)?.label).find(Boolean) ?? shownFigure(column, value);
  }

  private planFor(column: ColumnDefinition): ColumnPlan[] {
    const { columns, definition } = this.match;
    if (column.nameOf) return [];
    const naming = definition.columns.find((other) => other.nameOf === column.id);
    const code = columns.get(column.id);
    const name = naming && columns.get(naming.id);
    const cell = code ?? name;
    const defaultLabel = column.default === undefined ? '' : this.labelOf(column, column.default);
    if (cell) return [{ column, cell, defaultLabel, read: this.readerOf(column, cell, { code, name }) }];
    this.fields[column.id] = null;
    return column.default === undefined ? [] : [{ column, cell: null, defaultLabel, read: () => null }];
  }

  private readerOf(
    column: ColumnDefinition,
    cell: HeaderCell,
    headers: { code: HeaderCell | undefined; name: HeaderCell | undefined },
  ): ColumnPlan['read'] {
    const { cells } = this;
    if (column.quantity === 'month') return () => cells.month(cell);
    const isFree = !column.choices && !column.choicesFrom && !column.anyOf;
    const isOwnList = column.choicesFrom?.startsWith(`${this.match.definition.id}.`);
    if (isFree || isOwnList) {
      if (!['code', 'text', 'choice'].includes(column.quantity)) {
        return this.numberReader(column, cell);
      }
      return () => this.freeText(column, cell);
    }
    const readerFor = (anyOf?: readonly string[], category?: Category) => {
      const reader = new EntryReader(
        column,
        this.context.lookups.ofColumn(column, anyOf),
        cells,
        headers,
        this.context.units,
        category,
      );
      this.entryReaders.push(reader);
      return reader;
    };
    const reader = readerFor();
    if (column.many) return () => reader.readMany();
    const { narrowedBy } = column;
    if (!narrowedBy) return (month) => reader.read(month);
    const narrowed = new Map(
      Object.entries(narrowedBy.lists).map(([value, lists]) => [
        value,
        readerFor(lists, this.categoryOf(narrowedBy.column, value)),
      ]),
    );
    return (month) => (narrowed.get(String(this.fields[narrowedBy.column])) ?? reader).read(month);
  }

  /** How messages name the rows that have this value in another column. */
  private categoryOf(columnId: string, value: string): Category | undefined {
    const column = this.match.definition.columns.find(({ id }) => id === columnId);
    return column && { by: column.header.zh, category: this.labelOf(column, value) };
  }

  private numberReader(column: ColumnDefinition, cell: HeaderCell): ColumnPlan['read'] {
    const { quantity, unscaledFor, range } = column;
    const unscaled = { ...cell, factor: 1 };
    return () => {
      const own = unscaledFor && this.isAmong(unscaledFor) ? unscaled : cell;
      const number = this.cells.number(own, allowsPercent(quantity));
      if (!range || typeof number !== 'number' || (range.least <= number && number <= range.most))
        return number;
      const [read, least, most] = [number, range.least, range.most].map((each) => shownFigure(column, each));
      return this.cells.refuse('IN-055', cell, { value: this.cells.shown(cell), read, least, most });
    };
  }

  private freeText(column: ColumnDefinition, cell: HeaderCell): Field | Unreadable {
    const isHarmless = !column.required && column.quantity === 'text';
    if (isHarmless && this.cursor.kind(cell.column) === CellKind.error) return null;
    if (isHarmless && this.cursor.kind(cell.column) === CellKind.formulaWithoutValue) return null;
    const text = this.cells.text(cell, column.quantity === 'code');
    if (text === UNREADABLE || !column.many) return text === '' ? null : text;
    return listedTexts(text);
  }
}

/** `30%` for the 0.3 of a percentage, anything else as it is. */
const shownFigure = ({ quantity }: ColumnDefinition, value: string | number): string =>
  quantity === 'percent' ? `${scaledNumber(Number(value), 100)}%` : String(value);
