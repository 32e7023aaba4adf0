import type { FaultCode } from '../contract/faults/catalogue.ts';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { Place } from '../contract/place.ts';

/** Thrown where reading cannot go on; `readWorkbook` hands its fault back as data. */
export class UnreadableWorkbook extends Error {
  readonly fault: Fault;

  constructor(code: FaultCode, params: Fault['params'] = {}, where: Place | null = null) {
    super(code);
    this.fault = fault(code, params, where);
  }
}
