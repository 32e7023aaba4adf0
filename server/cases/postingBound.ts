import type { Figure, Measure } from '../contract/figure.ts';
import { unitsOf } from '../engine/evaluate.ts';
import { isCost } from '../engine/measures.ts';
import { quantaPerYuan } from '../engine/money.ts';
import type { HandOut, MonthRun, Run, Share } from '../engine/run.ts';

const postedItems: readonly Measure[] = ['itemCost', 'itemResidual'];

/**
 * How far posted amounts may be from exact arithmetic: a share is within one quantum of the exact share
 * of what its sender held (architecture.md, Money), and what the sender held was off by as much as all
 * that had been posted to it. Summed without signs, so that it also holds for any part of an amount.
 */
export class PostingBound {
  readonly run: Run;
  private readonly quantaByUnit: Float64Array;

  constructor(run: Run) {
    this.run = run;
    this.quantaByUnit = new Float64Array(run.layout.units.length);
    for (const month of run.months) this.addMonth(month);
  }

  /** Yuan, for a figure of cost; what is read from the books is exact. */
  ofFigure({ measure, units, itemMethod }: Figure): number {
    const isPosted = postedItems.includes(measure);
    if (!isCost(measure) && !isPosted && measure !== 'itemBase') return 0;
    const each = (unit: number) =>
      this.quantaByUnit[unit] + (isPosted ? this.postedToItems(unit, itemMethod) : 0);
    const quanta = unitsOf(this.run, units).reduce((sum, unit) => sum + each(unit), 0);
    return quanta / quantaPerYuan[this.run.quantum];
  }

  /** Every part of a unit's cost is posted to pools (grades, cards, activities), and each of them to items. */
  private postedToItems(unit: number, method: string | undefined): number {
    const { items } = this.run;
    if (!items) return 0;
    const hands = items.handsOf(method ?? items.method, unit);
    return hands.reduce((sum, { plan }) => sum + 2 * (plan?.subPools.length ?? 0), 0);
  }

  /** Yuan, for what one unit handed to another. */
  ofEdge(sender: string, receiver: string): number {
    const { unitAt } = this.run.layout;
    const quanta = this.run.months
      .flatMap((month) => month.handOuts.map((handOut) => ({ month, handOut })))
      .filter(({ handOut }) => handOut.sender === unitAt.get(sender))
      .flatMap(({ month, handOut }) => handOut.shares.map((share) => this.edges(month, handOut, share)))
      .reduce((sum, edges) => sum + (edges.get(unitAt.get(receiver) ?? -1) ?? 0), 0);
    return quanta / quantaPerYuan[this.run.quantum];
  }

  /** Senders hand out in the order in which they close, so that every sender's own bound is complete. */
  private addMonth(month: MonthRun): void {
    const inOrder = [...month.handOuts].sort((one, other) => one.step - other.step);
    for (const handOut of inOrder)
      for (const share of handOut.shares)
        for (const [receiver, quanta] of this.edges(month, handOut, share))
          this.quantaByUnit[receiver] += quanta;
  }

  /** Quanta by receiver: one for every slot that was posted, and the receiver's part of the sender's own. */
  private edges(month: MonthRun, { sender }: HandOut, { columns, weights }: Share): Map<number, number> {
    const { rowLength, masks, columns: width } = this.run.layout;
    let posted = 0;
    for (let mask = 0; mask < masks; mask++)
      for (const column of columns)
        posted += month.held[sender * rowLength + mask * width + column] === 0 ? 0 : 1;
    const { receivers, sums } = weights;
    const total = Number(sums[sums.length - 1]);
    return new Map(
      Array.from(receivers, (receiver, at) => {
        const part = Number(sums[at]) - (at === 0 ? 0 : Number(sums[at - 1]));
        return [receiver, posted + (part / total) * this.quantaByUnit[sender]] as const;
      }),
    );
  }
}
