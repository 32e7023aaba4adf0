import type { Figure } from '../contract/figure.ts';
import type { CellPlace } from '../contract/place.ts';
import { type CostElement, daysOf, type Month } from './ledger.ts';
import { isMoney, type RecordMeasure } from './measures.ts';
import { quantaPerYuan } from './money.ts';
import type { Run } from './run.ts';
import { matchesElement } from './selectors.ts';

/** Ledger rows behind a figure: each becomes a record; rows of one key are summed exactly and rounded once. */

const noKey = () => '';

export interface LedgerRecord {
  /** Code of the unit it counts for; null where it is the hospital's. */
  readonly unit: string | null;
  /** Rows of one key are rounded together, whichever way they are summed up; asked for only where something is finer. */
  readonly key: () => string;
  readonly value: number;
  readonly at: CellPlace;
}

/** Quanta per yuan for money, null for what has its own unit. */
export function quantaOfMeasure(run: Run, measure: RecordMeasure): number | null {
  return isMoney(measure) ? quantaPerYuan[run.quantum] : null;
}

const offers = (chosen: string | undefined, value: string) => chosen === undefined || chosen === value;

/**
 * The rows behind a figure in its months, before its units are looked at. `of` names a revenue
 * category, a parameter or, for controlCost, an account; without it controlCost takes the accounts
 * inside costing.
 */
export function recordsOf(run: Run, figure: Figure, measure: RecordMeasure): LedgerRecord[] {
  const months = new Set<Month>(figure.months ?? run.months.map(({ month }) => month));
  const inMonths = <Row extends { month: Month }>(rows: readonly Row[]) =>
    rows.filter((row) => months.has(row.month));
  const { ledger } = run;
  const takesCategory = categoryReader(run, figure);
  switch (measure) {
    case 'revenue':
      return inMonths(ledger.revenues)
        .filter((row) => takesCategory(row.category) && offers(figure.careType, row.careType))
        .map((row) => ({
          unit: figure.revenueBy === 'executing' ? row.executingUnit : row.orderingUnit,
          key: () =>
            JSON.stringify([row.month, row.orderingUnit, row.executingUnit, row.category, row.careType]),
          value: row.amountYuan,
          at: row.at,
        }));
    case 'workload':
      return inMonths(ledger.workloads)
        .filter((row) => row.measure === figure.workload)
        .map((row) => ({
          unit: row.unit,
          key: noKey,
          value: figure.daily ? row.quantity * daysOf(row.month) : row.quantity,
          at: row.at,
        }));
    case 'parameter':
      return inMonths(ledger.parameters)
        .filter((row) => offers(figure.of, row.parameter))
        .map((row) => ({ unit: row.unit, key: noKey, value: row.quantity, at: row.at }));
    case 'revenueAdjustment':
      return inMonths(ledger.revenueAdjustments)
        .filter((row) => offers(figure.careType, row.careType))
        .map((row) => ({
          unit: row.unit,
          key: () => JSON.stringify([row.month, row.unit, row.careType, row.kind]),
          value: row.amountYuan,
          at: row.at,
        }));
    case 'controlCost':
    case 'controlRevenue':
      return controlsOf(run, figure, measure, months);
  }
}

/** Which fee categories a revenue figure takes: the one it names, of the kinds it names. */
export function categoryReader(run: Run, { of, feeKinds }: Figure): (category: string) => boolean {
  if (!feeKinds) return (category) => offers(of, category);
  const { rules } = run.months[run.months.length - 1];
  const kinds = new Map(rules.feeCategories.map(({ id, kind }) => [id, kind] as const));
  return (category) => {
    const kind = kinds.get(category);
    return offers(of, category) && kind !== undefined && feeKinds.includes(kind);
  };
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
      key: () => JSON.stringify([row.month, row.account, row.item, row.source, row.careType]),
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
