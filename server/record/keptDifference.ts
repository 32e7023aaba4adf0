import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { findBook, findMonth, findRun } from '../history/moves.ts';
import type { Record } from './record.ts';

/** A published version of a month. */
interface VersionAt {
  readonly book: string;
  readonly month: string;
  /** As it was asked for. */
  readonly version: string;
}

interface KeptDifference {
  /** The comparison with the version before, as it was kept when this one was published. */
  readonly comparison: string;
  readonly rulePack: string;
}

/** The difference report of a corrected version; `Refused` where there is no such version, or none was made. */
export async function keptDifference(
  { state, payloads }: Record,
  { book: id, month: key, version }: VersionAt,
): Promise<KeptDifference> {
  const book = findBook(state, id);
  const { month, versions } = findMonth(book, key);
  const found = versions.find((each) => String(each.version) === version);
  if (!found) throw new Refused(fault('ST-043', { month, version, count: versions.length }));
  if (!found.difference) throw new Refused(fault('ST-044', { month, version }));
  const { options } = findRun(book, found.runId);
  return { comparison: await payloads.text(found.difference), rulePack: options.rulePack };
}
