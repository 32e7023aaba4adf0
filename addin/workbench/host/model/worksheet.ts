import type { BookSheet } from '../../../../server/xlsx/book/book.ts';
import { accessDenied, HostError, invalidArgument } from '../hostError.ts';
import { type HostObject, NULL_OBJECT } from '../hostObject.ts';
import { areaAddress, intersection, MOST_COLUMNS, MOST_ROWS, parseArea, WHOLE_SHEET } from './address.ts';
import { type Area, type Cell, Cells } from './cells.ts';
import { Charts } from './charts.ts';
import type { Identified } from './collection.ts';
import { ConditionalStore } from './conditionalFormats.ts';
import { Names } from './names.ts';
import { PageLayout } from './pageLayout.ts';
import { Range } from './range.ts';
import { RangeAreas } from './rangeAreas.ts';
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT } from './sizes.ts';
import { Tables } from './tables.ts';
import { Validations } from './validation.ts';
import type { Author, Workbook } from './workbook.ts';

const LONGEST_NAME = 31;

export class Worksheet implements Identified {
  readonly className = 'Worksheet';
  readonly id: string;
  /** Kept in the file, and with it the id. */
  readonly number: number;
  readonly workbook: Workbook;
  /** What a file said of it that this host does not know: saved again as it was. */
  kept: BookSheet | null = null;
  showGridlines = true;
  readonly cells: Cells;
  merges: Area[] = [];
  readonly hiddenRows = new Set<number>();
  readonly validations = new Validations();
  readonly conditional = new ConditionalStore();
  readonly names = new Names('Worksheet');
  readonly charts: Charts = new Charts(this);
  readonly tables: Tables = new Tables(this);
  readonly pageLayout: PageLayout = new PageLayout((address) => this.getRange(address));
  readonly protection = new WorksheetProtection();
  readonly freezePanes: FreezePanes = new FreezePanes(this);
  readonly autoFilter: AutoFilter = new AutoFilter(this);
  readonly #columnWidths = new Map<number, number>();
  readonly #rowHeights = new Map<number, number>();
  readonly standardHeight = DEFAULT_ROW_HEIGHT;
  #name: string;
  #tabColor = '';
  #visibility = 'Visible';

  constructor(workbook: Workbook, name: string, number: number) {
    this.workbook = workbook;
    this.#name = name;
    this.number = number;
    this.id = `{00000000-0001-0000-${number.toString(16).padStart(4, '0').toUpperCase()}-000000000000}`;
    this.cells = new Cells(workbook.normal);
  }

  get name() {
    return this.#name;
  }
  set name(name: string) {
    if (name === '' || name.length > LONGEST_NAME || /[\\/?*[\]:]/.test(name))
      throw invalidArgument(`The name is invalid: ${name}`);
    const other = this.workbook.worksheets.find(name);
    if (other && other !== this)
      throw new HostError(
        'ItemAlreadyExists',
        'A resource with the same name or identifier already exists.',
        409,
      );
    this.workbook.refuseStructure();
    const before = this.#name;
    this.#name = name;
    this.workbook.renamed(before, name);
  }
  get visibility() {
    return this.#visibility;
  }
  set visibility(visibility: string) {
    this.workbook.refuseStructure();
    this.#visibility = visibility;
  }
  get tabColor() {
    return this.#tabColor;
  }
  set tabColor(color: string) {
    this.workbook.refuseStructure();
    this.#tabColor = color;
  }
  get position() {
    return this.workbook.worksheets.items.indexOf(this);
  }
  set position(position: number) {
    this.workbook.refuseStructure();
    this.workbook.worksheets.move(this, position);
  }

