import type { RuleLayer } from '../../contract/api/ruleLayers.ts';
import { layerOf } from '../../history/ruleLayer.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { type IntakeResult, intake } from '../../intake/intake.ts';
import { vocabularyOf } from '../../rules/loadPack.ts';
import { behaviourRow, cn2021, row } from '../../rules/testPack.ts';
import { blankBook, blankSheet } from '../../xlsx/book/blankBook.ts';
import type { BookCell, BookSheet } from '../../xlsx/book/book.ts';
import { writeBook } from '../../xlsx/book/writeBook.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';

/** Workbooks with rules of their own, made by hand, and layers to write into them. */

export type Grid = readonly (readonly (string | number | null | { readonly formula: string })[])[];

/** A hospital of three units, enough to be read whole. */
const inputs: Readonly<Record<string, Grid>> = {
  封面: [
    ['医院名称', '示例医院'],
    ['核算月份', '2024-01'],
    ['规则包', 'cn-2021'],
  ],
  核算单元: [
    ['核算单元编码', '核算单元名称', '单元类别', '院区', '服务性质', '分摊性质'],
    ['0101', '院办', '行政后勤类', '本部', null, null],
    ['0201', '检验科', '医疗技术类', '本部', null, '检验'],
    ['0301', '内科门诊', '临床服务类', '本部', '门诊', '内科'],
    // Called like a class: what stands in a cell must not be taken for it.
    ['0302', '内科病区', '临床服务类', '本部', '住院', '医疗辅助类'],
  ],
  成本项目: [
    ['成本项目编码', '成本项目名称', '成本分类', '分摊类型', '成本习性', '是否可控', '是否计价'],
    ['01', '基本工资', '人员经费', '薪酬', '固定', '否', '否'],
    ['02', '化验材料', '卫生材料费', '材料', '变动', '是', '否'],
  ],
  直接成本: [
    ['期间', '核算单元编码', '成本项目编码', '资金来源', '金额'],
    ['2024-01', '0101', '01', '自筹', 1000],
    ['2024-01', '0201', '02', '自筹', 200.5],
    ['2024-01', '0301', '01', '自筹', 3000],
  ],
  分摊参数: [
    ['期间', '核算单元编码', '人员', '面积'],
    ['2024-01', '0101', 5, 50],
    ['2024-01', '0201', 10, 100],
    ['2024-01', '0301', 20, 200.5],
  ],
  收入: [
    ['期间', '开单科室编码', '执行科室编码', '收费类别', '门诊/住院', '金额'],
    ['2024-01', '0301', '0201', '化验', '门诊', 900],
  ],
  工作量: [
    ['期间', '核算单元编码', '门急诊人次', '实际占用床日'],
    ['2024-01', '0301', 100, null],
  ],
};

export const ruleHeader = [
  ...['操作', '服务科室', '成本项目', '分摊参数', '备用参数', '受益科室', '顺序', '生效期间', '理由'],
];
export const behaviourHeader = ['适用单元', '成本项目', '成本习性', '变动部分占比', '生效期间', '理由'];

function sheetOf(id: number, name: string, grid: Grid, furnished: Partial<BookSheet> = {}): BookSheet {
  const cellOf = (value: Grid[number][number], column: number): BookCell[] => {
    if (value === null) return [];
    return typeof value === 'object' ? [[column, 0, '设定', value.formula]] : [[column, 0, value]];
  };
  const rows = grid.map((line, row) => ({
    ...{ row, height: null, isFitted: false, isHidden: false, format: null },
    cells: line.flatMap(cellOf),
  }));
  return { ...blankSheet(id, name), rows, ...furnished };
}

/** The hospital's inputs with these sheets beside them; `furnished`: what else a sheet has. */
export function bookWith(
  sheets: Readonly<Record<string, Grid>>,
  furnished: Readonly<Record<string, Partial<BookSheet>>> = {},
): Promise<Uint8Array> {
  const all = Object.entries({ ...inputs, ...sheets });
  return writeBook(blankBook(all.map(([name, grid], at) => sheetOf(at + 1, name, grid, furnished[name]))));
}

export async function readInputs(book: Uint8Array): Promise<IntakeResult> {
  const { blocks, faults } = await readWorkbook(book);
  const read = intake(blocks, loadSheetDefinitions(), () => vocabularyOf(cn2021()));
  return { ...read, faults: [...faults, ...read.faults] };
}

/** The layer that costing reads in a workbook. */
export async function layerIn(book: Uint8Array): Promise<RuleLayer> {
  const { ledger, faults } = await readInputs(book);
  if (!ledger) throw new Error(JSON.stringify(faults));
  return layerOf(ledger);
}

/** Every column of both sheets filled, in one row or another; entries of the hospital above. */
export const fullLayer: RuleLayer = layerOf({
  ruleRows: [
    row({
      senders: '0101',
      driver: 'area',
      fallback: 'lastMonth',
      receivers: ['0201', 'CLINICAL'],
      order: 2,
    }),
    row({ senders: 'AUX', elements: 'PERSONNEL', driver: 'headcount', validFrom: '2024-06' }),
    row({ senders: '检验', elements: '薪酬', driver: 'headcount', fallback: 'area', reason: '=工资 & 奖金' }),
    row({ operation: 'remove', senders: 'TECH', elements: '02', reason: '' }),
  ],
  behaviourRows: [
    behaviourRow({ units: '*', elements: 'MATERIAL' }),
    behaviourRow({ units: '内科', elements: '01', behaviour: 'mixed', variablePercent: 33.3 }),
    behaviourRow({ units: '0301', behaviour: 'fixed', validFrom: '2024-03' }),
  ],
});
