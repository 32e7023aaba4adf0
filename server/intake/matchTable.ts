import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { toA1 } from '../contract/place.ts';
import type { ColumnDefinition, SheetDefinition } from '../contract/sheetDefinition.ts';
import {
  type HeaderHit,
  type HeaderIndex,
  type HeaderTexts,
  headerTexts,
  lookUpHeader,
} from './headerIndex.ts';
import { unitLine } from './headerText.ts';
import { unitFactor } from './measureUnit.ts';
import { RowCursor, type SheetGrid } from './sheetGrid.ts';
import type { HeaderCell, SpreadCell, TableMatch } from './tableMatch.ts';

/** How far down a header row is looked for; system exports put a title, filters and a unit above it. */
const HEADER_SEARCH_ROWS = 200;

type Hit = HeaderHit & { readonly header: HeaderTexts };

/** The headers of one row that a definition knows. */
export interface HeaderRow {
  readonly row: number;
  readonly hits: readonly Hit[];
  readonly misses: readonly HeaderTexts[];
  /** Hits, those taken from a merged cell above at half weight: data rows below a header have only such. */
  readonly score: number;
}

/** The row that reads best as this definition's header; null where none has a header of it. */
export function bestHeaderRow(
  rows: ReadonlyMap<number, readonly HeaderTexts[]>,
  index: HeaderIndex,
): HeaderRow | null {
  let best: HeaderRow | null = null;
  for (const [row, headers] of rows) {
    const hits: Hit[] = [];
    const misses: HeaderTexts[] = [];
    for (const header of headers) {
      const hit = lookUpHeader(index, header);
      if (hit) hits.push({ ...hit, header });
      else misses.push(header);
    }
    const ids = new Map(hits.map((hit) => [hit.meaning.id, hit.isCarried ? 0.5 : 1]));
    const score = [...ids.values()].reduce((sum, weight) => sum + weight, 0);
    if (score > (best?.score ?? 0)) best = { row, hits, misses, score };
  }
  return best;
}

/** Header texts of every row in reach, shared by all definitions that are tried on a sheet. */
export function headerRowsOf(grid: SheetGrid): ReadonlyMap<number, readonly HeaderTexts[]> {
  const rows = new Map<number, readonly HeaderTexts[]>();
  const last = Math.min(grid.endRow, grid.firstRow + HEADER_SEARCH_ROWS);
  for (let row = grid.firstRow; row < last; row++) rows.set(row, headerTexts(grid, row));
  return rows;
}

/** Required columns of which neither the header nor its name column was found. */
export function missingColumns(definition: SheetDefinition, found: ReadonlySet<string>): ColumnDefinition[] {
  return definition.columns.filter(
    (column) =>
      column.required &&
      !found.has(column.id) &&
      !definition.columns.some((other) => other.nameOf === column.id && found.has(other.id)),
  );
}

/** Tries one definition on one sheet; null unless every required header, and for a wide sheet one entry, is there. */
export function matchTable(
  grid: SheetGrid,
  rows: ReadonlyMap<number, readonly HeaderTexts[]>,
  definition: SheetDefinition,
  index: HeaderIndex,
): TableMatch | null {
  const best = bestHeaderRow(rows, index);
  if (!best) return null;
  const found = new Set(best.hits.filter((hit) => !hit.meaning.isSpread).map((hit) => hit.meaning.id));
  if (missingColumns(definition, found).length > 0) return null;
  if (definition.spread && !best.hits.some((hit) => hit.meaning.isSpread)) return null;
  return tableFrom(grid, definition, best);
}

