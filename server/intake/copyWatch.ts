import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { type CellPlace, toA1 } from '../contract/place.ts';
import type { Fields } from './readTable.ts';
import { isTextual } from './rowMarks.ts';
import type { TableMatch } from './tableMatch.ts';

/** The records that a sheet repeats of another one. */
interface Copies {
  readonly original: CellPlace;
  readonly at: CellPlace;
  count: number;
}

/**
 * Records that stand alike, in every column that is read, on two sheets of one definition: an old sheet
 * or a copy beside the sheet that is meant, whose amounts would be added to it.
 */
export class CopyWatch {
  private readonly tables: readonly TableMatch[];
  private readonly ids: readonly string[];
  private readonly numbers: readonly string[];
  private readonly seen = new Map<string, CellPlace>();
  private readonly bySheets = new Map<string, Copies>();

  /** `tables`: all of one definition, two at least. */
  constructor(tables: readonly TableMatch[]) {
    this.tables = tables;
    const { columns, spread } = (tables[0] as TableMatch).definition;
    const own = columns.filter((column) => !column.nameOf);
    const numbers = own.filter((column) => !isTextual(column.quantity)).map(({ id }) => id);
    this.ids = [...own.map(({ id }) => id), ...(spread ? [spread.nameField, spread.valueField] : [])];
    this.numbers = [...numbers, ...(spread ? [spread.valueField] : [])];
  }

  /** Whether another sheet holds this record already. Zeros are on many lists and add nothing. */
  isCopy(fields: Fields, at: CellPlace): boolean {
    if (this.numbers.length > 0 && this.numbers.every((id) => fields[id] === 0)) return false;
    const record = this.ids.map((id) => fields[id] ?? '').join('\u0001');
    const original = this.seen.get(record);
    if (!original) this.seen.set(record, at);
    if (!original || original.sheet === at.sheet) return false;
    const sheets = `${original.sheet}\u0001${at.sheet}`;
    const known = this.bySheets.get(sheets);
    if (known) known.count += 1;
    else this.bySheets.set(sheets, { original, at, count: 1 });
    return true;
  }

  /** One for every two sheets that are alike, at the first record that stands on both; else that there are several. */
  faults(): Fault[] {
    const copies = [...this.bySheets.values()].map(({ original, at, count }) =>
      fault('IN-048', { count, other: original.sheet, first: toA1(original) }, at),
    );
    return copies.length > 0 ? copies : [this.severalSheets()];
  }

  private severalSheets(): Fault {
    const [first, second] = this.tables as readonly [TableMatch, TableMatch];
    const sheets = this.tables.map(({ grid }) => `《${grid.sheetName}》`).join('、');
    const params = { definition: first.definition.name.zh, sheets, count: this.tables.length };
    return fault('IN-007', params, { sheet: second.grid.sheetName });
  }
}
