import type { FormulaPart, PlanCell, SheetPlan } from '../contract/plan.ts';
import type { StyleName } from '../contract/style.ts';
import { DIRECTORY_KEY, DIRECTORY_NAME, REPORT_FOOTER } from './sheetFurniture.ts';

type DirectoryGroup = 'input' | 'rule' | 'result' | 'check';

/** A sheet of the workbook as the directory lists it. */
export interface DirectoryEntry {
  readonly group: DirectoryGroup;
  readonly name: string;
  /** What the sheet is for, in one line. */
  readonly summary: string;
  readonly link: NonNullable<PlanCell['link']>;
  /** A word beside it: 必填, 3 处不平 … */
  readonly note?: { readonly text: string; readonly style: StyleName };
}

/** The last run in the words of its verdict. */
export interface DirectoryRun {
  /** First characters of the run id, as the footer prints them. */
  readonly runIdShort: string;
  readonly method: string;
  /** Faults that forbid computing or publishing. */
  readonly blocked: number;
  readonly notices: number;
}

/** A text that may also follow a cell: the cover's, where it is part of the same batch of plans. */
interface FollowedText {
  readonly value: string;
  readonly formula?: readonly FormulaPart[];
}

export interface Directory {
  readonly hospital: FollowedText;
  readonly period: FollowedText;
  /** 采集, 校验, 核算, 审核, 发布, 月结. */
  readonly state: string;
  /** null before the first run. */
  readonly run: DirectoryRun | null;
  readonly entries: readonly DirectoryEntry[];
}

const groups: readonly { readonly group: DirectoryGroup; readonly title: string }[] = [
  { group: 'input', title: '输入' },
  { group: 'rule', title: '规则' },
  { group: 'result', title: '结果' },
  { group: 'check', title: '核对' },
];

const WIDTHS = [24, 68, 20] as const;
const TITLE_POINTS = 32;
const LINE_POINTS = 20;
const COLUMN_KEYS = ['name', 'summary', 'note'] as const;

type Line = readonly [key: string, cells: readonly (PlanCell | null)[]];

/** 目录: hospital, period, state and last run, then every sheet as a link with one line of what it is. */
export function directoryPlan(directory: Directory): SheetPlan {
  const lines: Line[] = [...headLines(directory), ...groups.flatMap((each) => groupLines(each, directory))];
  return {
    key: DIRECTORY_KEY,
    name: DIRECTORY_NAME,
    tab: 'directory',
    position: 'first',
    verbs: [
      {
        verb: 'block',
        key: 'directory',
        at: { row: 0, column: 0 },
        rowKeys: lines.map(([key]) => key),
        columnKeys: COLUMN_KEYS,
        cells: lines.map(([, cells]) => cells),
      },
      { verb: 'columnWidths', widths: WIDTHS },
      {
        verb: 'rowHeights',
        heights: lines.map((_, row) => [row, row === 0 ? TITLE_POINTS : LINE_POINTS] as const),
      },
      { verb: 'print', landscape: false, repeatRows: null, repeatColumns: null, ...REPORT_FOOTER },
    ],
  };
}

function headLines({ hospital, period, state, run }: Directory): Line[] {
  return [
    ['title', [{ value: '医院成本核算工作簿', style: 'title' }, null, null]],
    [
      'purpose',
      [
        { value: '点击表名前往该表；浅黄色单元格由本院填写，白色单元格由核算写入', style: 'footnote' },
        null,
        null,
      ],
    ],
    ['hospital', labelled('编制单位', { ...hospital, style: 'text' })],
    ['period', labelled('期间', { ...period, style: 'text' })],
    ['state', labelled('状态', { value: state, style: 'text' })],
    ['run', labelled('上次核算', { value: runText(run), style: 'text' }, run && verdictCell(run))],
    ['next', labelled('下一步', { value: nextStep(run), style: 'text' })],
  ];
}

function labelled(label: string, answer: PlanCell, note: PlanCell | null = null): (PlanCell | null)[] {
  return [{ value: label, style: 'label' }, answer, note ?? { value: null, style: 'text' }];
}

function runText(run: DirectoryRun | null): string {
  return run === null ? '尚未核算' : `${run.method} · 运行编号 ${run.runIdShort}`;
}

function verdictCell(run: DirectoryRun): PlanCell {
  const notices = run.notices > 0 ? `，${run.notices} 处提示` : '';
  if (run.blocked > 0) return { value: `${run.blocked} 处阻断${notices}`, style: 'verdictBad' };
  if (run.notices > 0) return { value: `通过${notices}`, style: 'verdictNotice' };
  return { value: '核对全部通过', style: 'verdictGood' };
}

function nextStep(run: DirectoryRun | null): string {
  if (run === null) return '先填《封面》和字典，再填当月数据与分摊参数，然后开始核算';
  if (run.blocked > 0) return '按“核对”各表列出的单元格更正后重新核算';
  if (run.notices > 0) return '逐条查看“核对”各表的提示，确认后送审';
  return '查看结果各表，确认后送审';
}

function groupLines({ group, title }: (typeof groups)[number], directory: Directory): Line[] {
  const entries = directory.entries.filter((entry) => entry.group === group);
  if (entries.length === 0) return [];
  return [
    [`space-${group}`, [null, null, null]],
    [
      `group-${group}`,
      [
        { value: title, style: 'headerLeft' },
        { value: `${entries.length} 张表`, style: 'headerLeft' },
        { value: null, style: 'headerLeft' },
      ],
    ],
    ...entries.map((entry, index): Line => [`${group}-${index + 1}`, entryCells(entry)]),
  ];
}

function entryCells(entry: DirectoryEntry): PlanCell[] {
  const note: PlanCell = entry.note
    ? { value: entry.note.text, style: entry.note.style }
    : { value: null, style: 'text' };
  return [
    { value: entry.name, style: 'link', link: entry.link },
    { value: entry.summary, style: 'text' },
    note,
  ];
}
