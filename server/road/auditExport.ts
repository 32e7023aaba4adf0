import { eventMonths, eventReason, eventWords } from '../history/eventWords.ts';
import { type AuditRecord, auditBook } from '../reports/auditBook.ts';
import { emptyWorkbook } from '../xlsx/emptyWorkbook.ts';
import { patchWorkbook } from '../xlsx/patchWorkbook.ts';

export interface AuditExport {
  readonly workbook: Uint8Array;
  /** For programs: every event as it was written, with its checksum. */
  readonly json: string;
}

/** `bodies`: the events as they were written, letter for letter, which their checksums are over. */
export async function auditExport(record: AuditRecord, bodies: readonly string[]): Promise<AuditExport> {
  const { madeAt, product, events, checksums } = record;
  const lines = events.map((event, at) => ({
    number: event.number,
    at: event.at,
    by: event.by,
    months: eventMonths(event),
    text: eventWords(event),
    reason: eventReason(event),
    checksum: checksums[at],
    body: bodies[at],
  }));
  const whole = { madeAt, product, entries: lines.length, head: checksums.at(-1) ?? null, lines };
  return {
    workbook: await patchWorkbook(emptyWorkbook(), auditBook(record)),
    json: `${JSON.stringify(whole, null, 1)}\n`,
  };
}
