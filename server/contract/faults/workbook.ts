import type { FaultFamily } from './fault.ts';

/** WB: what a workbook file can have wrong. */
export const workbookFaults = {} as const satisfies FaultFamily;
