import type { SheetDefinition } from '../../contract/sheetDefinition.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';

/** What a row stores, by the ids of its sheet's columns. */
export type StoredRow = Readonly<Record<string, StoredField>>;
export type StoredField = string | number | readonly string[] | null;

/** Rows that are to stand on a person's sheet. */
export interface StoredSheet {
  readonly definition: SheetDefinition;
  readonly rows: readonly StoredRow[];
}

export function definitionOf(id: string): SheetDefinition {
  const found = loadSheetDefinitions().find((definition) => definition.id === id);
  if (!found) throw new Error(`there is no sheet definition ${id}`);
  return found;
}
