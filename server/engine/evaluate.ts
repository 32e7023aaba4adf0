import type { ElementSelector, Figure, Measure, PartialFigure, UnitSelector } from '../contract/figure.ts';
import { behavingPart } from './behaviour.ts';
import { asFigure, mergeFigures } from './figures.ts';
import { historyOf, yearToDate } from './history.ts';
import { elementOfColumn, sourceOfColumn } from './layout.ts';
import type { Month } from './ledger.ts';
import { masksOf } from './maskReading.ts';
import { ExactSums, sumOfDecimals } from './money.ts';
import { quantaOfMeasure, type RecordMeasure, recordsOf } from './records.ts';
import type { CostLevel } from './rules.ts';
import type { DepartmentRun, MonthRun, Run, SourceCost } from './run.ts';
import { matchesElement, matchesUnit } from './selectors.ts';

/**
 * Figure → number. What a figure says beside its units is read once into a vector over all units and
 * kept with the run; a number is then a sum over a few places of a vector. That makes a report of
 * 900 units × 30 columns a matter of milliseconds.
 */

/**
 * What a figure means: money in quanta as an integer, other measures in their own unit. `per` is not
 * read here: a quotient is no sum of amounts (unitCost.ts).
 */
export function evaluate(run: Run, figure: Figure): number {
  return sumOver(vectorOf(run, figure), unitsOf(run, figure.units), figure);
}

/** All numbers of a table, row-major, as `evaluate` would give them one by one. */
export function evaluateTable(
  run: Run,
  rows: readonly PartialFigure[],
  columns: readonly PartialFigure[],
): Float64Array {
  const unitsOnly = rows.map((row) => Object.keys(row).every((key) => key === 'units'));
  const numbers = new Float64Array(rows.length * columns.length);
  columns.forEach((column, at) => {
    const shared = column.measure && rows.some((_, row) => unitsOnly[row]) ? asFigure(column) : null;
    const vector = shared && vectorOf(run, shared);
    rows.forEach((row, rowAt) => {
      const place = rowAt * columns.length + at;
      if (vector && shared && unitsOnly[rowAt] && !column.units)
        numbers[place] = sumOver(vector, unitsOf(run, row.units), shared);
      else numbers[place] = evaluate(run, asFigure(mergeFigures(row, column)));
    });
  });
  return numbers;
}

/** By unit; `hospital` is what no unit owns (a control total). */
interface UnitVector {
  readonly byUnit: Float64Array;
  readonly hospital: number;
}

interface Memo {
  readonly vectors: Map<string, UnitVector>;
  readonly unitSets: Map<string, readonly number[]>;
  readonly setsBySelector: WeakMap<UnitSelector, readonly number[]>;
}

const memos = new WeakMap<Run, Memo>();

function memoOf(run: Run): Memo {
  const known = memos.get(run);
  if (known) return known;
  const memo: Memo = { vectors: new Map(), unitSets: new Map(), setsBySelector: new WeakMap() };
  memos.set(run, memo);
  return memo;
}

const everyUnit: UnitSelector = {};

/** Units a selector takes, rising. Found by the selector's identity first, then by what it says. */
export function unitsOf(run: Run, selector: UnitSelector = everyUnit): readonly number[] {
  const { unitSets, setsBySelector } = memoOf(run);
  const known = setsBySelector.get(selector);
  if (known) return known;
  const key = JSON.stringify(selector);
  const found =
    unitSets.get(key) ??
    candidates(run, selector).filter((at) => matchesUnit(selector, run.layout.units[at]));
  unitSets.set(key, found);
  setsBySelector.set(selector, found);
  return found;
}

/** Codes are looked up, so that a row for every unit does not look at every unit. */
function candidates({ layout }: Run, { codes }: UnitSelector): readonly number[] {
  if (!codes) return layout.units.map((_, at) => at);
  const named = new Set(codes.flatMap((code) => layout.unitAt.get(code) ?? []));
  return [...named].sort((one, other) => one - other);
}

/** What belongs to no unit is read where no unit is asked for. */
function sumOver({ byUnit, hospital }: UnitVector, units: readonly number[], figure: Figure): number {
  const asksForUnits = figure.units !== undefined && Object.keys(figure.units).length > 0;
  let sum = asksForUnits ? 0 : hospital;
  for (const unit of units) sum += byUnit[unit];
  return sum;
}