function tableFrom(grid: SheetGrid, definition: SheetDefinition, best: HeaderRow): TableMatch {
  const faults: Fault[] = [];
  const columns = new Map<string, HeaderCell>();
  const spread: SpreadCell[] = [];
  const unmatched = best.misses.map(({ column, texts }) => ({ column, text: texts[0] ?? '' }));
  const line = moneyUnitAbove(grid, best.row);
  for (const id of new Set(best.hits.map((hit) => hit.meaning.id))) {
    const rivals = best.hits.filter((hit) => hit.meaning.id === id);
    const [winner, ...losers] = rivals.sort((a, b) => a.meaning.rank - b.meaning.rank) as [Hit, ...Hit[]];
    const equal = losers.find((loser) => loser.meaning.rank === winner.meaning.rank);
    if (equal) faults.push(twoHeaders(grid, winner, equal));
    for (const loser of losers)
      if (loser !== equal) unmatched.push({ column: loser.header.column, text: loser.text });
    const cell = headerCell(grid, winner, line, faults);
    if (winner.meaning.isSpread) spread.push({ ...cell, id, quantity: winner.meaning.quantity });
    else columns.set(id, cell);
  }
  const headerless = definition.spread ? columnsWithoutHeader(grid, best) : [];
  return { definition, grid, headerRow: best.row, columns, spread, unmatched, headerless, faults };
}

function columnsWithoutHeader(grid: SheetGrid, { hits, misses }: HeaderRow): number[] {
  const headed = new Set([...hits.map(({ header }) => header), ...misses].map(({ column }) => column));
  const all = Array.from({ length: grid.endColumn - grid.firstColumn }, (_, at) => grid.firstColumn + at);
  return all.filter((column) => !headed.has(column));
}

const placeOf = (grid: SheetGrid, { header }: Hit) => ({
  sheet: grid.sheetName,
  row: header.row,
  column: header.column,
});

function twoHeaders(grid: SheetGrid, first: Hit, second: Hit): Fault {
  const cells = { first: toA1(placeOf(grid, first)), firstText: first.text, secondText: second.text };
  return fault('IN-004', cells, placeOf(grid, second));
}

interface UnitLine {
  readonly unit: string;
  readonly row: number;
  readonly column: number;
}

/** A header with the factor of its unit, or of the 单位 line above the table. */
function headerCell(grid: SheetGrid, hit: Hit, line: UnitLine | null, faults: Fault[]): HeaderCell {
  const { meaning, text, unit } = hit;
  const cell = { column: hit.header.column, row: hit.header.row, text };
  const own = unit === null ? null : unitFactor(unit, meaning.quantity);
  const above = line && meaning.quantity === 'yuan' ? (unitFactor(line.unit, 'yuan') ?? Number.NaN) : null;
  if (Number.isNaN(own)) faults.push(fault('IN-010', { header: text, unit: unit ?? '' }, placeOf(grid, hit)));
  else if (own === null && line && Number.isNaN(above)) {
    const where = { sheet: grid.sheetName, row: line.row, column: line.column };
    if (!faults.some((known) => known.code === 'IN-010')) {
      faults.push(fault('IN-010', { header: text, unit: line.unit }, where));
    }
  } else if (own !== null && line && above !== null && above !== own) {
    const params = { header: text, unit: line.unit, line: toA1(line) };
    faults.push(fault('IN-011', params, placeOf(grid, hit)));
    return { ...cell, factor: 1 };
  }
  const factor = own ?? above ?? 1;
  return { ...cell, factor: Number.isNaN(factor) ? 1 : factor };
}

/** `单位：万元` in the rows above a header, in one cell or with the unit in the next one. */
function moneyUnitAbove(grid: SheetGrid, headerRow: number): UnitLine | null {
  const cursor = new RowCursor(grid);
  for (let row = headerRow - 1; row >= Math.max(grid.firstRow, headerRow - 20); row--) {
    cursor.seek(row);
    for (let column = grid.firstColumn; column < grid.endColumn; column++) {
      const text = cursor.text(column);
      if (!text) continue;
      const unit = unitLine(text) ?? unitLine(text + cursor.text(column + 1));
      if (unit) return { unit, row, column };
    }
  }
  return null;
}
