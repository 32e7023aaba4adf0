import type { Figure } from '../contract/figure.ts';
import type { HistoryRecord, Month } from './ledger.ts';
import { quantaOf, quantaPerYuan } from './money.ts';
import { categoryReader } from './records.ts';
import type { Run } from './run.ts';

/**
 * 本年累计 reaches back to January; months that the run does not cost come from 历史数据, which knows
 * totals only: cost by statutory element at a cost level, revenue by fee category, workload by measure.
 */

/** January to the run's last month: those that the run costs, and those before it that it does not. */
export function yearToDate(run: Run): { costed: Month[]; before: Month[] } {
  const last = run.months[run.months.length - 1].month;
  const year = last.slice(0, 4);
  const all = Array.from(
    { length: Number(last.slice(5)) },
    (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`,
  );
  const own = new Set(run.months.map(({ month }) => month));
  return { costed: all.filter((month) => own.has(month)), before: all.filter((month) => !own.has(month)) };
}

/** Which history rows answer a figure. */
interface HistoryReading {
  readonly kind: HistoryRecord['kind'];
  readonly takes: (row: HistoryRecord) => boolean;
  /** Rows of the kind that show that somebody told the month. */
  readonly tells: (row: HistoryRecord) => boolean;
  /** Whether such a row says enough to be told apart from what the figure does not ask for. */
  readonly isPlain: (row: HistoryRecord) => boolean;
}

/** Null: history rows cannot say this (an origin, a fund source, a leaf, a behaviour). */
function readingOf(run: Run, figure: Figure): HistoryReading | null {
  switch (figure.measure) {
    case 'heldCost':
    case 'finalCost':
      return costReading(run, figure);
    case 'revenue':
      return revenueReading(run, figure);
    case 'workload':
      return figure.daily ? null : workloadReading(run, figure);
    default:
      return null;
  }
}

/** A measure that the hospital counts now was not 0 before because nobody wrote it down. */
function workloadReading({ ledger }: Run, { workload }: Figure): HistoryReading {
  const isCounted = ledger.workloads.some(({ measure }) => measure === workload);
  const takes = ({ item }: HistoryRecord) => item === workload;
  return { kind: 'workload', takes, tells: isCounted ? takes : () => true, isPlain: () => true };
}

function costReading(run: Run, figure: Figure): HistoryReading | null {
  const { elements = {}, level, sources, behaviour, classesPassed } = figure;
  const { statutory, ...finer } = elements;
  if (level === undefined || sources || behaviour || Object.keys(finer).length > 0) return null;
  const kind = classesPassed ? (isOwnCost(run, classesPassed) ? 'directCost' : null) : 'fullCost';
  if (kind === null) return null;
  const tells = (row: HistoryRecord) => row.level === level;
  const takes = (row: HistoryRecord) =>
    tells(row) &&
    (statutory === undefined || statutory.includes(row.item)) &&
    (figure.measure !== 'finalCost' || !handsOn(run, row.unit));
  return { kind, takes, tells, isPlain: () => true };
}

/** What a unit of a sending class held it handed on: nothing of it was its own in the end. */
const handsOn = ({ layout }: Run, unit: string): boolean =>
  layout.classOf[layout.unitAt.get(unit) ?? -1]?.role === 'sender';

/** Cost that has passed through no other unit. */
function isOwnCost(run: Run, { without, ...more }: NonNullable<Figure['classesPassed']>): boolean {
  const senders = run.layout.classes.filter(({ bit }) => bit !== null);
  return Object.keys(more).length === 0 && senders.every(({ id }) => without?.includes(id) ?? false);
}

function revenueReading(run: Run, figure: Figure): HistoryReading {
  const kind = figure.revenueBy === 'executing' ? 'executedRevenue' : 'orderedRevenue';
  const takesCategory = categoryReader(run, figure);
  const asksForCategory = figure.of !== undefined || figure.feeKinds !== undefined;
  const { careType } = figure;
  const isPlain = (row: HistoryRecord) =>
    (!asksForCategory || row.item !== '') && (careType === undefined || row.careType !== null);
  const takes = (row: HistoryRecord) =>
    (!asksForCategory || takesCategory(row.item)) && (careType === undefined || row.careType === careType);
  return { kind, takes, tells: () => true, isPlain };
}

/**
 * Months of the year for which neither the run nor 历史数据 can answer the figure: none, and 本年累计 is
 * whole. A month answers where it has a row of the kind (and cost level, and workload measure) and none
 * too coarse to tell.
 */
export function yearToDateGaps(run: Run, figure: Figure): readonly Month[] {
  const { before } = yearToDate(run);
  const reading = readingOf(run, figure);
  if (!reading) return before;
  const { kind, tells, isPlain } = reading;
  return before.filter((month) => {
    const rows = run.ledger.history.filter((row) => row.month === month && row.kind === kind && tells(row));
    return rows.length === 0 || !rows.every(isPlain);
  });
}

/** A row of 历史数据 that counts for a figure. */
interface HistoryAmount {
  readonly row: HistoryRecord;
  readonly unit: number;
  /** Quanta for money, else the measure's own unit. */
  readonly amount: number;
}

/** What history rows of some months say of a figure, whatever units it asks for. */
export function historyOf(run: Run, figure: Figure, months: readonly Month[]): HistoryAmount[] {
  const reading = readingOf(run, figure);
  if (!reading) return [];
  const perYuan = quantaPerYuan[run.quantum];
  const wanted = new Set(months);
  return run.ledger.history
    .filter((row) => row.kind === reading.kind && wanted.has(row.month) && reading.takes(row))
    .flatMap((row): HistoryAmount[] => {
      const unit = run.layout.unitAt.get(row.unit);
      if (unit === undefined) return [];
      const isVolume = row.kind === 'workload';
      return [{ row, unit, amount: isVolume ? row.quantity : quantaOf(row.quantity, perYuan).quanta }];
    });
}
