import type { Activity, UnitMonth } from '../activity.ts';
import { randomStream, splitFen } from '../random.ts';
import type { RevenueLine } from '../revenue.ts';
import type { SampleUnit } from '../units.ts';
import { type SampleItem, sampleItems } from './itemCatalogue.ts';

export interface VolumeLine {
  readonly month: string;
  /** Who charges it. */
  readonly unit: SampleUnit;
  readonly executing: SampleUnit;
  readonly item: SampleItem;
  readonly quantity: number;
  readonly revenueFen: number;
}

/** Of a category with counted items (护理 by the day) and others, what the counted ones earn. */
const COUNTED_PART = 0.7;
/** A unit leaves out some of what units of its kind can do, where that is much; what it has machines for it does. */
const LEFT_OUT = 0.35;
const MUCH = 6;
/** Part that another unit charges. */
const CHARGED_ELSEWHERE = 0.4;

const categories: ReadonlySet<string> = new Set(sampleItems.map(({ category }) => category));

/** What a unit executed of a category in a month: its items bring in exactly that. */
interface Executed {
  readonly unit: SampleUnit;
  readonly activity: Activity;
  readonly category: string;
  readonly month: string;
  readonly fen: number;
}

interface Sold {
  readonly item: SampleItem;
  readonly quantity: number;
}

/** 项目工作量 of a month: by executing unit and category, items bring in the executing revenue to the fen. */
export function monthVolumes(
  units: readonly UnitMonth[],
  revenue: readonly RevenueLine[],
  month: string,
  seed: number,
): VolumeLine[] {
  const charging = (name: string) => units.find(({ unit }) => isWardOf(unit, name))?.unit;
  return executedBy(units, revenue, month).flatMap((executed) => {
    const sold = soldItems(executed, seed);
    const fen = revenueOf(sold, executed.fen);
    return sold.flatMap(({ item, quantity }, at) => {
      const line = { month, executing: executed.unit, item };
      const whole = { ...line, unit: executed.unit, quantity, revenueFen: fen[at] ?? 0 };
      const other = item.chargedBy ? charging(item.chargedBy) : undefined;
      return other ? shared(whole, other) : [whole];
    });
  });
}

const isWardOf = (unit: SampleUnit, specialty: string) =>
  unit.kind === 'clinical' && unit.care === 'inpatient' && unit.specialty.name === specialty;

function executedBy(units: readonly UnitMonth[], revenue: readonly RevenueLine[], month: string): Executed[] {
  const sums = new Map<string, number>();
  for (const { executingUnit, category, amountFen } of revenue) {
    const key = `${executingUnit}/${category}`;
    sums.set(key, (sums.get(key) ?? 0) + amountFen);
  }
  return units.flatMap(({ unit, activity }) =>
    [...categories].flatMap((category) => {
      const fen = sums.get(`${unit.code}/${category}`) ?? 0;
      return fen === 0 ? [] : [{ unit, activity, category, month, fen }];
    }),
  );
}

function isPlaced(item: SampleItem, unit: SampleUnit): boolean {
  if (unit.kind === 'tech') return item.places.some((place) => unit.name.startsWith(place));
  if (unit.kind !== 'clinical') return false;
  const words = [unit.care === 'outpatient' ? 'clinic' : 'ward', unit.specialty.name];
  return item.places.some((place) => words.includes(place));
}

/** A small hospital's units do what in a large one others do. */
function offered({ unit, category }: Executed): SampleItem[] {
  const all = sampleItems.filter((item) => item.category === category);
  const own = all.filter((item) => isPlaced(item, unit));
  return own.length > 0 ? own : all.filter(({ counted }) => !counted);
}

function soldItems(executed: Executed, seed: number): Sold[] {
  const { unit, category, month, fen } = executed;
  const fixed = randomStream(seed, `items/${unit.code}/${category}`);
  const moving = randomStream(seed, `items/${unit.code}/${category}/${month}`);
  const items = offered(executed);
  const counted = items.filter((item) => item.counted);
  const free = items.filter((item) => !item.counted);
  const countedFen = counted.length === 0 ? 0 : fen * (free.length === 0 ? 1 : COUNTED_PART);
  const weights = free.map(({ weight, equipment }, at) => {
    const isDrawn = fixed.next() < LEFT_OUT && free.length >= MUCH;
    const isLeftOut = isDrawn && at > 0 && equipment.length === 0;
    return (isLeftOut ? 0 : weight) * fixed.jitter(0.4) * moving.jitter(0.08);
  });
  const sold = [
    ...ladder(counted, executed.activity, countedFen),
    ...byWeight(free, weights, fen - countedFen),
  ];
  const [cheapest] = [...items].sort((a, b) => a.priceYuan - b.priceYuan);
  return sold.length > 0 || !cheapest ? sold : [{ item: cheapest, quantity: Math.sign(fen) }];
}

function byWeight(items: readonly SampleItem[], weights: readonly number[], fen: number): Sold[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return items
    .map((item, at) => {
      const cases = (fen * (weights[at] ?? 0)) / total / (item.priceYuan * 100);
      return { item, quantity: item.fractional ? Math.round(cases * 10) / 10 : Math.round(cases) };
    })
    .filter(({ quantity }) => quantity !== 0);
}

/**
 * Every visit (bed-day) takes one step of a ladder of prices. How often each step occurs follows from
 * what the unit earns by visit: a usual mix, tilted towards the dear or the cheap steps until it fits.
 */
function ladder(items: readonly SampleItem[], activity: Activity, fen: number): Sold[] {
  const [first] = items;
  if (!first?.counted) return [];
  const cases = activity[first.counted];
  const quantities = splitFen(cases, tilted(items, fen / 100 / cases));
  return items
    .map((item, at) => ({ item, quantity: quantities[at] ?? 0 }))
    .filter(({ quantity }) => quantity !== 0);
}

function tilted(items: readonly SampleItem[], meanYuan: number): number[] {
  const mix = (tilt: number) => items.map(({ weight, priceYuan }) => weight * priceYuan ** tilt);
  const meanOf = (weights: readonly number[]) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return items.reduce((sum, { priceYuan }, at) => sum + priceYuan * ((weights[at] ?? 0) / total), 0);
  };
  let [low, high] = [-6, 6];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (meanOf(mix(middle)) < meanYuan) low = middle;
    else high = middle;
  }
  return mix(low);
}

/** Price × volume; what is missing to the executing revenue (减免, 加收) stands with the item that earns most. */
function revenueOf(sold: readonly Sold[], fen: number): number[] {
  const priced = sold.map(({ item, quantity }) => Math.round(quantity * item.priceYuan * 100));
  const largest = priced.indexOf(Math.max(...priced));
  const rest = fen - priced.reduce((sum, each) => sum + each, 0);
  return priced.map((each, at) => (at === largest ? each + rest : each));
}

/** 协作: the other unit charges part of what this one executes. */
function shared(whole: VolumeLine, unit: SampleUnit): VolumeLine[] {
  const quantity = Math.round(whole.quantity * CHARGED_ELSEWHERE);
  if (quantity <= 0) return [whole];
  const revenueFen = Math.round(quantity * whole.item.priceYuan * 100);
  const own = { quantity: whole.quantity - quantity, revenueFen: whole.revenueFen - revenueFen };
  return [
    { ...whole, ...own },
    { ...whole, unit, quantity, revenueFen },
  ];
}
