import { fault } from '../contract/faults/catalogue.ts';
import type { BlockVerb, ChartVerb, PlanCell } from '../contract/plan.ts';
import type { BreakEvenTrial } from './definition.ts';
import { faultSheet } from './faultSheet.ts';
import type { Grid } from './grid.ts';
import type { ReportSheet } from './reportSheet.ts';
import { BODY_ROW, framedSheet, type Heading } from './sheetFrame.ts';
import type { TableCells } from './tableCells.ts';
import {
  factorRows,
  figureHeaders,
  markRows,
  ownRows,
  pointRows,
  resultRows,
  type TrialRow,
  trialBlocks,
  unitRows,
} from './trialModel.ts';
import { type TrialUnit, trialFigures, trialUnits } from './trialUnits.ts';

/** Columns of the sheet: tables on the left, the chart and its points on the right. */
const WIDTHS = [26, 18, 18, 18, 18, 18, 3, 18, 18, 18, 18];
const CHART_COLUMN = 7;

/** Rows from 0, top to bottom. */
const FIRST = BODY_ROW;
const GAP = 2;

/** 保本测算; where no unit of the table has both volume and revenue, the sheet says so. */
export function trialSheet(
  report: BreakEvenTrial,
  grid: Grid,
  cells: TableCells,
  heading: Heading,
): ReportSheet {
  const units = trialUnits(report, grid, cells);
  const chosen = worstOf(units);
  if (!chosen) return faultSheet(report, [fault('RP-022', {})], heading);
  const choice = choiceBlock(chosen);
  const own = tableBlock(
    trialBlocks.own,
    FIRST + 3,
    0,
    ['所选科室本期数据', '金额或数量'],
    ['label', 'value'],
    ownRows(units, chosen),
  );
  const factorsRow = endOf(own) + GAP;
  const factors = tableBlock(
    trialBlocks.factors,
    factorsRow,
    0,
    ['因素', '基础数据', '变动程度', '变动量', '测算结果', '敏感系数'],
    ['label', 'base', 'change', 'difference', 'result', 'sensitivity'],
    factorRows(chosen),
  );
  const results = tableBlock(
    trialBlocks.results,
    endOf(factors) + GAP,
    0,
    ['结果', '基础', '测算', '差异'],
    ['label', 'base', 'trial', 'difference'],
    resultRows(chosen),
  );
  const points = tableBlock(
    trialBlocks.points,
    endOf(results) - pointRows(chosen).length - 1,
    CHART_COLUMN,
    ['业务量', '医疗收入', '总成本', '固定成本'],
    ['volume', 'revenue', 'total', 'fixed'],
    pointRows(chosen),
  );
  const list = tableBlock(
    trialBlocks.units,
    endOf(results) + GAP,
    0,
    ['科室基础数据', ...figureHeaders],
    ['label', ...trialFigures],
    unitRows(units),
  );
  const marks = tableBlock(
    trialBlocks.marks,
    list.at.row,
    CHART_COLUMN,
    ['图中标出的点', '业务量', '医疗收入'],
    ['label', 'volume', 'revenue'],
    markRows(chosen),
  );
  const plan = framedSheet(report, heading, {
    verbs: [choice, own, factors, results, points, marks, list, chartOver(points), ...rulesOf(report.id)],
    endRow: endOf(list),
    headerRow: BODY_ROW - 1,
    stubColumns: 0,
    pages: { firstColumns: [0], widths: WIDTHS },
    heights: [],
    tab: 'result',
  });
  return { plan, figureAt: () => null, faults: [] };
}

/** Whom to look at first: the unit with the largest loss, or the smallest surplus. */
function worstOf(units: readonly TrialUnit[]): TrialUnit | undefined {
  const surplus = ({ amounts }: TrialUnit) => amounts.revenue - amounts.variable - amounts.fixed;
  return [...units].sort((one, other) => surplus(one) - surplus(other))[0];
}

/** The unit and the surplus aimed at: the two yellow cells on top. */
function choiceBlock({ label }: TrialUnit): BlockVerb {
  const name = (value: string): PlanCell => ({ value, style: 'labelRequired' });
  return {
    verb: 'block',
    key: trialBlocks.choice,
    at: { row: FIRST - 1, column: 0 },
    rowKeys: ['above', 'value', 'target'],
    columnKeys: ['name', 'unit'],
    cells: [
      [null, null],
      [name('选择科室'), { value: label, style: 'inputText' }],
      [name('目标结余'), { value: 0, style: 'inputMoney' }],
    ],
  };
}

function tableBlock(
  key: string,
  row: number,
  column: number,
  headers: readonly string[],
  columnKeys: readonly string[],
  rows: readonly TrialRow[],
): BlockVerb {
  return {
    verb: 'block',
    key,
    at: { row, column },
    rowKeys: ['header', ...rows.map((each) => each.key)],
    columnKeys,
    cells: [
      headers.map((value, at): PlanCell => ({ value, style: at === 0 ? 'headerLeft' : 'header' })),
      ...rows.map(({ cells }) => cells),
    ],
  };
}

/** Where the lines of revenue and total cost cross: it follows the drop-down and the yellow cells. */
function chartOver(points: BlockVerb): ChartVerb {
  const [, first = '', ...rest] = points.rowKeys;
  const down = (column: string) => ({
    from: { block: points.key, row: first, column },
    to: { block: points.key, row: rest.at(-1) ?? first, column },
  });
  const markAt = (row: string) => {
    const at = (column: string) => ({ block: trialBlocks.marks, row, column });
    return {
      x: { from: at('volume'), to: at('volume') },
      values: { from: at('revenue'), to: at('revenue') },
    };
  };
  return {
    verb: 'chart',
    key: 'break-even',
    kind: 'scatter',
    title: '所选科室的收入、成本与业务量（按测算结果）',
    at: { row: FIRST, column: CHART_COLUMN },
    size: { rows: points.at.row - FIRST - 1, columns: WIDTHS.length - CHART_COLUMN },
    categories: down('volume'),
    series: [
      { name: '医疗收入', values: down('revenue'), color: 'earned' },
      { name: '总成本', values: down('total'), color: 'spent' },
      { name: '固定成本', values: down('fixed'), color: 'baseline' },
      { name: '保本点', ...markAt('breakEven'), color: 'surplus' },
      { name: '测算结果', ...markAt('trial'), color: 'deficit' },
    ],
    axes: {
      category: { title: '业务量', format: 'whole' },
      value: { title: '金额（万元）', format: 'tenThousands' },
    },
    labels: false,
  };
}

const endOf = ({ at, rowKeys }: BlockVerb): number => at.row + rowKeys.length;

/** Drop-down of the units; numbers only where a change is entered. */
const rulesOf = (sheet: string) =>
  [
    {
      verb: 'validation',
      block: trialBlocks.choice,
      column: 'unit',
      rule: { kind: 'listFrom', sheet, block: trialBlocks.units, column: 'label' },
      strict: false,
      promptTitle: '选择科室',
      prompt: '从下拉列表选择要测算的科室；下一格填写希望达到的结余（元）',
    },
    {
      verb: 'validation',
      block: trialBlocks.factors,
      column: 'change',
      rule: { kind: 'decimal' },
      strict: true,
      promptTitle: '变动程度',
      prompt: '相对基础数据的变动百分比，例如 5% 或 -10%',
    },
  ] as const;
