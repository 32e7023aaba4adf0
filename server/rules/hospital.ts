import type { BehaviourRow, CostElement, CostUnit, Ledger, RuleRow } from '../engine/ledger.ts';

/** The part of a ledger that rules are resolved against: its 分摊规则 and 成本习性 rows and its dictionaries. */
export interface Hospital {
  readonly rows: readonly RuleRow[];
  readonly behaviourRows: readonly BehaviourRow[];
  readonly units: readonly CostUnit[];
  readonly elements: readonly CostElement[];
}

export const hospitalOf = ({ ruleRows, behaviourRows, units, elements }: Ledger): Hospital => ({
  rows: ruleRows,
  behaviourRows,
  units,
  elements,
});
