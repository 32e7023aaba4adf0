import { basename, dirname, join } from 'node:path';
import type { Actor } from '../contract/api/record.ts';
import { freshPath } from './freshFile.ts';
import { writeLasting } from './lastingFile.ts';
import type { GivenFile } from './packageReader.ts';
import type { RecordDesk } from './recordDesk.ts';
import { fileOf } from './recordFiles.ts';
import { openReview, sendForReview, type UnderReview } from './reviewPackage.ts';
import { signReview, takeReview, type Verdict } from './signedReview.ts';

/** A file that came with a request; messages call it by what it should be. */
const given = (name: string, bytes: Uint8Array): GivenFile => ({ name, file: fileOf(bytes) });

const reviews = (home: string): string => join(home, 'reviews');

/** A month's run as a sealed package under `reviews` in the home. */
export async function packageMonth(
  desk: RecordDesk,
  asked: { readonly book: string; readonly month: string; readonly by: Actor },
): Promise<{ file: string; folder: string; seal: string }> {
  const record = await desk.record();
  const { path, seal } = await sendForReview(record, { ...asked, path: null, now: desk.settings.now() });
  return { file: basename(path), folder: dirname(path), seal };
}

export const readPackage = (bytes: Uint8Array): Promise<UnderReview> => openReview(given('送审包', bytes));

/** The reviewer's answer, as a file beside the packages; needs no record. */
export async function signPackage(
  { home, settings: { files, now } }: RecordDesk,
  bytes: Uint8Array,
  verdict: Verdict,
): Promise<{ file: string; folder: string }> {
  const review = await readPackage(bytes);
  const folder = reviews(home);
  const stem = `signed-${review.manifest.registered.options.months.join('-')}-${review.seal.slice(0, 8)}`;
  const path = await freshPath(files, folder, stem, '.json');
  await writeLasting(files, path, signReview(review, verdict, now()));
  return { file: basename(path), folder };
}

export async function takeSigned(desk: RecordDesk, bytes: Uint8Array): Promise<readonly string[]> {
  return takeReview(await desk.record(), given('审核意见', bytes));
}
