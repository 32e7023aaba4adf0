import { lastRowWith } from '../contract/layout/longerRange.ts';
import { rangeA1 } from '../contract/layout/planAddresses.ts';
import type { SheetEdits } from './cellEdits.ts';
import type { PackageParts } from './packageParts.ts';
import { resolveTarget } from './relationships.ts';
import { parseRange } from './sheetShape.ts';
import type { XmlPart } from './xmlPart.ts';
import { escapeText } from './xmlText.ts';
import { child, childrenOf } from './xmlTree.ts';

/** What ended in one row ends in another from now on. Rows from 0. */
interface Longer {
  readonly last: number;
  readonly newLast: number;
}

/**
 * Rows that were written right below a table belong to it from now on, as if they had been typed: with it go
 * drop-downs, conditional formats and the like of its columns. A table with a total row ends where it ends.
 */
export function lengthenTables(parts: PackageParts, sheetPath: string, { written }: SheetEdits): Longer[] {
  const tables = parts.relationships(sheetPath).filter(({ kind }) => kind === 'table');
  const lengthened = tables.flatMap(({ target }) => {
    const path = resolveTarget(sheetPath, target);
    const table = parts.xml(path);
    const longer = lengthen(table, written);
    if (!longer) return [];
    parts.set(path, table.toString());
    return [longer];
  });
  for (const longer of lengthened)
    parts.set(sheetPath, withLongerRanges(parts.text(sheetPath) ?? '', longer));
  return lengthened;
}

function lengthen(table: XmlPart, written: SheetEdits['written']): Longer | null {
  const { attributes } = table.root;
  const range = parseRange(attributes.get('ref') ?? '');
  if (!range || Number(attributes.get('totalsRowCount') ?? 0) > 0) return null;
  const { to } = range;
  const row = lastRowWith(range, (row) => [...(written.get(row)?.keys() ?? [])]);
  if (row === to.row) return null;
  const longer = rangeA1({ ...range, to: { ...to, row } });
  table.setAttribute(table.root, 'ref', longer);
  const filter = child(table.root, 'autoFilter');
  if (filter) table.setAttribute(filter, 'ref', longer);
  return { last: to.row, newLast: row };
}

/** What stands behind a sheet's cells names the ranges it holds for. */
function withLongerRanges(text: string, longer: Longer): string {
  const end = text.lastIndexOf('sheetData');
  const behind = text.slice(end).replace(/(\ssqref=")([^"]*)/g, (_, start: string, ranges: string) => {
    const longerRanges = ranges.split(' ').map((range) => longerRange(range, longer));
    return start + longerRanges.join(' ');
  });
  return text.slice(0, end) + behind;
}

function longerRange(text: string, { last, newLast }: Longer): string {
  const range = parseRange(text);
  return range && range.from.row < last && range.to.row === last
    ? rangeA1({ from: range.from, to: { ...range.to, row: newLast } })
    : text;
}

/** A print area that ended with the table ends with it again. */
export function lengthenPrintArea(workbook: XmlPart, sheetIndex: number, { last, newLast }: Longer): void {
  for (const element of childrenOf(child(workbook.root, 'definedNames'), 'definedName')) {
    const { attributes, text, name } = element;
    const isArea = attributes.get('name') === '_xlnm.Print_Area';
    if (!isArea || attributes.get('localSheetId') !== String(sheetIndex)) continue;
    const [, start, row] = /^([^,]*\$)(\d+)$/.exec(text) ?? [];
    if (start === undefined || Number(row) !== last + 1) continue;
    workbook.replace(element, `${workbook.openingTag(element)}${escapeText(start)}${newLast + 1}</${name}>`);
  }
}
