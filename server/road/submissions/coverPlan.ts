import type { BlockVerb, FormulaPart, PlanCell, PlanVerb, SheetPlan } from '../../contract/plan.ts';
import { submissionCover } from '../../intake/submissionDefinitions.ts';
import { type InputColumn, type InputRecord, inputColumns } from '../../reports/inputColumns.ts';
import { FORM_VALUE, formBody } from '../../reports/inputForm.ts';
import { lockedStyle } from './lockedStyles.ts';
import { DONE } from './rowStates.ts';
import { SUBMISSION_TEMPLATE, SUBMISSION_VERSION, type SubmissionIdentity, sealOf } from './seal.ts';
import { columnOf, formula } from './sheetRefs.ts';
import type { SubmissionBook } from './submissionBook.ts';
import { HEADER_ROW, sheetTitle, TITLE_HEIGHT } from './submissionTitles.ts';

/** Key of the cover's plan: main workbooks have no sheet of it, so that none is read as one. */
const COVER_KEY = 'submission-cover';

/** What the clerk fills in on the cover. */
const signature: readonly string[] = ['clerk', 'signedOn'];

const steps = [
  '在《科室项目》看本科室的项目清单，“填报状态”会显示哪些还没有填完',
  '在《项目人力》按项目填作业、岗位、人数和做一次每人的分钟数；已有的行是上次的或全院标准的，请核对修改',
  '用到耗材、设备的，在《项目材料》《项目设备》填做一次的用量和分钟数；要求填作业量的填《项目作业量》',
  '带下拉箭头的格请从清单选；浅黄色为填写区，其余已锁定；行不够用时接着下面的空行填',
  '全部完成后在上面写姓名和日期，保存，按交回日期交给联系人；文件名可以改，工作表和表头请不要改',
] as const;

/** A line of the cover, for formulas of other sheets. */
export const coverCell = (line: string): FormulaPart => ({
  ref: { sheet: COVER_KEY, block: line, row: line, column: FORM_VALUE },
});

const identityOf = ({ hospital, work, range }: SubmissionBook): SubmissionIdentity => ({
  hospital,
  unit: work.unit.code,
  from: range.from,
  to: range.to,
  version: `${SUBMISSION_TEMPLATE}@${SUBMISSION_VERSION}`,
});

/** The first sheet: whose workbook it is, what to do, how far it is, and the signature. */
export function coverPlan(book: SubmissionBook, open: number): SheetPlan {
  const definition = submissionCover();
  const columns = inputColumns(definition, book.vocabulary, {}).map(openOrLocked);
  const { verbs } = formBody(columns, coverRecord(book), HEADER_ROW);
  const below = HEADER_ROW + columns.length + 1;
  return {
    key: COVER_KEY,
    name: definition.name.zh,
    tab: 'directory',
    position: 'first',
    verbs: [
      sheetTitle('医疗服务项目成本填报', book, '浅黄色为填写区；其余由财务部门生成'),
      ...verbs,
      progress(book, open, below),
      guide(below + 3),
      ...progressMarks(),
      {
        verb: 'rowHeights',
        heights: [
          [0, TITLE_HEIGHT],
          [below, TITLE_HEIGHT],
        ],
      },
      { verb: 'protect' },
    ],
  };
}

function openOrLocked(column: InputColumn): InputColumn {
  if (signature.includes(column.key)) return column;
  return {
    ...column,
    required: false,
    style: lockedStyle(column.style),
    rule: { kind: 'any' },
    strict: false,
  };
}

function coverRecord(book: SubmissionBook): InputRecord {
  const { hospital, unit, from, to, version } = identityOf(book);
  return {
    hospital,
    unit,
    unitName: book.work.unit.name,
    monthFrom: from,
    monthTo: to,
    dueDate: book.dueDate || null,
    contact: book.contact || null,
    templateVersion: version,
    seal: sealOf(identityOf(book)),
  };
}

const PROGRESS = 'progress';
const ALL_FILLED = '全部填完，请签名后交回';

/** 还有 n 项没有填完, by the states of the items. */
function progress({ work }: SubmissionBook, count: number, row: number): BlockVerb {
  const rows = work.items.length;
  const rest = ` 项没有填完（共 ${rows} 项），请看《科室项目》的填报状态`;
  const [items, states] = [columnOf('unit-items', 'item', rows), columnOf('unit-items', 'status', rows)];
  const open = formula('SUMPRODUCT((', items, '<>"")*(', states, `<>"${DONE}"))`);
  const text: PlanCell = {
    value: count === 0 ? ALL_FILLED : `还有 ${count}${rest}`,
    style: 'groupHeading',
    formula: formula('IF(', open, `=0,"${ALL_FILLED}","还有 "&`, open, `&"${rest}")`),
  };
  const label: PlanCell = { value: '填报进度', style: 'groupHeading' };
  return {
    verb: 'block',
    key: PROGRESS,
    at: { row, column: 0 },
    rowKeys: ['above', PROGRESS],
    columnKeys: ['label', 'text', 'rest'],
    cells: [
      [null, null, null],
      [label, text, { value: null, style: 'groupHeading' }],
    ],
  };
}

function progressMarks(): PlanVerb[] {
  const text: FormulaPart = { ref: { block: PROGRESS, row: PROGRESS, column: 'text' } };
  const mark = (when: readonly FormulaPart[], look: 'done' | 'missing') =>
    ({ verb: 'highlight', block: PROGRESS, column: 'text', when, look }) as const;
  return [
    mark(formula(text, `="${ALL_FILLED}"`), 'done'),
    mark(formula(text, `<>"${ALL_FILLED}"`), 'missing'),
  ];
}

function guide(row: number): BlockVerb {
  const lines = steps.map((text, index): (PlanCell | null)[] => [
    { value: `第 ${index + 1} 步`, style: 'subtitle' },
    { value: text, style: 'plain' },
    null,
  ]);
  const heading = [{ value: '怎样填', style: 'groupHeading' } as const, null, null].map(
    (cell): PlanCell => cell ?? { value: null, style: 'groupHeading' },
  );
  return {
    verb: 'block',
    key: 'guide',
    at: { row, column: 0 },
    rowKeys: ['heading', ...steps.map((_, index) => `step-${index + 1}`)],
    columnKeys: ['step', 'text', 'rest'],
    cells: [heading, ...lines],
  };
}
