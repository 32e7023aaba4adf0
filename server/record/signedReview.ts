import * as z from 'zod/mini';
import { type Actor, actor, type EventDraft } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { hash } from '../contract/api/shapes.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { shortRun } from '../contract/shortRun.ts';
import type { HistoryState } from '../history/fold.ts';
import { canonicalJson, sha256 } from '../history/identity.ts';
import { findBook, findMonth, findRun, review } from '../history/moves.ts';
import type { GivenFile } from './packageReader.ts';
import { type Manifest, PACKAGE_VERSION, reviewManifest } from './packageShapes.ts';
import { parsedObject } from './parsedObject.ts';
import type { Record } from './record.ts';
import { sealOf, type UnderReview } from './reviewPackage.ts';

const signedShape = z.strictObject({
  kind: z.literal('signedReview'),
  packageVersion: z.literal(PACKAGE_VERSION),
  /** Of the package; the seal is its sha256. */
  manifest: reviewManifest,
  seal: hash,
  decision: z.enum(['approved', 'returned']),
  by: actor,
  at: z.iso.datetime(),
  remark: z.string().check(z.maxLength(1000)),
  /** Over all of the above. */
  checksum: hash,
});
type SignedReview = z.infer<typeof signedShape>;

export interface Verdict {
  readonly by: Actor;
  readonly decision: 'approved' | 'returned';
  readonly remark: string;
}

/**
 * The reviewer's answer as a small file. `Refused` for whoever registered the run, and where it is sent
 * back without a word.
 */
export function signReview({ manifest, seal }: UnderReview, verdict: Verdict, now: Date): Uint8Array {
  const { by, decision } = verdict;
  const remark = verdict.remark.trim();
  const { registered } = manifest;
  if (registered.by.name === by.name)
    throw new Refused(fault('ST-034', { name: by.name, month: registered.options.months.join('、') }));
  if (decision === 'returned' && !remark) throw new Refused(fault('ST-035', { move: '退回' }));
  const signed = {
    kind: 'signedReview' as const,
    packageVersion: PACKAGE_VERSION,
    manifest,
    seal,
    decision,
    by,
    at: now.toISOString(),
    remark,
  };
  const whole = signedShape.parse({ ...signed, checksum: sha256(canonicalJson(signed)) });
  return Buffer.from(`${JSON.stringify(whole, null, 1)}\n`);
}

/** A manifest and a remark; larger than that it is some other file. */
const MAX_BYTES = 16 * 1024 * 1024;

/** `Refused` where it is none, a newer program's, or was changed after it was signed. */
async function readSigned({ name, file }: GivenFile): Promise<SignedReview> {
  const bytes = file.size > MAX_BYTES ? new Uint8Array() : await file.read(0, file.size);
  const written = parsedObject(Buffer.from(bytes).toString('utf8'));
  if (written.kind === 'signedReview' && Number(written.packageVersion) > PACKAGE_VERSION)
    throw new Refused(fault('ST-062', { file: name, product: '?' }));
  const { success, data } = signedShape.safeParse(written);
  if (!success) throw new Refused(fault('ST-051', { file: name }));
  const { checksum, ...signed } = data;
  const isWhole = sha256(canonicalJson(signed)) === checksum && sealOf(data.manifest) === data.seal;
  if (!isWhole) throw new Refused(fault('ST-053', { file: name }));
  return data;
}

/**
 * Takes a reviewer's answer into the book, for every month of the run. All or nothing is asked first;
 * months that bear this very seal already are left. Gives the months that it was written for. `Refused`
 * where the run is unknown, is not what was signed, or is not what the month rests on any more.
 */
export async function takeReview(record: Record, given: GivenFile): Promise<readonly string[]> {
  const signed = await readSigned(given);
  const { registered } = signed.manifest;
  const written: string[] = [];
  for (const month of registered.options.months) reviewOf(record.state, given, signed, month);
  for (const month of registered.options.months)
    if (await record.append((state) => reviewOf(state, given, signed, month))) written.push(month);
  return written;
}

/** Null where the month bears it already. */
function reviewOf(
  state: HistoryState,
  { name }: GivenFile,
  { manifest, seal, decision, by, remark }: SignedReview,
  month: string,
): EventDraft | null {
  const book = findBook(state, manifest.book.id);
  const { runId } = manifest.registered.run;
  if (!isSame(findRun(book, runId), manifest.registered))
    throw new Refused(fault('ST-052', { file: name, run: shortRun(runId) }));
  if (findMonth(book, month).review?.seal === seal) return null;
  return review(state, { book: book.id, month, by, runId, decision, remark, seal });
}

/** What was signed is the registered run, its contents and what was let stand with it. */
const isSame = (
  { run, payloads, acknowledged }: ReturnType<typeof findRun>,
  signed: Manifest<'review'>['registered'],
): boolean =>
  canonicalJson({ run, payloads, acknowledged }) ===
  canonicalJson({ run: signed.run, payloads: signed.payloads, acknowledged: signed.acknowledged });
