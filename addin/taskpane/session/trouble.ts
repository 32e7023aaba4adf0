import { Refused } from '../../../server/contract/api/refused.ts';
import { type FaultCode, fault } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import type { Trouble } from './state.ts';

/** Whatever was thrown, as something that can be shown. */
export function troubleOf(cause: unknown): Trouble {
  if (cause instanceof Refused) return { fault: cause.fault, text: cause.text, detail: null };
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return { ...troubleFrom('PN-006'), detail };
}

export const troubleFrom = (code: FaultCode, params: Fault['params'] = {}): Trouble =>
  troubleOf(new Refused(fault(code, params)));

const GONE: ReadonlySet<string> = new Set(['HT-030', 'HT-031', 'HT-032']);

/** The server holds the run no more: costing again brings it back. */
export const isRunGone = ({ fault: { code } }: Trouble): boolean => GONE.has(code);
