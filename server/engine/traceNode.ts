import type { CellPlace } from '../contract/place.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import type { CostUnit, Month } from './ledger.ts';
import type { RuleOrigin } from './rules.ts';
import type { MonthRun, Run } from './run.ts';

/**
 * - total, month, unit: a figure taken apart by months and units
 * - book, adjustment, careSplit: a unit's own cost by where it came from
 * - splitFrom: what a mixed unit gave in a 门诊住院拆分
 * - handedOver: what a sender handed to the unit above
 * - item, itemKind: a figure of service items by item, and by origin and statutory element
 * - itemShare: what of a unit's cost a driver brought to it
 * - cell: an input cell
 */
export type TraceKind =
  | 'total'
  | 'month'
  | 'unit'
  | 'book'
  | 'adjustment'
  | 'careSplit'
  | 'splitFrom'
  | 'handedOver'
  | 'item'
  | 'itemKind'
  | 'itemShare'
  | 'cell';

/** `handedOut × driverValue ÷ driverTotal`: how a sender's amount reached a receiver. */
export interface TraceStep {
  readonly rule: { readonly id: string; readonly origin: RuleOrigin };
  readonly driver: { readonly id: string; readonly name: Bilingual };
  readonly fallback: string | null;
  /** Month whose driver values were used; null: all months of the figure together. */
  readonly valuesOf: Month | null;
  /** Quanta the sender handed out of what is traced, to all receivers. */
  readonly handedOut: number;
  /** In the driver's own unit, as decimal texts. */
  readonly driverValue: string;
  readonly driverTotal: string;
  /** Quanta posted to this receiver; a deeper node's amount is a part of it (按比例还原). */
  readonly posted: number;
  /** 尾差: posted − exact share, in quanta, to six decimals. */
  readonly residual: string;
}

/** One line of a trace. Its amount is the sum of its children's, exactly. */
export interface TraceNode {
  /** Opens the node again: `openTrace(run, figure, path)`. */
  readonly path: string;
  readonly kind: TraceKind;
  readonly month: Month | null;
  readonly unit: CostUnit | null;
  /** An item, a kind of cost, a grade or card, by name; null where month, unit and cell say all. */
  readonly label: Bilingual | null;
  /** Quanta for money, else the measure's own unit. */
  readonly amount: number;
  /** Split in proportion to the sender's composition, not posted: to be labelled 按比例还原. */
  readonly proportional: boolean;
  readonly step: TraceStep | null;
  readonly cell: CellPlace | null;
  /** Cells that a driver's value was read from; they are no part of the sum. */
  readonly basis: readonly CellPlace[];
  /** Whether it has children. */
  readonly opens: boolean;
}

export interface OpenTraceNode extends TraceNode {
  readonly children: readonly TraceNode[];
}

/** A node and how to find its children; paths are made of the names on the way. */
export interface LazyNode {
  readonly name: string;
  readonly node: Omit<TraceNode, 'path' | 'opens'>;
  readonly open: (() => readonly LazyNode[]) | null;
}

/** Quanta by slot of a unit's row. */
export type Amounts = ReadonlyMap<number, number>;

/**
 * What is traced at one unit: amounts by slot of its row. At the top they are what the unit holds;
 * below they are the part of it that went the way of the trace, and every slot is taken apart by the
 * posting rule in proportion to what the unit's slot is made of.
 */
export interface Holding {
  readonly run: Run;
  readonly month: MonthRun;
  readonly monthAt: number;
  readonly unit: number;
  /** Quanta by slot, only slots that are traced. */
  readonly amounts: Amounts;
  readonly proportional: boolean;
  /** A mixed unit's cost as it was before the care split. */
  readonly beforeSplit: boolean;
}

/** Names in paths may hold anything a hospital writes in a code. */
export const pathName = (kind: string, ...parts: readonly (string | number)[]) =>
  [kind, ...parts].map((part) => encodeURIComponent(part)).join(':');

const plain = {
  ...{ month: null, unit: null, label: null, proportional: false, step: null, cell: null },
  basis: [],
};

export function lazyNode(
  name: string,
  node: Pick<TraceNode, 'kind' | 'amount'> & Partial<TraceNode>,
  open: LazyNode['open'] = null,
): LazyNode {
  return { name, node: { ...plain, ...node }, open };
}

export function sumOf(quanta: Iterable<number>): number {
  let sum = 0;
  for (const part of quanta) sum += part;
  return sum;
}
