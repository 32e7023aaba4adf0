import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { SheetDefinition } from '../contract/sheetDefinition.ts';
import { type HeaderIndex, type HeaderTexts, headerIndex, type SpreadEntry } from './headerIndex.ts';
import { plainText } from './headerText.ts';
import { bestHeaderRow, headerRowsOf, matchTable, missingColumns } from './matchTable.ts';
import { isNearly } from './nearHeader.ts';
import type { SheetGrid } from './sheetGrid.ts';
import type { TableMatch } from './tableMatch.ts';

/** A sheet with its header texts read once. */
export interface Candidate {
  readonly grid: SheetGrid;
  readonly rows: ReadonlyMap<number, readonly HeaderTexts[]>;
}

export const candidatesOf = (grids: readonly SheetGrid[]): Candidate[] =>
  grids.map((grid) => ({ grid, rows: headerRowsOf(grid) }));

/** A definition with everything its headers may say. */
export interface Target {
  readonly definition: SheetDefinition;
  readonly spread: readonly SpreadEntry[];
  readonly index: HeaderIndex;
}

export const targetOf = (definition: SheetDefinition, spread: readonly SpreadEntry[] = []): Target => ({
  definition,
  spread,
  index: headerIndex(definition, spread),
});

/** Keeps the rows that hold a known header text, or stand below one that does: most rows are data. */
export function withLikelyRows({ grid, rows }: Candidate, targets: readonly Target[]): Candidate {
  const known = new Set(targets.flatMap(({ index }) => [...index.keys()]));
  const isKnown = (header: HeaderTexts) => header.readingsOf(0).some(({ text }) => known.has(text));
  const likely = new Set([...rows].filter(([, headers]) => headers.some(isKnown)).map(([row]) => row));
  return { grid, rows: new Map([...rows].filter(([row]) => likely.has(row) || likely.has(row - 1))) };
}

const bareName = (text: string) =>
  plainText(text)
    .replace(/^[\d._年月-]+/, '')
    .replace(/[\d._()年月-]+$/, '');

/** Whether a sheet is called like a definition: `04 直接成本`, `直接成本2`. Headers decide; names break ties. */
export function isNamedLike(grid: SheetGrid, definition: SheetDefinition): boolean {
  const names = [definition.name.zh, definition.name.en, ...(definition.aliases ?? [])];
  return names.some((name) => bareName(name) === bareName(grid.sheetName));
}

const sizeOf = (match: TableMatch) => match.columns.size + match.spread.length;

/**
 * The definition a sheet fits best, by the number of its headers, and further wide definitions that
 * take other columns of the same rows (人员, 面积 and 门急诊人次 on one sheet).
 */
export function tablesOf(
  candidate: Candidate,
  targets: readonly Target[],
): { tables: readonly TableMatch[]; fault: Fault | null } {
  const matches = targets
    .map(({ definition, index }) => matchTable(candidate.grid, candidate.rows, definition, index))
    .filter((match) => match !== null)
    .sort((a, b) => sizeOf(b) - sizeOf(a));
  const equals = matches.filter((match) => sizeOf(match) === sizeOf(matches[0] as TableMatch));
  const named = equals.find((match) => isNamedLike(candidate.grid, match.definition));
  const best = named ?? equals[0];
  if (!best) return { tables: [], fault: null };
  const tables = withCompanions(best, matches);
  const rival = named
    ? undefined
    : equals.find((match) => !tables.some((table) => table.definition === match.definition));
  if (!rival) return { tables, fault: null };
  const names = { first: best.definition.name.zh, second: rival.definition.name.zh };
  return { tables: [], fault: fault('IN-005', names, { sheet: candidate.grid.sheetName }) };
}

function withCompanions(best: TableMatch, matches: readonly TableMatch[]): TableMatch[] {
  const taken = new Set([...best.columns.values(), ...best.spread].map((cell) => cell.column));
  const companions = !best.definition.spread
    ? []
    : matches.filter((match) => {
        const isFree = match.spread.length > 0 && match.spread.every((cell) => !taken.has(cell.column));
        const fits = match !== best && isFree && match.headerRow === best.headerRow;
        if (fits) for (const cell of match.spread) taken.add(cell.column);
        return fits;
      });
  return [best, ...companions].map((match, index) => ({
    ...match,
    headerless: index > 0 ? [] : match.headerless,
    unmatched: index > 0 ? [] : match.unmatched.filter(({ column }) => !taken.has(column)),
  }));
}

/** What keeps a sheet that is called like a definition, or has all its headers but one, from being read as it. */
export function nearMiss({ grid, rows }: Candidate, { definition, spread, index }: Target): Fault | null {
  const best = bestHeaderRow(rows, index);
  if (!best) return null;
  const found = new Set(best.hits.map((hit) => hit.meaning.id));
  const missing = missingColumns(definition, found);
  const isNamed = isNamedLike(grid, definition);
  if (!isNamed && (missing.length !== 1 || found.size < 3)) return null;
  for (const wanted of missing) {
    const texts = [wanted.header.zh, wanted.header.en, ...(wanted.aliases ?? [])];
    const near = best.misses.find((header) => texts.some((text) => isNearly(header.texts[0] ?? '', text)));
    if (!near) continue;
    const params = { found: near.texts[0] ?? '', wanted: wanted.header.zh, definition: definition.name.zh };
    return fault('IN-002', params, { sheet: grid.sheetName, row: near.row, column: near.column });
  }
  if (!isNamed) return null;
  const headers =
    missing.length > 0
      ? missing.map((column) => column.header.zh)
      : spread.slice(0, 3).map((entry) => entry.texts[0] ?? '');
  const params = { definition: definition.name.zh, headers: headers.join('、') };
  return fault('IN-003', params, { sheet: grid.sheetName });
}
