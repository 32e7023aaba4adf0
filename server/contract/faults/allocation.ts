import type { FaultFamily } from './fault.ts';

/** AL: what the allocation itself can have wrong. */
export const allocationFaults = {} as const satisfies FaultFamily;
