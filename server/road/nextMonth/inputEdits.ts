import type { Month } from '../../engine/ledger.ts';
import { carriedFaults, carriedMark } from '../../intake/carriedMark.ts';
import { shiftMonth } from '../../intake/cellMonth.ts';
import type { InputPlaces } from '../../intake/intake.ts';
import { writtenLike } from '../../intake/monthWriting.ts';
import { RowCursor } from '../../intake/sheetGrid.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import type { CellEdit, SheetEdits } from '../../xlsx/cellEdits.ts';
import type { SheetShape } from '../../xlsx/sheetShape.ts';
import { markPlace } from './markPlace.ts';
import { TableEdits } from './tableEdits.ts';

/** What is written on a sheet, by row and column. */
export type Written = SheetEdits['written'];

/** The cover is the next month's: one month, however many it had. */
export function coverEdits({ form, months }: InputPlaces, last: Month): SheetEdits {
  const [first, to] = [form.answers.get('months'), form.answers.get('monthTo')];
  const cursor = new RowCursor(form.grid);
  const next = shiftMonth(last, 1);
  const editOf: SheetEdits['editOf'] = (row, column) => {
    if (row === to?.row && column === to.column) return { value: null };
    if (row !== first?.row || column !== first.column) return undefined;
    cursor.seek(row);
    const [value, kind] = [cursor.value(column), cursor.kind(column)];
    return { value: months.length > 1 ? next : writtenLike(value, kind, next, form.grid.date1904) };
  };
  return { editOf, written: new Map() };
}

/** All that changes on a sheet with these tables; `grown`: rows to be written below one of them. */
export function sheetEdits(
  tables: readonly TableMatch[],
  last: Month,
  shape: SheetShape,
  grown: Written,
): SheetEdits {
  const ofTables = tables.map((table) => new TableEdits(table, last));
  const marks = tables
    .filter(({ definition, grid, headerRow }) => {
      const hasRows = grid.endRow > headerRow + 1;
      return definition.nextMonth === 'carry' && hasRows;
    })
    .map((table) => markEdit(table, last, shape));
  return {
    editOf: (row, column) =>
      ofTables.map((table) => table.editOf(row, column)).find((edit) => edit !== undefined),
    written: new Map([...grown, ...marks]),
  };
}

/** 沿用自 …, where an earlier one stands or where there is room for it. */
function markEdit(
  table: TableMatch,
  last: Month,
  shape: SheetShape,
): [row: number, cells: ReadonlyMap<number, CellEdit>] {
  const known = carriedFaults([table])[0]?.where;
  const { row, column } = known && 'row' in known ? known : markPlace(table, shape);
  return [row, new Map([[column, { value: carriedMark(last), style: 'carried' } as const]])];
}
