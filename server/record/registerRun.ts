import type { RegisterRequest } from '../contract/api/books.ts';
import type { EventOf, Verdict } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import type { RunReport } from '../contract/api/runs.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { bookOf } from '../history/books.ts';
import { register } from '../history/moves.ts';
import { readRules } from '../history/ruleChanges.ts';
import type { RunTexts } from '../history/runTexts.ts';
import { driverReasonOf } from './driverReason.ts';
import type { Record } from './record.ts';

/**
 * Takes a run into its hospital's book. Its payloads lie on disk before the event names them. Null where
 * every month rests on this very run already; `Refused` where a month is published, the months are of
 * several years, or drivers changed and nobody said why.
 */
export async function registerRun(
  record: Record,
  texts: RunTexts,
  source: string,
  { by, acknowledged, driverReason }: RegisterRequest,
): Promise<EventOf<'runRegistered'> | null> {
  const { report, hospital } = texts;
  const { identity, months, quantum } = report;
  if (!identity) throw new Error('a run without an identity is not registered');
  const book = bookOf(hospital, months);
  if (!book) throw new Refused(fault('ST-029', { months: months.join('、') }));
  const reason = await driverReasonOf(record, book, readRules(texts.rules), driverReason);
  const payloads = {
    ledger: await record.payloads.put(texts.ledger),
    rules: await record.payloads.put(texts.rules),
    result: await record.payloads.put(texts.result),
    report: await record.payloads.put(JSON.stringify(report)),
  };
  const draft = {
    kind: 'runRegistered' as const,
    by,
    book,
    run: identity,
    options: { months, quantum, rulePack: texts.rulePack, method: texts.method },
    payloads,
    verdict: verdictOf(report),
    acknowledged,
    driverReason: reason,
    source,
  };
  const event = await record.append((state) => register(state, draft));
  return event as EventOf<'runRegistered'> | null;
}

/** What a publication would be judged by: faults and failed checks together. */
function verdictOf({ faults: { counts }, checks }: RunReport): Verdict {
  const failed = (severity: string) =>
    checks.filter((check) => !check.passed && check.severity === severity).length;
  return {
    unpublishable: counts.unpublishable + failed('unpublishable'),
    notice: counts.notice + failed('notice'),
  };
}
