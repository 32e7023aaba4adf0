import type { CostElement, CostUnit, RuleRow } from '../engine/ledger.ts';

/** The part of a ledger that rules are resolved against: its 分摊规则 rows and its dictionaries. */
export interface Hospital {
  readonly rows: readonly RuleRow[];
  readonly units: readonly CostUnit[];
  readonly elements: readonly CostElement[];
}
