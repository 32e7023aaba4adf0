import type { PlanValue } from '../../../server/contract/plan.ts';

/** Excel on the web takes and gives at most 5 MB at a time; formats go along, and JSON spells things out. */
const CHUNK_BYTES = 400_000;

/** An empty cell with its quotes, comma and number format. */
const EMPTY_BYTES = 16;

/** Rows [from, to) that go over together, with about so many bytes. */
export function* rowChunks(
  values: readonly (readonly PlanValue[])[],
  formulas: readonly (readonly (string | null)[])[],
): Generator<readonly [from: number, to: number, bytes: number]> {
  let from = 0;
  let bytes = 0;
  for (const [row, line] of values.entries()) {
    const added = line.reduce<number>(
      (sum, value, column) => sum + EMPTY_BYTES + textLength(formulas[row]?.[column] ?? value),
      0,
    );
    if (row > from && bytes + added > CHUNK_BYTES) {
      yield [from, row, bytes];
      from = row;
      bytes = 0;
    }
    bytes += added;
  }
  if (values.length > from) yield [from, values.length, bytes];
}

/** Chinese characters take three bytes. */
const textLength = (value: PlanValue): number => (typeof value === 'string' ? value.length * 3 : 8);
