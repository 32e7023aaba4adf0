import type { Activity, UnitMonth } from './activity.ts';
import type { SampleElement } from './elements.ts';
import { type RandomStream, randomStream, splitFen } from './random.ts';
import type { RevenueLine } from './revenue.ts';
import type { SampleUnit } from './units.ts';

export interface CostLine {
  readonly month: string;
  readonly unit: string;
  readonly element: string;
  readonly source: string;
  readonly amountFen: number;
}

/** Fund sources in the order in which a sample takes them up. */
export const SOURCES = ['SELF', 'FISCAL_PROJECT', 'SCI_EDU', 'NON_OPERATING'] as const;

/** A sum to be split over leaves: a statutory element, materials by whether patients pay for them. */
type Pot = 'PERSONNEL' | 'BILLED' | 'MATERIAL' | 'DRUG' | 'FA_DEPR' | 'IA_AMORT' | 'RISK_FUND' | 'OTHER';
type Pots = Partial<Record<Pot, number>>;

/** Yuan a month: pay and running cost per head, running cost per square metre. */
const habits = {
  clinical: { pay: 24_200, running: 1_900, upkeep: 22 },
  tech: { pay: 23_800, running: 6_500, upkeep: 26 },
  aux: { pay: 11_200, running: 4_600, upkeep: 24 },
  admin: { pay: 20_500, running: 5_200, upkeep: 20 },
} as const;

/** Materials without a charge of their own, as part of what a technical unit executes. */
const materialShareByWork = {
  laboratory: 0.3,
  image: 0.05,
  function: 0.06,
  surgery: 0.08,
  therapy: 0.1,
  pharmacy: 0.004,
} as const;

const DRUG_COST_SHARE = 0.975;
const BILLED_COST_SHARE = 0.955;
/** 1.5‰ of revenue; the regulation allows 1‰–3‰. */
const RISK_FUND_RATE = 0.0015;
const BUILDING_YUAN_PER_SQUARE_METRE = 9.5;
const EQUIPMENT_MONTHLY_RATE = 0.0095;

/** What a unit's orders and executions come to in a month, in yuan. */
interface UnitRevenue {
  readonly ordered: number;
  readonly orderedDrug: number;
  readonly executed: number;
  readonly executedMaterial: number;
}

export interface CostOrder {
  readonly units: readonly UnitMonth[];
  readonly elements: readonly SampleElement[];
  readonly sources: readonly string[];
  readonly seed: number;
  /** Every unit carries every leaf and source its rules can hand on: the heaviest load of this size. */
  readonly dense: boolean;
}

/** Direct cost of a month, one line per unit, leaf and fund source. */
export function monthCost(order: CostOrder, month: string, revenue: readonly RevenueLine[]): CostLine[] {
  const revenueOf = revenueByUnit(revenue);
  return order.units.flatMap(({ unit, activity }) => {
    const stream = randomStream(order.seed, `cost/${unit.code}/${month}`);
    const own = ownPots(unit, activity, revenueOf(unit.code));
    return order.sources.flatMap((source) =>
      leafLines(order, unit, sourcePots(order, unit, source, own, stream), stream).map((line) => ({
        month,
        unit: unit.code,
        source,
        ...line,
      })),
    );
  });
}

function revenueByUnit(lines: readonly RevenueLine[]): (code: string) => UnitRevenue {
  const sums = new Map<string, { -readonly [key in keyof UnitRevenue]: number }>();
  const sumOf = (code: string) => {
    const sum = sums.get(code) ?? { ordered: 0, orderedDrug: 0, executed: 0, executedMaterial: 0 };
    sums.set(code, sum);
    return sum;
  };
  for (const { orderingUnit, executingUnit, category, amountFen } of lines) {
    const yuan = amountFen / 100;
    sumOf(orderingUnit).ordered += yuan;
    sumOf(executingUnit).executed += yuan;
    if (category.endsWith('Drug')) sumOf(orderingUnit).orderedDrug += yuan;
    if (category === 'material') sumOf(executingUnit).executedMaterial += yuan;
  }
  return sumOf;
}

