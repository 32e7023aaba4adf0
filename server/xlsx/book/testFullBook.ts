import { blankBook, blankSheet } from './blankBook.ts';
import type { Book, BookFormat, BookRow, BookSheet } from './book.ts';
import { plainFormat } from './formats.ts';

/** For tests: a book that has something of everything that a book can hold. */

const line = (kind: string, color: string | null) => ({ line: kind, color });

const header: BookFormat = {
  font: {
    name: '宋体',
    size: 12,
    isBold: true,
    isItalic: true,
    isStruck: true,
    underline: 'double',
    color: '1F2A37',
  },
  fill: 'E8EEF4',
  numberFormat: '@',
  horizontal: 'center',
  vertical: 'top',
  wraps: true,
  indent: 2,
  isLocked: false,
  isQuoted: true,
  borders: {
    left: line('thin', 'B8C4D0'),
    right: line('dashed', null),
    top: line('hair', '98A2B3'),
    bottom: line('double', '475467'),
  },
};
const money: BookFormat = { ...plainFormat, numberFormat: '#,##0.00;[Red]-#,##0.00;"—"' };
const date: BookFormat = { ...plainFormat, numberFormat: 'yyyy/m/d' };

const row = (at: number, cells: BookRow['cells'], rest: Partial<BookRow> = {}): BookRow => ({
  row: at,
  height: null,
  isFitted: false,
  isHidden: false,
  format: null,
  cells,
  ...rest,
});

const rows: readonly BookRow[] = [
  row(0, [[0, 1, '编码\n（院内）']], { height: 28.5 }),
  row(1, [
    [0, 1, '科室'],
    [1, 1, '金额'],
    [2, 1, '日期 & <税>'],
  ]),
  row(2, [
    [0, 0, '0401'],
    [1, 2, 1234567.89],
    [2, 3, 45322],
  ]),
  row(
    3,
    [
      [0, 0, ' 前后有空格 '],
      [1, 2, -0.1],
      [2, 0, true],
    ],
    { isHidden: true },
  ),
  row(4, [
    [0, 0, ''],
    [1, 2, 1234567.79, 'SUM(B3:B4)'],
    [2, 0, { error: '#DIV/0!' }, '1/0'],
  ]),
  row(
    5,
    [
      [0, 0, '', 'IF(B5>0,"","<0")'],
      [1, 2, null, 'NOW()'],
      [2, 0, false, 'A1="是"'],
    ],
    { height: 33, isFitted: true, format: 2 },
  ),
  row(7, [[1, 0, null]]),
  row(9, [], { isHidden: true }),
];

const values = { range: "'台账 1月'!$B$3:$B$4", format: '#,##0.00', points: [1234567.89, -0.1] };

