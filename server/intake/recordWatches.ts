import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { type CellPlace, toA1 } from '../contract/place.ts';
import type { DirectCost } from '../engine/ledger.ts';

/** Keys that may stand once only. */
export class DuplicateWatch {
  private readonly seen = new Map<string, CellPlace>();

  /** The cell that had this key before, if any. */
  firstOf(key: string, at: CellPlace): CellPlace | null {
    const first = this.seen.get(key) ?? null;
    if (!first) this.seen.set(key, at);
    return first;
  }
}

/** Which sheet declared a month's element: long or wide, never both (costing-decisions.md 3). */
export class SourceWatch {
  private readonly declared = new Map<string, { definition: string; at: CellPlace }>();
  private readonly told = new Set<string>();

  /** The fault of the first cell that a second sheet declares. */
  check(definition: string, cost: DirectCost, elementName: string): Fault | null {
    if (cost.amountYuan === 0) return null;
    const key = `${cost.month} ${cost.element}`;
    const known = this.declared.get(key);
    if (!known) this.declared.set(key, { definition, at: cost.at });
    if (!known || known.definition === definition || this.told.has(key)) return null;
    this.told.add(key);
    const params = {
      month: cost.month,
      element: elementName,
      other: `《${known.at.sheet}》${toA1(known.at)}`,
    };
    return fault('IN-033', params, cost.at);
  }
}
