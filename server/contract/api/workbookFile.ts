import * as z from 'zod/mini';
import { faultList, month } from './shapes.ts';

/** What passes as a workbook file, in either direction. */

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An answer that is a file tells the rest here: JSON, percent-encoded, since headers hold ASCII only. */
export const FACTS_HEADER = 'Stepdown-Facts';

/** The month of the workbook that was made, and what there is to know of it. */
export const nextMonthFacts = z.strictObject({ month, faults: faultList });

export type NextMonthFacts = z.infer<typeof nextMonthFacts>;

export const factsText = (facts: object): string => encodeURIComponent(JSON.stringify(facts));

/** Undefined where the text is none of ours; no schema takes that. */
export function factsIn(text: string | null): unknown {
  try {
    return JSON.parse(decodeURIComponent(text ?? ''));
  } catch {
    return undefined;
  }
}
