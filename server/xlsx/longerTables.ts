import { rangeA1 } from '../contract/layout/planAddresses.ts';
import type { PackageParts } from './packageParts.ts';
import { resolveTarget } from './relationships.ts';
import { parseRange } from './sheetShape.ts';
import { child } from './xmlTree.ts';

/**
 * Rows that were written right below a table belong to it from now on, as if they had been typed. A table
 * with a total row ends where it ends.
 */
export function lengthenTables(
  parts: PackageParts,
  sheetPath: string,
  isWritten: (row: number, column: number) => boolean,
): void {
  for (const { target } of parts.relationships(sheetPath).filter(({ kind }) => kind === 'table')) {
    const path = resolveTarget(sheetPath, target);
    const table = parts.xml(path);
    const { attributes } = table.root;
    const range = parseRange(attributes.get('ref') ?? '');
    if (!range || Number(attributes.get('totalsRowCount') ?? 0) > 0) continue;
    const { from, to } = range;
    let row = to.row;
    while (isWritten(row + 1, from.column)) row += 1;
    if (row === to.row) continue;
    const longer = rangeA1({ from, to: { ...to, row } });
    table.setAttribute(table.root, 'ref', longer);
    const filter = child(table.root, 'autoFilter');
    if (filter) table.setAttribute(filter, 'ref', longer);
    parts.set(path, table.toString());
  }
}
