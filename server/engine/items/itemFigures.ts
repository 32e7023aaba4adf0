import type { Figure } from '../../contract/figure.ts';
import { type AmountReader, type Amounts, unitAmounts } from '../amounts.ts';
import { decimalsOf } from '../driverSums.ts';
import type { ItemMeasure } from '../measures.ts';
import { quantaPerYuan } from '../money.ts';
import type { Run } from '../run.ts';
import { behavingCosts } from './itemBehaviour.ts';
import { itemsOf } from './itemChoice.ts';
import { type ItemLayout, kindOf } from './itemLayout.ts';
import { type ItemCosts, type ItemRun, residualLines } from './itemRun.ts';

/**
 * How the measures of 医疗服务项目 are read. What belongs to objects (unit × item) is added up by unit and
 * by item once, so that a number of one unit, one item or one of each is a single place.
 */

/** By object; what `scale` of them make one of the measure's own unit. */
function objectAmounts(layout: ItemLayout, amounts: Float64Array, scale = 1): Amounts {
  const byUnit = new Float64Array(layout.of.units.length);
  const byItem = new Float64Array(layout.items.length);
  let all = 0;
  for (let object = 0; object < amounts.length; object++) {
    byUnit[layout.unitOf[object]] += amounts[object];
    byItem[layout.itemOf[object]] += amounts[object];
    all += amounts[object];
  }
  const sumOver = (units: readonly number[] | null, items: readonly number[] | null) => {
    if (!units) return items ? sumAt(byItem, items) : all;
    return items ? sumOfObjects(layout, amounts, units, items) : sumAt(byUnit, units);
  };
  return { over: (units, selector) => sumOver(units, itemsOf(layout, selector)) / scale };
}

function sumAt(amounts: Float64Array, places: readonly number[]): number {
  let sum = 0;
  for (const place of places) sum += amounts[place];
  return sum;
}

/** A few items are looked up; of many, the units' own objects are gone through. */
function sumOfObjects(
  layout: ItemLayout,
  amounts: Float64Array,
  units: readonly number[],
  items: readonly number[],
): number {
  const chosen = items.length > FEW_ITEMS ? new Set(items) : null;
  let sum = 0;
  for (const unit of units) {
    if (chosen) {
      const [from, end] = layout.objectsOfUnit(unit);
      for (let object = from; object < end; object++)
        if (chosen.has(layout.itemOf[object])) sum += amounts[object];
      continue;
    }
    for (const item of items) {
      const object = layout.objectAt(unit, item);
      if (object >= 0) sum += amounts[object];
    }
  }
  return sum;
}
const FEW_ITEMS = 4;

/** Kinds that a figure takes: origins × statutory elements. */
export function figureKinds(layout: ItemLayout, { origins, elements }: Figure): number[] {
  const statutory = elements?.statutory;
  return layout.originIds.flatMap((origin, at) =>
    origins && !origins.includes(origin)
      ? []
      : layout.statutoryIds.flatMap((id, place) =>
          statutory && !statutory.includes(id) ? [] : [kindOf(layout, at, place)],
        ),
  );
}

/** Rows of kinds (an object's or a unit's), each summed over the kinds taken. */
function sumsOfKinds(
  { kinds: rowLength }: ItemLayout,
  amounts: Float64Array,
  kinds: readonly number[],
): Float64Array {
  const sums = new Float64Array(amounts.length / rowLength);
  for (let row = 0; row < sums.length; row++)
    for (const kind of kinds) sums[row] += amounts[row * rowLength + kind];
  return sums;
}

const costsOf = (items: ItemRun, { itemMethod }: Figure): ItemCosts =>
  items.costsBy(itemMethod ?? items.method);

type ItemReader = (items: ItemRun, figure: Figure, run: Run) => Amounts;

const byObject =
  (amountsOf: (items: ItemRun, figure: Figure, run: Run) => Float64Array): ItemReader =>
  (items, figure, run) =>
    objectAmounts(items.layout, amountsOf(items, figure, run));

/** What is told of units only: no item has a part of it. */
const byUnit =
  (amountsOf: (items: ItemRun, figure: Figure, run: Run) => Float64Array): ItemReader =>
  (items, figure, run) =>
    unitAmounts({ byUnit: amountsOf(items, figure, run), hospital: 0 });

