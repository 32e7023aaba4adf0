import { toA1 } from '../../../../server/contract/place.ts';
import { invalidArgument } from '../hostError.ts';
import { type HostObject, NULL_OBJECT } from '../hostObject.ts';
import { areaAddress, around, intersection, joined, parseArea, sheetPrefix } from './address.ts';
import { type CellLook, withNumberFormat } from './cellLook.ts';
import { cellProperties, type SettableProperties, withProperties } from './cellProperties.ts';
import { type Area, type Cell, hasContent } from './cells.ts';
import { ConditionalFormats } from './conditionalFormats.ts';
import { type Formattable, RangeFormat, type RangeSide } from './lookMembers.ts';
import { RangeAreas } from './rangeAreas.ts';
import { typed } from './typedText.ts';
import { DataValidation } from './validation.ts';
import type { Worksheet } from './worksheet.ts';

type Matrix<Value = unknown> = Value[][];

/** A rectangle of one sheet. */
export class Range implements HostObject, Formattable {
  readonly className = 'Range';
  readonly worksheet: Worksheet;
  readonly area: Area;

  constructor(worksheet: Worksheet, area: Area) {
    this.worksheet = worksheet;
    this.area = area;
  }

  get areas(): readonly Formattable[] {
    return [this];
  }
  get rowIndex() {
    return this.area.row;
  }
  get columnIndex() {
    return this.area.column;
  }
  get rowCount() {
    return this.area.rows;
  }
  get columnCount() {
    return this.area.columns;
  }
  get cellCount() {
    return this.area.rows * this.area.columns;
  }
  get address() {
    return sheetPrefix(this.worksheet.name) + areaAddress(this.area);
  }

