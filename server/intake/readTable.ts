import type { Fault } from '../contract/faults/fault.ts';
import type { CellPlace } from '../contract/place.ts';
import { CellKind } from '../contract/rangeBlock.ts';
import type { ColumnDefinition } from '../contract/sheetDefinition.ts';
import type { CostUnit, Month } from '../engine/ledger.ts';
import { CellReader, type Field, UNREADABLE, type Unreadable } from './cells.ts';
import { EntryReader } from './entries.ts';
import type { Lookups } from './lookup.ts';
import { allowsPercent } from './measureUnit.ts';
import { isTotalText, RowMarks } from './rowMarks.ts';
import { RowCursor } from './sheetGrid.ts';
import type { HeaderCell, TableMatch } from './tableMatch.ts';
import { TableNotices } from './tableNotices.ts';

export type Fields = Readonly<Record<string, Field>>;

/** What every table of a workbook is read against. */
export interface ReadContext {
  readonly lookups: Lookups;
  /** Months whose rows are read; null reads all (dictionaries). */
  readonly months: ReadonlySet<Month> | null;
  readonly units: ReadonlyMap<string, CostUnit>;
  readonly faults: Fault[];
}

/** Takes one record. `fields` is reused for the next row: copy what is kept. */
export type Sink = (fields: Fields, at: CellPlace) => void;

interface ColumnPlan {
  readonly column: ColumnDefinition;
  readonly cell: HeaderCell;
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
  private afterNote = false;
  /** Defaults this row used; told only if it turns out to be a record. */
  private defaulted: { readonly column: ColumnDefinition; readonly where: CellPlace }[] = [];

  constructor(match: TableMatch, context: ReadContext, sink: Sink) {
    const { definition, grid, columns } = match;
    this.match = match;
    this.context = context;
    this.sink = sink;
    this.cursor = new RowCursor(grid);
    this.cells = new CellReader(this.cursor, context.faults);
    this.marks = new RowMarks(match, this.cursor);
    this.notices = new TableNotices(match);
    this.plans = definition.columns.flatMap((column) => this.planFor(column));
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
  }

  run(): number {
    const { grid, headerRow } = this.match;
    let rowsRead = 0;
    for (let row = headerRow + 1; row < grid.endRow; row++) {
      this.cursor.seek(row);
      if (this.readRow()) rowsRead += 1;
    }
    for (const reader of this.entryReaders) this.notices.otherNames.push(...reader.otherNames.values());
    this.context.faults.push(...this.notices.faults(rowsRead));
    return rowsRead;
  }

  /** Whether the row was a record (or several, on a wide sheet). */
  private readRow(): boolean {
    const { faults } = this.context;
    const first = this.plans[0] as ColumnPlan;
    if (this.cursor.isEmpty(first.cell.column) && this.marks.isBlank()) return false;
    const before = faults.length;
    if (this.defaulted.length > 0) this.defaulted = [];
    const outcome = this.freeTexts.some((cell) => isTotalText(this.cursor.text(cell.column)))
      ? 'faulty'
      : this.readFields();
    if (outcome === 'outside') return false;
    if (outcome === 'read') {
      this.emit();
      for (const { column, where } of this.defaulted)
        this.notices.defaulted(column, this.defaultLabel(column), where);
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
    for (const { column, cell, read } of this.plans) {
      let field = read(month);
      if (field === null && column.default !== undefined) {
        this.defaulted.push({ column, where: this.cells.placeOf(cell) });
        field = column.default;
      }
      if (field === null && column.required) field = this.cells.refuse('IN-019', cell);
      if (field === UNREADABLE) {
        isFaulty = true;
        continue;
      }
      if (column.id === 'month') {
        month = field as Month;
        if (this.isOutside(month)) return 'outside';
      }
      this.fields[column.id] = field as Field;
    }
    return isFaulty ? 'faulty' : 'read';
  }

  private isOutside(month: Month): boolean {
    const { months } = this.context;
    if (months === null || months.has(month)) return false;
    this.notices.rowOfMonth(month, this.cursor.row);
    return true;
  }

  private emit(): void {
    const { definition, spread } = this.match;
    if (!definition.spread) {
      this.sink(this.fields, this.cells.placeOf(this.atCell));
      return;
    }
    const { nameField, valueField } = definition.spread;
    for (const cell of spread) {
      const value = this.cells.number(cell, allowsPercent(cell.quantity));
      if (value === null || value === UNREADABLE) continue;
      this.fields[nameField] = cell.id;
      this.fields[valueField] = value;
      this.sink(this.fields, this.cells.placeOf(cell));
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

  private defaultLabel(column: ColumnDefinition): string {
    const { default: value = '' } = column;
    return (
      this.context.lookups
        .ofColumn(column)
        .map((list) => list.byCode(value)?.label)
        .find(Boolean) ?? value
    );
  }

  private planFor(column: ColumnDefinition): ColumnPlan[] {
    const { columns, definition } = this.match;
    if (column.nameOf) return [];
    const naming = definition.columns.find((other) => other.nameOf === column.id);
    const code = columns.get(column.id);
    const name = naming && columns.get(naming.id);
    const cell = code ?? name;
    if (!cell) {
      this.fields[column.id] = column.default ?? null;
      if (column.default !== undefined) this.notices.defaultedColumn(column, this.defaultLabel(column));
      return [];
    }
    return [{ column, cell, read: this.readerOf(column, cell, { code, name }) }];
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
        return () => cells.number(cell, allowsPercent(column.quantity));
      }
      return () => this.freeText(column, cell);
    }
    const readerFor = (anyOf?: readonly string[]) => {
      const reader = new EntryReader(
        column,
        this.context.lookups.ofColumn(column, anyOf),
        cells,
        headers,
        this.context.units,
      );
      this.entryReaders.push(reader);
      return reader;
    };
    const reader = readerFor();
    if (column.many) return () => reader.readMany();
    const { narrowedBy } = column;
    if (!narrowedBy) return (month) => reader.read(month);
    const narrowed = new Map(
      Object.entries(narrowedBy.lists).map(([value, lists]) => [value, readerFor(lists)]),
    );
    return (month) => (narrowed.get(String(this.fields[narrowedBy.column])) ?? reader).read(month);
  }

  private freeText(column: ColumnDefinition, cell: HeaderCell): Field | Unreadable {
    const isHarmless = !column.required && column.quantity === 'text';
    if (isHarmless && this.cursor.kind(cell.column) === CellKind.error) return null;
    if (isHarmless && this.cursor.kind(cell.column) === CellKind.formulaWithoutValue) return null;
    const text = this.cells.text(cell, column.quantity === 'code');
    if (text === UNREADABLE || !column.many) return text === '' ? null : text;
    const parts = text.split(/[、,;\n]/).map((part) => part.trim());
    return parts.filter(Boolean);
  }
}
