import { decimalsOf, scaledSums } from '../driverSums.ts';
import type { Layout } from '../layout.ts';
import type { Month } from '../ledger.ts';
import { ExactSums, quantaPerYuan } from '../money.ts';
import type { DepartmentRun } from '../run.ts';
import type { ItemVolume, ServiceItem } from './itemLedger.ts';
import type { ItemRules } from './itemRules.ts';

/**
 * How item costing numbers things. Items stand in canonical order of their codes, objects (unit × item)
 * by unit, then item; a kind is origin × statutory element.
 */
export interface ItemLayout {
  readonly of: Layout;
  readonly items: readonly ServiceItem[];
  readonly itemAt: ReadonlyMap<string, number>;
  readonly originIds: readonly string[];
  readonly statutoryIds: readonly string[];
  /** origins × statutory elements. */
  readonly kinds: number;
  /** By object. */
  readonly unitOf: Int32Array;
  readonly itemOf: Int32Array;
  /** 工作量 by object: exact decimals as they are shown. */
  readonly quantities: Float64Array;
  /** 执行收入 by object, in quanta. */
  readonly revenues: Float64Array;
  /** Who performed how much of an object; by executing unit, then object. */
  readonly flows: Flows;
  /** Objects of a unit stand together: from, up to but without. */
  readonly objectsOfUnit: (unit: number) => readonly [from: number, end: number];
  /** −1 where the unit has no such item. */
  readonly objectAt: (unit: number, item: number) => number;
}

/** An object's part that one unit executed. */
interface Flows {
  readonly objects: Int32Array;
  readonly executingUnits: Int32Array;
  readonly quantities: Float64Array;
  /** In quanta. */
  readonly revenues: Float64Array;
  readonly ofUnit: (unit: number) => readonly [from: number, end: number];
  /** −1 where that unit executed nothing of the object. */
  readonly at: (object: number, executingUnit: number) => number;
}

export const kindOf = (
  { statutoryIds }: Pick<ItemLayout, 'statutoryIds'>,
  origin: number,
  statutory: number,
): number => origin * statutoryIds.length + statutory;

/** Numbers the items that were performed in the months; drugs and materials among them are no items. */
export function layOutItems(run: DepartmentRun, rules: ItemRules, months: readonly Month[]): ItemLayout {
  const { layout, ledger } = run;
  const { feeCategories, statutoryElements } = run.months[run.months.length - 1].rules;
  const costed = new Set(feeCategories.filter(({ kind }) => kind === 'service').map(({ id }) => id));
  const items = ledger.serviceItems
    .filter(({ category }) => costed.has(category))
    .sort(({ code: one }, { code: other }) => (one < other ? -1 : 1));
  const itemAt = new Map(items.map(({ code }, at) => [code, at] as const));
  const inRange = new Set(months);
  const rows = ledger.itemVolumes.filter(
    ({ month, item, unit, executingUnit }) =>
      inRange.has(month) && itemAt.has(item) && layout.unitAt.has(unit) && layout.unitAt.has(executingUnit),
  );
  const originIds = rules.costOrigins.map(({ id }) => id);
  const statutoryIds = statutoryElements.map(({ id }) => id);
  return {
    of: layout,
    items,
    itemAt,
    originIds,
    statutoryIds,
    kinds: originIds.length * statutoryIds.length,
    ...objectsOf(layout, items.length, itemAt, rows, quantaPerYuan[run.quantum]),
  };
}

type Objects = Pick<
  ItemLayout,
  'unitOf' | 'itemOf' | 'quantities' | 'revenues' | 'flows' | 'objectsOfUnit' | 'objectAt'
>;

