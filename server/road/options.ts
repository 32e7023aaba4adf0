import type { Quantum } from '../engine/money.ts';

/** What a person may ask of one run; everything absent comes from the workbook's 封面 or the rule pack. */
export interface RunOptions {
  /** First and last month, YYYY-MM; absent: all months of the 封面. */
  readonly months?: { readonly from: string; readonly to: string };
  /** Rule pack id or folder. */
  readonly rulePack?: string;
  readonly method?: string;
  readonly quantum: Quantum;
}

/** `2024-01`, `2024-01..2024-03` or `2024-01..` (to the end); anything else → null. */
export function parseMonths(text: string): { from: string; to: string } | null {
  const match = /^(\d{4}-(?:0[1-9]|1[0-2]))(\.\.(\d{4}-(?:0[1-9]|1[0-2]))?)?$/.exec(text.trim());
  if (!match) return null;
  const from = match[1] ?? '';
  const to = match[3] ?? (match[2] ? '9999-12' : from);
  return from <= to ? { from, to } : null;
}
