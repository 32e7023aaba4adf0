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
export interface Flows {
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
  const keys = Float64Array.from(
    rows,
    ({ unit, item }) => (unitAt.get(unit) ?? 0) * items + (itemAt.get(item) ?? 0),
  );
  const objects = numbered(keys);
  const objectOfRow = Int32Array.from(keys, (key) => objects.at(key));
  const flowKeys = Float64Array.from(
    rows,
    ({ executingUnit }, at) => (unitAt.get(executingUnit) ?? 0) * objects.keys.length + objectOfRow[at],
  );
  const flows = numbered(flowKeys);
  const flowOfRow = Int32Array.from(flowKeys, (key) => flows.at(key));
  const sums = {
    quantities: (slots: Int32Array, count: number) =>
      quantitySums(
        rows.map(({ quantity }) => quantity),
        slots,
        count,
      ),
    revenues: (slots: Int32Array, count: number) => revenueSums(rows, slots, count, perYuan),
  };
  const count = objects.keys.length;
  const executingUnits = Int32Array.from(flows.keys, (key) => Math.floor(key / count));
  const unitOf = Int32Array.from(objects.keys, (key) => Math.floor(key / items));
  return {
    unitOf,
    itemOf: Int32Array.from(objects.keys, (key) => key % items),
    quantities: sums.quantities(objectOfRow, count),
    revenues: sums.revenues(objectOfRow, count),
    objectsOfUnit: spans(unitOf, units.length),
    objectAt: (unit, item) => (item < 0 ? -1 : objects.at(unit * items + item)),
    flows: {
      objects: Int32Array.from(flows.keys, (key) => key % count),
      executingUnits,
      quantities: sums.quantities(flowOfRow, flows.keys.length),
      revenues: sums.revenues(flowOfRow, flows.keys.length),
      ofUnit: spans(executingUnits, units.length),
      at: (object, executingUnit) => flows.at(executingUnit * count + object),
    },
  };
}

/** Distinct keys in rising order, and where a key stands among them (−1: nowhere). */
function numbered(keys: Float64Array): { keys: Float64Array; at: (key: number) => number } {
  const distinct = Float64Array.from(new Set(keys)).sort();
  const places = new Map<number, number>();
  for (let at = 0; at < distinct.length; at++) places.set(distinct[at], at);
  return { keys: distinct, at: (key) => places.get(key) ?? -1 };
}

/** Where the places of each value begin and end in a rising list. */
function spans(rising: Int32Array, count: number): (value: number) => readonly [from: number, end: number] {
  const starts = new Int32Array(count + 1);
  for (const value of rising) starts[value + 1] += 1;
  for (let value = 0; value < count; value++) starts[value + 1] += starts[value];
  return (value) => [starts[value], starts[value + 1]];
}

function quantitySums(values: readonly number[], slots: Int32Array, count: number): Float64Array {
  const decimals = values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  const sums = scaledSums(values, decimals, slots, count);
  return Float64Array.from({ length: count }, (_, at) => Number(sums[at]) / 10 ** decimals);
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
