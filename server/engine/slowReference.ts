import type { Ledger, Month } from './ledger.ts';

/**
 * The step-down of `testRules` once more, for tests: BigInt and text keys only, no line shared with the
 * engine. Amounts in fen by `unit|element|source|mask`.
 */
export type ReferenceAmounts = Map<string, bigint>;

const classBits: readonly (readonly [string, number])[] = [
  ['SHARED', 1],
  ['ADMIN', 2],
  ['AUX', 4],
  ['TECH', 8],
];
const scale = 1_000_000n;

/** A decimal as an integer of a millionth. */
function scaled(value: number): bigint {
  const [whole, fraction = ''] = Math.abs(value).toFixed(6).split('.');
  return BigInt(whole + fraction) * (value < 0 ? -1n : 1n);
}

/** ⌊|A|·part/total + ½⌋ with the sign of A. */
function rounded(amount: bigint, part: bigint, total: bigint): bigint {
  const size = amount < 0n ? -amount : amount;
  const result = (2n * size * part + total) / (2n * total);
  return amount < 0n ? -result : result;
}

export function referenceMonth(ledger: Ledger, month: Month): ReferenceAmounts {
  const held: ReferenceAmounts = new Map();
  const add = (key: string, amount: bigint) => held.set(key, (held.get(key) ?? 0n) + amount);
  for (const row of ledger.directCosts)
    if (row.month === month)
      add(`${row.unit}|${row.element}|${row.source}|0`, scaled(row.amountYuan) / (scale / 100n));
  const classOf = new Map(ledger.units.map((unit) => [unit.code, unit.unitClass]));
  const open = ledger.units
    .filter((unit) => unit.validTo === null || unit.validTo > month)
    .map(({ code }) => code)
    .sort();
  classBits.forEach(([unitClass, bit], at) => {
    const closed = new Set(classBits.slice(0, at + 1).map(([id]) => id));
    const receivers = open.filter((code) => !closed.has(classOf.get(code) ?? ''));
    for (const [key, amount] of [...held]) {
      const [sender, element, source, mask] = key.split('|');
      if (classOf.get(sender) !== unitClass || amount === 0n) continue;
      const values = driverValues(ledger, month, sender, unitClass, element, receivers);
      const total = values.reduce((sum, value) => sum + value, 0n);
      let running = 0n;
      let before = 0n;
      receivers.forEach((receiver, index) => {
        running += values[index];
        const upTo = rounded(amount, running, total);
        add(`${receiver}|${element}|${source}|${Number(mask) | bit}`, upTo - before);
        before = upTo;
      });
    }
  });
  return held;
}

function driverValues(
  ledger: Ledger,
  month: Month,
  sender: string,
  unitClass: string,
  element: string,
  receivers: readonly string[],
): bigint[] {
  const isDepreciation = ledger.elements.some(
    ({ code, statutory }) => code === element && statutory === 'DEPRECIATION',
  );
  const parameter = unitClass === 'ADMIN' && isDepreciation ? 'area' : 'headcount';
  return receivers.map((receiver) => {
    const values =
      unitClass === 'TECH'
        ? ledger.revenues
            .filter((row) => row.executingUnit === sender && row.orderingUnit === receiver)
            .map((row) => [row.month, row.amountYuan] as const)
        : unitClass === 'AUX'
          ? ledger.internalServices
              .filter((row) => row.provider === sender && row.receiver === receiver)
              .map((row) => [row.month, row.quantity] as const)
          : ledger.parameters
              .filter((row) => row.parameter === parameter && row.unit === receiver)
              .map((row) => [row.month, row.quantity] as const);
    const sum = values.reduce(
      (total, [ofMonth, value]) => (ofMonth === month ? total + scaled(value) : total),
      0n,
    );
    return sum < 0n ? 0n : sum;
  });
}
