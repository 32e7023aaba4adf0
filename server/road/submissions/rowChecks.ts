import { type FaultCode, fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { fewNames } from '../../contract/faults/fewNames.ts';
import { type CellPlace, toA1 } from '../../contract/place.ts';
import { DuplicateWatch } from '../../intake/recordWatches.ts';
import { RowCursor } from '../../intake/sheetGrid.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import { definitionOf } from '../storedRows/storedRow.ts';
import { bySheet, type FillRow, type FillSheetId } from './ledgerRows.ts';
import type { MainBook } from './mainBook.ts';
import { unitLabel } from './submissionBook.ts';
import type { PerformedItem, UnitWork } from './unitWork.ts';

/** Columns that a row must fill, and those whose figures must be above zero, by sheet. */
const asked: Readonly<
  Record<FillSheetId, { readonly filled: readonly string[]; readonly positive: readonly string[] }>
> = {
  'unit-items': { filled: ['item'], positive: ['minutes', 'equivalent'] },
  'item-labour': {
    filled: ['item', 'activity', 'grade', 'staff', 'minutes'],
    positive: ['staff', 'minutes', 'coefficient'],
  },
  'item-materials': { filled: ['item', 'material', 'quantity'], positive: ['quantity'] },
  'item-equipment': { filled: ['item', 'card', 'minutes'], positive: ['minutes'] },
  'item-activities': { filled: ['item', 'activity'], positive: ['perCase', 'total'] },
};

/** Tells of a row on the cell of one of its columns. */
type Tell = (code: FaultCode, column: string, params?: Fault['params']) => void;

/** Takes the rows of one returned workbook and holds each against what the accountant's workbook knows. */
export class RowChecks {
  readonly rows = bySheet((): FillRow[] => []);
  readonly #main: MainBook;
  readonly #work: UnitWork;
  readonly #faults: Fault[];
  readonly #items: ReadonlyMap<string, PerformedItem>;
  readonly #gradesOf = new Map<string, string[]>();
  readonly #cards: ReadonlyMap<string, { readonly name: string; readonly unit: string }>;
  readonly #prices: ReadonlyMap<string, { readonly name: string; readonly priceYuan: number | null }>;
  readonly #duplicates = bySheet(() => new DuplicateWatch());
  /** Where each item stands on the list of the unit's items; of items that nobody performs yet. */
  readonly #lines = new Map<string, CellPlace>();
  readonly #withLabour = new Set<string>();

  constructor(main: MainBook, work: UnitWork, faults: Fault[]) {
    const { staffGrades, equipment, materials } = main.ledger;
    this.#main = main;
    this.#work = work;
    this.#faults = faults;
    this.#items = new Map(work.items.map((each) => [each.item.code, each]));
    for (const { unit, grade } of staffGrades)
      this.#gradesOf.set(unit, [...(this.#gradesOf.get(unit) ?? []), grade]);
    this.#cards = new Map(equipment.map((card) => [card.code, card]));
    this.#prices = new Map(materials.map((material) => [material.code, material]));
  }

  /** Items with labour of their own. */
  get filled(): number {
    return [...this.#withLabour].filter((item) => this.#items.has(item)).length;
  }

  row(sheet: FillSheetId, { columns }: TableMatch, row: FillRow, at: CellPlace): void {
    const { unit, ...fields } = row;
    const tell: Tell = (code, column, params = {}) => {
      const cell = columns.get(column);
      const header = cell ? { header: cell.text } : {};
      this.#faults.push(fault(code, { ...header, ...params }, cell ? { ...at, column: cell.column } : at));
    };
    if (typeof unit === 'string' && !this.#isOwn(unit)) {
      tell('IT-053', 'unit', { value: unit, unit: unitLabel(this.#work.unit) });
      return;
    }
    if (sheet !== 'unit-items' && isNotFilled(sheet, fields)) return;
    const before = this.#faults.length;
    this.#holdAll(sheet, fields, tell, at);
    const found = this.#faults.slice(before);
    if (sheet === 'unit-items') this.#lines.set(String(fields.item), at);
    if (sheet === 'item-labour') this.#withLabour.add(String(fields.item));
    if (found.some(({ severity }) => severity === 'blocking') || !saysSomething(sheet, fields)) return;
    this.rows[sheet].push(inFull(sheet, fields));
  }

  /** What only all rows together can tell: items that nobody performs. Rows that could not be read are of some item too. */
  finish(labour: readonly TableMatch[]): void {
    const unread = new Set(labour.flatMap((table) => this.#itemsOfFaults(table)));
    const home = definitionOf('unit-items').name.zh;
    for (const { item } of this.#work.items) {
      if (this.#withLabour.has(item.code) || unread.has(item.code) || unread.has(item.name)) continue;
      const where = this.#lines.get(item.code) ?? { sheet: home };
      this.#faults.push(fault('IT-061', { item: item.name }, where));
    }
  }

  #itemsOfFaults({ grid, columns }: TableMatch): string[] {
    const cursor = new RowCursor(grid);
    const column = columns.get('item')?.column ?? grid.firstColumn;
    return this.#faults.flatMap(({ where }) => {
      if (!where || !('row' in where) || where.sheet !== grid.sheetName) return [];
      cursor.seek(where.row);
      return [cursor.text(column).trim()];
    });
  }

  #isOwn(text: string): boolean {
    const { code, name } = this.#work.unit;
    return [code, name].includes(text.trim().normalize('NFKC'));
  }

  #holdAll(sheet: FillSheetId, row: FillRow, tell: Tell, at: CellPlace): void {
    const missing = asked[sheet].filled.filter((column) => (row[column] ?? null) === null);
    for (const column of missing) tell('IN-019', column, { header: headerOf(sheet, column) });
    if (missing.length > 0) return;
    const performed = this.#items.get(String(row.item));
    if (!performed) {
      tell('IT-054', 'item', { item: this.#itemName(String(row.item)), unit: this.#work.unit.name });
      return;
    }
    for (const column of asked[sheet].positive) {
      const value = row[column] ?? null;
      if (value !== null && Number(value) <= 0) tell('IT-057', column, { value });
    }
    const minutes = Number(row.minutes ?? 0);
    if (minutes > this.#main.mostMinutes)
      tell('IT-056', 'minutes', { minutes, most: this.#main.mostMinutes });
    this.#holdJoint(sheet, row, performed, tell);
    this.#holdOwn(sheet, row, tell);
    this.#holdOnce(sheet, row, at);
  }

  #holdOwn(sheet: FillSheetId, row: FillRow, tell: Tell): void {
    switch (sheet) {
      case 'item-labour':
        this.#holdGrade(row, tell);
        return;
      case 'item-materials': {
        const material = this.#prices.get(String(row.material));
        if (material?.priceYuan === null) tell('IT-058', 'material', { material: material.name });
        return;
      }
      case 'item-equipment': {
        const card = this.#cards.get(String(row.card));
        const isForeign = card && card.unit !== this.#work.unit.code;
        if (isForeign) tell('IT-059', 'card', { card: card.name, unit: this.#unitName(card.unit) });
        return;
      }
      case 'item-activities':
        if (((row.perCase ?? null) === null) === ((row.total ?? null) === null))
          tell('IT-060', 'activity', { activity: this.#activityName(String(row.activity)) });
        return;
      case 'unit-items':
        return;
    }
  }

  /** Where several units work on an item, each tells its own part once. */
  #holdJoint(
    sheet: FillSheetId,
    row: FillRow,
    { item, chargedBy, helpedBy }: PerformedItem,
    tell: Tell,
  ): void {
    if (sheet === 'unit-items') return;
    const { code } = this.#work.unit;
    const column = sheet === 'item-equipment' ? 'card' : 'servingUnit';
    const server =
      sheet === 'item-equipment' ? this.#cards.get(String(row.card))?.unit : (row.servingUnit ?? undefined);
    if (server !== undefined && helpedBy.has(String(server)))
      tell('IT-069', column, { item: item.name, unit: this.#unitName(String(server)) });
    else if (!chargedBy.includes(code) && (sheet === 'item-activities' || (server ?? code) !== code))
      tell('IT-070', sheet === 'item-activities' ? 'activity' : column, { item: item.name });
  }

  #holdGrade(row: FillRow, tell: Tell): void {
    const unit = String(row.servingUnit ?? this.#work.unit.code);
    const grades = this.#gradesOf.get(unit) ?? [];
    const grade = String(row.grade);
    if (grades.includes(grade)) return;
    tell('IT-055', 'grade', { grade, unit: this.#unitName(unit), grades: fewNames(grades) || '—' });
  }

  #holdOnce(sheet: FillSheetId, row: FillRow, at: CellPlace): void {
    const key = definitionOf(sheet).key.filter((id) => id !== 'unit');
    const shown = key.flatMap((id) => row[id] ?? []);
    const first = this.#duplicates[sheet].firstOf(key.map((id) => row[id] ?? '').join('\u0001'), at);
    if (first) this.#faults.push(fault('IN-032', { key: shown.join(' · '), first: toA1(first) }, at));
  }

  #itemName(code: string): string {
    const item = this.#main.ledger.serviceItems.find((each) => each.code === code);
    return item ? `${item.name}(${code})` : code;
  }

  #activityName(code: string): string {
    return this.#main.ledger.activities.find((activity) => activity.code === code)?.name ?? code;
  }

  #unitName(code: string): string {
    return this.#main.ledger.units.find((unit) => unit.code === code)?.name ?? code;
  }
}

const headerOf = (sheet: FillSheetId, id: string): string =>
  definitionOf(sheet).columns.find((column) => column.id === id)?.header.zh ?? id;

/** An item alone, or whose work it is: the line waits to be filled in, or is not wanted. */
const isNotFilled = (sheet: FillSheetId, row: FillRow): boolean =>
  Object.entries(row).every(
    ([id, value]) => value === null || id === 'item' || id === 'servingUnit' || id === 'coefficient',
  ) && asked[sheet].filled.length > 1;

/** A line of the list of items that gives neither minutes nor an equivalent is the list, not an answer. */
const saysSomething = (sheet: FillSheetId, { minutes, equivalent, representative }: FillRow): boolean =>
  sheet !== 'unit-items' ||
  (minutes ?? null) !== null ||
  (equivalent ?? null) !== null ||
  representative === 'yes';

/** What a blank cell means is written out, so that equal answers are equal rows. */
function inFull(sheet: FillSheetId, row: FillRow): FillRow {
  if (sheet === 'unit-items') return { ...row, representative: row.representative ?? 'no' };
  return sheet === 'item-labour' ? { ...row, coefficient: row.coefficient ?? 1 } : row;
}
