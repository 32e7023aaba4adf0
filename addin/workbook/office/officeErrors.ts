import { Refused } from '../../../server/contract/api/refused.ts';
import { type FaultCode, fault } from '../../../server/contract/faults/catalogue.ts';

/** What Excel's own codes mean to a person; the rest keeps its code. */
const meanings: Readonly<Record<string, FaultCode>> = {
  InvalidOperationInCellEditMode: 'WB-062',
  HostIsBusy: 'WB-062',
  ItemNotFound: 'WB-063',
  InvalidReference: 'WB-063',
};

export const codeOf = (cause: unknown): string => String((cause as { code?: unknown }).code ?? '');

/** Whether a person has a cell open, or a dialog: it passes. */
export const isBusy = (cause: unknown): boolean => meanings[codeOf(cause)] === 'WB-062';

/** Whether Excel said no, rather than we were wrong. */
export const isRefusal = (cause: unknown): boolean => cause instanceof Error && 'debugInfo' in cause;

/** What stopped us, fit to be shown. What nobody foresaw and a wish to stop go through. */
export function refusalOf(cause: unknown): unknown {
  const code = codeOf(cause);
  if (!isRefusal(cause)) return cause;
  const meaning = meanings[code];
  return new Refused(meaning ? fault(meaning) : fault('WB-065', { code }), { cause });
}
