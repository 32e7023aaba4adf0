import type { Quantity, SheetDefinition } from '../contract/sheetDefinition.ts';
import { type HeaderReading, headerReadings, plainText } from './headerText.ts';
import { unitFactor } from './measureUnit.ts';
import { RowCursor, type SheetGrid } from './sheetGrid.ts';

/** What headers of a wide sheet may name. */
export interface SpreadEntry {
  readonly id: string;
  readonly texts: readonly string[];
  readonly quantity: Quantity;
}

interface HeaderMeaning {
  readonly id: string;
  readonly isSpread: boolean;
  readonly quantity: Quantity;
  /** Place in the list of accepted texts: the proper header before its aliases. */
  readonly rank: number;
}

export type HeaderIndex = ReadonlyMap<string, HeaderMeaning>;

/** Everything a header of this definition may say, ready for look-up. */
export function headerIndex(definition: SheetDefinition, spread: readonly SpreadEntry[]): HeaderIndex {
  const index = new Map<string, HeaderMeaning>();
  const add = (texts: readonly string[], meaning: Omit<HeaderMeaning, 'rank'>) =>
    texts.forEach((text, rank) => {
      const key = plainText(text);
      const known = index.get(key);
      if (!known || (known.isSpread === meaning.isSpread && rank < known.rank))
        index.set(key, { ...meaning, rank });
    });
  for (const { id, header, aliases = [], quantity } of definition.columns) {
    add([header.zh, header.en, ...aliases], { id, isSpread: false, quantity });
  }
  for (const { id, texts, quantity } of spread) add(texts, { id, isSpread: true, quantity });
  return index;
}

/** What a column's header may be read from, the most direct first: its own cell, with the merged cell above, that alone. */
export class HeaderTexts {
  readonly column: number;
  readonly row: number;
  readonly texts: readonly string[];
  private readonly readings: HeaderReading[][] = [];

  constructor(column: number, row: number, ...texts: readonly string[]) {
    this.column = column;
    this.row = row;
    this.texts = texts;
  }

  /** How one of the texts may be read; worked out when first asked, since most cells are data and never are. */
  readingsOf(position: number): readonly HeaderReading[] {
    let readings = this.readings[position];
    if (!readings) {
      readings = headerReadings(this.texts[position] ?? '');
      this.readings[position] = readings;
    }
    return readings;
  }
}

/**
 * Header texts of one row together with the row above it, whose texts are carried right over blanks:
 * that is how a merged header reads. Where the lower cell is blank the upper cell itself is the header.
 */
export function headerTexts(grid: SheetGrid, row: number): HeaderTexts[] {
  const lowerRow = new RowCursor(grid);
  const upperRow = new RowCursor(grid);
  lowerRow.seek(row);
  upperRow.seek(row - 1);
  const found: HeaderTexts[] = [];
  let carried = '';
  for (let column = grid.firstColumn; column < grid.endColumn; column++) {
    const upper = upperRow.text(column).trim();
    const lower = lowerRow.text(column).trim();
    if (upper) carried = upper;
    if (lower)
      found.push(
        carried
          ? new HeaderTexts(column, row, lower, carried + lower, carried)
          : new HeaderTexts(column, row, lower),
      );
    else if (upper && lowerRow.isEmpty(column)) found.push(new HeaderTexts(column, row - 1, upper));
  }
  return found;
}

export interface HeaderHit {
  readonly meaning: HeaderMeaning;
  readonly text: string;
  readonly unit: string | null;
  readonly isCarried: boolean;
}

/** The first reading of a header that the index knows. */
export function lookUpHeader(index: HeaderIndex, header: HeaderTexts): HeaderHit | null {
  for (let position = 0; position < header.texts.length; position++) {
    const hit = lookUpText(index, header, position);
    if (hit) return hit;
  }
  return null;
}

/** Looks up one of a header's texts. A unit only counts as split off where it is one. */
export function lookUpText(index: HeaderIndex, header: HeaderTexts, position: number): HeaderHit | null {
  for (const { text, unit } of header.readingsOf(position)) {
    const meaning = index.get(text);
    if (!meaning || (unit !== null && unitFactor(unit, meaning.quantity) === null)) continue;
    return { meaning, text: header.texts[position] ?? '', unit, isCarried: position === 2 };
  }
  return null;
}
