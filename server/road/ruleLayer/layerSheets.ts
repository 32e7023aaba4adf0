import type { RuleLayer } from '../../contract/api/ruleLayers.ts';
import { scaledNumber } from '../../intake/cellNumber.ts';
import { definitionOf, type StoredSheet } from '../storedRows/storedRow.ts';

const PERCENT = 0.01;

/** The two sheets that a layer stands on. */
export function layerSheets({ ruleRows, behaviourRows }: RuleLayer): StoredSheet[] {
  const behaviours = behaviourRows.map(({ variablePercent, ...row }) => ({
    ...row,
    variablePercent: variablePercent === null ? null : scaledNumber(variablePercent, PERCENT),
  }));
  return [
    { definition: definitionOf('allocation-rules'), rows: ruleRows },
    { definition: definitionOf('cost-behaviour'), rows: behaviours },
  ];
}
