import type { KeptTrial } from '../../reports/keptSheet.ts';
import { periodText } from '../../reports/period.ts';
import type { StandingRun } from './costInput.ts';

/** What a kept trial says of the run that it was tried on. */
export const triedOn = ({ run, runId }: StandingRun): Pick<KeptTrial, 'hospital' | 'period' | 'runId'> => ({
  hospital: run.ledger.hospital,
  period: periodText(run.months.map(({ month }) => month)),
  runId,
});
