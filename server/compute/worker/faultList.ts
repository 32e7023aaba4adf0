import { FAULTS_SHOWN } from '../../contract/api/limits.ts';
import type { RunReport } from '../../contract/api/runs.ts';
import { bySeverity } from '../../contract/faults/catalogue.ts';
import type { Fault, Severity } from '../../contract/faults/fault.ts';

/** The worst first, as many as are shown; all of them counted. */
export function faultList(faults: readonly Fault[]): RunReport['faults'] {
  const count = (severity: Severity) => faults.filter((each) => each.severity === severity).length;
  return {
    shown: bySeverity(faults).slice(0, FAULTS_SHOWN) as RunReport['faults']['shown'],
    counts: {
      blocking: count('blocking'),
      unpublishable: count('unpublishable'),
      notice: count('notice'),
    },
  };
}
