import { dirname, join } from 'node:path';
import type { Actor } from '../contract/api/record.ts';
import { type RunReport, runReport } from '../contract/api/runs.ts';
import { shortRun } from '../contract/shortRun.ts';
import { canonicalJson, sha256 } from '../history/identity.ts';
import { nameOf, reviewable } from '../history/moves.ts';
import { assertFresh, freshPath } from './freshFile.ts';
import { writeLasting } from './lastingFile.ts';
import { damaged, type GivenFile, openPackage } from './packageReader.ts';
import { type Manifest, payloadPart } from './packageShapes.ts';
import { verifiedPart, writePackage } from './packageWriter.ts';
import { parsedObject } from './parsedObject.ts';
import type { Record } from './record.ts';

/** 送审: a run goes to a reviewer's own computer with all it rests on, and comes back signed. */

/** sha256 of the manifest: of all that is in the package. */
export const sealOf = (manifest: Manifest<'review'>): string => sha256(canonicalJson(manifest));

interface SendAsked {
  readonly book: string;
  readonly month: string;
  readonly by: Actor;
  /** Null: under `reviews` in the home. */
  readonly path: string | null;
  readonly now: Date;
}

/** `Refused` where the month does not wait for a review. */
export async function sendForReview(
  record: Record,
  { book: id, month, by, path, now }: SendAsked,
): Promise<{ path: string; seal: string }> {
  const { book, run } = reviewable(record.state, { book: id, month });
  const stem = `review-${run.options.months.join('-')}-${shortRun(run.run.runId)}`;
  const folder = join(dirname(record.folder), 'reviews');
  const target = path ?? (await freshPath(record.files, folder, stem, '.zip'));
  await assertFresh(record.files, target);
  const registered = { ...run, acknowledged: [...run.acknowledged] };
  const draft = { madeAt: now.toISOString(), book: nameOf(book), registered, by };
  const parts = [...new Set(Object.values(run.payloads))].map((each) => verifiedPart(record.payloads, each));
  const { pieces, manifest } = writePackage('review', parts, draft);
  await writeLasting(record.files, target, pieces);
  return { path: target, seal: sealOf(manifest()) };
}

/** What a reviewer has before them. */
export interface UnderReview {
  readonly manifest: Manifest<'review'>;
  readonly seal: string;
  readonly report: RunReport;
  readonly texts: { readonly ledger: string; readonly rules: string; readonly result: string };
}

/** Verified from end to end. `Refused` where it is no review package, or not what was sent. */
export async function openReview(given: GivenFile): Promise<UnderReview> {
  const { manifest, addresses, text } = await openPackage('review', given);
  const { payloads, run } = manifest.registered;
  const lacks = Object.values(payloads).find((address) => !addresses.includes(address));
  if (lacks) throw damaged(given, payloadPart(lacks));
  if (payloads.ledger !== run.ledgerHash) throw damaged(given, payloadPart(payloads.ledger));
  return {
    manifest,
    seal: sealOf(manifest),
    report: reportIn(given, payloads.report, await text(payloads.report)),
    texts: {
      ledger: await text(payloads.ledger),
      rules: await text(payloads.rules),
      result: await text(payloads.result),
    },
  };
}

function reportIn(given: GivenFile, address: string, text: string): RunReport {
  const { success, data } = runReport.safeParse(parsedObject(text));
  if (!success) throw damaged(given, payloadPart(address));
  return data;
}
