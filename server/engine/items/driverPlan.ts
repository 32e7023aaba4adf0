import type { PrefixSums } from '../driverSums.ts';
import { roundedPart } from '../posting.ts';
import type { ItemDriver } from './itemRules.ts';
import type { ResidualLine } from './itemRun.ts';
import { lastOf, sumOf, type Whole } from './wholeNumbers.ts';

/**
 * How one unit's cost is handed out by one driver: first apart into sub-pools (grades, cards,
 * activities), then along each to objects. Both are the posting rule: cumulative half-up on exact sums.
 */
export interface DriverPlan {
  readonly driver: ItemDriver;
  readonly subPools: readonly SubPool[];
  /** Where what no object and no other activity takes stands. */
  readonly remainder: ResidualLine;
}

export interface SubPool {
  /** Grade, card or activity by its number; −1 where the pool is not taken apart. */
  readonly key: number;
  /** What it gets of the pool, beside the other sub-pools' weights. */
  readonly weight: Whole;
  /** Objects, rising. */
  readonly receivers: Int32Array;
  readonly sums: PrefixSums;
  /** Sums, `nonItem` and `total` are in units of 10^−decimals of the driver's own. */
  readonly decimals: number;
  /** In the same scale: what activities that serve no item take. */
  readonly nonItem: Whole;
  /** What the sub-pool's whole amount stands for; never below the last sum plus `nonItem` unless more was reported than could be worked. */
  readonly total: Whole;
  /** Given rates: the sums are yuan in this scale, and the amount has no say. */
  readonly yuanScale: Whole | null;
}

/** Takes what is posted. */
export interface Postings {
  toObject(object: number, amount: number, subPool: SubPool, position: number): void;
  toResidual(line: ResidualLine, amount: number, subPool: SubPool): void;
}

/** Posts an amount along a plan; what is posted adds up to it, or the engine is wrong and says so. */
export function postAlong(plan: DriverPlan, amount: number, perYuan: number, postings: Postings): void {
  const weights = plan.subPools.reduce(sumOfWeights, 0);
  let weighed: Whole = 0;
  let taken = 0;
  for (const subPool of plan.subPools) {
    weighed = sumOfWeights(weighed, subPool);
    const upTo = roundedPart(amount, weighed, weights);
    postSubPool(plan, subPool, upTo - taken, perYuan, postings);
    taken = upTo;
  }
  if (taken !== amount) throw new Error(`sub-pools took ${taken} of ${amount} quanta`);
}

const sumOfWeights = (sum: Whole, { weight }: SubPool) => sumOf(sum, weight);

function postSubPool(
  { remainder }: DriverPlan,
  subPool: SubPool,
  amount: number,
  perYuan: number,
  postings: Postings,
): void {
  const { receivers, sums, total, nonItem, yuanScale } = subPool;
  const upTo = (part: Whole) =>
    yuanScale === null ? roundedPart(amount, part, total) : roundedPart(perYuan, part, yuanScale);
  // Nobody could have worked for it, so that its total may be nothing too.
  if (amount === 0 && yuanScale === null) return;
  let posted = 0;
  for (let position = 0; position < receivers.length; position++) {
    const next = upTo(sums[position]);
    if (next !== posted) postings.toObject(receivers[position], next - posted, subPool, position);
    posted = next;
  }
  if (nonItem > 0) {
    const next = upTo(sumOf(lastOf(sums), nonItem));
    if (next !== posted) postings.toResidual('nonItem', next - posted, subPool);
    posted = next;
  }
  if (posted !== amount) postings.toResidual(remainder, amount - posted, subPool);
}
