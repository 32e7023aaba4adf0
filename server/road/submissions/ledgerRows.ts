import type { CellPlace } from '../../contract/place.ts';
import type { Ledger } from '../../engine/ledger.ts';

/** The sheets that departments fill in, as they stand in their workbooks. */
export const fillSheetIds = [
  'unit-items',
  'item-labour',
  'item-materials',
  'item-equipment',
  'item-activities',
] as const;
export type FillSheetId = (typeof fillSheetIds)[number];

/** What a row of one of them stores, by the ids of its columns. */
export type FillRow = Readonly<Record<string, string | number | null>>;

/** Rows by sheet; without a unit where they are those of one department. */
export type RowsBySheet = Readonly<Record<FillSheetId, readonly FillRow[]>>;

/** A row of the accountant's workbook and where it stands. */
export interface LedgerRow {
  readonly stored: FillRow;
  readonly at: CellPlace;
}

export function ledgerRows(ledger: Ledger, sheet: FillSheetId): LedgerRow[] {
  switch (sheet) {
    case 'unit-items':
      return ledger.unitItems.map(({ at, columns: _, isRepresentative, ...row }) => ({
        stored: { ...row, representative: isRepresentative ? 'yes' : 'no' },
        at,
      }));
    case 'item-labour':
      return ledger.itemLabour.map(({ at, columns: _, ...stored }) => ({ stored, at }));
    case 'item-materials':
      return ledger.itemMaterials.map(({ at, columns: _, ...stored }) => ({ stored, at }));
    case 'item-equipment':
      return ledger.itemEquipment.map(({ at, columns: _, ...stored }) => ({ stored, at }));
    case 'item-activities':
      return ledger.itemActivities.map(({ at, columns: _, ...stored }) => ({ stored, at }));
  }
}

export const bySheet = <Value>(of: (sheet: FillSheetId) => Value): Record<FillSheetId, Value> =>
  Object.fromEntries(fillSheetIds.map((sheet) => [sheet, of(sheet)])) as Record<FillSheetId, Value>;