function vectorOf(run: Run, figure: Figure): UnitVector {
  const { vectors } = memoOf(run);
  const { units: _, per: __, ...reading } = figure;
  const key = canonicalKey(reading);
  const known = vectors.get(key);
  if (known) return known;
  const vector = figure.period ? yearToDateVector(run, figure) : postedVector(run, figure);
  vectors.set(key, vector);
  return vector;
}

/** One text for one reading, in whatever order its keys were written. */
const canonicalKey = (reading: PartialFigure): string =>
  JSON.stringify(Object.entries(reading).sort(([one], [other]) => (one < other ? -1 : 1)));

const postedVector = (run: Run, figure: Figure): UnitVector =>
  isCost(figure.measure)
    ? costVector(run, figure, figure.measure)
    : recordVector(run, figure, figure.measure);

/** The run's own months of the year, and what 历史数据 says of the others. */
function yearToDateVector(run: Run, figure: Figure): UnitVector {
  const { costed, before } = yearToDate(run);
  const { byUnit, hospital } = postedVector(run, { ...figure, months: costed });
  const whole = Float64Array.from(byUnit);
  for (const { unit, amount } of historyOf(run, figure, before)) whole[unit] += amount;
  return { byUnit: whole, hospital };
}

export type CostMeasure = Exclude<Measure, RecordMeasure>;

const costMeasures: ReadonlySet<Measure> = new Set<CostMeasure>([
  'bookCost',
  'adjustmentCost',
  'careSplitCost',
  'heldCost',
  'handedOutCost',
  'finalCost',
]);
export const isCost = (measure: Measure): measure is CostMeasure => costMeasures.has(measure);

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

function costVector(run: Run, figure: Figure, measure: CostMeasure): UnitVector {
  const byUnit = new Float64Array(run.layout.units.length);
  for (const month of monthsOf(run, figure.months)) {
    const reading = readingOf(run, month, figure);
    for (let unit = 0; unit < byUnit.length; unit++)
      byUnit[unit] += costOfUnit(run, month, measure, unit, reading);
  }
  return { byUnit, hospital: 0 };
}

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

function recordVector(run: Run, figure: Figure, measure: RecordMeasure): UnitVector {
  const perYuan = quantaOfMeasure(run, measure);
  const records = recordsOf(run, figure, measure);
  const places = records.map(({ unit }) =>
    unit === null ? run.layout.units.length : (run.layout.unitAt.get(unit) ?? -1),
  );
  const sums = new Float64Array(run.layout.units.length + 1);
  if (perYuan === null) {
    const values: number[][] = Array.from(sums, () => []);
    for (const [at, { value }] of records.entries()) values[places[at]]?.push(value);
    values.forEach((ofUnit, unit) => {
      sums[unit] = sumOfDecimals(ofUnit);
    });
  } else {
    const quanta = addKeysRounded(records, perYuan);
    for (let at = 0; at < quanta.length; at++) if (places[at] >= 0) sums[places[at]] += quanta[at];
  }
  return { byUnit: sums.subarray(0, -1), hospital: sums[sums.length - 1] };
}

/** Each row's quanta; what its key's sum rounds to beyond that is put on the key's first row. */
function addKeysRounded(records: ReturnType<typeof recordsOf>, perYuan: number): ArrayLike<number> {
  const sums = new ExactSums(records.length, perYuan);
  let isFiner = false;
  records.forEach(({ value }, at) => {
    isFiner = sums.add(at, value) || isFiner;
  });
  return isFiner ? roundedByKey(records, perYuan) : sums.quanta;
}

function roundedByKey(records: ReturnType<typeof recordsOf>, perYuan: number): ArrayLike<number> {
  const firstOfKey = new Map<string, number>();
  const keys = records.map(({ key }) => key());
  keys.forEach((key, at) => {
    if (!firstOfKey.has(key)) firstOfKey.set(key, at);
  });
  const sums = new ExactSums(records.length, perYuan);
  records.forEach(({ value }, at) => {
    sums.add(firstOfKey.get(keys[at]) ?? 0, value);
  });
  sums.round();
  return sums.quanta;
}
