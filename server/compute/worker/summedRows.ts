/** Of the figures that people enter; sums of doubles would show more. */
const DECIMALS = 6;

export const totalOf = (amounts: readonly number[]): number =>
  Number(amounts.reduce((total, amount) => total + amount, 0).toFixed(DECIMALS));

/** Rows of the same key as one, in the order of their first: what a change takes the place of. */
export function summedRows<Key extends object>(rows: readonly (readonly [Key, number])[]): [Key, number][] {
  const found = new Map<string, { readonly key: Key; readonly amounts: number[] }>();
  for (const [key, amount] of rows) {
    const id = JSON.stringify(key);
    const same = found.get(id);
    if (same) same.amounts.push(amount);
    else found.set(id, { key, amounts: [amount] });
  }
  return [...found.values()].map(({ key, amounts }) => [key, totalOf(amounts)]);
}
