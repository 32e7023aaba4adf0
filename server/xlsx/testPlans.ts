import type { BlockVerb, PlanCell, PlanValue, PlanVerb, PrintVerb, SheetPlan } from '../contract/plan.ts';
import type { StyleName } from '../contract/style.ts';

/** Small plans for the tests of this room. */

export const cell = (
  value: PlanValue,
  style: StyleName = 'text',
  extra: Partial<PlanCell> = {},
): PlanCell => ({
  value,
  style,
  ...extra,
});

/** Row keys r0, r1 … and column keys c0, c1 … from the shape of the cells. */
export const block = (
  key: string,
  row: number,
  column: number,
  cells: readonly (readonly (PlanCell | null)[])[],
): BlockVerb => ({
  verb: 'block',
  key,
  at: { row, column },
  rowKeys: cells.map((_, index) => `r${index}`),
  columnKeys: (cells[0] ?? []).map((_, index) => `c${index}`),
  cells,
});

export const sheet = (
  key: string,
  name: string,
  verbs: readonly PlanVerb[],
  position: SheetPlan['position'] = 'last',
): SheetPlan => ({ key, name, tab: 'result', position, verbs });

const header = (text: string) => cell(text, 'header');

const print: PrintVerb = {
  verb: 'print',
  landscape: true,
  repeatRows: [3, 4],
  repeatColumns: [0, 1],
  footerLeft: '单位负责人：　　财务负责人：　　复核：　　制表：',
  footerCenter: 'A&B 医院',
  footerRight: '第 &P 页，共 &N 页',
};

/** The result sheet of a small hospital: merged header, money, total by formula, a link, a check on another sheet. */
export const summary: SheetPlan = sheet('dept-04', '科室04 分摊汇总', [
  block('title', 0, 0, [
    [cell('科室成本分摊汇总表', 'title')],
    [cell('编制单位：某某医院 · 2024-03 · 单位：元', 'subtitle')],
  ]),
  block('body', 3, 0, [
    [header('单元编码'), header('单元名称'), header('成本'), header('')],
    [header(''), header(''), header('直接'), header('分摊')],
    [cell('0101', 'code'), cell('内科门诊'), cell(2180.5, 'money'), cell(1034.27, 'money')],
    [cell('0201', 'code'), cell('检验科'), cell(1295, 'money'), cell(-99.25, 'money')],
    [
      cell('', 'textTotal'),
      cell('合计', 'textTotal'),
      cell(3475.5, 'moneyTotal', {
        formula: [
          'SUM(',
          {
            from: { block: 'body', row: 'r2', column: 'c2' },
            to: { block: 'body', row: 'r3', column: 'c2' },
          },
          ')',
        ],
      }),
      cell(935.02, 'moneyTotal', {
        formula: [
          'SUM(',
          {
            from: { block: 'body', row: 'r2', column: 'c3' },
            to: { block: 'body', row: 'r3', column: 'c3' },
          },
          ')',
        ],
      }),
    ],
  ]),
  block('note', 9, 0, [[cell('返回目录', 'link', { link: { sheet: 'directory' } })]]),
  { verb: 'merge', block: 'body', from: { row: 'r0', column: 'c0' }, to: { row: 'r1', column: 'c0' } },
  { verb: 'merge', block: 'body', from: { row: 'r0', column: 'c1' }, to: { row: 'r1', column: 'c1' } },
  { verb: 'merge', block: 'body', from: { row: 'r0', column: 'c2' }, to: { row: 'r0', column: 'c3' } },
  { verb: 'columnWidths', widths: [12, 22, 16, 16] },
  { verb: 'rowHeights', heights: [[0, 28]] },
  { verb: 'freeze', row: 5, column: 2 },
  print,
]);

/** The first sheet: links, and a check whose formula reads the summary. */
export const directory: SheetPlan = sheet(
  'directory',
  '目录',
  [
    block('list', 0, 0, [
      [cell('目录', 'title'), null],
      [cell('科室04 分摊汇总', 'link', { link: { sheet: 'dept-04' } }), cell('各单元的直接成本与分摊成本')],
      [
        cell('平衡', 'label'),
        cell(true, 'verdictGood', {
          formula: [
            'ROUND(',
            { ref: { sheet: 'dept-04', block: 'body', row: 'r4', column: 'c2' } },
            '-3475.5,2)=0',
          ],
        }),
      ],
    ]),
    { verb: 'columnWidths', widths: [24, 48] },
    {
      ...print,
      pagesWide: 2,
      repeatRows: null,
      repeatColumns: null,
      footerLeft: '',
      footerCenter: '',
      footerRight: '',
    },
  ],
  'first',
);

/** A sheet to fill in: a real table with drop-downs, numbers only, and help. */
export const drivers: SheetPlan = sheet('drivers', '分摊参数', [
  block('rows', 2, 0, [
    [header('单元编码'), header('类别'), header('人员'), header('说明')],
    [
      cell('0101', 'inputCode'),
      cell('临床', 'inputText'),
      cell(23.5, 'inputQuantity'),
      cell(null, 'inputText'),
    ],
    [
      cell('0201', 'inputCode'),
      cell('医技', 'inputText'),
      cell(null, 'inputQuantity'),
      cell('新设', 'inputText'),
    ],
  ]),
  block('units', 2, 6, [[header('编码')], [cell('0101', 'code')], [cell('0201', 'code')]]),
  { verb: 'table', block: 'rows', name: 'stepdown_drivers' },
  {
    verb: 'validation',
    block: 'rows',
    column: 'c0',
    rule: { kind: 'listFrom', sheet: 'drivers', block: 'units', column: 'c0' },
    strict: false,
    promptTitle: '单元编码',
    prompt: '与《核算单元》一致，"0101" 这样的文本',
  },
  {
    verb: 'validation',
    block: 'rows',
    column: 'c1',
    rule: { kind: 'list', values: ['临床', '医技', '医辅', '行政'] },
    strict: true,
    promptTitle: '类别',
    prompt: '',
  },
  {
    verb: 'validation',
    block: 'rows',
    column: 'c2',
    rule: { kind: 'decimal' },
    strict: true,
    promptTitle: '',
    prompt: '',
  },
  {
    verb: 'validation',
    block: 'rows',
    column: 'c3',
    rule: { kind: 'any' },
    strict: false,
    promptTitle: '说明',
    prompt: '可不填',
  },
  { verb: 'mark', name: '_stepdown_template', value: 'drivers@1' },
]);

export const plans: readonly SheetPlan[] = [directory, summary, drivers];
