import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { RowsWhere } from '../../contract/sheetDefinition.ts';
import { type HistoryEntry, historyRecords } from '../../engine/historyRecords.ts';
import type { Month } from '../../engine/ledger.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import { type InputRecord, inputColumns } from '../../reports/inputColumns.ts';
import { vocabularyOf } from '../../rules/loadPack.ts';
import type { CellEdit } from '../../xlsx/cellEdits.ts';
import type { Allocating } from '../costing.ts';

/** Rows to be written below a 历史数据 sheet, and what is to be told of them. */
export interface HistoryRows {
  readonly written: ReadonlyMap<number, ReadonlyMap<number, CellEdit>>;
  readonly faults: readonly Fault[];
}

/** The months that are over as the history of the next; `table` undefined where the workbook has no such sheet. */
export function historyRows(
  { allocated, faults }: Allocating,
  table: TableMatch | undefined,
  months: readonly Month[],
): HistoryRows {
  const none = (found: Fault): HistoryRows => ({ written: new Map(), faults: [found] });
  if (!table) return none(fault('RN-013', { months: months.join('、') }));
  const where = { sheet: table.grid.sheetName };
  if (!allocated) {
    const count = faults.filter(({ severity }) => severity === 'blocking').length;
    return none(fault('RN-011', { months: months.join('、'), count }, where));
  }
  const known = new Set(allocated.ledger.history.map(({ month }) => month));
  const told = months.filter((month) => known.has(month));
  const entries = historyRecords(allocated.run).filter(({ month }) => !known.has(month));
  return {
    written: rowsBelow(table, entries, allocated),
    faults: told.length > 0 ? [fault('RN-012', { months: told.join('、') }, where)] : [],
  };
}

function rowsBelow(
  { definition, grid, columns }: TableMatch,
  entries: readonly HistoryEntry[],
  { pack, ledger }: NonNullable<Allocating['allocated']>,
): Map<number, Map<number, CellEdit>> {
  const units = ledger.units.map(({ code, name }) => ({ code, name }));
  const shown = inputColumns(definition, vocabularyOf(pack), { 'cost-units': units }).flatMap((column) => {
    const cell = columns.get(column.key);
    const { unscaledFor } = definition.columns.find(({ id }) => id === column.key) ?? {};
    return cell ? [{ ...column, cell, unscaledFor }] : [];
  });
  return new Map(
    entries.map((entry, index) => {
      const record: InputRecord = { ...entry, level: entry.level || null };
      const cells = shown.map(({ shown, cell, unscaledFor }): [number, CellEdit] => {
        const value = shown(record);
        const factor = isAmong(record, unscaledFor) ? 1 : cell.factor;
        return [cell.column, { value: typeof value === 'number' ? value / factor : String(value ?? '') }];
      });
      return [grid.endRow + index, new Map(cells)];
    }),
  );
}

/** Whether the row's figure is no money, so that 万元 in the header is not meant for it. */
const isAmong = (record: InputRecord, rows: RowsWhere | undefined): boolean =>
  rows?.values.includes(String(record[rows.column])) ?? false;
