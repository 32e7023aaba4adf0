import type { Figure } from '../contract/figure.ts';
import type { CellPlace } from '../contract/place.ts';
import type { CostElement, Month } from './ledger.ts';
import { quantaPerYuan } from './money.ts';
import type { Run } from './run.ts';
import { matchesElement } from './selectors.ts';

/**
 * Measures that are read straight from ledger rows: revenue, controls, workloads, parameters. Each
 * row becomes a record; rows of one key are summed exactly and rounded once.
 */
export type RecordMeasure =
  | 'controlCost'
  | 'controlRevenue'
  | 'revenueAdjustment'
  | 'orderedRevenue'
  | 'executedRevenue'
  | 'workload'
  | 'parameter';

export interface LedgerRecord {
  /** Code of the unit it counts for; null where it is the hospital's. */
  readonly unit: string | null;
  /** Rows of one key are rounded together, whichever way they are summed up. */
  readonly key: string;
  readonly value: number;
  readonly at: CellPlace;
}

const moneyMeasures: ReadonlySet<RecordMeasure> = new Set<RecordMeasure>([
  'controlCost',
  'controlRevenue',
  'revenueAdjustment',
  'orderedRevenue',
  'executedRevenue',
]);

/** Quanta per yuan for money, null for what has its own unit. */
export function quantaOfMeasure(run: Run, measure: RecordMeasure): number | null {
  return moneyMeasures.has(measure) ? quantaPerYuan[run.quantum] : null;
}

const offers = (chosen: string | undefined, value: string) => chosen === undefined || chosen === value;

/**
 * The rows behind a figure in its months, before its units are looked at. `of` names a revenue
 * category, a workload measure, a parameter or, for controlCost, an account; without it controlCost
 * takes the accounts inside costing.
 */
export function recordsOf(run: Run, figure: Figure, measure: RecordMeasure): LedgerRecord[] {
  const months = new Set<Month>(figure.months ?? run.months.map(({ month }) => month));
  const inMonths = <Row extends { month: Month }>(rows: readonly Row[]) =>
    rows.filter((row) => months.has(row.month));
  const { ledger } = run;
  switch (measure) {
    case 'orderedRevenue':
    case 'executedRevenue':
      return inMonths(ledger.revenues)
        .filter((row) => offers(figure.of, row.category) && offers(figure.careType, row.careType))
        .map((row) => ({
          unit: measure === 'orderedRevenue' ? row.orderingUnit : row.executingUnit,
          key: JSON.stringify([row.month, row.orderingUnit, row.executingUnit, row.category, row.careType]),
          value: row.amountYuan,
          at: row.at,
        }));
    case 'workload':
      return inMonths(ledger.workloads)
        .filter((row) => offers(figure.of, row.measure))
        .map((row) => ({ unit: row.unit, key: '', value: row.quantity, at: row.at }));
    case 'parameter':
      return inMonths(ledger.parameters)
        .filter((row) => offers(figure.of, row.parameter))
        .map((row) => ({ unit: row.unit, key: '', value: row.quantity, at: row.at }));
    case 'revenueAdjustment':
      return inMonths(ledger.revenueAdjustments)
        .filter((row) => offers(figure.careType, row.careType))
        .map((row) => ({
          unit: row.unit,
          key: JSON.stringify([row.month, row.unit, row.careType, row.kind]),
          value: row.amountYuan,
          at: row.at,
        }));
    case 'controlCost':
    case 'controlRevenue':
      return controlsOf(run, figure, measure, months);
  }
}

function controlsOf(
  run: Run,
  figure: Figure,
  measure: 'controlCost' | 'controlRevenue',
  months: ReadonlySet<Month>,
): LedgerRecord[] {
  const takesItem = itemReader(run, figure);
  const isCost = measure === 'controlCost';
  return run.ledger.controls
    .filter((row) => months.has(row.month) && (row.kind === 'cost') === isCost)
    .filter((row) =>
      isCost
        ? takesItem(row.item) &&
          (figure.of === undefined ? row.costed : row.account === figure.of) &&
          (figure.sources?.includes(row.source) ?? true)
        : row.costed &&
          offers(figure.of, row.item) &&
          (figure.careType === undefined || row.careType === figure.careType),
    )
    .map((row) => ({
      unit: null,
      key: JSON.stringify([row.month, row.account, row.item, row.source, row.careType]),
      value: row.amountYuan,
      at: row.at,
    }));
}

/** A control's item is a leaf, a statutory element or nothing; a selector takes what it can tell apart. */
function itemReader(run: Run, { elements }: Figure): (item: string) => boolean {
  if (!elements || Object.keys(elements).length === 0) return () => true;
  const leaves = new Map<string, CostElement>(run.layout.elements.map((element) => [element.code, element]));
  return (item) => {
    const leaf = leaves.get(item);
    if (leaf) return matchesElement(elements, leaf);
    const onlyStatutory = !elements.codes && !elements.groups && elements.billable === undefined;
    return onlyStatutory && (elements.statutory?.includes(item) ?? false);
  };
}
