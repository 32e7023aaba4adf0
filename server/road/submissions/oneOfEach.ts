import { fault } from '../../contract/faults/catalogue.ts';
import { contentHash } from './contentHash.ts';
import { isAcceptable, type ReadSubmission } from './readSubmission.ts';
import { unitLabel } from './submissionBook.ts';
import type { UnitWork } from './unitWork.ts';

/** What a department sent back: the file that holds, and those that do not. */
export interface ReturnedOnce {
  readonly work: UnitWork;
  readonly holds: ReadSubmission;
  readonly others: readonly ReadSubmission[];
}

/** Of several files of one department the later one holds, where it is plain which one is later. */
export function oneOfEach(read: readonly ReadSubmission[]): ReturnedOnce[] {
  const byUnit = new Map<string, { work: UnitWork; files: ReadSubmission[] }>();
  for (const file of read) {
    const { work } = file;
    if (!work) continue;
    const known = byUnit.get(work.unit.code);
    if (known) known.files.push(file);
    else byUnit.set(work.unit.code, { work, files: [file] });
  }
  return [...byUnit.values()].map(({ work, files }) => chosen(work, files));
}

function chosen(work: UnitWork, files: readonly ReadSubmission[]): ReturnedOnce {
  const inOrder = [...files].sort(
    (a, b) => compare(b.signedOn, a.signedOn) || compare(a.file.name, b.file.name),
  );
  const [first, ...others] = inOrder;
  if (!first) throw new Error(`nothing was sent back by ${work.unit.code}`);
  const holds = others.reduce((taken, left) => judged(work, taken, left), first);
  return { work, holds, others };
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

function judged(work: UnitWork, taken: ReadSubmission, left: ReadSubmission): ReadSubmission {
  const names = { unit: unitLabel(work.unit), taken: taken.file.name, left: left.file.name };
  if (isSame(work, taken, left)) return withFault(taken, fault('IT-067', names));
  if (taken.signedOn !== left.signedOn && left.signedOn !== '')
    return withFault(taken, fault('IT-051', names));
  const { unit, taken: first, left: second } = names;
  return withFault(taken, fault('IT-050', { unit, first, second }));
}

const withFault = (read: ReadSubmission, found: ReadSubmission['faults'][number]): ReadSubmission => ({
  ...read,
  faults: [found, ...read.faults],
});

const isSame = ({ unit: { code } }: UnitWork, a: ReadSubmission, b: ReadSubmission): boolean =>
  isAcceptable(a) && isAcceptable(b) && contentHash(code, a.rows) === contentHash(code, b.rows);
