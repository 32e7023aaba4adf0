import type { Figure, Measure, PartialFigure, UnitSelector } from '../contract/figure.ts';
import { type AmountReader, type Amounts, type UnitVector, unitAmounts } from './amounts.ts';
import { costOfUnit, monthsOf, readingOf } from './costReading.ts';
import { asFigure, mergeFigures } from './figures.ts';
import { historyOf, yearToDate } from './history.ts';
import { itemReaders } from './items/itemFigures.ts';
import { type CostMeasure, costMeasures, type RecordMeasure, recordMeasures } from './measures.ts';
import { ExactSums, sumOfDecimals } from './money.ts';
import { quantaOfMeasure, recordsOf } from './records.ts';
import type { Run } from './run.ts';
import { matchesUnit } from './selectors.ts';

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
  return amountsOf(run, figure).over(asked(run, figure.units), figure.items);
}

/** All numbers of a table, row-major, as `evaluate` would give them one by one. */
export function evaluateTable(
  run: Run,
  rows: readonly PartialFigure[],
  columns: readonly PartialFigure[],
): Float64Array {
  const placesOnly = rows.map((row) => Object.keys(row).every((key) => key === 'units' || key === 'items'));
  const numbers = new Float64Array(rows.length * columns.length);
  columns.forEach((column, at) => {
    const { units, items, ...reading } = column;
    const isShared = reading.measure && !units && !items && placesOnly.includes(true);
    const amounts = isShared ? amountsOf(run, asFigure(reading)) : null;
    rows.forEach((row, rowAt) => {
      const place = rowAt * columns.length + at;
      if (amounts && placesOnly[rowAt]) numbers[place] = amounts.over(asked(run, row.units), row.items);
      else numbers[place] = evaluate(run, asFigure(mergeFigures(row, column)));
    });
  });
  return numbers;
}

interface Memo {
  readonly amounts: Map<string, Amounts>;
  readonly unitSets: Map<string, readonly number[]>;
  readonly setsBySelector: WeakMap<UnitSelector, readonly number[]>;
}

const memos = new WeakMap<Run, Memo>();

function memoOf(run: Run): Memo {
  const known = memos.get(run);
  if (known) return known;
  const memo: Memo = { amounts: new Map(), unitSets: new Map(), setsBySelector: new WeakMap() };
  memos.set(run, memo);
  return memo;
}

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

const everyUnit: UnitSelector = {};

/** Codes are looked up, so that a row for every unit does not look at every unit. */
function candidates({ layout }: Run, { codes }: UnitSelector): readonly number[] {
  if (!codes) return layout.units.map((_, at) => at);
  const named = new Set(codes.flatMap((code) => layout.unitAt.get(code) ?? []));
  return [...named].sort((one, other) => one - other);
}

/** What belongs to no unit is read where no unit is asked for. */
const asked = (run: Run, selector: UnitSelector | undefined): readonly number[] | null =>
  selector && Object.keys(selector).length > 0 ? unitsOf(run, selector) : null;

function amountsOf(run: Run, figure: Figure): Amounts {
  const { amounts } = memoOf(run);
  const { units: _, items: __, per: ___, ...reading } = figure;
  const key = canonicalKey(reading);
  const known = amounts.get(key);
  if (known) return known;
  const read = readers[figure.measure](run, figure);
  amounts.set(key, read);
  return read;
}

/** One text for one reading, in whatever order its keys were written. */
const canonicalKey = (reading: PartialFigure): string =>
  JSON.stringify(Object.entries(reading).sort(([one], [other]) => (one < other ? -1 : 1)));

type VectorReader = (run: Run, figure: Figure) => UnitVector;

/** By unit, months before the run's own from 历史数据 where the figure asks for the year. */
const byUnit =
  (vectorOf: VectorReader): AmountReader =>
  (run, figure) =>
    unitAmounts(figure.period ? yearToDateVector(run, figure, vectorOf) : vectorOf(run, figure));

/** The run's own months of the year, and what 历史数据 says of the others. */
function yearToDateVector(run: Run, figure: Figure, vectorOf: VectorReader): UnitVector {
  const { costed, before } = yearToDate(run);
  const { byUnit: own, hospital } = vectorOf(run, { ...figure, months: costed });
  const whole = Float64Array.from(own);
  for (const { unit, amount } of historyOf(run, figure, before)) whole[unit] += amount;
  return { byUnit: whole, hospital };
}

function costVector(run: Run, figure: Figure, measure: CostMeasure): UnitVector {
  const amounts = new Float64Array(run.layout.units.length);
  for (const month of monthsOf(run, figure.months)) {
    const reading = readingOf(run, month, figure);
    for (let unit = 0; unit < amounts.length; unit++)
      amounts[unit] += costOfUnit(run, month, measure, unit, reading);
  }
  return { byUnit: amounts, hospital: 0 };
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

const eachOf = <M extends Measure>(measures: readonly M[], readerOf: (measure: M) => AmountReader) =>
  Object.fromEntries(measures.map((measure) => [measure, readerOf(measure)])) as Record<M, AmountReader>;

/** How each engine reads its measures. */
const readers: Readonly<Record<Measure, AmountReader>> = {
  ...eachOf(costMeasures, (measure) => byUnit((run, figure) => costVector(run, figure, measure))),
  ...eachOf(recordMeasures, (measure) => byUnit((run, figure) => recordVector(run, figure, measure))),
  ...itemReaders,
};
