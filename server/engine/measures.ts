import type { Measure, PartialFigure } from '../contract/figure.ts';

/**
 * What is known of a measure before any run. Every engine registers its measures: here what a figure of
 * them reads, in `evaluate.ts` how (architecture.md, Extension).
 */
interface MeasureTraits {
  /** Quanta of money, yuan that nobody posts (a price), or the measure's own unit. */
  readonly answersIn: AnswerUnit;
  /** Keys of a figure beside `units` and `per`. */
  readonly reads: readonly (keyof PartialFigure)[];
}

export type AnswerUnit = 'quanta' | 'yuan' | 'own';

type Traits<M extends Measure> = Readonly<Record<M, MeasureTraits>>;

export const costMeasures = [
  'bookCost',
  'adjustmentCost',
  'careSplitCost',
  'heldCost',
  'handedOutCost',
  'finalCost',
] as const;
export type CostMeasure = (typeof costMeasures)[number];

/** Measures that are read straight from ledger rows. */
export const recordMeasures = [
  'controlCost',
  'controlRevenue',
  'revenueAdjustment',
  'revenue',
  'workload',
  'parameter',
] as const;
export type RecordMeasure = (typeof recordMeasures)[number];

/** Measures of 医疗服务项目. */
export type ItemMeasure = Exclude<Measure, CostMeasure | RecordMeasure>;

const inTime = ['months', 'period'] as const;
const cost: MeasureTraits = {
  answersIn: 'quanta',
  reads: ['elements', 'sources', 'classesPassed', 'level', 'behaviour', ...inTime],
};

const departmentTraits: Traits<CostMeasure | RecordMeasure> = {
  bookCost: cost,
  adjustmentCost: cost,
  careSplitCost: cost,
  heldCost: cost,
  handedOutCost: cost,
  finalCost: cost,
  controlCost: { answersIn: 'quanta', reads: ['of', 'elements', 'sources', ...inTime] },
  controlRevenue: { answersIn: 'quanta', reads: ['of', 'careType', ...inTime] },
  revenueAdjustment: { answersIn: 'quanta', reads: ['careType', ...inTime] },
  revenue: { answersIn: 'quanta', reads: ['of', 'careType', 'revenueBy', 'feeKinds', ...inTime] },
  workload: { answersIn: 'own', reads: ['workload', 'daily', ...inTime] },
  parameter: { answersIn: 'own', reads: ['of', ...inTime] },
};

/** Over all months of the run: items are costed for the range as a whole. */
const itemTraits: Traits<ItemMeasure> = {
  itemCost: { answersIn: 'quanta', reads: ['items', 'itemMethod', 'origins', 'elements', 'behaviour'] },
  itemReceived: { answersIn: 'quanta', reads: ['items', 'itemMethod'] },
  itemRevenue: { answersIn: 'quanta', reads: ['items'] },
  itemQuantity: { answersIn: 'own', reads: ['items'] },
  itemPrice: { answersIn: 'yuan', reads: ['items'] },
  itemMeanCost: { answersIn: 'yuan', reads: ['items', 'itemMethod', 'origins', 'elements'] },
  itemMonths: { answersIn: 'own', reads: [] },
  itemBase: { answersIn: 'quanta', reads: ['origins', 'elements'] },
  itemLeftOut: { answersIn: 'quanta', reads: ['of'] },
  itemResidual: { answersIn: 'quanta', reads: ['line', 'itemMethod', 'origins', 'elements'] },
  itemTransferIn: { answersIn: 'quanta', reads: ['itemMethod', 'origins', 'elements'] },
  itemTransferOut: { answersIn: 'quanta', reads: ['itemMethod', 'origins', 'elements'] },
  staffMinutes: { answersIn: 'own', reads: ['items'] },
  staffCapacity: { answersIn: 'own', reads: [] },
};

export const measureTraits: Traits<Measure> = { ...departmentTraits, ...itemTraits };

/** Whether a measure answers in quanta. */
export const isMoney = (measure: Measure): boolean => measureTraits[measure].answersIn === 'quanta';

const among =
  <M extends Measure>(measures: readonly M[]) =>
  (measure: Measure): measure is M =>
    (measures as readonly Measure[]).includes(measure);

export const isCost = among(costMeasures);
export const isRecord = among(recordMeasures);
export const isItem = (measure: Measure): measure is ItemMeasure => !isCost(measure) && !isRecord(measure);
