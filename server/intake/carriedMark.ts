import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { Month } from '../engine/ledger.ts';
import { RowCursor, type SheetGrid } from './sheetGrid.ts';
import type { TableMatch } from './tableMatch.ts';

/** Stands above a table whose rows came from the month before, until somebody has looked them through. */
export const carriedMark = (month: Month): string => `沿用自 ${month}，核对后请清空本格`;

const mark = /^沿用自\s*(\d{4}-\d{2})/;

/** A notice at every such cell, once a sheet however many tables stand on it. */
export function carriedFaults(tables: readonly TableMatch[]): Fault[] {
  const headerRows = new Map(tables.map(({ grid, headerRow }) => [grid, headerRow]));
  return [...headerRows].flatMap(([grid, headerRow]) => faultsAbove(grid, headerRow));
}

function faultsAbove(grid: SheetGrid, headerRow: number): Fault[] {
  const cursor = new RowCursor(grid);
  const found: Fault[] = [];
  for (let row = grid.firstRow; row <= headerRow; row++) {
    cursor.seek(row);
    for (let column = grid.firstColumn; column < grid.endColumn; column++) {
      const month = mark.exec(cursor.text(column).trim())?.[1];
      if (month) found.push(fault('IN-059', { month }, { sheet: grid.sheetName, row, column }));
    }
  }
  return found;
}
