import { expect, it } from 'vitest';
import type { BoardLine } from '../contract/api/submissions.ts';
import { eventWords } from '../history/eventWords.ts';
import { submissionsKey } from '../history/fold.ts';
import { sha256 } from '../history/identity.ts';
import { acceptedContents } from '../history/submissions.ts';
import { registerSubmissions } from './registerSubmissions.ts';
import { makeTestHome, openTestRecord, preparer } from './testRecord.ts';

/** What departments sent back lives in the record, and only what is new is written. */

const of = { hospital: '示例医院', range: { from: '2024-01', to: '2024-12' } };
const faults = (blocking: number) => ({ shown: [], counts: { blocking, unpublishable: 0, notice: 0 } });

const line = (code: string, outcome: BoardLine['outcome'], content: string | null): BoardLine => ({
  ...{
    unit: { code, name: `科室${code}` },
    outcome,
    files: outcome === 'notReturned' ? [] : [`${code}.xlsx`],
  },
  ...{ signedBy: '王护士', signedOn: '2025-01-15', items: 3, filled: 3 },
  faults: faults(outcome === 'faulty' ? 2 : 0),
  content: content && sha256(content),
});

it('each department’s last answer stands, with the content that was accepted last', async () => {
  const home = makeTestHome();
  const record = await openTestRecord(home);
  const first = [
    line('0201', 'notReturned', null),
    line('0301', 'accepted', 'a'),
    line('0302', 'faulty', null),
  ];
  expect(await registerSubmissions(record, of, first, preparer)).toBe(2);
  expect(await registerSubmissions(record, of, first, preparer)).toBe(0);
  const second = [line('0201', 'accepted', 'x'), line('0301', 'changed', 'b'), line('0302', 'faulty', null)];
  expect(await registerSubmissions(record, of, second, preparer)).toBe(2);
  // Collected again with what is on record now, the changed one is simply accepted.
  const third = [line('0301', 'accepted', 'b'), line('0201', 'faulty', null)];
  expect(await registerSubmissions(record, of, third, preparer)).toBe(1);
  await record.close();

  const { state, events } = await openTestRecord(home);
  const units = state.submissions.get(submissionsKey(of.hospital, of.range));
  expect([...(units ?? [])].map(([unit, { outcome, accepted }]) => [unit, outcome, accepted])).toEqual([
    ['0301', 'changed', sha256('b')],
    ['0302', 'faulty', null],
    ['0201', 'faulty', sha256('x')],
  ]);
  expect([...acceptedContents(state, of)]).toEqual([
    ['0301', sha256('b')],
    ['0201', sha256('x')],
  ]);
  expect(acceptedContents(state, { ...of, range: { from: '2024-01', to: '2024-06' } }).size).toBe(0);
  expect(events.map((event) => eventWords(event).zh)[1]).toBe(
    '填报 科室0302(0302) 2024-01–2024-12：有误，“0302.xlsx”，需更正 2 处',
  );
});
