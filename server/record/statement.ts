import type { StatementContent } from '../contract/api/books.ts';
import type { Actor, EventDraft, RecordEvent } from '../contract/api/record.ts';
import type { RunReport } from '../contract/api/runs.ts';
import type { RegisteredRun } from '../history/fold.ts';
import { canonicalJson, sha256 } from '../history/identity.ts';
import { findRun, nameOf, publish, publishable } from '../history/moves.ts';
import type { Record } from './record.ts';

/** Lays two registered runs side by side and gives the comparison as bytes to be kept. */
export type Comparer = (before: RegisteredRun, after: RegisteredRun) => Promise<Uint8Array<ArrayBuffer>>;

interface Statement {
  /** sha256 of the canonical JSON. */
  readonly address: string;
  readonly content: StatementContent;
}

/**
 * What publishing a month would sign: the run with its hashes, money before and after, verdict, notices
 * let stand, who reviewed it, and what it changes of the version before. `Refused` where the month cannot
 * be published.
 */
export async function statementOf(
  record: Record,
  { book: id, month: key }: { readonly book: string; readonly month: string },
  compare: Comparer,
): Promise<Statement> {
  const { book, month, run, version, previous } = publishable(record.state, { book: id, month: key });
  const { review } = month;
  if (!review) throw new Error(`${key} is reviewed and has no review`);
  const report = JSON.parse(await record.payloads.text(run.payloads.report)) as RunReport;
  const replaced = previous && month.versions.at(-1);
  const isChanged = replaced && replaced.runId !== run.run.runId;
  const difference = isChanged
    ? await record.payloads.put(await compare(findRun(book, replaced.runId), run))
    : null;
  const content: StatementContent = {
    book: nameOf(book),
    month: key,
    version,
    run: run.run,
    options: run.options,
    payloads: run.payloads,
    registered: { at: run.at, by: run.by, source: run.source },
    review: { at: review.at, by: review.by, remark: review.remark, seal: review.seal },
    levels: report.conservation,
    verdict: run.verdict,
    acknowledged: [...run.acknowledged],
    driverReason: run.driverReason,
    replaces: replaced
      ? { version: replaced.version, runId: replaced.runId, difference, at: replaced.at, by: replaced.by }
      : null,
  };
  return { address: sha256(canonicalJson(content)), content };
}

/** Publishes what was shown, and keeps it; `Refused` (ST-027) where something else would be signed by now. */
export async function publishMonth(
  record: Record,
  asked: { readonly book: string; readonly month: string; readonly by: Actor; readonly signed: string },
  compare: Comparer,
): Promise<RecordEvent | null> {
  const seen = record.state.events;
  const { address, content } = await statementOf(record, asked, compare);
  await record.payloads.put(canonicalJson(content));
  return record.append(
    (state): EventDraft =>
      publish(state, {
        ...asked,
        seen,
        statement: address,
        difference: content.replaces?.difference ?? null,
      }),
  );
}