const full: BookSheet = {
  ...blankSheet(7, '台账 1月'),
  tabColor: '7A8CA3',
  showsGridLines: false,
  zoom: 85,
  freeze: { rows: 2, columns: 1 },
  defaultColumnWidth: 9.5,
  columns: [
    { from: 0, to: 0, width: 24.7109375, isHidden: false, format: null },
    { from: 1, to: 2, width: 18.5, isHidden: false, format: null },
    { from: 3, to: 5, width: null, isHidden: true, format: 2 },
  ],
  rows,
  merges: ['E1:F2'],
  links: [
    { range: 'A3', place: "'目录'!A1", address: null, tip: '回到目录' },
    { range: 'B3', place: null, address: 'https://example.org/?a=1&b=2', tip: null },
  ],
  validations: [
    {
      ranges: 'A3:A4 D9',
      kind: 'list',
      operator: 'between',
      formulas: ['"0401,0402"'],
      allowsBlank: true,
      hasDropDown: false,
      errorStyle: 'warning',
      error: { title: '不在表中', text: '请从“科室”中选取。\n可以继续。' },
      prompt: { title: '', text: '科室编码' },
    },
    {
      ranges: 'B3:B4',
      kind: 'decimal',
      operator: 'greaterThan',
      formulas: ['0'],
      allowsBlank: false,
      hasDropDown: true,
      errorStyle: 'stop',
      error: null,
      prompt: null,
    },
  ],
  conditionalFormats: [
    {
      ranges: 'B3:B4 B9',
      kind: 'expression',
      priority: 1,
      stopsIfTrue: true,
      formulas: ['B3<0'],
      look: {
        fill: 'FEE4E2',
        color: 'B42318',
        isBold: true,
        isItalic: false,
        numberFormat: '0.0',
        borders: { left: line('thin', 'D92D20') },
      },
      details: {},
      scale: null,
    },
    {
      ranges: 'A3:A4',
      kind: 'containsText',
      priority: 2,
      stopsIfTrue: false,
      formulas: ['NOT(ISERROR(SEARCH("04",A3)))'],
      look: { fill: null, color: null, isBold: null, isItalic: null, numberFormat: null, borders: {} },
      details: { operator: 'containsText', text: '04' },
      scale: null,
    },
  ],
  tables: [
    {
      name: '台账',
      range: 'A2:C5',
      columns: ['科室', '金额', '日期 & <税>'],
      hasHeader: true,
      hasTotals: true,
      hasFilterButtons: true,
      style: 'TableStyleMedium2',
      marksFirstColumn: true,
      marksLastColumn: false,
      bandsRows: true,
      bandsColumns: false,
    },
  ],
  charts: [
    {
      name: 'stepdown:dept-04/cost',
      area: { from: { row: 10, column: 0 }, to: { row: 20, column: 2 } },
      content: {
        kind: 'column',
        title: '各科室金额 & 占比',
        series: [
          {
            name: '金额',
            color: '2F6DB5',
            categories: { range: "'台账 1月'!$A$3:$A$4", format: null, points: ['0401', ' 前后有空格 '] },
            values,
            labelFormat: '#,##0',
            pointColors: [[1, 'C4453B']],
          },
        ],
        axes: { category: { title: null, format: '#,##0' }, value: { title: '万元', format: '0\\.0,' } },
      },
    },
  ],
  notes: [
    { cell: 'B3', author: '财务科', text: '见凭证 12 号\n已核' },
    { cell: 'A4', author: '', text: '停用？' },
  ],
  print: {
    isLandscape: true,
    paperSize: 9,
    scale: 90,
    fit: { wide: 2, tall: 0 },
    isCenteredHorizontally: true,
    isCenteredVertically: false,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.75, header: 0.3, footer: 0.35 },
    header: { left: '某医院 R&&D', center: '', right: '&D' },
    footer: { left: '制表：', center: '第 &P 页，共 &N 页', right: '' },
    area: 'A1:C6,E1:F2',
    titleRows: '1:2',
    titleColumns: 'A:B',
  },
  protection: { sheet: '1', objects: '1', formatCells: '0', password: 'CC1A' },
  ignoredErrors: [{ ranges: 'A1:C6', kinds: ['numberStoredAsText'] }],
};

const filtered: BookSheet = {
  ...blankSheet(3, '目录'),
  visibility: 'hidden',
  rows: [row(0, [[0, 0, '编码']]), row(1, [[0, 0, '0401']]), row(2, [[0, 0, '0402']], { isHidden: true })],
  autoFilter: { range: 'A1:A3', columns: [{ column: 0, values: ['0401'] }] },
};

export const fullBook: Book = {
  ...blankBook([filtered, full, { ...blankSheet(9, "O'Brien"), visibility: 'veryHidden' }]),
  date1904: true,
  isCalculatedByHand: true,
  activeSheet: 1,
  protection: { lockStructure: '1' },
  formats: [plainFormat, header, money, date],
  names: [
    { name: '_stepdown_sheet', sheet: 1, formula: '"dept-04"', isHidden: true, comment: '' },
    { name: '科室表', sheet: null, formula: "'目录'!$A$1:$A$3", isHidden: false, comment: '全院' },
  ],
  addIns: [
    {
      id: '5f0c1d3e-0000-4000-8000-000000000001',
      settings: { view: '结果', marks: [{ sheet: 7, count: 2 }], 'a"b': null },
    },
  ],
};
