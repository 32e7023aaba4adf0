import { Refused } from '../../contract/api/refused.ts';
import { bySeverity } from '../../contract/faults/catalogue.ts';
import { faultList } from '../../road/faultList.ts';
import { nextMonth } from '../../road/nextMonth/nextMonth.ts';
import type { Tasks } from '../tasks.ts';

/** A header has room for so many; the counts are of all. */
const NOTICES_TOLD = 20;

/** The next month's workbook; `Refused` with the worst of what stands against it. */
export async function makeNextMonth(file: Uint8Array): Promise<Tasks['nextMonth']['gives']> {
  const { made, faults } = await nextMonth(file);
  if (!made) {
    const [worst] = bySeverity(faults);
    if (!worst) throw new Error('no next month was made and nothing says why');
    throw new Refused(worst);
  }
  const { shown, counts } = faultList(faults);
  const facts = { month: made.month, faults: { shown: shown.slice(0, NOTICES_TOLD), counts } };
  return { file: new Uint8Array(made.bytes), facts };
}