  getRange(address?: string | null): Range {
    return new Range(this, address ? parseArea(address) : WHOLE_SHEET);
  }
  getRangeByIndexes(row: number, column: number, rows: number, columns: number): Range {
    if (
      row < 0 ||
      column < 0 ||
      rows < 1 ||
      columns < 1 ||
      row + rows > MOST_ROWS ||
      column + columns > MOST_COLUMNS
    )
      throw invalidArgument();
    return new Range(this, { row, column, rows, columns });
  }
  getCell(row: number, column: number): Range {
    return this.getRangeByIndexes(row, column, 1, 1);
  }
  /** Addresses separated by commas. */
  getRanges(addresses: string): RangeAreas {
    return new RangeAreas(this, addresses.split(',').map(parseArea));
  }
  getUsedRange(valuesOnly?: boolean): Range {
    return this.getRange().getUsedRange(valuesOnly);
  }
  getUsedRangeOrNullObject(valuesOnly?: boolean): Range | typeof NULL_OBJECT {
    return this.getRange().getUsedRangeOrNullObject(valuesOnly);
  }
  activate(): void {
    if (this.visibility !== 'Visible') throw invalidArgument('A hidden sheet cannot be activated.');
    this.workbook.select(this.getCell(0, 0));
  }
  delete(): void {
    this.workbook.refuseStructure();
    this.workbook.worksheets.remove(this);
    this.workbook.deleted(this);
  }
  /** Notes and conditional formats this host keeps with the original. */
  copy(position = 'End', relative?: Worksheet): Worksheet {
    this.workbook.refuseStructure();
    const copy = this.workbook.worksheets.add(this.workbook.worksheets.freeName(this.name));
    copy.cells.copyFrom(this.cells);
    copy.merges = [...this.merges];
    copy.validations.records = [...this.validations.records];
    copy.tabColor = this.tabColor;
    copy.showGridlines = this.showGridlines;
    for (const [column, points] of this.#columnWidths) copy.setColumnWidth(column, points);
    for (const [row, points] of this.#rowHeights) copy.setRowHeight(row, points);
    for (const { name, formula, visible } of this.names.items)
      copy.names.add(name, formula).visible = visible;
    for (const chart of this.charts.items) copy.charts.items.push(chart.copy(copy));
    if (position === 'After' && relative) copy.position = relative.position + 1;
    return copy;
  }

  columnWidth(column: number): number {
    return this.#columnWidths.get(column) ?? DEFAULT_COLUMN_WIDTH;
  }
  setColumnWidth(column: number, points: number | null): void {
    if (points === null || points === DEFAULT_COLUMN_WIDTH) this.#columnWidths.delete(column);
    else this.#columnWidths.set(column, points);
  }
  rowHeight(row: number): number {
    return this.#rowHeights.get(row) ?? DEFAULT_ROW_HEIGHT;
  }
  shownHeight(row: number): number {
    return this.hiddenRows.has(row) ? 0 : this.rowHeight(row);
  }
  /** A row without height is hidden, and a hidden one that gets any is shown. */
  setRowHeight(row: number, points: number | null): void {
    if (points === 0) {
      this.hiddenRows.add(row);
      return;
    }
    this.hiddenRows.delete(row);
    if (points === null || points === DEFAULT_ROW_HEIGHT) this.#rowHeights.delete(row);
    else this.#rowHeights.set(row, points);
  }
  get sizes(): { columns: ReadonlyMap<number, number>; rows: ReadonlyMap<number, number> } {
    return { columns: this.#columnWidths, rows: this.#rowHeights };
  }
  /** A whole column or sheet reaches as far as anything was ever touched. */
  bounded(area: Area): Area {
    const isOpen = area.rows === MOST_ROWS || area.columns === MOST_COLUMNS;
    const touched = isOpen ? this.cells.bounds(WHOLE_SHEET, () => true) : null;
    if (!isOpen) return area;
    return (touched && intersection(touched, area)) ?? { ...area, rows: 0, columns: 0 };
  }
  /** Formatting of a protected sheet is refused with the same words as typing. */
  refuseWhereProtected(): void {
    this.workbook.refuseReadOnly();
    if (this.protection.protected)
      throw accessDenied("You can't perform the requested operation: the sheet is protected.");
  }
  changed(area: Area): void {
    this.workbook.calculation.changed(this, area);
    this.workbook.changed(this, areaAddress(area));
  }
  /** Somebody types at the keyboard: the person here, or one who has the book open too. */
  type(address: string, entry: string | number | boolean, who: Author = 'person'): void {
    this.workbook.as(who, () => {
      this.getRange(address).values = [[entry]];
    });
  }
  cellAt(address: string): Cell | undefined {
    const { row, column } = parseArea(address);
    return this.cells.get(row, column);
  }

  _RegisterDataChangedEvent(): void {
    this.workbook.events.listen('changed', this.id);
  }
  _UnregisterDataChangedEvent(): void {
    this.workbook.events.stop('changed', this.id);
  }
}

class WorksheetProtection implements HostObject {
  readonly className = 'WorksheetProtection';
  protected = false;
  #password: string | undefined;

  protect(_options?: object, password?: string): void {
    if (this.protected) throw new HostError('InvalidOperation', 'The sheet is protected already.');
    this.protected = true;
    this.#password = password;
  }
  unprotect(password?: string): void {
    if (this.#password !== undefined && this.#password !== password) throw accessDenied('Wrong password.');
    this.protected = false;
  }
}

class FreezePanes implements HostObject {
  readonly className = 'WorksheetFreezePanes';
  readonly #worksheet: Worksheet;
  frozen: Area | null = null;

  constructor(worksheet: Worksheet) {
    this.#worksheet = worksheet;
  }
  freezeAt(range: Range | string): void {
    this.#worksheet.refuseWhereProtected();
    this.frozen = typeof range === 'string' ? parseArea(range) : range.area;
  }
  freezeRows(rows: number): void {
    this.freezeAt(`1:${rows}`);
  }
  freezeColumns(columns: number): void {
    this.freezeAt(this.#worksheet.getRangeByIndexes(0, 0, MOST_ROWS, columns));
  }
  unfreeze(): void {
    this.frozen = null;
  }
  getLocationOrNullObject(): Range | typeof NULL_OBJECT {
    return this.frozen ? new Range(this.#worksheet, this.frozen) : NULL_OBJECT;
  }
}

class AutoFilter implements HostObject {
  readonly className = 'AutoFilter';
  readonly #worksheet: Worksheet;
  area: Area | null = null;
  enabled = false;
  isDataFiltered = false;

  constructor(worksheet: Worksheet) {
    this.#worksheet = worksheet;
  }
  /** Of criteria this host knows nothing. */
  apply(range: Range | string): void {
    this.#worksheet.refuseWhereProtected();
    this.area = typeof range === 'string' ? parseArea(range) : range.area;
    this.enabled = true;
    this.isDataFiltered = false;
  }
  getRangeOrNullObject(): Range | typeof NULL_OBJECT {
    return this.area ? new Range(this.#worksheet, this.area) : NULL_OBJECT;
  }
}
