import type { Book } from '../../../../server/xlsx/book/book.ts';
import { Calculation } from '../formulas/calculation.ts';
import { withSheetPrefix } from '../formulas/tokens.ts';
import { accessDenied, HostError } from '../hostError.ts';
import type { HostObject } from '../hostObject.ts';
import { areaAddress, sheetPrefix, WHOLE_SHEET } from './address.ts';
import { Application } from './application.ts';
import { type CellLook, NORMAL } from './cellLook.ts';
import { Events } from './events.ts';
import { Names } from './names.ts';
import type { Range } from './range.ts';
import { Settings } from './settings.ts';
import { AllTables, type Table } from './tables.ts';
import type { Worksheet } from './worksheet.ts';
import { Worksheets } from './worksheets.ts';

export type Author = 'add-in' | 'person' | 'coauthor';

/** What Excel on the web refuses: a read of more cells than an answer can hold gives null in place of values. */
class Limits {
  cellsPerAnswer = Number.POSITIVE_INFINITY;
  /** Of a request and of an answer: Excel on the web takes and gives 5 MB. */
  bytes = Number.POSITIVE_INFINITY;

  refuseLarge(cells: number): void {
    if (cells > this.cellsPerAnswer)
      throw new HostError(
        'ResponsePayloadSizeLimitExceeded',
        'The response payload size has exceeded the limit.',
      );
  }
}

/** A workbook as Excel has it open. */
export class Workbook implements HostObject {
  readonly className = 'Workbook';
  name = '核算.xlsx';
  readOnly = false;
  isDirty = false;
  /** How cells look that nobody has formatted. */
  readonly normal: CellLook;
  /** What a file said of it that this host does not know: saved again as it was. */
  kept: Book | null = null;
  readonly calculation: Calculation = new Calculation(this);
  readonly worksheets: Worksheets = new Worksheets(this);
  readonly names = new Names('Workbook');
  readonly settings = new Settings();
  readonly application = new Application(this.calculation, (file) => this.createAndOpenWorkbook(file));
  readonly protection = new WorkbookProtection();
  readonly events = new Events();
  readonly limits = new Limits();
  /** Files that the add-in opened as workbooks beside this one, in base64. */
  readonly opened: string[] = [];
  #active: Worksheet | null = null;
  #selection: Range | null = null;
  #author: Author = 'add-in';

  constructor(sheetNames: readonly string[] = ['Sheet1'], normal: CellLook = NORMAL) {
    this.normal = normal;
    for (const name of sheetNames) this.worksheets.add(name);
  }

  get active(): Worksheet {
    return this.#active ?? this.worksheets.getItemAt(0);
  }
  getSelectedRange(): Range {
    return this.#selection ?? this.active.getCell(0, 0);
  }
  select(range: Range): void {
    this.#active = range.worksheet;
    this.#selection = range;
    this.events.tell('selected', range.worksheet.id, { address: areaAddress(range.area) });
  }
  /** By this name Excel on the web is asked for a new workbook; others ask its application. */
  createAndOpenWorkbook(file: string): void {
    this.opened.push(file);
  }
  get tables(): AllTables {
    return new AllTables(this.worksheets.items.flatMap((sheet) => sheet.tables.items));
  }
  tableNamed(name: string): Table | undefined {
    return this.tables.items.find((table) => table.name === name);
  }

  /** What happens inside is somebody's doing. */
  as(who: Author, work: () => void): void {
    this.#author = who;
    try {
      work();
    } finally {
      this.#author = 'add-in';
    }
  }
  changed(sheet: Worksheet, address: string): void {
    this.isDirty = true;
    this.events.tell('changed', sheet.id, {
      address,
      changeType: 'RangeEdited',
      source: this.#author === 'coauthor' ? 'Remote' : 'Local',
      triggerSource: this.#author === 'add-in' ? 'ThisLocalAddin' : 'Unknown',
    });
  }
  added(): void {
    this.isDirty = true;
    this.calculation.forget();
  }
  deleted(sheet: Worksheet): void {
    this.isDirty = true;
    if (this.#active === sheet) this.#active = null;
    if (this.#selection?.worksheet === sheet) this.#selection = null;
    this.#lead(sheet.name, '#REF!');
    this.events.tell('deleted', sheet.id, { source: 'Local' });
  }
  /** Formulas follow the sheet that they name. */
  renamed(before: string, after: string): void {
    if (before !== '') this.#lead(before, sheetPrefix(after));
  }
  /** Formulas that speak of a sheet go to another place. */
  #lead(sheetName: string, prefix: string): void {
    this.calculation.forget();
    for (const sheet of this.worksheets.items)
      for (const [row, column, cell] of sheet.cells.within(WHOLE_SHEET)) {
        if (cell.formula === null) continue;
        const formula = withSheetPrefix(cell.formula, sheetName, prefix);
        if (formula === cell.formula) continue;
        cell.formula = formula;
        this.calculation.changed(sheet, { row, column, rows: 1, columns: 1 });
      }
    for (const { items } of [this.names, ...this.worksheets.items.map(({ names }) => names)])
      for (const name of items) name.formula = withSheetPrefix(name.formula, sheetName, prefix);
  }
  refuseStructure(): void {
    this.refuseReadOnly();
    if (this.protection.protected) throw accessDenied('The structure of the workbook is protected.');
  }
  refuseReadOnly(): void {
    if (this.readOnly) throw accessDenied('The workbook is open for reading only.');
  }
}

class WorkbookProtection implements HostObject {
  readonly className = 'WorkbookProtection';
  protected = false;
}
