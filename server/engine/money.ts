import { Decimal } from 'decimal.js';

/**
 * Money as whole numbers of a quantum, held in float64 (exact below 2^53). A cell's double is read at
 * the 15 significant digits it shows; what is finer than the quantum is kept exactly until a key's
 * rows are summed, then rounded once, half-up on the absolute value (architecture.md, Money).
 */
export type Quantum = 'fen' | 'yuan1e-4';

export const quantaPerYuan: Readonly<Record<Quantum, number>> = { fen: 100, 'yuan1e-4': 10_000 };

/** Decimals of an amount in yuan that is a whole number of quanta. */
export const decimalsOfYuan = (perYuan: number): number => String(perYuan).length - 1;

/** From here on float64 no longer holds every integer. */
export const EXACT_LIMIT = 2 ** 53;

/** Every 15-digit decimal below this is told apart by its nearest double. */
const FIFTEEN_DIGITS = 1e15;

/** Wide enough that no sum of 15-digit readings is ever rounded. */
export const ExactDecimal = Decimal.clone({ precision: 200, rounding: Decimal.ROUND_HALF_UP });

/** What a cell shows: the double at 15 significant digits, without its binary noise. */
export function decimalOf(value: number): Decimal {
  return new ExactDecimal(value.toPrecision(15));
}

/** `value × scale` where that is a whole number of at most 15 digits, else null. Both are exact. */
export function wholeMultiple(value: number, scale: number): number | null {
  const whole = Math.round(value * scale);
  return whole / scale === value && Math.abs(whole) < FIFTEEN_DIGITS ? whole : null;
}

/** Half-up on the absolute value, the sign put back: 0.5 → 1, −0.5 → −1. */
export function roundHalfUp(exact: Decimal): number {
  return exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber() + 0;
}

/** One amount in yuan as quanta, rounded where it is finer than the quantum. */
export function quantaOf(amountYuan: number, perYuan: number): { quanta: number; rest: Decimal | null } {
  const whole = wholeMultiple(amountYuan, perYuan);
  if (whole !== null) return { quanta: whole, rest: null };
  const exact = decimalOf(amountYuan).times(perYuan);
  const quanta = roundHalfUp(exact);
  const rest = exact.minus(quanta);
  return { quanta, rest: rest.isZero() ? null : rest };
}

/** Exact sums, one per slot of an array: whole quanta in float64, anything finer beside them. */
export class ExactSums {
  /** Whole quanta by slot; complete only after `round`. */
  readonly quanta: Float64Array;
  private readonly rests = new Map<number, Decimal>();
  private readonly perUnit: number;

  constructor(slots: number, perUnit: number) {
    this.quanta = new Float64Array(slots);
    this.perUnit = perUnit;
  }

  /** Adds a value in units of `perUnit` quanta; says whether it was finer than the quantum. */
  add(slot: number, value: number): boolean {
    const whole = wholeMultiple(value, this.perUnit);
    if (whole !== null) {
      this.quanta[slot] += whole;
      return false;
    }
    const { quanta, rest } = quantaOf(value, this.perUnit);
    this.quanta[slot] += quanta;
    if (rest) this.rests.set(slot, (this.rests.get(slot) ?? new ExactDecimal(0)).plus(rest));
    return rest !== null;
  }

  /** Rounds every slot once; gives what the rounding added, in quanta, by slot. */
  round(): Map<number, Decimal> {
    const added = new Map<number, Decimal>();
    for (const [slot, rest] of this.rests) {
      const exact = rest.plus(this.quanta[slot]);
      this.quanta[slot] = roundHalfUp(exact);
      if (!exact.eq(this.quanta[slot])) added.set(slot, new ExactDecimal(this.quanta[slot]).minus(exact));
    }
    this.rests.clear();
    return added;
  }
}

/** Quanta as a decimal text in yuan: 123456 fen → `1234.56`. */
export function yuanText(quanta: Decimal | number, perYuan: number): string {
  return new ExactDecimal(quanta).div(perYuan).toFixed();
}

/** Sums values as they are shown, exactly; rounded to a double only at the end. */
export function sumOfDecimals(values: readonly number[]): number {
  let whole = 0;
  let rest = new ExactDecimal(0);
  for (const value of values) {
    if (Number.isSafeInteger(value) && Number.isSafeInteger(whole + value)) whole += value;
    else rest = rest.plus(decimalOf(value));
  }
  return rest.plus(whole).toNumber();
}

/** An integer of 10^−decimals as a decimal text: 1250, 2 → `12.5`. */
export const decimalText = (scaled: bigint, decimals: number): string =>
  new ExactDecimal(`${scaled}e-${decimals}`).toFixed();
