import type { ElementSelector, PartialFigure } from '../contract/figure.ts';
import { behavingPart } from './behaviour.ts';
import { elementOfColumn, sourceOfColumn } from './layout.ts';
import type { Month } from './ledger.ts';
import { masksOf } from './maskReading.ts';
import type { CostMeasure } from './measures.ts';
import type { CostLevel } from './rules.ts';
import type { DepartmentRun, MonthRun, Run, SourceCost } from './run.ts';
import { matchesElement } from './selectors.ts';

/** What a cost figure reads of a month: masks × columns of the rows of units. */

/** Months of the run that a figure is over, in order. */
export function monthsOf(run: Run, months: readonly Month[] | undefined): readonly MonthRun[] {
  return months ? run.months.filter(({ month }) => months.includes(month)) : run.months;
}

/** Which slots of a unit's row a figure reads in a month, and which of its columns (mask 0 or not). */
export interface SlotReading {
  readonly masks: readonly number[];
  readonly columns: readonly number[];
  readonly behaviour: PartialFigure['behaviour'];
}

const levelOf = ({ rules, month }: MonthRun, id: string): CostLevel => {
  const found = rules.costLevels.find((level) => level.id === id);
  if (!found) throw new Error(`the rules of ${month} have no cost level ${id}`);
  return found;
};

/** A figure's elements, sources, classes and cost level as masks × columns. */
export function readingOf(run: DepartmentRun, month: MonthRun, figure: PartialFigure): SlotReading {
  const level = figure.level === undefined ? null : levelOf(month, figure.level);
  const ofLevel = level ? new Set(masksOf(month.rules.classes, level.masks)) : null;
  const { layout } = run;
  const takes = (column: number, selector: ElementSelector | undefined) =>
    matchesElement(selector, layout.elements[elementOfColumn(layout, column)]);
  const columns: number[] = [];
  for (let column = 0; column < layout.columns; column++) {
    const source = layout.sources[sourceOfColumn(layout, column)];
    const inLevel =
      !level || level.members.some((member) => member.source === source && takes(column, member.elements));
    if (inLevel && takes(column, figure.elements) && (figure.sources?.includes(source) ?? true))
      columns.push(column);
  }
  const masks = masksOf(month.rules.classes, figure.classesPassed);
  const { behaviour } = figure;
  return { masks: ofLevel ? masks.filter((mask) => ofLevel.has(mask)) : masks, columns, behaviour };
}

const sourceMeasures = {
  bookCost: 'book',
  adjustmentCost: 'adjustment',
  careSplitCost: 'careSplit',
} as const satisfies Partial<Record<CostMeasure, keyof SourceCost>>;

/** One unit's amount in one month, in quanta. */
export function costOfUnit(
  run: Run,
  month: MonthRun,
  measure: CostMeasure,
  unit: number,
  { masks, columns, behaviour }: SlotReading,
): number {
  const { layout } = run;
  const partOf = behavingPart(run, month, unit, behaviour);
  if (measure === 'bookCost' || measure === 'adjustmentCost' || measure === 'careSplitCost') {
    if (!masks.includes(0)) return 0;
    return sumOfRow(month.source[sourceMeasures[measure]], unit * layout.columns, columns, partOf);
  }
  const closed = month.closesAt[unit] !== -1;
  if ((measure === 'handedOutCost' && !closed) || (measure === 'finalCost' && closed)) return 0;
  let sum = 0;
  for (const mask of masks)
    sum += sumOfRow(month.held, unit * layout.rowLength + mask * layout.columns, columns, partOf);
  return sum;
}

/** Some columns of a row that starts at `base`, whole or the part of each that behaves so. */
function sumOfRow(
  amounts: Float64Array,
  base: number,
  columns: readonly number[],
  partOf: ReturnType<typeof behavingPart>,
): number {
  let sum = 0;
  if (partOf) for (const column of columns) sum += partOf(column, amounts[base + column]);
  else for (const column of columns) sum += amounts[base + column];
  return sum;
}
