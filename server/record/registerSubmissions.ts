import type { Actor, EventDraft } from '../contract/api/record.ts';
import type { BoardLine } from '../contract/api/submissions.ts';
import { type HistoryState, submissionsKey } from '../history/fold.ts';
import type { Submissions } from '../history/submissions.ts';
import type { Record } from './record.ts';

/** Takes into the record what departments sent back; what it knows already is not written again. */
export async function registerSubmissions(
  record: Record,
  of: Submissions,
  board: readonly BoardLine[],
  by: Actor,
): Promise<number> {
  let written = 0;
  for (const line of board) {
    const event = await record.append((state) => draftOf(state, of, line, by));
    if (event) written += 1;
  }
  return written;
}

function draftOf(state: HistoryState, of: Submissions, line: BoardLine, by: Actor): EventDraft | null {
  const { unit, outcome, content, files, faults, signedBy, signedOn, filled } = line;
  const [file] = files;
  if (outcome === 'notReturned' || file === undefined) return null;
  const known = state.submissions.get(submissionsKey(of.hospital, of.range))?.get(unit.code);
  const isKnown =
    known &&
    known.file === file &&
    (content ? known.accepted === content && known.outcome !== 'faulty' : known.outcome === 'faulty');
  if (isKnown) return null;
  const said = { unit, outcome, content, file, signedBy, signedOn, filled, faults: faults.counts };
  return { kind: 'submissionReturned', by, ...of, ...said };
}
