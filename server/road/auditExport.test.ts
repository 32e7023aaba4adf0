import { expect, test } from 'vitest';
import type { EventDraft, RecordEvent } from '../contract/api/record.ts';
import type { BlockVerb } from '../contract/plan.ts';
import { Fold } from '../history/fold.ts';
import { sha256 } from '../history/identity.ts';
import { entryOf, NO_CHECKSUM } from '../record/entries.ts';
import { reviewer, testBook, testRegistration } from '../record/testRecord.ts';
import { type AuditRecord, auditBook } from '../reports/auditBook.ts';
import { readWorkbook } from '../xlsx/readWorkbook.ts';
import { auditExport } from './auditExport.ts';

const book = testBook();
const january = testRegistration(['2024-01']);
const acknowledged = [{ code: 'IN-050', place: '《分摊参数》C3', reason: '已与后勤核对' }];
const { runId } = january.run;
const manager = { name: '院长', role: 'manager' } as const;
const month = { book, month: '2024-01' };

const drafts: readonly EventDraft[] = [
  { ...january, acknowledged },
  {
    ...{ kind: 'ruleLayerSaved', by: manager, hospital: book.hospital, layer: '本院规则', version: 2 },
    ...{ validFrom: '2024-01', reason: '后勤改按面积', content: sha256('rules'), rolledBackTo: null },
  },
  { kind: 'reviewed', by: reviewer, ...month, runId, decision: 'approved', remark: '=同意', seal: null },
  { kind: 'published', by: manager, ...month, runId, version: 1, statement: sha256('s'), difference: null },
  { kind: 'closed', by: manager, ...month, version: 1 },
  { kind: 'reopened', by: manager, ...month, reason: '收入多计' },
];

/** The record of these drafts, an hour before midnight in Beijing and after. */
function audited(): { record: AuditRecord; bodies: string[] } {
  const events = drafts.map(
    (draft, at) =>
      ({ schema: 1, number: at + 1, at: `2024-02-05T${15 + at}:30:00.000Z`, ...draft }) as RecordEvent,
  );
  const bodies = events.map((event) => JSON.stringify(event));
  const checksums: string[] = [];
  for (const body of bodies) checksums.push(entryOf(body, checksums.at(-1) ?? NO_CHECKSUM).checksum);
  const state = Fold.of(events);
  const madeAt = '2024-03-01T00:00:00.000Z';
  return { record: { madeAt, product: '0.1.0', events, checksums, state }, bodies };
}

/** The rows under the header of a sheet. */
function rowsOf(record: AuditRecord, name: string): unknown[][] {
  const plan = auditBook(record).find((each) => each.name === name);
  const rows = plan?.verbs.find((verb): verb is BlockVerb => verb.verb === 'block' && verb.key === 'rows');
  return rows?.cells.slice(1).map((cells) => cells.map((cell) => cell?.value ?? null)) ?? [];
}

test('an auditor reads who did what when and why, in the time of their own clock', () => {
  const { record } = audited();
  const events = rowsOf(record, '事项');
  expect(events).toHaveLength(drafts.length);
  expect(events[0]?.slice(0, 5)).toEqual([1, '2024-02-05 23:30:00', '王会计（制表）', '2024', '2024-01']);
  expect(events[5]?.slice(1, 7)).toEqual([
    ...['2024-02-06 04:30:00', '院长（负责人）', '2024', '2024-01', '反结', '收入多计'],
  ]);
  expect(events.map((row) => row[7])).toEqual(record.checksums.map((each) => each.slice(0, 16)));
});

test('runs, notices let stand, versions and rule versions have a sheet each', () => {
  const { record } = audited();
  const first = (sheet: string, count: number) => rowsOf(record, sheet).map((row) => row.slice(0, count));
  expect(first('核算', 5)).toEqual([[1, '2024', '2024-01', '成本核算.xlsx', runId.slice(0, 16)]]);
  expect(rowsOf(record, '放行的提示')).toEqual([
    [1, runId.slice(0, 8), '2024-01', 'IN-050', '《分摊参数》C3', '已与后勤核对', '王会计（制表）'],
  ]);
  expect(first('版本', 5)).toEqual([['2024', '2024-01', '分摊', '第 1 版', runId.slice(0, 16)]]);
  expect(first('规则版本', 6)).toEqual([
    [2, book.hospital, '本院规则', '第 2 版', '2024-01', '后勤改按面积'],
  ]);
  expect(rowsOf(record, '校验')).toContainEqual(['最后一条的校验码', record.checksums.at(-1)]);
});

test('the file for programs verifies by the rule that the workbook states, and not once a word is changed', async () => {
  const { record, bodies } = audited();
  const { json } = await auditExport(record, bodies);
  const verifies = (text: string): boolean => {
    const { head, lines } = JSON.parse(text) as {
      head: string;
      lines: { body: string; checksum: string }[];
    };
    let checksum = '0'.repeat(64);
    return (
      lines.every(({ body, checksum: told }) => {
        checksum = sha256(`${checksum}\n${body}`);
        return checksum === told;
      }) && checksum === head
    );
  };
  expect(verifies(json)).toBe(true);
  expect(verifies(json.replace('收入多计\\"', '收入少计\\"'))).toBe(false);
});

test('the workbook opens, with its sheets in their order, and words that look like formulas are words', async () => {
  const { record, bodies } = audited();
  const { workbook } = await auditExport(record, bodies);
  const { blocks, faults } = await readWorkbook(workbook);
  expect(faults).toEqual([]);
  expect(blocks.map(({ sheetName }) => sheetName)).toEqual([
    ...['事项', '核算', '放行的提示', '版本', '规则版本', '校验'],
  ]);
  expect(blocks[0]?.values).toContain('=同意');
});
