import type { RuleLayer } from '../../contract/api/ruleLayers.ts';
import type { SheetDefinition } from '../../contract/sheetDefinition.ts';
import { scaledNumber } from '../../intake/cellNumber.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';

/** What a row stores, by the ids of its sheet's columns. */
export type StoredRow = Readonly<Record<string, StoredField>>;
export type StoredField = string | number | readonly string[] | null;

/** One of the two sheets that a layer stands on. */
export interface LayerSheet {
  readonly definition: SheetDefinition;
  readonly rows: readonly StoredRow[];
}

const PERCENT = 0.01;

export function layerSheets({ ruleRows, behaviourRows }: RuleLayer): LayerSheet[] {
  const behaviours = behaviourRows.map(({ variablePercent, ...row }) => ({
    ...row,
    variablePercent: variablePercent === null ? null : scaledNumber(variablePercent, PERCENT),
  }));
  return [
    { definition: definitionOf('allocation-rules'), rows: ruleRows },
    { definition: definitionOf('cost-behaviour'), rows: behaviours },
  ];
}

function definitionOf(id: string): SheetDefinition {
  const found = loadSheetDefinitions().find((definition) => definition.id === id);
  if (!found) throw new Error(`there is no sheet definition ${id}`);
  return found;
}
