import type { FaultCode } from '../contract/faults/catalogue.ts';
import type { Month } from '../engine/ledger.ts';
import { shiftMonth } from './cellMonth.ts';

/** Which months' rows of a sheet are read, and what is told of the others. */
export interface MonthScope {
  readonly holds: (month: Month) => boolean;
  readonly outside: FaultCode;
}

/** Records of the month before a run's month serve drivers that fall back on last month's values. */
const servesNextMonth: ReadonlySet<string> = new Set([
  'driver-parameters',
  'workload',
  'internal-services',
  'revenue',
]);

const HISTORY = 'history';

/**
 * The cover's months, for drivers the month before each too, for history whatever came before the last
 * of them; null, all months, where the cover's are unreadable.
 */
export function monthScope(id: string, months: readonly Month[]): MonthScope | null {
  const last = months.at(-1);
  if (last === undefined) return null;
  if (id === HISTORY) return { holds: (month) => month <= last, outside: 'IN-052' };
  const read = new Set(
    servesNextMonth.has(id) ? months.flatMap((month) => [shiftMonth(month, -1), month]) : months,
  );
  return { holds: (month) => read.has(month), outside: 'IN-037' };
}