/** Yuan from the hospital's own funds. */
function ownPots(unit: SampleUnit, activity: Activity, revenue: UnitRevenue): Pots {
  if (unit.kind === 'shared') return {};
  if (unit.kind === 'excluded') return { PERSONNEL: 164_000, OTHER: 392_000 };
  if (unit.kind === 'clinical' && unit.care === 'mixed') {
    return { PERSONNEL: 286_000, MATERIAL: 21_500, FA_DEPR: 14_800, OTHER: 33_600 };
  }
  const { pay, running, upkeep } = habits[unit.kind];
  const shared: Pots = {
    PERSONNEL: activity.headcount * pay,
    FA_DEPR:
      activity.areaSquareMetres * BUILDING_YUAN_PER_SQUARE_METRE +
      activity.equipmentYuan * EQUIPMENT_MONTHLY_RATE,
    IA_AMORT: activity.headcount * (unit.group === '信息' ? 9_000 : 60),
    OTHER: activity.headcount * running + activity.areaSquareMetres * upkeep,
  };
  if (unit.kind === 'admin') return shared;
  if (unit.kind === 'aux') return { ...shared, MATERIAL: activity.headcount * 850 };
  const risk = {
    RISK_FUND: revenue.executed * RISK_FUND_RATE,
    BILLED: revenue.executedMaterial * BILLED_COST_SHARE,
  };
  if (unit.kind === 'tech') {
    return { ...shared, ...risk, MATERIAL: revenue.executed * materialShareByWork[unit.work] };
  }
  return {
    ...shared,
    ...risk,
    MATERIAL: revenue.ordered * 0.024,
    DRUG: revenue.orderedDrug * DRUG_COST_SHARE,
  };
}

/** What of it, or besides it, each fund source pays for. */
function sourcePots(
  order: CostOrder,
  unit: SampleUnit,
  source: string,
  own: Pots,
  stream: RandomStream,
): Pots {
  const takesPart = stream.next();
  const share = stream.between(0.04, 0.16);
  if (source === 'SELF') return own;
  if (source === 'NON_OPERATING') {
    if (unit.kind === 'shared') return { OTHER: 486_000 };
    return order.dense ? scaled(own, 0.01) : {};
  }
  if (order.dense) return scaled(own, share);
  const { FA_DEPR = 0, OTHER = 0 } = own;
  const isTeaching = unit.kind === 'clinical' || unit.name.startsWith('科研') || unit.name.startsWith('教学');
  if (source === 'FISCAL_PROJECT' && unit.kind !== 'excluded' && takesPart < 0.4) {
    return { FA_DEPR: FA_DEPR * share * 2, OTHER: OTHER * share };
  }
  return source === 'SCI_EDU' && isTeaching && takesPart < 0.35
    ? { FA_DEPR: FA_DEPR * share, OTHER: OTHER * share * 2 }
    : {};
}

function scaled(pots: Pots, factor: number): Pots {
  return Object.fromEntries(Object.entries(pots).map(([pot, yuan]) => [pot, yuan * factor]));
}

function potOf(element: SampleElement): Pot {
  const isBilled = element.statutory === 'MATERIAL' && element.record.billable === 'yes';
  return isBilled ? 'BILLED' : (element.statutory as Pot);
}

function leafLines(
  { elements, dense }: CostOrder,
  unit: SampleUnit,
  pots: Pots,
  stream: RandomStream,
): { element: string; amountFen: number }[] {
  return Object.entries(pots)
    .flatMap(([pot, yuan]) => {
      const leaves = elements.filter(
        (element) => potOf(element) === pot && (dense || element.occursIn(unit)),
      );
      const wholeFen = Math.round(yuan * stream.jitter(0.07) * 100);
      const weights = leaves.map(({ weight }) => weight * stream.jitter(0.2));
      return splitFen(wholeFen, weights)
        .map((amountFen, at) => ({ element: leaves[at]?.code ?? '', amountFen }))
        .filter(({ amountFen }) => amountFen !== 0);
    })
    .sort((a, b) => (a.element < b.element ? -1 : 1));
}