  get values(): Matrix {
    return this.#answer((cell) => cell?.value ?? '');
  }
  set values(entries: unknown) {
    this.#write(entries);
  }
  get formulas(): Matrix {
    return this.#answer((cell) => cell?.formula ?? cell?.value ?? '');
  }
  set formulas(entries: unknown) {
    this.#write(entries);
  }
  get text(): Matrix<string> {
    return this.#answer((cell) => (cell?.value === null || !cell ? '' : String(cell.value)));
  }
  get valueTypes(): Matrix<string> {
    return this.#answer(valueType);
  }
  get numberFormat(): Matrix<string> {
    return this.#answer((cell) => (cell?.look ?? this.#normal).numberFormat);
  }
  set numberFormat(formats: unknown) {
    this.worksheet.refuseWhereProtected();
    this.#each(formats, (cell, numberFormat) => {
      cell.look = withNumberFormat(cell.look, String(numberFormat));
    });
  }
  get hyperlink() {
    const link = this.worksheet.cells.get(this.area.row, this.area.column)?.link ?? null;
    return link === null ? null : { documentReference: link, textToDisplay: '', screenTip: '' };
  }
  set hyperlink(link: { documentReference?: string; textToDisplay?: string; screenTip?: string } | null) {
    this.worksheet.refuseWhereProtected();
    for (const cell of this.#touched()) cell.link = link?.documentReference ?? null;
  }
  get style() {
    return 'Normal';
  }
  /** Of the named styles this host knows the one that takes all formatting away. */
  set style(name: string) {
    if (name !== 'Normal') throw invalidArgument(`This host has no style ${name}.`);
    this.changeLooks(() => this.#normal);
  }
  get rowHidden() {
    return sameOf(this.#rows().map((row) => this.worksheet.hiddenRows.has(row)));
  }
  set rowHidden(hidden: boolean | null) {
    for (const row of this.#rows()) {
      if (hidden) this.worksheet.hiddenRows.add(row);
      else this.worksheet.hiddenRows.delete(row);
    }
  }
  get format() {
    return new RangeFormat(this);
  }
  get dataValidation() {
    const { validations } = this.worksheet;
    return new DataValidation(validations, this.area, () => this.worksheet.refuseWhereProtected());
  }
  get conditionalFormats() {
    return new ConditionalFormats(this.worksheet, [this.area]);
  }

  getCell(row: number, column: number): Range {
    return this.#at({ row: this.area.row + row, column: this.area.column + column, rows: 1, columns: 1 });
  }
  getRow(row: number): Range {
    return this.#at({ ...this.area, row: this.area.row + row, rows: 1 });
  }
  getColumn(column: number): Range {
    return this.#at({ ...this.area, column: this.area.column + column, columns: 1 });
  }
  getEntireRow(): Range {
    return this.worksheet.getRange(`${this.area.row + 1}:${this.area.row + this.area.rows}`);
  }
  getEntireColumn(): Range {
    const { column, columns } = this.area;
    const letters = (index: number) => toA1({ row: 0, column: index }).replace(/\d+$/, '');
    return this.worksheet.getRange(`${letters(column)}:${letters(column + columns - 1)}`);
  }
  getUsedRange(valuesOnly = false): Range {
    const used = this.getUsedRangeOrNullObject(valuesOnly);
    return used === NULL_OBJECT ? this.getCell(0, 0) : used;
  }
  /** Formatted cells count unless only values are asked for. */
  getUsedRangeOrNullObject(valuesOnly = false): Range | typeof NULL_OBJECT {
    const used = this.worksheet.cells.bounds(
      this.area,
      (cell) => hasContent(cell) || (!valuesOnly && cell.look !== this.#normal),
    );
    return used ? this.#at(used) : NULL_OBJECT;
  }
  getIntersectionOrNullObject(other: Range | string): Range | typeof NULL_OBJECT {
    const area = typeof other === 'string' ? parseArea(other) : other.area;
    const common = intersection(this.area, area);
    return common ? this.#at(common) : NULL_OBJECT;
  }
  getBoundingRect(other: Range | string): Range {
    const area = typeof other === 'string' ? parseArea(other) : other.area;
    return this.#at(around(this.area, area));
  }
  /** Every merged area that touches this range. */
  getMergedAreasOrNullObject(): RangeAreas | typeof NULL_OBJECT {
    const merged = this.worksheet.merges.filter((area) => intersection(area, this.area));
    return merged.length === 0 ? NULL_OBJECT : new RangeAreas(this.worksheet, merged);
  }
  /** Of the special kinds this host knows the cells with validations. */
  getSpecialCellsOrNullObject(kind: string): RangeAreas | typeof NULL_OBJECT {
    if (kind !== 'DataValidations') throw invalidArgument(`This host knows no special cells ${kind}.`);
    const found = this.worksheet.validations.records.flatMap(
      ({ area }) => intersection(area, this.area) ?? [],
    );
    return found.length === 0 ? NULL_OBJECT : new RangeAreas(this.worksheet, joined(found));
  }

  merge(): void {
    this.worksheet.refuseWhereProtected();
    this.worksheet.merges = [
      ...this.worksheet.merges.filter((area) => !intersection(area, this.area)),
      this.area,
    ];
  }
  unmerge(): void {
    this.worksheet.refuseWhereProtected();
    this.worksheet.merges = this.worksheet.merges.filter((area) => !intersection(area, this.area));
  }
  clear(what = 'All'): void {
    this.worksheet.refuseWhereProtected();
    for (const [, , cell] of this.worksheet.cells.within(this.area)) {
      if (what === 'All' || what === 'Contents') Object.assign(cell, typed('', this.#normal));
      if (what === 'All' || what === 'Formats') cell.look = this.#normal;
      if (what !== 'Contents' && what !== 'Formats') cell.link = null;
    }
    if (what === 'All') this.dataValidation.clear();
    // Excel takes conditional formats away with formats.
    if (what === 'All' || what === 'Formats') this.worksheet.conditional.clear(this.area);
    this.worksheet.changed(this.area);
  }
  select(): void {
    this.worksheet.workbook.select(this);
  }

  getCellProperties(wanted: object): Matrix<object> {
    return this.#answer((cell, row, column) =>
      cellProperties(wanted, cell ?? { look: this.#normal, link: null }, { row, column }),
    );
  }
  setCellProperties(properties: Matrix<SettableProperties>): void {
    this.worksheet.refuseWhereProtected();
    this.#each(properties, (cell, wanted) => {
      cell.look = withProperties(cell.look, wanted as SettableProperties);
    });
  }
  getColumnProperties(): object[] {
    return this.#columns().map((column) => ({ format: { columnWidth: this.worksheet.columnWidth(column) } }));
  }
  getRowProperties(): object[] {
    return this.#rows().map((row) => ({
      rowHidden: this.worksheet.hiddenRows.has(row),
      format: { rowHeight: this.worksheet.shownHeight(row) },
    }));
  }
  /** The library asks before it sends a large matrix in parts. */
  _ValidateArraySize(): boolean {
    return true;
  }

  looks(): ReadonlySet<CellLook> {
    const found = new Set<CellLook>();
    let touched = 0;
    for (const [, , cell] of this.worksheet.cells.within(this.area)) {
      found.add(cell.look);
      touched += 1;
    }
    if (touched < this.cellCount) found.add(this.#normal);
    return found;
  }
  changeLooks(change: (look: CellLook) => CellLook): void {
    this.worksheet.refuseWhereProtected();
    const bounded = this.worksheet.bounded(this.area);
    for (const cell of this.#touched(bounded)) cell.look = change(cell.look);
  }
  along(side: RangeSide): Range | null {
    const { rows, columns } = this.area;
    const parts: Readonly<Record<RangeSide, () => Area | null>> = {
      EdgeTop: () => ({ ...this.area, rows: 1 }),
      EdgeBottom: () => ({ ...this.area, row: this.area.row + rows - 1, rows: 1 }),
      EdgeLeft: () => ({ ...this.area, columns: 1 }),
      EdgeRight: () => ({ ...this.area, column: this.area.column + columns - 1, columns: 1 }),
      InsideHorizontal: () => (rows > 1 ? { ...this.area, rows: rows - 1 } : null),
      InsideVertical: () => (columns > 1 ? { ...this.area, columns: columns - 1 } : null),
    };
    const part = parts[side]();
    return part && this.#at(part);
  }
  get columnWidth() {
    return sameOf(this.#columns().map((column) => this.worksheet.columnWidth(column)));
  }
  set columnWidth(points: number | null) {
    this.worksheet.refuseWhereProtected();
    for (const column of this.#columns()) this.worksheet.setColumnWidth(column, points);
  }
  get rowHeight() {
    return sameOf(this.#rows().map((row) => this.worksheet.shownHeight(row)));
  }
  set rowHeight(points: number | null) {
    this.worksheet.refuseWhereProtected();
    for (const row of this.#rows()) this.worksheet.setRowHeight(row, points);
  }

  get #normal(): CellLook {
    return this.worksheet.workbook.normal;
  }
  #at(area: Area): Range {
    return new Range(this.worksheet, area);
  }
  #rows(): number[] {
    return Array.from({ length: this.area.rows }, (_, index) => this.area.row + index);
  }
  #columns(): number[] {
    return Array.from({ length: this.area.columns }, (_, index) => this.area.column + index);
  }
  #answer<Value>(read: (cell: Cell | undefined, row: number, column: number) => Value): Matrix<Value> {
    this.worksheet.workbook.limits.refuseLarge(this.cellCount);
    const { cells } = this.worksheet;
    return this.#rows().map((row) =>
      this.#columns().map((column) => read(cells.get(row, column), row, column)),
    );
  }
  *#touched({ row, column, rows, columns }: Area = this.area): Generator<Cell> {
    for (let at = row; at < row + rows; at++)
      for (let index = column; index < column + columns; index++) yield this.worksheet.cells.touch(at, index);
  }
  /** Null leaves a cell alone; one value goes to all. */
  #each(given: unknown, put: (cell: Cell, value: unknown) => void): void {
    const matrix = Array.isArray(given) ? (given as Matrix) : null;
    if (matrix && !this.#fits(matrix))
      throw invalidArgument(
        "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
      );
    const { row, column, rows, columns } = this.area;
    for (let at = 0; at < rows; at++) {
      for (let index = 0; index < columns; index++) {
        const value = matrix ? matrix[at]?.[index] : given;
        if (value !== null && value !== undefined)
          put(this.worksheet.cells.touch(row + at, column + index), value);
      }
    }
  }
  #fits(matrix: Matrix): boolean {
    return (
      matrix.length === this.area.rows &&
      matrix.every((line) => Array.isArray(line) && line.length === this.area.columns)
    );
  }
  #write(entries: unknown): void {
    this.worksheet.refuseWhereProtected();
    this.#each(entries, (cell, entry) => {
      const { numberFormat, ...content } = typed(entry, cell.look);
      Object.assign(cell, content);
      if (numberFormat && cell.look.numberFormat === 'General')
        cell.look = withNumberFormat(cell.look, numberFormat);
    });
    this.worksheet.changed(this.area);
  }
}

function sameOf<Value>(values: readonly Value[]): Value | null {
  return new Set(values).size === 1 ? (values[0] as Value) : null;
}

function valueType(cell: Cell | undefined): string {
  if (!cell || cell.value === null) return cell?.formula ? 'String' : 'Empty';
  if (cell.isError) return 'Error';
  if (typeof cell.value === 'number') return 'Double';
  return typeof cell.value === 'boolean' ? 'Boolean' : 'String';
}
