import type { EventOf } from '../contract/api/record.ts';
import { type HistoryState, submissionsKey } from './fold.ts';

/** Whose submissions, and for which months. */
export type Submissions = Pick<EventOf<'submissionReturned'>, 'hospital' | 'range'>;

/** What every department's last accepted submission says, by the unit's code. */
export function acceptedContents(
  { submissions }: Pick<HistoryState, 'submissions'>,
  { hospital, range }: Submissions,
): ReadonlyMap<string, string> {
  const units = submissions.get(submissionsKey(hospital, range)) ?? new Map();
  return new Map([...units].flatMap(([unit, { accepted }]) => (accepted ? [[unit, accepted] as const] : [])));
}
