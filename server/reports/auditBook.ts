import type { Actor, BookName, EventOf, RecordEvent } from '../contract/api/record.ts';
import type { PlanCell, SheetPlan } from '../contract/plan.ts';
import { shortRun } from '../contract/shortRun.ts';
import { eventMonths, eventReason, eventWords } from '../history/eventWords.ts';
import type { Book, HistoryState } from '../history/fold.ts';
import { monthOrder } from '../history/fold.ts';
import { stateNames } from '../history/moves.ts';
import { sheetOfRows } from './sheetOfRows.ts';

/** The whole record for whoever audits it: who did what when, on what it rests, and how to verify that. */
export interface AuditRecord {
  readonly madeAt: string;
  readonly product: string;
  readonly events: readonly RecordEvent[];
  /** Of each event, in their order. */
  readonly checksums: readonly string[];
  readonly state: HistoryState;
}

export const auditBook = (record: AuditRecord): SheetPlan[] => [
  eventSheet(record),
  runSheet(record),
  acknowledgedSheet(record),
  versionSheet(record),
  layerSheet(record),
  verificationSheet(record),
];

type Cells = readonly (PlanCell | null)[];
interface Column {
  readonly header: string;
  readonly width: number;
}

/** A sheet of the export; what an auditor compares letter for letter stands in the file beside it. */
function sheet(
  record: AuditRecord,
  name: string,
  key: string,
  columns: readonly Column[],
  rows: readonly Cells[],
  lead: readonly string[] = [],
): SheetPlan {
  return sheetOfRows({
    key: `audit-${key}`,
    name,
    title: `账套存档 ${name}`,
    subtitle: `编制单位：${hospitalsOf(record).join('、')}　导出：${localTime(record.madeAt)}（北京时间）`,
    tab: 'check',
    lead,
    columns: columns.map((column, at) => ({ key: `c${at + 1}`, ...column })),
    rows: rows.map((cells, at) => ({ key: `r${at + 1}`, cells })),
    notes: [
      ...(rows.length === 0 ? ['没有内容。'] : []),
      `时间为北京时间。校验码只列前 ${SHOWN_DIGITS} 位，全文在同时导出的 json 文件里。`,
    ],
  });
}

const SHOWN_DIGITS = 16;
const CHINA_HOURS = 8;
const HOUR = 3_600_000;

/** `2024-02-05 16:00:00`, as the clocks of every hospital in China show it. */
const localTime = (at: string): string =>
  new Date(Date.parse(at) + CHINA_HOURS * HOUR).toISOString().slice(0, 19).replace('T', ' ');

const roleNames: { readonly [Role in Actor['role']]: string } = {
  preparer: '制表',
  reviewer: '复核',
  manager: '负责人',
};

const text = (value: string): PlanCell => ({ value, style: 'text' });
const wrapped = (value: string): PlanCell => ({ value, style: 'wrapped' });
const code = (value: string): PlanCell => ({ value, style: 'code' });
const count = (value: number): PlanCell => ({ value, style: 'count' });
const hash = (value: string | null): PlanCell => code(value?.slice(0, SHOWN_DIGITS) ?? '—');
const time = (at: string): PlanCell => ({ value: localTime(at), style: 'textIndent' });
const who = ({ name, role }: Actor): PlanCell => text(`${name}（${roleNames[role]}）`);

const hospitalsOf = ({ state }: AuditRecord): string[] => [
  ...new Set([...state.books.values()].map(({ hospital }) => hospital)),
];

/** Of one hospital, as nearly every record is, the year is enough. */
function book(record: AuditRecord, { hospital, year }: BookName): PlanCell {
  return hospitalsOf(record).length === 1
    ? { value: year, style: 'textIndent' }
    : { value: `${hospital} ${year}`, style: 'wrapped' };
}

const bookColumn = (record: AuditRecord): Column =>
  hospitalsOf(record).length === 1 ? { header: '年度', width: 9 } : { header: '账套', width: 24 };

const TIME = { header: '时间', width: 21 };
const WHO = { header: '经办人', width: 17 };
const MONTHS = { header: '月份', width: 10 };
const HASH_WIDTH = 19;

const eventSheet = (record: AuditRecord): SheetPlan =>
  sheet(
    record,
    '事项',
    'events',
    [
      { header: '序号', width: 7 },
      TIME,
      WHO,
      bookColumn(record),
      MONTHS,
      { header: '事项', width: 50 },
      { header: '原因或意见', width: 28 },
      { header: '校验码', width: HASH_WIDTH },
    ],
    record.events.map((event, at) => [
      count(event.number),
      time(event.at),
      who(event.by),
      'book' in event ? book(record, event.book) : null,
      wrapped(eventMonths(event).join('、')),
      wrapped(eventWords(event).zh),
      wrapped(eventReason(event)),
      hash(record.checksums[at] ?? null),
    ]),
  );

const registrations = ({ events }: AuditRecord): EventOf<'runRegistered'>[] =>
  events.filter((event): event is EventOf<'runRegistered'> => event.kind === 'runRegistered');

