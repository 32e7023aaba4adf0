import type { Postings, SubPool } from './driverPlan.ts';
import type { Hand } from './itemPoster.ts';
import type { ResidualLine } from './itemRun.ts';

/** Part of one unit's cost of one kind, and how it came to what is traced. */
export interface Share {
  readonly hand: Hand;
  readonly subPool: SubPool | null;
  /** Of the receiver; −1 where no object received. */
  readonly position: number;
  readonly amount: number;
  /** What the grade, card or activity had to hand out. */
  readonly handedOut: number;
}

/** What is looked for among the postings of one kind. */
export interface Wanted {
  /** Units whose cost may have come. */
  readonly from: readonly number[];
  readonly object: (object: number, from: number) => boolean;
  readonly line: (line: ResidualLine) => boolean;
}

/** Postings of one hand that are looked for, by sub-pool and receiver. */
export class ShareCollector implements Postings {
  private readonly hand: Hand;
  private readonly isWanted: Wanted['object'];
  private readonly isLine: Wanted['line'];
  private readonly handedOut = new Map<SubPool, number>();
  private readonly found = new Map<string, { subPool: SubPool; position: number; amount: number }>();

  constructor(hand: Hand, isWanted: Wanted['object'], isLine: Wanted['line']) {
    this.hand = hand;
    this.isWanted = isWanted;
    this.isLine = isLine;
  }

  toObject(object: number, amount: number, subPool: SubPool, position: number): void {
    this.add(subPool, amount);
    if (this.isWanted(object, this.hand.unit)) this.keep(subPool, position, amount);
  }

  toResidual(line: ResidualLine, amount: number, subPool: SubPool): void {
    this.add(subPool, amount);
    if (this.isLine(line)) this.keep(subPool, -1, amount);
  }

  /** Several objects of one sub-pool are told together. */
  shares(): Share[] {
    return [...this.found.values()].map(({ subPool, position, amount }) => ({
      ...{ hand: this.hand, subPool, position, amount },
      handedOut: this.handedOut.get(subPool) ?? 0,
    }));
  }

  private add(subPool: SubPool, amount: number): void {
    this.handedOut.set(subPool, (this.handedOut.get(subPool) ?? 0) + amount);
  }

  private keep(subPool: SubPool, position: number, amount: number): void {
    const key = String(subPool.key);
    const known = this.found.get(key);
    this.found.set(
      key,
      known ? { ...known, position: -1, amount: known.amount + amount } : { subPool, position, amount },
    );
  }
}
