import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { BehaviourRow, Month } from '../engine/ledger.ts';
import type { BehaviourRule } from '../engine/rules.ts';
import type { RowTokens } from './rowTokens.ts';

/** Percent of an element that moves with volume; a mixed row without one has said so at intake and counts as fixed. */
const percentOf = ({ behaviour, variablePercent }: BehaviourRow): number =>
  behaviour === 'mixed' ? (variablePercent ?? 0) : behaviour === 'variable' ? 100 : 0;

/** The rows of 成本习性 that have begun, earlier validity first; a word that is not understood is a fault at its row. */
export function behavioursOf(
  rows: readonly BehaviourRow[],
  tokens: RowTokens,
  month: Month,
): { behaviours: BehaviourRule[]; faults: Fault[] } {
  const since = ({ validFrom }: BehaviourRow) => validFrom ?? '';
  const begun = rows.filter((row) => since(row) <= month);
  const inOrder = begun.sort((one, other) =>
    since(one) < since(other) ? -1 : since(one) > since(other) ? 1 : 0,
  );
  const faults: Fault[] = [];
  const behaviours = inOrder.flatMap((row): BehaviourRule[] => {
    const units = tokens.someUnits(row.units);
    const elements = tokens.elements(row.elements);
    if (!units) faults.push(fault('RU-084', { text: row.units }, row.at));
    if (!elements) faults.push(fault('RU-085', { text: row.elements }, row.at));
    if (!units || !elements) return [];
    const origin = { layer: 'sheet', where: row.at, reference: row.reason } as const;
    return [{ units, elements, variablePercent: percentOf(row), origin }];
  });
  return { behaviours, faults };
}