function objectsOf(
  { units, unitAt }: Layout,
  items: number,
  itemAt: ReadonlyMap<string, number>,
  rows: readonly ItemVolume[],
  perYuan: number,
): Objects {
  const keys = numbersOf(rows, ({ unit, item }) => (unitAt.get(unit) ?? 0) * items + (itemAt.get(item) ?? 0));
  const objectKeys = distinct(keys);
  const count = objectKeys.length;
  const objectOfRow = placesOf(keys, objectKeys);
  const flowKeys = numbersOf(
    rows,
    ({ executingUnit }, at) => (unitAt.get(executingUnit) ?? 0) * count + objectOfRow[at],
  );
  const distinctFlows = distinct(flowKeys);
  const flowOfRow = placesOf(flowKeys, distinctFlows);
  const quantities = rows.map(({ quantity }) => quantity);
  const ofUnits = spans(objectKeys, items, units.length);
  const ofExecuting = spans(distinctFlows, count, units.length);
  const unitOf = Int32Array.from(objectKeys, (key) => Math.floor(key / items));
  return {
    unitOf,
    itemOf: Int32Array.from(objectKeys, (key) => key % items),
    quantities: quantitySums(quantities, objectOfRow, count),
    revenues: revenueSums(rows, objectOfRow, count, perYuan),
    objectsOfUnit: ofUnits,
    objectAt: (unit, item) => (item < 0 ? -1 : placeIn(objectKeys, unit * items + item, ...ofUnits(unit))),
    flows: {
      objects: Int32Array.from(distinctFlows, (key) => key % count),
      executingUnits: Int32Array.from(distinctFlows, (key) => Math.floor(key / count)),
      quantities: quantitySums(quantities, flowOfRow, distinctFlows.length),
      revenues: revenueSums(rows, flowOfRow, distinctFlows.length, perYuan),
      ofUnit: ofExecuting,
      at: (object, unit) => placeIn(distinctFlows, unit * count + object, ...ofExecuting(unit)),
    },
  };
}

function numbersOf<Row>(rows: readonly Row[], of: (row: Row, at: number) => number): Float64Array {
  const numbers = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) numbers[at] = of(rows[at], at);
  return numbers;
}

/** In rising order. */
function distinct(keys: Float64Array): Float64Array {
  const rising = keys.slice().sort();
  return rising.filter((key, at) => at === 0 || key !== rising[at - 1]);
}

const placesOf = (keys: Float64Array, rising: Float64Array): Int32Array => {
  const places = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at++) places[at] = placeIn(rising, keys[at], 0, rising.length);
  return places;
};

/** Where a key stands in a part of a rising list (from, up to but without `end`); −1: nowhere. */
function placeIn(rising: Float64Array, key: number, from: number, end: number): number {
  let low = from;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] < key) low = middle + 1;
    else high = middle;
  }
  return low < end && rising[low] === key ? low : -1;
}

/** Where the keys of each unit begin and end in a rising list; `perUnit` keys are a unit's. */
function spans(
  rising: Float64Array,
  perUnit: number,
  units: number,
): (unit: number) => readonly [from: number, end: number] {
  const starts = new Int32Array(units + 1);
  for (const key of rising) starts[Math.floor(key / perUnit) + 1] += 1;
  for (let unit = 0; unit < units; unit++) starts[unit + 1] += starts[unit];
  return (unit) => [starts[unit], starts[unit + 1]];
}

function quantitySums(values: readonly number[], slots: Int32Array, count: number): Float64Array {
  const decimals = values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  const sums = scaledSums(values, decimals, slots, count);
  const quantities = new Float64Array(count);
  for (let at = 0; at < count; at++) quantities[at] = Number(sums[at]) / 10 ** decimals;
  return quantities;
}

/** Rows of one place are summed exactly and rounded once. */
function revenueSums(
  rows: readonly ItemVolume[],
  slots: Int32Array,
  count: number,
  perYuan: number,
): Float64Array {
  const sums = new ExactSums(count, perYuan);
  rows.forEach(({ revenueYuan }, at) => {
    sums.add(slots[at], revenueYuan);
  });
  sums.round();
  return sums.quanta;
}
