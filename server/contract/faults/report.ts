import type { FaultFamily } from './fault.ts';

/** RP: what reports and figures can have wrong. */
export const reportFaults = {} as const satisfies FaultFamily;
