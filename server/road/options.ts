import type { Quantum } from '../engine/money.ts';

/** First and last month, YYYY-MM; `to` null: as far as the workbook goes. */
export interface AskedMonths {
  readonly from: string;
  readonly to: string | null;
}

/** What a person may ask of one run; everything absent comes from the workbook's 封面 or the rule pack. */
export interface RunOptions {
  /** Absent: all months of the 封面. */
  readonly months?: AskedMonths;
  /** Rule pack id or folder. */
  readonly rulePack?: string;
  readonly method?: string;
  readonly itemMethod?: string;
  readonly quantum: Quantum;
}

/** `2024-01`, `2024-01..2024-03` or `2024-01..` (to the end); anything else → null. */
export function parseMonths(text: string): AskedMonths | null {
  const match = /^(\d{4}-(?:0[1-9]|1[0-2]))(\.\.(\d{4}-(?:0[1-9]|1[0-2]))?)?$/.exec(text.trim());
  if (!match) return null;
  const from = match[1] ?? '';
  const to = match[3] ?? (match[2] ? null : from);
  return to === null || from <= to ? { from, to } : null;
}
