import { accessDenied, HostError, invalidArgument } from '../hostError.ts';
import { intersection, parseArea } from './address.ts';
import type { Area } from './cells.ts';
import { Collection, type Identified, newId } from './collection.ts';
import { Range } from './range.ts';
import type { Workbook } from './workbook.ts';
import type { Worksheet } from './worksheet.ts';

/** A table of Excel: its first row is the header. */
export class Table implements Identified {
  readonly className = 'Table';
  readonly id: string = newId();
  readonly worksheet: Worksheet;
  area: Area;
  style = 'TableStyleMedium2';
  showBandedRows = true;
  showBandedColumns = false;
  showFilterButton = true;
  showTotals = false;
  #name: string;

  constructor(worksheet: Worksheet, area: Area, name: string) {
    this.worksheet = worksheet;
    this.area = area;
    this.#name = name;
  }

  get name() {
    return this.#name;
  }
  set name(name: string) {
    const other = this.worksheet.workbook.tableNamed(name);
    if (other && other !== this)
      throw new HostError(
        'ItemAlreadyExists',
        'A resource with the same name or identifier already exists.',
        409,
      );
    if (!/^[\p{L}_\\][\p{L}\p{N}_.]*$/u.test(name)) throw invalidArgument(`The name is not valid: ${name}`);
    this.#name = name;
  }
  getRange(): Range {
    return new Range(this.worksheet, this.area);
  }
  /** The header stays where it is. */
  resize(address: Range | string): void {
    this.worksheet.refuseWhereProtected();
    const area = typeof address === 'string' ? parseArea(address) : address.area;
    const others = this.worksheet.tables.items.filter((table) => table !== this);
    if (area.row !== this.area.row || area.rows < 2 || others.some((table) => intersection(table.area, area)))
      throw invalidArgument('A table is resized below its header and beside other tables.');
    this.area = area;
  }
  delete(): void {
    this.worksheet.tables.remove(this);
  }
}

/** The tables of every sheet: scripts find those there that they listed on a sheet. */
export class AllTables extends Collection<Table> {
  readonly className = 'TableCollection';

  constructor(tables: Table[] = []) {
    super();
    this.items = tables;
  }
  protected keyOf({ name }: Table): string {
    return name;
  }
}

export class Tables extends AllTables {
  readonly #worksheet: Worksheet;

  constructor(worksheet: Worksheet) {
    super();
    this.#worksheet = worksheet;
  }
  add(address: Range | string, hasHeaders: boolean): Table {
    this.#worksheet.refuseWhereProtected();
    const area = typeof address === 'string' ? parseArea(address) : address.area;
    if (!hasHeaders || area.rows < 2) throw invalidArgument('This host adds tables with a header and rows.');
    if (this.items.some((table) => intersection(table.area, area)))
      throw accessDenied('A table cannot overlap another table.');
    const workbook: Workbook = this.#worksheet.workbook;
    let number = 1;
    while (workbook.tableNamed(`Table${number}`)) number += 1;
    const table = new Table(this.#worksheet, area, `Table${number}`);
    this.items.push(table);
    return table;
  }
}
