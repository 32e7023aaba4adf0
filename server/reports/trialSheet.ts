import { fault } from '../contract/faults/catalogue.ts';
import type { BlockVerb, PlanCell } from '../contract/plan.ts';
import type { BreakEvenTrial } from './definition.ts';
import { faultSheet } from './faultSheet.ts';
import type { Grid } from './grid.ts';
import type { ReportSheet } from './reportSheet.ts';
import { BODY_ROW, framedSheet, type Heading } from './sheetFrame.ts';
import type { TableCells } from './tableCells.ts';
import { CHOICE, FACTORS, type TrialTable, UNITS } from './trialCells.ts';
import { chartOver, markTable, pointTable } from './trialChart.ts';
import { factorTable } from './trialFactors.ts';
import { ownTable, unitTable } from './trialFigures.ts';
import { resultTable } from './trialResults.ts';
import { type TrialUnit, trialUnits } from './trialUnits.ts';

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
  const own = placed(ownTable(units, chosen), endOf(choice) + 1, 0);
  const factors = placed(factorTable(chosen), endOf(own) + GAP, 0);
  const results = placed(resultTable(chosen), endOf(factors) + GAP, 0);
  const list = placed(unitTable(units), endOf(results) + GAP, 0);
  const drawn = pointTable(chosen);
  const points = placed(drawn, endOf(results) - drawn.rows.length - 1, CHART_COLUMN);
  const marks = placed(markTable(chosen), list.at.row, CHART_COLUMN);
  const chart = chartOver(points, {
    at: { row: FIRST, column: CHART_COLUMN },
    size: { rows: points.at.row - FIRST - 1, columns: WIDTHS.length - CHART_COLUMN },
  });
  const plan = framedSheet(report, heading, {
    verbs: [choice, own, factors, results, points, marks, list, chart, ...rulesOf(report.id)],
    endRow: endOf(list),
    headerRow: BODY_ROW - 1,
    stubColumns: 0,
    pages: { firstColumns: [0], widths: WIDTHS },
    heights: [],
    tab: 'result',
  });
  return { plan, figureAt: () => null, faults: [], trialUnits: units };
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
    key: CHOICE,
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

function placed({ key, columns, rows }: TrialTable, row: number, column: number): BlockVerb {
  const headers = Object.values(columns).map(
    (value, at): PlanCell => ({ value, style: at === 0 ? 'headerLeft' : 'header' }),
  );
  return {
    verb: 'block',
    key,
    at: { row, column },
    rowKeys: ['header', ...rows.map((each) => each.key)],
    columnKeys: Object.keys(columns),
    cells: [headers, ...rows.map(({ cells }) => cells)],
  };
}

const endOf = ({ at, rowKeys }: BlockVerb): number => at.row + rowKeys.length;

/** Drop-down of the units; numbers only where a change is entered. */
const rulesOf = (sheet: string) =>
  [
    {
      verb: 'validation',
      block: CHOICE,
      column: 'unit',
      rule: { kind: 'listFrom', sheet, block: UNITS, column: 'label' },
      strict: false,
      promptTitle: '选择科室',
      prompt: '从下拉列表选择要测算的科室；下一格填写希望达到的结余（元）',
    },
    {
      verb: 'validation',
      block: FACTORS,
      column: 'change',
      rule: { kind: 'decimal' },
      strict: true,
      promptTitle: '变动程度',
      prompt: '相对基础数据的变动百分比，例如 5% 或 -10%',
    },
  ] as const;
