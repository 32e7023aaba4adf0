import type { ItemRun } from './items/itemRun.ts';
import type { Layout } from './layout.ts';
import type { Ledger, Month } from './ledger.ts';
import type { Quantum } from './money.ts';
import type { AllocationRules, DriverAssignment } from './rules.ts';
import type { OutsideBase, Weights } from './weights.ts';

/** Costs as they stand before level 1, in quanta by unit × column; what each correction moved is kept apart. */
export interface SourceCost {
  readonly book: Float64Array;
  readonly adjustment: Float64Array;
  readonly careSplit: Float64Array;
}

/** Columns of a sender that go out by one assignment. Edges are a function of this and of what it held. */
export interface Share {
  readonly assignment: DriverAssignment;
  readonly columns: readonly number[];
  readonly weights: Weights;
}

/** One sender handing out all it holds. */
export interface HandOut {
  readonly sender: number;
  /** Position in the month's steps. */
  readonly step: number;
  readonly shares: readonly Share[];
}

export interface Rounding {
  /** Rows finer than the quantum. */
  readonly rows: number;
  /** What rounding added to the books, exact, in yuan. */
  readonly addedYuan: string;
}

/** One month, posted by itself. */
export interface MonthRun {
  readonly month: Month;
  readonly rules: AllocationRules;
  readonly source: SourceCost;
  /**
   * Quanta by unit × mask × column: what a unit held when it handed out (senders: nothing reaches
   * them afterwards) or holds at the end (the others).
   */
  readonly held: Float64Array;
  /** By unit: position of the step in which it closes, −1 if it never does. */
  readonly closesAt: Int16Array;
  readonly handOuts: readonly HandOut[];
  /** By level, then column: what all units together hold once the level has closed. */
  readonly heldAfterLevel: readonly Float64Array[];
  readonly rounding: Rounding;
  /** Driver values that count for nobody: self-orders, orders by units that do not receive. */
  readonly outsideBase: readonly OutsideBase[];
  /** Weights by what they depend on, so that a what-if rebuilds only what changed. */
  readonly weightsByKey: ReadonlyMap<string, Weights>;
}

/** What a costing run leaves: posted amounts, and what each sender held when it handed out. */
export interface Run extends DepartmentRun {
  /** Null where nobody reported item volumes, or a row of theirs cannot be costed. */
  readonly items: ItemRun | null;
}

/** The departments' part, which everything else is costed from. */
export interface DepartmentRun {
  readonly ledger: Ledger;
  readonly quantum: Quantum;
  readonly layout: Layout;
  readonly months: readonly MonthRun[];
  /** By row of `ledger.directCosts`: (month × units + unit) × columns + column; −1 outside the run. */
  readonly slotOfDirectCost: Int32Array;
}
