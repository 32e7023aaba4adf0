import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RunReport } from '../contract/api/runs.ts';
import { canonicalJson, sha256 } from '../history/identity.ts';
import { register } from '../history/moves.ts';
import type { Record } from './record.ts';
import { fileOf } from './recordFiles.ts';
import { openReview, sendForReview } from './reviewPackage.ts';
import { signReview, takeReview } from './signedReview.ts';
import {
  makeTestHome,
  openTestRecord,
  preparer,
  refusal,
  registerWithContents,
  reviewer,
  testBook,
  testRegistration,
} from './testRecord.ts';

const now = new Date('2024-03-01T08:00:00Z');
const book = testBook().id;
const january = { book, month: '2024-01', by: preparer, path: null, now };
const agreed = { by: reviewer, decision: 'approved', remark: '数字与总账一致' } as const;

const report: RunReport = {
  faults: { shown: [], counts: { blocking: 0, unpublishable: 0, notice: 1 } },
  hospital: '示例医院',
  inputSheets: [],
  months: ['2024-01'],
  checks: [],
  identity: null,
  quantum: 'fen',
  conservation: [],
  results: [],
};
const acknowledged = [{ code: 'IN-050', place: '《分摊参数》C3', reason: '已与后勤核对' }];

/** A run whose payloads are there, and which is known by what it rests on. */
async function registerReal(record: Record, months: readonly string[], seed: string): Promise<string> {
  const draft = testRegistration(months, seed);
  const payloads = {
    ledger: await record.payloads.put(`ledger ${seed}`),
    rules: await record.payloads.put(`rules ${seed}`),
    result: await record.payloads.put(`result ${seed}`),
    report: await record.payloads.put(JSON.stringify(report)),
  };
  const run = { ...draft.run, ledgerHash: payloads.ledger };
  await record.append((state) => register(state, { ...draft, run, payloads, acknowledged }));
  return run.runId;
}

async function sent(months: readonly string[] = ['2024-01']) {
  const record = await openTestRecord();
  const runId = await registerReal(record, months, 'first');
  const { path, seal } = await sendForReview(record, january);
  return { record, runId, path, seal, bytes: readFileSync(path) };
}

const given = (bytes: Uint8Array, name = '送审.zip') => ({ name, file: fileOf(bytes) });

describe('a review package', () => {
  it('shows the reviewer, who has no record, all the run rests on and what was let stand', async () => {
    const { bytes, seal, runId } = await sent();
    const review = await openReview(given(bytes));
    expect(review.seal).toBe(seal);
    expect(review.manifest.registered.run.runId).toBe(runId);
    expect(review.manifest.registered.acknowledged).toEqual(acknowledged);
    expect(review.report).toEqual(report);
    expect(review.texts).toEqual({ ledger: 'ledger first', rules: 'rules first', result: 'result first' });
  });

  it('comes back signed, and the month is reviewed under its seal by who signed', async () => {
    const { record, bytes, seal } = await sent(['2024-01', '2024-02']);
    const answer = signReview(await openReview(given(bytes)), agreed, now);
    expect(await takeReview(record, given(answer))).toEqual(['2024-01', '2024-02']);
    const months = record.state.books.get(book)?.months;
    for (const month of ['2024-01', '2024-02'])
      expect(months?.get(month)).toMatchObject({
        state: 'reviewed',
        review: { decision: 'approved', by: reviewer, remark: agreed.remark, seal },
      });
    expect(await takeReview(record, given(answer))).toEqual([]);
  });

  it('comes back with the month sent back and why', async () => {
    const { record, bytes } = await sent();
    const review = await openReview(given(bytes));
    const sayNo = (remark: string) => signReview(review, { by: reviewer, decision: 'returned', remark }, now);
    expect(await refusal(Promise.resolve().then(() => sayNo(' ')))).toBe('ST-035');
    await takeReview(record, given(sayNo('收入缺一张表')));
    expect(record.state.books.get(book)?.months.get('2024-01')).toMatchObject({
      state: 'allocated',
      review: { decision: 'returned', remark: '收入缺一张表' },
    });
  });

  it('is not made of a month that waits for no review, nor over a file that is there', async () => {
    const { record, path, bytes } = await sent();
    expect(await refusal(sendForReview(record, { ...january, path }))).toBe('ST-064');
    await takeReview(record, given(signReview(await openReview(given(bytes)), agreed, now)));
    expect(await refusal(sendForReview(record, january))).toBe('ST-021');
    expect(await refusal(sendForReview(record, { ...january, month: '2024-09' }))).toBe('ST-032');
  });

  it('that was tampered with, or is another file, is refused', async () => {
    const { bytes } = await sent();
    const changed = Buffer.from(bytes);
    changed[120] = (changed[120] ?? 0) ^ 1;
    expect(await refusal(openReview(given(changed)))).toBe('ST-061');
    expect(await refusal(openReview(given(bytes.subarray(0, 500))))).toBe('ST-050');
    expect(await refusal(openReview(given(Buffer.from('年度总结'))))).toBe('ST-050');
  });

  it('is not signed by whoever registered the run', async () => {
    const { bytes } = await sent();
    const review = await openReview(given(bytes));
    const sign = async () => signReview(review, { ...agreed, by: { ...preparer, role: 'reviewer' } }, now);
    expect(await refusal(sign())).toBe('ST-034');
  });
});

describe('a signed review', () => {
  it('that was changed after signing is refused, whichever word it was', async () => {
    const { record, bytes } = await sent();
    const answer = signReview(await openReview(given(bytes)), agreed, now);
    for (const [from, to] of [
      ['"approved"', '"returned"'],
      [reviewer.name, '王主任'],
      ['已与后勤核对', '没有核对过'],
      [agreed.remark, '同意'],
    ] as const) {
      const changed = Buffer.from(Buffer.from(answer).toString().replace(from, to));
      expect(await refusal(takeReview(record, given(changed)))).toBe('ST-053');
    }
    expect(await refusal(takeReview(record, given(Buffer.from('{}'))))).toBe('ST-051');
    expect(await refusal(takeReview(record, given(bytes)))).toBe('ST-051');
    expect(record.state.books.get(book)?.months.get('2024-01')?.state).toBe('allocated');
  });

  it('of an older run of the month, or of a run that the record does not know, is refused', async () => {
    const { record, bytes } = await sent();
    const answer = signReview(await openReview(given(bytes)), agreed, now);
    await registerReal(record, ['2024-01'], 'second');
    expect(await refusal(takeReview(record, given(answer)))).toBe('ST-033');
    const stranger = await openTestRecord(makeTestHome());
    expect(await refusal(takeReview(stranger, given(answer)))).toBe('ST-031');
    await registerWithContents(stranger, ['2024-01'], 'other');
    expect(await refusal(takeReview(stranger, given(answer)))).toBe('ST-028');
  });

  it('of other content under the number of a registered run is refused, though sealed anew', async () => {
    const { record, bytes } = await sent();
    const review = await openReview(given(bytes));
    const { registered } = review.manifest;
    const other = { ...registered, payloads: { ...registered.payloads, result: sha256('a better result') } };
    const manifest = { ...review.manifest, registered: other };
    const forged = { ...review, manifest, seal: sha256(canonicalJson(manifest)) };
    expect(await refusal(takeReview(record, given(signReview(forged, agreed, now))))).toBe('ST-052');
  });
});
