import { Refused } from '../../../server/contract/api/refused.ts';
import type { CellChange, SheetCells } from '../../../server/contract/api/ruleLayers.ts';
import { fault } from '../../../server/contract/faults/catalogue.ts';
import { lastRowWith } from '../../../server/contract/layout/longerRange.ts';
import { type CellRange, rangeA1 } from '../../../server/contract/layout/planAddresses.ts';
import { overlap } from '../../../server/contract/layout/sheetRanges.ts';
import { toA1 } from '../../../server/contract/place.ts';
import {
  type CellSeen,
  type CellsBefore,
  type LongerTable,
  loadCells,
  sameValue,
  sendEntries,
} from './cellRestoring.ts';
import { areasOf } from './imageReading.ts';
import { type LocatedSheet, locateSheets } from './locatedSheets.ts';
import { Sending } from './sending.ts';
import { entryOf } from './typing.ts';

interface Target extends CellsBefore {
  readonly sheet: Excel.Worksheet;
  readonly seenAt: (cell: CellChange) => CellSeen;
}

/** Values into cells of sheets that a person made: `prepare` only reads, `write` changes the workbook. */
export class CellWriting {
  readonly #context: Excel.RequestContext;
  readonly #asked: readonly SheetCells[];
  #targets: readonly Target[] = [];

  constructor(context: Excel.RequestContext, asked: readonly SheetCells[]) {
    this.#context = context;
    this.#asked = asked.filter(({ cells }) => cells.length > 0);
  }

  /** Says no before anything is touched; gives what it takes to put everything back. */
  async prepare(): Promise<readonly CellsBefore[]> {
    const { workbook } = this.#context;
    workbook.load('readOnly');
    const located = await locateSheets(this.#context);
    if (workbook.readOnly) throw new Refused(fault('WB-064'));
    const loading = this.#asked.map((asked) => this.#load(asked, located));
    await this.#context.sync();
    const withTables = loading.map((loaded) => ({ ...loaded, tables: loadTables(loaded.listed) }));
    await this.#context.sync();
    this.#targets = withTables.map(({ sheet, id, name, cells: asked, seen, merged, tables }) => {
      const seenAt = seen();
      const cells = asked.filter((cell) => !cell.mayStay || seenAt(cell).formula === null);
      for (const cell of cells) refuseCell(name, cell, seenAt(cell), areasOf(merged));
      return { sheet, id, name, cells, seenAt, tables: longerTables(tables, cells) };
    });
    return this.#targets;
  }

  async write(): Promise<void> {
    const sending = new Sending(this.#context);
    for (const { sheet, cells, seenAt, tables } of this.#targets) {
      await sendEntries(sheet, cells, sending, (cell) =>
        entryOf(cell.value, null, seenAt(cell).numberFormat),
      );
      for (const { id, longer } of tables) sheet.tables.getItem(id).resize(rangeA1(longer));
    }
    await sending.end();
    await this.#readBack();
  }

  #load({ sheetName, cells }: SheetCells, located: readonly LocatedSheet[]) {
    const found = located.find(({ name }) => name === sheetName);
    if (!found) throw new Refused(fault('WB-063'));
    const { id, name, isProtected } = found;
    if (isProtected) throw new Refused(fault('WB-061', {}, { sheet: name }));
    const sheet = this.#context.workbook.worksheets.getItem(id);
    const merged = sheet.getRange().getMergedAreasOrNullObject().load('address');
    const listed = sheet.tables.load('items/id,items/showTotals');
    return { sheet, id, name, cells, seen: loadCells(sheet, cells), merged, listed };
  }

  async #readBack(): Promise<void> {
    const read = this.#targets.map((target) => ({ ...target, seen: loadCells(target.sheet, target.cells) }));
    await this.#context.sync();
    for (const { name, cells, seen } of read) {
      const seenAt = seen();
      const wrong = cells.find((cell) => !sameValue(seenAt(cell).value, cell.value));
      if (wrong) throw new Refused(fault('WB-066', { cell: toA1(wrong) }, { sheet: name }));
    }
  }
}

function refuseCell(sheet: string, cell: CellChange, seen: CellSeen, merged: readonly CellRange[]): void {
  const where = { sheet, row: cell.row, column: cell.column };
  if (!sameValue(seen.value, cell.was)) throw new Refused(fault('WB-071', {}, where));
  if (seen.formula !== null) throw new Refused(fault('WB-069', {}, where));
  const area = merged.find((each) => overlap(each, { from: cell, to: cell }));
  if (area && (area.from.row !== cell.row || area.from.column !== cell.column))
    throw new Refused(fault('WB-070', { area: rangeA1(area) }, where));
}

const loadTables = ({ items }: Excel.TableCollection) =>
  items.map((table) => ({
    table,
    range: table.getRange().load('rowIndex,columnIndex,rowCount,columnCount'),
  }));

/** A table with a row of totals ends where it ends. */
function longerTables(tables: ReturnType<typeof loadTables>, cells: readonly CellChange[]): LongerTable[] {
  const columns = new Map<number, number[]>();
  for (const { row, column } of cells) {
    const known = columns.get(row);
    if (known) known.push(column);
    else columns.set(row, [column]);
  }
  const columnsIn = (row: number) => columns.get(row) ?? [];
  return tables.flatMap(({ table, range: { rowIndex, columnIndex, rowCount, columnCount } }) => {
    const from = { row: rowIndex, column: columnIndex };
    const range = { from, to: { row: rowIndex + rowCount - 1, column: columnIndex + columnCount - 1 } };
    const row = lastRowWith(range, columnsIn);
    return table.showTotals || row === range.to.row
      ? []
      : [{ id: table.id, range, longer: { from, to: { ...range.to, row } } }];
  });
}
