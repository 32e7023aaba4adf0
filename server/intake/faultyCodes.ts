import { CellReader } from './cells.ts';
import { RowCursor } from './sheetGrid.ts';
import type { TableMatch } from './tableMatch.ts';

/** Codes that stand in a dictionary's rows but became no record, because their row has a fault of its own. */
export function faultyCodes(
  tables: readonly TableMatch[],
  records: readonly { readonly code: string }[],
): ReadonlySet<string> {
  const good = new Set(records.map((record) => record.code));
  const faulty = new Set<string>();
  for (const { grid, headerRow, columns } of tables) {
    const cells = new CellReader(new RowCursor(grid), []);
    const cell = columns.get('code');
    for (let row = headerRow + 1; cell && row < grid.endRow; row++) {
      cells.cursor.seek(row);
      const code = cells.text(cell, true);
      if (typeof code === 'string' && code !== '' && !good.has(code)) faulty.add(code);
    }
  }
  return faulty;
}