const runSheet = (record: AuditRecord): SheetPlan =>
  sheet(
    record,
    '核算',
    'runs',
    [
      { header: '事项序号', width: 10 },
      bookColumn(record),
      MONTHS,
      { header: '工作簿', width: 22 },
      { header: '核算编号', width: HASH_WIDTH },
      { header: '输入校验码', width: HASH_WIDTH },
      { header: '规则校验码', width: HASH_WIDTH },
      { header: '结果校验码', width: HASH_WIDTH },
      { header: '规则包', width: 11 },
      { header: '方法', width: 12 },
      { header: '引擎', width: 6 },
      { header: '阻断发布', width: 10 },
      { header: '提示', width: 6 },
    ],
    registrations(record).map(({ number, book: name, run, options, payloads, verdict, source }) => [
      count(number),
      book(record, name),
      wrapped(options.months.join('、')),
      wrapped(source),
      hash(run.runId),
      hash(run.ledgerHash),
      hash(run.rulesHash),
      hash(payloads.result),
      text(options.rulePack),
      text(options.method),
      text(run.engineVersion),
      count(verdict.unpublishable),
      count(verdict.notice),
    ]),
  );

const acknowledgedSheet = (record: AuditRecord): SheetPlan =>
  sheet(
    record,
    '放行的提示',
    'acknowledged',
    [
      { header: '事项序号', width: 10 },
      { header: '核算', width: 12 },
      MONTHS,
      { header: '提示', width: 12 },
      { header: '位置', width: 40 },
      { header: '放行的原因', width: 48 },
      WHO,
    ],
    registrations(record).flatMap(({ number, run, options, acknowledged, by }) =>
      acknowledged.map((each) => [
        count(number),
        code(shortRun(run.runId)),
        wrapped(options.months.join('、')),
        text(each.code),
        wrapped(each.place),
        wrapped(each.reason),
        who(by),
      ]),
    ),
  );

const versionSheet = (record: AuditRecord): SheetPlan =>
  sheet(
    record,
    '版本',
    'versions',
    [
      bookColumn(record),
      MONTHS,
      { header: '当前状态', width: 16 },
      { header: '版本', width: 8 },
      { header: '核算编号', width: HASH_WIDTH },
      { header: '发布时间', width: 20 },
      WHO,
      { header: '签发内容', width: HASH_WIDTH },
      { header: '与上一版的差异', width: HASH_WIDTH },
    ],
    [...record.state.books.values()].flatMap((each) => monthRows(record, each)),
  );

const monthRows = (record: AuditRecord, year: Book): Cells[] =>
  [...year.months.values()].sort(monthOrder).flatMap(({ month, state, staleSince, versions }) => {
    const stands = `${stateNames[state].zh}${staleSince ? '，待重算' : ''}`;
    const head = [book(record, year), text(month), text(stands)];
    const none: Cells[] = [[...head, text('未发布'), text(''), text(''), text(''), text(''), text('')]];
    const published = versions.map(({ version, runId, at, by, statement, difference }) => [
      ...head,
      text(`第 ${version} 版`),
      hash(runId),
      time(at),
      who(by),
      hash(statement),
      hash(difference),
    ]);
    return published.length > 0 ? published : none;
  });

const layerSheet = (record: AuditRecord): SheetPlan =>
  sheet(
    record,
    '规则版本',
    'layers',
    [
      { header: '事项序号', width: 10 },
      { header: '医院', width: 24 },
      { header: '规则', width: 20 },
      { header: '版本', width: 8 },
      { header: '启用月份', width: 12 },
      { header: '原因', width: 48 },
      { header: '内容同第几版', width: 14 },
      TIME,
      WHO,
      { header: '内容校验码', width: HASH_WIDTH },
    ],
    record.events.flatMap((event) =>
      event.kind === 'ruleLayerSaved'
        ? [
            [
              count(event.number),
              wrapped(event.hospital),
              wrapped(event.layer),
              text(`第 ${event.version} 版`),
              text(event.validFrom),
              wrapped(event.reason),
              text(event.rolledBackTo === null ? '' : `第 ${event.rolledBackTo} 版`),
              time(event.at),
              who(event.by),
              hash(event.content),
            ],
          ]
        : [],
    ),
  );

function verificationSheet(record: AuditRecord): SheetPlan {
  const { events, checksums, product } = record;
  const rows: readonly (readonly [string, string])[] = [
    ['记录条数', String(events.length)],
    ['最后一条的校验码', checksums.at(-1) ?? '—'],
    ['导出程序', `Stepdown ${product}`],
    ['校验码的算法', '每条记录的校验码 = SHA-256（上一条的校验码 + 换行 + 记录原文）；第一条之前是 64 个 0'],
    ['怎样核对', '取 json 文件里各条的 body，按上面的算法从第一条算到最后一条，应与各条的 checksum 相同'],
    ['能证明什么', '任何一条被改动、删去、插入或调换次序，它和之后各条的校验码都对不上'],
    ['不能证明什么', '经办人和角色是本人自报的；整份存档被换掉，要与另存的备份或本表比较最后一条的校验码'],
    ['核算结果', '在原电脑执行 npm run record -- verify，按存档的输入和规则重算，逐字比较'],
  ];
  return sheet(
    record,
    '校验',
    'verification',
    [
      { header: '项目', width: 20 },
      { header: '说明', width: 84 },
    ],
    rows.map(([name, said]) => [{ value: name, style: 'label' }, wrapped(said)]),
  );
}
