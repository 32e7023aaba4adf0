import { EVERY_UNIT } from '../../engine/items/itemLedger.ts';
import type { Ledger } from '../../engine/ledger.ts';
import {
  bySheet,
  type FillRow,
  type FillSheetId,
  type LedgerRow,
  ledgerRows,
  type RowsBySheet,
} from './ledgerRows.ts';
import type { PerformedItem, UnitWork } from './unitWork.ts';

/** Rows of one sheet by the unit that charges an item and the item. */
type RowIndex = ReadonlyMap<string, readonly LedgerRow[]>;

const indexKey = (unit: string, item: string) => `${unit}\n${item}`;

/**
 * Which rows of the accountant's workbook are a department's. What it takes for items that it charges itself are
 * rows of its own; what it takes for items that others charge (协作) stands among the rows of those, marked as its
 * own: by the serving unit, or by whose equipment it is.
 */
export class DepartmentRows {
  readonly #indexes: Readonly<Record<FillSheetId, RowIndex>>;
  readonly #unitOfCard: ReadonlyMap<string, string>;

  constructor(ledger: Ledger) {
    this.#indexes = bySheet((sheet) => indexOf(ledgerRows(ledger, sheet)));
    this.#unitOfCard = new Map(ledger.equipment.map(({ code, unit }) => [code, unit]));
  }

  /** What a department's workbook starts with: its own rows of last time, else those of the standard library. */
  asked({ unit, items }: UnitWork): RowsBySheet {
    return bySheet((sheet) => items.flatMap((item) => this.#askedOf(sheet, unit.code, item)));
  }

  /** The rows that the department's answer takes the place of. */
  replaced({ unit, items }: UnitWork, sheet: FillSheetId): LedgerRow[] {
    return items.flatMap((performed) => [
      ...this.#own(sheet, unit.code, performed),
      ...othersOf(unit.code, performed).flatMap((other) => this.#joint(sheet, unit.code, other, performed)),
    ]);
  }

  /** A department's answer as rows of the accountant's workbook. */
  answered({ unit, items }: UnitWork, sheet: FillSheetId, rows: readonly FillRow[]): FillRow[] {
    const performed = new Map(items.map((each) => [each.item.code, each]));
    return rows.flatMap((row) => {
      const item = performed.get(String(row.item));
      if (!item) return [];
      const isOwn = sheet === 'unit-items' || item.chargedBy.includes(unit.code);
      const joint = this.#servesItself(sheet, unit.code, row) ? othersOf(unit.code, item) : [];
      return [
        ...(isOwn ? [{ ...row, unit: unit.code }] : []),
        ...joint.map((other) => jointRow(sheet, row, unit.code, other)),
      ];
    });
  }

  #askedOf(sheet: FillSheetId, unit: string, performed: PerformedItem): FillRow[] {
    const [first] = othersOf(unit, performed);
    const own = this.#own(sheet, unit, performed);
    const joint = own.length > 0 || first === undefined ? [] : this.#joint(sheet, unit, first, performed);
    const last = [
      ...own.map(({ stored }) => stored),
      ...joint.map(({ stored }) => ('servingUnit' in stored ? { ...stored, servingUnit: null } : stored)),
    ];
    const rows = last.length > 0 ? last : this.#library(sheet, unit, performed);
    return rows.map(({ unit: _, ...row }) => row);
  }

  #own(sheet: FillSheetId, unit: string, { item, chargedBy, helpedBy }: PerformedItem): readonly LedgerRow[] {
    const isOwn = sheet === 'unit-items' || chargedBy.includes(unit);
    const rows = isOwn ? this.#at(sheet, unit, item.code) : [];
    return rows.filter(({ stored }) => !helpedBy.has(this.#serverOf(sheet, stored)));
  }

  #joint(sheet: FillSheetId, unit: string, other: string, { item }: PerformedItem): LedgerRow[] {
    return this.#at(sheet, other, item.code).filter(({ stored }) => this.#serverOf(sheet, stored) === unit);
  }

  /** Another unit whose people, materials or equipment a row takes; empty where it names none. */
  #serverOf(sheet: FillSheetId, row: FillRow): string {
    return sheet === 'item-equipment'
      ? (this.#unitOfCard.get(String(row.card)) ?? '')
      : String(row.servingUnit ?? '');
  }

  /** As far as it is the unit's to say: what others do for the item, they are asked themselves. */
  #library(sheet: FillSheetId, unit: string, { item, chargedBy, helpedBy }: PerformedItem): FillRow[] {
    return this.#at(sheet, EVERY_UNIT, item.code)
      .map(({ stored }) => stored)
      .filter((row) =>
        chargedBy.includes(unit)
          ? !helpedBy.has(this.#serverOf(sheet, row))
          : this.#servesItself(sheet, unit, row),
      );
  }

  #at(sheet: FillSheetId, unit: string, item: string): readonly LedgerRow[] {
    return this.#indexes[sheet].get(indexKey(unit, item)) ?? [];
  }

  #servesItself(sheet: FillSheetId, unit: string, row: FillRow): boolean {
    if (sheet === 'item-equipment') return this.#unitOfCard.get(String(row.card)) === unit;
    return (sheet === 'item-labour' || sheet === 'item-materials') && (row.servingUnit ?? null) === null;
  }
}

const othersOf = (unit: string, { chargedBy }: PerformedItem): string[] =>
  chargedBy.filter((other) => other !== unit);

const jointRow = (sheet: FillSheetId, row: FillRow, unit: string, other: string): FillRow =>
  sheet === 'item-equipment' ? { ...row, unit: other } : { ...row, unit: other, servingUnit: unit };

function indexOf(rows: readonly LedgerRow[]): RowIndex {
  const index = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const key = indexKey(String(row.stored.unit), String(row.stored.item));
    const known = index.get(key);
    if (known) known.push(row);
    else index.set(key, [row]);
  }
  return index;
}
