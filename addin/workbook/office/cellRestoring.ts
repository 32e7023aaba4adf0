import { LAST_COLUMN, LAST_ROW } from '../../../server/contract/api/block.ts';
import type { CellChange } from '../../../server/contract/api/ruleLayers.ts';
import { type CellRange, rangeA1 } from '../../../server/contract/layout/planAddresses.ts';
import type { PlanValue } from '../../../server/contract/plan.ts';
import type { Area } from './answers.ts';
import { cellBlocks } from './cellBlocks.ts';
import { formulaIn } from './contentReading.ts';
import { CALL_BYTES, Sending } from './sending.ts';
import { entryOf } from './typing.ts';

/** Cells of a person's sheet that are written, as they were, and the tables of Excel that grow with them. */
export interface CellsBefore {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly CellChange[];
  readonly tables: readonly LongerTable[];
}

export interface LongerTable {
  readonly id: string;
  readonly range: CellRange;
  readonly longer: CellRange;
}

/** What a cell holds: formulas without the equals sign. */
export interface CellSeen {
  readonly value: PlanValue;
  readonly formula: string | null;
  readonly numberFormat: string;
}

/** A cell of text format makes a text of a number. */
export const sameValue = (one: PlanValue, other: PlanValue): boolean =>
  String(one ?? '') === String(other ?? '');

/** Asks for the cells; what it gives reads them once they have come. */
export function loadCells(
  sheet: Excel.Worksheet,
  cells: readonly CellChange[],
): () => (cell: Pick<CellChange, 'row' | 'column'>) => CellSeen {
  const { row, column, rows, columns } = areaAround(cells);
  const range = sheet.getRangeByIndexes(row, column, rows, columns).load('values,formulas,numberFormat');
  return () => {
    const { values, formulas, numberFormat } = range;
    return (cell) => {
      const [down, across] = [cell.row - row, cell.column - column];
      const value = values[down]?.[across];
      return {
        value: value === '' ? null : (value as PlanValue),
        formula: formulaIn(formulas[down]?.[across], value),
        numberFormat: String(numberFormat[down]?.[across]),
      };
    };
  };
}

function areaAround(cells: readonly CellChange[]): Area {
  const first = { row: LAST_ROW, column: LAST_COLUMN };
  const last = { row: 0, column: 0 };
  for (const { row, column } of cells) {
    first.row = Math.min(first.row, row);
    first.column = Math.min(first.column, column);
    last.row = Math.max(last.row, row);
    last.column = Math.max(last.column, column);
  }
  return { ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
}

/** Cells that still hold what was written hold again what they had; what somebody typed there since stays. */
export async function putCellsBack(
  context: Excel.RequestContext,
  before: readonly CellsBefore[],
): Promise<void> {
  const { worksheets } = context.workbook;
  const found = before.map(({ id, cells, tables }) => {
    const sheet = worksheets.getItem(id);
    return { cells, seen: loadCells(sheet, cells), sheet, tables: loadRanges(sheet, tables) };
  });
  await context.sync();
  const sending = new Sending(context);
  for (const { cells, seen, sheet, tables } of found) {
    const seenAt = seen();
    const ours = cells.filter(
      (cell) => seenAt(cell).formula === null && sameValue(seenAt(cell).value, cell.value),
    );
    await sendEntries(sheet, ours, sending, (cell) => entryOf(cell.was, null, seenAt(cell).numberFormat));
    if (ours.length === cells.length) shorten(tables);
  }
  await sending.end();
}

/** Puts an entry into each of the cells, as few calls as there are rectangles of them. */
export async function sendEntries(
  sheet: Excel.Worksheet,
  cells: readonly CellChange[],
  sending: Sending,
  entryFor: (cell: CellChange) => string | number | boolean,
): Promise<void> {
  for (const { row, column, cells: rows } of cellBlocks(cells)) {
    const entries = rows.map((line) => line.map(entryFor));
    const [first = []] = entries;
    sheet.getRangeByIndexes(row, column, entries.length, first.length).values = entries;
    await sending.add(CALL_BYTES + JSON.stringify(entries).length);
  }
}

const loadRanges = (sheet: Excel.Worksheet, tables: readonly LongerTable[]) =>
  tables.map(({ id, range, longer }) => {
    const table = sheet.tables.getItem(id);
    return { table, range, longer, now: table.getRange().load('address') };
  });

function shorten(tables: ReturnType<typeof loadRanges>): void {
  for (const { table, range, longer, now } of tables)
    if (now.address.endsWith(`!${rangeA1(longer)}`)) table.resize(rangeA1(range));
}
