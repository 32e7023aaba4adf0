import type {
  BlockVerb,
  PlanCell,
  PlanValue,
  PlanVerb,
  PrintVerb,
  RangeRef,
  SheetPlan,
} from '../contract/plan.ts';
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
  { verb: 'filter', block: 'body', from: { row: 'r1', column: 'c0' }, to: { row: 'r3', column: 'c3' } },
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

/** A sheet that people fill in where they may, and that shows what is missing. */
export const locked: SheetPlan = sheet('locked', '填报', [
  block('rows', 2, 1, [
    [header('项目'), header('分钟')],
    [cell('静脉输液'), cell(null, 'inputQuantity')],
    [cell('注射 & 采血'), cell(900, 'inputQuantity')],
  ]),
  {
    verb: 'highlight',
    block: 'rows',
    column: 'c1',
    when: [
      'AND(',
      { ref: { block: 'rows', row: 'r1', column: 'c1' } },
      '<>"",',
      { ref: { block: 'rows', row: 'r1', column: 'c1' } },
      '>480)',
    ],
    look: 'wrong',
  },
  {
    verb: 'highlight',
    block: 'rows',
    column: 'c1',
    when: [{ ref: { block: 'rows', row: 'r1', column: 'c1' } }, '=""'],
    look: 'missing',
  },
  { verb: 'protect' },
]);

const units = [
  ['内科门诊', 2_806_400, 41_200, 48_900],
  ['外科住院', 1_935_210.5, 6_180, 7_040],
  ['骨科住院', 1_120_030, 5_020, 5_530],
  ['儿科门诊', 640_500, 22_300, 23_150],
  ['口腔科门诊', 182_760.25, 9_400, 9_610],
  ['康复科', -96_310, 8_870, 8_590],
  ['感染性疾病科门诊', -688_420.75, 11_900, 8_240],
] as const;

const volumes = [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000];

/** One cell of the volumes' block by its place. */
const at = (block: string, row: number, column: number) => ({ block, row: `r${row}`, column: `c${column}` });

/** The cells of one column below its header. */
const down = (block: string, column: number, rows: number): RangeRef => ({
  from: at(block, 1, column),
  to: at(block, rows, column),
});

/** 120 yuan a visit, 68 of them variable, 1,950,000 fixed: 37,500 visits break even. */
const volumeRow = (visits: number, index: number): PlanCell[] => {
  const volume = { ref: at('volumes', index + 1, 0) };
  return [
    cell(visits, 'count'),
    cell(visits * 120, 'money', { formula: [volume, '*120'] }),
    cell(1_950_000 + visits * 68, 'money', { formula: ['1950000+', volume, '*68'] }),
    cell(1_950_000, 'money'),
  ];
};

/** One chart of every kind, beside the cells it shows. */
export const charts: SheetPlan = sheet('charts', '图表01 保本与结余', [
  block('units', 0, 0, [
    [header('单元'), header('结余'), header('保本工作量'), header('实际工作量')],
    ...units.map(([name, surplus, least, actual]) => [
      cell(name),
      cell(surplus, 'money'),
      cell(least, 'count'),
      cell(actual, 'count'),
    ]),
  ]),
  block('volumes', 10, 0, [
    [header('诊疗人次'), header('收入'), header('总成本'), header('固定成本')],
    ...volumes.map(volumeRow),
  ]),
  block('point', 20, 0, [[cell(37_500, 'count'), cell(4_500_000, 'money')]]),
  { verb: 'columnWidths', widths: [18, 16, 16, 16] },
  {
    verb: 'chart',
    key: 'surplus',
    kind: 'bar',
    title: '各科室结余排序',
    at: { row: 0, column: 5 },
    size: { rows: 18, columns: 8 },
    categories: down('units', 0, units.length),
    series: [
      { name: '结余', values: down('units', 1, units.length), color: 'surplus', colorBelowZero: 'deficit' },
    ],
    axes: {
      category: { title: null, format: 'whole' },
      value: { title: '结余（万元）', format: 'tenThousands' },
    },
    labels: true,
  },
  {
    verb: 'chart',
    key: 'volumes',
    kind: 'column',
    title: '各科室保本工作量与实际工作量',
    at: { row: 0, column: 14 },
    size: { rows: 18, columns: 8 },
    categories: down('units', 0, units.length),
    series: [
      { name: '保本工作量', values: down('units', 2, units.length), color: 'baseline' },
      { name: '实际工作量', values: down('units', 3, units.length), color: 'earned' },
    ],
    axes: {
      category: { title: null, format: 'whole' },
      value: { title: '工作量（人次、床日）', format: 'whole' },
    },
    labels: false,
  },
  {
    verb: 'chart',
    key: 'break-even',
    kind: 'scatter',
    title: '内科门诊本量利关系',
    at: { row: 19, column: 5 },
    size: { rows: 18, columns: 8 },
    categories: down('volumes', 0, volumes.length),
    series: [
      { name: '收入', values: down('volumes', 1, volumes.length), color: 'earned' },
      { name: '总成本', values: down('volumes', 2, volumes.length), color: 'spent' },
      { name: '固定成本', values: down('volumes', 3, volumes.length), color: 'baseline' },
      {
        name: '保本点',
        x: { from: at('point', 0, 0), to: at('point', 0, 0) },
        values: { from: at('point', 0, 1), to: at('point', 0, 1) },
        color: 'surplus',
      },
    ],
    axes: {
      category: { title: '诊疗人次', format: 'whole' },
      value: { title: '金额（万元）', format: 'tenThousands' },
    },
    labels: false,
  },
  {
    verb: 'chart',
    key: 'cost',
    kind: 'line',
    title: '总成本随工作量的变化',
    at: { row: 19, column: 14 },
    size: { rows: 18, columns: 8 },
    categories: down('volumes', 0, volumes.length),
    series: [{ name: '总成本', values: down('volumes', 2, volumes.length), color: 'spent' }],
    axes: {
      category: { title: '诊疗人次', format: 'whole' },
      value: { title: '总成本（万元）', format: 'tenThousands' },
    },
    labels: true,
  },
  { ...print, repeatRows: null, repeatColumns: null },
]);
