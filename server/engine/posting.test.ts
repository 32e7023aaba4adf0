import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalsOf, type PrefixSums, prefixSums, scaledSums } from './driverSums.ts';
import { exactRounding, proportionOf, shareAt } from './posting.ts';
import { PostingTable } from './postingTable.ts';

const everyPosition = (values: readonly unknown[]) => values.map((_, at) => at);
const sumsOf = (values: readonly number[]): PrefixSums => {
  const decimals = Math.max(...values.map(decimalsOf));
  return prefixSums(
    scaledSums(values, decimals, everyPosition(values), values.length),
    everyPosition(values),
  );
};

/** The posting rule as it is written down, in BigInt from beginning to end. */
function referenceShares(amount: number, sums: PrefixSums): number[] {
  const total = BigInt(sums[sums.length - 1]);
  const size = BigInt(Math.abs(amount));
  const rounded = [...sums].map((sum) => (2n * size * BigInt(sum) + total) / (2n * total));
  return rounded.map((upTo, at) => Number(upTo - (rounded[at - 1] ?? 0n)) * Math.sign(amount) + 0);
}

function postedShares(amounts: readonly number[], sums: PrefixSums): number[][] {
  const table = new PostingTable(sums.length, amounts.length);
  const receivers = Int32Array.from(everyPosition([...sums]));
  const parcel = { amounts: new Float64Array(amounts), slots: new Int32Array(everyPosition(amounts)) };
  table.post(parcel, { receivers, sums });
  return amounts.map((_, slot) =>
    [...receivers].map((receiver) => table.rows[receiver * amounts.length + slot] + 0),
  );
}

const largest = 2 ** 53 - 1;
const amount = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -(2 ** 49), max: 2 ** 49 }),
  fc.integer({ min: -largest, max: largest }),
  fc.integer({ min: largest - 1000, max: largest }),
);
const drivers = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 9e12 })), {
    minLength: 1,
    maxLength: 30,
  })
  .filter((values) => values.some((value) => value > 0));

describe('cumulative half-up posting', () => {
  test('equals the BigInt reference, one share and in bulk, up to 2^53', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 6 }), drivers, (amounts, values) => {
        const sums = sumsOf(values);
        const nonZero = amounts.filter((one) => one !== 0);
        const bulk = postedShares(nonZero, sums);
        nonZero.forEach((one, at) => {
          const expected = referenceShares(one, sums);
          expect(bulk[at]).toEqual(expected);
          expect(everyPosition(values).map((position) => shareAt(one, sums, position) + 0)).toEqual(expected);
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('parcels of any length and order of slots add up in one table, and none leaves a trace in the next', () => {
    const rowLength = 7;
    const amountsOfSlots = fc.uniqueArray(fc.integer({ min: 0, max: rowLength - 1 }));
    const small = fc.oneof(fc.constant(1), fc.integer({ min: -(2 ** 48), max: 2 ** 48 }));
    const parcels = fc.array(
      fc.tuple(amountsOfSlots, fc.array(small, { minLength: 7, maxLength: 7 }), drivers),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(parcels, (posted) => {
        const table = new PostingTable(30, rowLength);
        const expected = new Float64Array(table.rows.length);
        for (const [slots, bySlot, values] of posted) {
          const sums = sumsOf(values);
          const receivers = Int32Array.from(everyPosition(values), (position) => 29 - position).reverse();
          const amounts = Float64Array.from(slots, (slot) => bySlot[slot]);
          table.post({ amounts, slots: Int32Array.from(slots) }, { receivers, sums });
          slots.forEach((slot, at) => {
            referenceShares(amounts[at], sums).forEach((share, position) => {
              expected[receivers[position] * rowLength + slot] += share;
            });
          });
        }
        expect(Array.from(table.rows, (quanta) => quanta + 0)).toEqual([...expected]);
      }),
      { numRuns: 500 },
    );
  });

  test('ties go up on the absolute value, wherever float64 cannot tell them apart', () => {
    for (const odd of [1, 101, 2 ** 52 + 1, largest]) {
      expect(postedShares([odd], sumsOf([1, 1]))).toEqual([[(odd + 1) / 2, (odd - 1) / 2]]);
      expect(postedShares([-odd], sumsOf([1, 1]))).toEqual([[-(odd + 1) / 2, 0 - (odd - 1) / 2]]);
    }
  });

  test('conserves, stays within one quantum of exact, and gives nothing for driver 0', () => {
    fc.assert(
      fc.property(amount, drivers, (one, values) => {
        const sums = sumsOf(values);
        const shares = everyPosition(values).map((position) => shareAt(one, sums, position));
        const total = BigInt(sums[sums.length - 1]);
        expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(one));
        shares.forEach((share, at) => {
          const exactTimesTotal = BigInt(one) * BigInt(values[at]);
          const off = BigInt(share) * total - exactTimesTotal;
          expect(off < 0n ? -off : off).toBeLessThanOrEqual(total);
          if (values[at] === 0) expect(share + 0).toBe(0);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('drivers in another unit give the same shares', () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 9 }),
        (one, hundredths) => {
          const asDecimals = sumsOf(hundredths.map((value) => value / 100));
          const asIntegers = sumsOf(hundredths);
          for (const at of everyPosition(hundredths))
            expect(shareAt(one, asDecimals, at)).toBe(shareAt(one, asIntegers, at));
        },
      ),
    );
  });

  test('drivers like =1/3 are exact at 15 digits although they leave float64', () => {
    const sums = sumsOf([12.3333333333333, 1 / 3, 0.000000000000001]);
    expect(typeof sums[0]).toBe('bigint');
    expect(sums[2]).toBe(12_333_333_333_333_300n + 333_333_333_333_333n + 1n);
    expect(postedShares([largest], sums)[0]).toEqual(referenceShares(largest, sums));
  });

  test('a posted amount is taken apart in proportion, also where parts have mixed signs', () => {
    expect(proportionOf(50, 150, 100)).toBe(75);
    expect(proportionOf(-3, 1, 2)).toBe(-2);
    expect(proportionOf(7, 100, 100)).toBe(7);
    expect(exactRounding(1, 1, 2)).toBe(1);
    fc.assert(
      fc.property(amount, amount, amount, (one, part, total) => {
        fc.pre(total !== 0 && Math.abs(Number((BigInt(one) * BigInt(part)) / BigInt(total))) < largest);
        const size = exactRounding(Math.abs(one), Math.abs(part), Math.abs(total));
        const sign = Math.sign(one) * Math.sign(part) * Math.sign(total);
        expect(proportionOf(one, part, total) + 0).toBe(size * sign + 0);
      }),
    );
  });
});
