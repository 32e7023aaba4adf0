import type { RegisterRequest } from '../contract/api/books.ts';
import type { BookName, EventOf, RunPayloads, Verdict } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import type { RunReport } from '../contract/api/runs.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { bookOf } from '../history/books.ts';
import { register } from '../history/moves.ts';
import { readRules } from '../history/ruleChanges.ts';
import type { RunTexts } from '../history/runTexts.ts';
import { changedDrivers, type DriverChanges } from './driverReason.ts';
import type { Record } from './record.ts';

/** What a run was made from, and how long that took: beside what it is. */
export interface MadeFrom {
  /** Name of the workbook. */
  readonly source: string;
  readonly stages: EventOf<'runRegistered'>['stages'];
}

/** What registering came to: on record, there already, or in want of a reason first. */
export type Registration =
  | { readonly kind: 'registered' | 'standing'; readonly book: BookName }
  | ({ readonly kind: 'reasonNeeded' } & DriverChanges);

/**
 * Takes a run into its hospital's book, its payloads on disk before the event names them. `standing`:
 * every month rests on this very run already. `reasonNeeded`: drivers changed, nobody said why, and
 * nothing was written. `Refused` where a month is published or the months are of several years.
 */
export async function registerRun(
  record: Record,
  texts: RunTexts,
  { source, stages }: MadeFrom,
  { by, acknowledged, driverReason }: RegisterRequest,
): Promise<Registration> {
  const { report, hospital } = texts;
  const { identity, months, quantum } = report;
  if (!identity) throw new Error('a run without an identity is not registered');
  const book = bookOf(hospital, months);
  if (!book) throw new Refused(fault('ST-029', { months: months.join('、') }));
  const changed = await changedDrivers(record, book, readRules(texts.rules));
  if (changed && !driverReason) return { kind: 'reasonNeeded', ...changed };
  const draft = {
    kind: 'runRegistered' as const,
    by,
    book,
    run: identity,
    options: { months, quantum, rulePack: texts.rulePack, method: texts.method },
    payloads: await layDown(record, texts),
    verdict: verdictOf(report),
    acknowledged,
    driverReason: changed && driverReason,
    source,
    stages: [...stages],
  };
  const event = await record.append((state) => register(state, draft));
  return { kind: event ? 'registered' : 'standing', book };
}

const layDown = async ({ payloads }: Record, texts: RunTexts): Promise<RunPayloads> => ({
  ledger: await payloads.put(texts.ledger),
  rules: await payloads.put(texts.rules),
  result: await payloads.put(texts.result),
  report: await payloads.put(JSON.stringify(texts.report)),
});

/** What a publication would be judged by: faults and failed checks together. */
function verdictOf({ faults: { counts }, checks }: RunReport): Verdict {
  const failed = (severity: string) =>
    checks.filter((check) => !check.passed && check.severity === severity).length;
  return {
    unpublishable: counts.unpublishable + failed('unpublishable'),
    notice: counts.notice + failed('notice'),
  };
}
