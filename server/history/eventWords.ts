import type { HistoryAnswer } from '../contract/api/books.ts';
import type { RecordEvent } from '../contract/api/record.ts';
import { outcomeNames } from '../contract/api/submissions.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import { shortRun } from '../contract/shortRun.ts';

/** What an event says, for a person; who and when stand beside it. */
export function eventWords(event: RecordEvent): Bilingual {
  switch (event.kind) {
    case 'gathered':
      return {
        zh: `归集登记：“${event.source}”校验通过，读入 ${event.rows} 行`,
        en: `Input gathered: “${event.source}” passed the check, ${event.rows} rows read`,
      };
    case 'runRegistered':
      return {
        zh: `登记核算 ${shortRun(event.run.runId)}：“${event.source}”，阻断发布 ${event.verdict.unpublishable} 项，提示 ${event.verdict.notice} 项`,
        en: `Run ${shortRun(event.run.runId)} registered: “${event.source}”, ${event.verdict.unpublishable} findings block publishing, ${event.verdict.notice} notices`,
      };
    case 'reviewed':
      return event.decision === 'approved'
        ? {
            zh: `审核通过核算 ${shortRun(event.runId)}${event.seal ? '（送审包）' : ''}`,
            en: `Run ${shortRun(event.runId)} reviewed and agreed with${event.seal ? ' (review package)' : ''}`,
          }
        : {
            zh: `退回核算 ${shortRun(event.runId)}`,
            en: `Run ${shortRun(event.runId)} sent back`,
          };
    case 'published':
      return {
        zh: `发布第 ${event.version} 版，核算 ${shortRun(event.runId)}`,
        en: `Version ${event.version} published, run ${shortRun(event.runId)}`,
      };
    case 'closed':
      return { zh: `月结，第 ${event.version} 版`, en: `Month closed, version ${event.version}` };
    case 'reopened':
      return { zh: '反结', en: 'Month reopened' };
    case 'ruleLayerSaved':
      return {
        zh: `保存规则版本“${event.layer}”第 ${event.version} 版，${event.validFrom} 起${event.rolledBackTo ? `，内容同第 ${event.rolledBackTo} 版` : ''}`,
        en: `Rules “${event.layer}” kept as version ${event.version}, from ${event.validFrom}${event.rolledBackTo ? `, content of version ${event.rolledBackTo}` : ''}`,
      };
    case 'submissionReturned': {
      const { unit, range, file, outcome, faults } = event;
      const months = range.from === range.to ? range.from : `${range.from}–${range.to}`;
      const { zh, en } = outcomeNames[outcome];
      return {
        zh: `填报 ${unit.name}(${unit.code}) ${months}：${zh}，“${file}”，需更正 ${faults.blocking} 处`,
        en: `Submission of ${unit.code} for ${months}: ${en}, “${file}”, ${faults.blocking} to be corrected`,
      };
    }
    case 'archived':
      return {
        zh: `归档到“${event.file}”，${event.payloads.length} 份数据`,
        en: `Archived to “${event.file}”, ${event.payloads.length} contents`,
      };
    case 'takenBack':
      return {
        zh: `从“${event.file}”取回归档，${event.payloads.length} 份数据`,
        en: `Taken back from “${event.file}”, ${event.payloads.length} contents`,
      };
    case 'restored':
      return {
        zh: `恢复备份（备份于 ${event.backupMadeAt}），备份之后的 ${event.lostEvents} 条记录不再有效`,
        en: `Backup of ${event.backupMadeAt} restored; ${event.lostEvents} entries made after it no longer hold`,
      };
    case 'clockAccepted':
      return {
        zh: `确认电脑时间，此前最近一条记录的时间是 ${event.lastAt}`,
        en: `The computer’s clock accepted; the last entry before it bears ${event.lastAt}`,
      };
    case 'migrated':
      return {
        zh: `存档格式由 ${event.fromSchema} 升级，原文件备份在“${event.backup}”`,
        en: `Brought forward from schema ${event.fromSchema}; the file as it was lies in “${event.backup}”`,
      };
  }
}

/** Why, as far as the event says it; empty where it does not. */
export function eventReason(event: RecordEvent): string {
  switch (event.kind) {
    case 'reviewed':
      return event.remark;
    case 'runRegistered':
      return event.driverReason ?? '';
    case 'reopened':
    case 'ruleLayerSaved':
    case 'restored':
    case 'clockAccepted':
      return event.reason;
    default:
      return '';
  }
}

export function eventMonths(event: RecordEvent): readonly string[] {
  if (event.kind === 'runRegistered') return event.options.months;
  return 'month' in event ? [event.month] : [];
}

/** Events of a book, or of one month of it, the latest first. */
export function historyLines(
  events: readonly RecordEvent[],
  book: string,
  month: string | undefined,
): HistoryAnswer['lines'] {
  return events
    .filter((event) => 'book' in event && event.book.id === book)
    .filter((event) => month === undefined || eventMonths(event).includes(month))
    .map((event) => ({
      number: event.number,
      kind: event.kind,
      months: [...eventMonths(event)],
      text: eventWords(event),
      reason: eventReason(event),
      at: event.at,
      by: event.by,
    }))
    .reverse();
}
