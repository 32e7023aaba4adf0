import { faultLine } from '../faults/catalogue.ts';
import type { Fault } from '../faults/fault.ts';

/** Something asked for cannot be given; the fault says why and what to do. */
export class Refused extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(faultLine(fault, 'en'), options);
    this.name = 'Refused';
    this.fault = fault;
  }
}