const ofKinds =
  (rowsOf: (items: ItemRun, figure: Figure, run: Run) => Float64Array) =>
  (items: ItemRun, figure: Figure, run: Run): Float64Array =>
    sumsOfKinds(items.layout, rowsOf(items, figure, run), figureKinds(items.layout, figure));

function costs(items: ItemRun, figure: Figure, run: Run): Float64Array {
  const { amounts } = costsOf(items, figure);
  return figure.behaviour ? behavingCosts(run, items, amounts, figure.behaviour) : amounts;
}

/** Of one line or all of them together, by unit × kind. */
export function residualsOf(items: ItemRun, figure: Figure): Float64Array {
  const ofMethod = costsOf(items, figure).residuals;
  if (figure.line) return ofMethod[figure.line];
  const together = new Float64Array(items.base.amounts.length);
  for (const line of residualLines) addTo(together, ofMethod[line]);
  return together;
}

function addTo(sums: Float64Array, amounts: Float64Array): void {
  for (let at = 0; at < sums.length; at++) sums[at] += amounts[at];
}

function leftOut({ rules, base, layout }: ItemRun, { of }: Figure): Float64Array {
  const amounts = new Float64Array(layout.of.units.length);
  rules.base.leftOut.forEach(({ id }, at) => {
    if (of === undefined || of === id) addTo(amounts, base.leftOut[at]);
  });
  return amounts;
}

/** Volumes are decimals: whole numbers of their smallest part add up without noise. */
function quantities({ layout }: ItemRun): Amounts {
  const scale = 10 ** layout.quantities.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  const whole = layout.quantities.map((quantity) => Math.round(quantity * scale));
  return objectAmounts(layout, whole, scale);
}

/** Of one item; nobody can tell of several, nor of one without a price. */
const prices = ({ layout }: ItemRun): Amounts => ({
  over: (_, selector) => {
    const items = itemsOf(layout, selector);
    const item = items?.length === 1 ? layout.items[items[0]] : undefined;
    return item?.priceYuan ?? Number.NaN;
  },
});

/** Of one item; every unit counts alike, however often it did it. Nobody can tell of several items. */
function meanCosts(items: ItemRun, figure: Figure, run: Run): Amounts {
  const { layout } = items;
  const costs = ofKinds((each, of) => costsOf(each, of).amounts)(items, figure, run);
  const objectsOf = Array.from(layout.items, (): number[] => []);
  layout.itemOf.forEach((item, object) => {
    if (layout.quantities[object] > 0) objectsOf[item].push(object);
  });
  return {
    over: (units, selector) => {
      const chosen = itemsOf(layout, selector);
      if (chosen?.length !== 1) return Number.NaN;
      const objects = objectsOf[chosen[0]].filter((object) => units?.includes(layout.unitOf[object]) ?? true);
      const sum = objects.reduce((before, at) => before + costs[at] / layout.quantities[at], 0);
      return sum / objects.length / quantaPerYuan[run.quantum];
    },
  };
}

const readers: Readonly<Record<ItemMeasure, ItemReader>> = {
  itemCost: byObject(ofKinds(costs)),
  itemReceived: byObject((items, figure) => costsOf(items, figure).received),
  itemRevenue: byObject(({ layout }) => layout.revenues),
  itemQuantity: quantities,
  itemPrice: prices,
  itemMeanCost: meanCosts,
  itemMonths: ({ months }) => ({ over: () => months.length }),
  itemBase: byUnit(ofKinds(({ base }) => base.amounts)),
  itemLeftOut: byUnit(leftOut),
  itemResidual: byUnit(ofKinds(residualsOf)),
  itemTransferIn: byUnit(ofKinds((items, figure) => costsOf(items, figure).transferredIn)),
  itemTransferOut: byUnit(ofKinds((items, figure) => costsOf(items, figure).transferredOut)),
  staffMinutes: ({ staffMinutes }) => staffMinutes,
  staffCapacity: ({ staffCapacity }) => staffCapacity,
};

/** A run without items holds none: all its numbers of them are nothing. */
const nothing: Amounts = { over: () => 0 };

export const itemReaders = Object.fromEntries(
  Object.entries(readers).map(([measure, read]): [string, AmountReader] => [
    measure,
    (run, figure) => (run.items ? read(run.items, figure, run) : nothing),
  ]),
) as Readonly<Record<ItemMeasure, AmountReader>>;
