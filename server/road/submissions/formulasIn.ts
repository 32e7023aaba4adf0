import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import { formulaCells } from '../../xlsx/formulaCells.ts';

/** Formulas where a department was to type: their last results were read, and it is told once a sheet. */
export async function formulasIn(bytes: Uint8Array, tables: readonly TableMatch[]): Promise<Fault[]> {
  const found = await formulaCells(
    bytes,
    tables.map(({ grid }) => grid.sheetName),
  );
  return tables.flatMap((table) => {
    const { sheetName: sheet } = table.grid;
    const typed = typedColumns(table);
    const inside = (found.get(sheet) ?? []).filter(
      ({ row, column }) => row > table.headerRow && typed.has(column),
    );
    const [first] = inside;
    return first ? [fault('IT-062', { count: inside.length }, { sheet, ...first })] : [];
  });
}

/** Names follow their codes, and whose row it is follows the cover: those are formulas of ours. */
function typedColumns({ definition, columns }: TableMatch): ReadonlySet<number> {
  const ours = new Set(
    definition.columns.filter(({ id, nameOf }) => nameOf !== undefined || id === 'unit').map(({ id }) => id),
  );
  return new Set([...columns].flatMap(([id, { column }]) => (ours.has(id) ? [] : [column])));
}
