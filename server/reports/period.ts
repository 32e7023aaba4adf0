import type { Month } from '../engine/ledger.ts';

const spoken = (month: Month): string => `${month.slice(0, 4)}年${month.slice(5)}月`;

/** `2024年01月`, or `2024年01月至2024年03月` for the total of several. */
export function periodText(months: readonly Month[]): string {
  const first = months[0] ?? '';
  const last = months.at(-1) ?? first;
  return first === last ? spoken(first) : `${spoken(first)}至${spoken(last)}`;
}
