import { FAULTS_SHOWN } from '../contract/api/limits.ts';
import type { RunReport } from '../contract/api/runs.ts';
import { bySeverity, countOf } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';

/** The worst first, as many as are shown; all of them counted. */
export function faultList(faults: readonly Fault[]): RunReport['faults'] {
  return {
    shown: bySeverity(faults).slice(0, FAULTS_SHOWN) as RunReport['faults']['shown'],
    counts: {
      blocking: countOf(faults, 'blocking'),
      unpublishable: countOf(faults, 'unpublishable'),
      notice: countOf(faults, 'notice'),
    },
  };
}
