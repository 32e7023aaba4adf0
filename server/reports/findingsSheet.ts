import { findingNames } from '../contract/api/items.ts';
import { placeText } from '../contract/faults/catalogue.ts';
import type { BlockVerb, PlanCell } from '../contract/plan.ts';
import type { CaseFigure } from '../engine/items/caseUse.ts';
import type { ItemFinding } from '../engine/items/itemFindings.ts';
import type { Run } from '../engine/run.ts';
import type { FindingsReport } from './definition.ts';
import { pieces } from './formulas.ts';
import type { ReportSheet } from './reportSheet.ts';
import { BODY_ROW, framedSheet, type Heading } from './sheetFrame.ts';
import { TABLE } from './tableCells.ts';

const columns = [
  { key: 'unitCode', header: '科室编码', width: 12 },
  { key: 'unit', header: '核算科室', width: 24 },
  { key: 'itemCode', header: '项目编码', width: 16 },
  { key: 'item', header: '项目名称', width: 32 },
  { key: 'kind', header: '评估内容', width: 18 },
  { key: 'of', header: '对比的数', width: 26 },
  { key: 'found', header: '填报', width: 14 },
  { key: 'expected', header: '对照', width: 14 },
  { key: 'times', header: '填报÷对照', width: 12 },
  { key: 'cell', header: '填报单元格', width: 24 },
] as const;

const figureNames: Readonly<Record<CaseFigure | 'unitCost', string>> = {
  staffMinutes: '每例人力（分）',
  materialYuan: '每例材料（元）',
  equipmentMinutes: '每例设备（分）',
  unitCost: '单位成本（元）',
};

/** 合理性评估: what was reported and stands out or cannot be, by unit, each with the cell to look at again. */
export function findingsSheet(report: FindingsReport, run: Run, heading: Heading): ReportSheet {
  const all = run.items?.findings() ?? [];
  const shown = all.slice(0, report.first);
  const block: BlockVerb = {
    verb: 'block',
    key: TABLE,
    at: { row: BODY_ROW, column: 0 },
    rowKeys: ['header', ...shown.map((_, at) => `finding.${at + 1}`)],
    columnKeys: columns.map(({ key }) => key),
    cells: [
      columns.map(({ header }): PlanCell => ({ value: header, style: 'header' })),
      ...shown.map((finding, at) => findingCells(finding, `finding.${at + 1}`, run)),
    ],
  };
  const summary = summaryBlock(all.length, shown.length);
  const plan = framedSheet(report, heading, {
    verbs: [summary, block, ...filterOver(block)],
    endRow: BODY_ROW + block.rowKeys.length,
    headerRow: BODY_ROW,
    stubColumns: 2,
    pages: { firstColumns: [0], widths: columns.map(({ width }) => width) },
    heights: [],
    tab: 'check',
  });
  return { plan, figureAt: () => null, faults: [] };
}

function findingCells(
  { kind, unit, item, of, found, expected, at }: ItemFinding,
  row: string,
  run: Run,
): PlanCell[] {
  const text = (value: string | null): PlanCell => ({ value, style: 'text' });
  const code = (value: string | null): PlanCell => ({ value, style: 'code' });
  const cell = (column: string) => ({ block: TABLE, row, column });
  const { units, unitAt } = run.layout;
  const { items, itemAt } = run.items?.layout ?? { items: [], itemAt: new Map<string, number>() };
  return [
    code(unit),
    text(units[unitAt.get(unit) ?? -1]?.name ?? null),
    code(item),
    text(items[itemAt.get(item ?? '') ?? -1]?.name ?? null),
    text(findingNames[kind].zh),
    text(comparedName(of)),
    { value: found, style: 'unitCost' },
    { value: expected, style: 'unitCost' },
    {
      value: expected === 0 ? '—' : found / expected,
      style: 'unitCost',
      formula: pieces`IF(${cell('expected')}=0,"—",${cell('found')}/${cell('expected')})`,
    },
    at
      ? {
          value: placeText(at),
          style: 'link',
          link: { inputSheet: at.sheet, row: at.row, column: at.column },
        }
      : text(null),
  ];
}

function comparedName(of: ItemFinding['of']): string {
  if (typeof of === 'string') return figureNames[of];
  return 'grade' in of ? `${of.grade}（分）` : `${of.card}（分）`;
}

/** `共 130 条，涉及 12 个科室`. */
function summaryBlock(all: number, shown: number): BlockVerb {
  const rest = all > shown ? `，列示前 ${shown} 条` : '';
  const value = all === 0 ? '没有发现异常' : `共 ${all} 条${rest}`;
  return {
    verb: 'block',
    key: 'summary',
    at: { row: BODY_ROW - 1, column: 0 },
    rowKeys: ['summary'],
    columnKeys: ['text'],
    cells: [[{ value, style: 'subtitle' }]],
  };
}

const filterOver = ({ key, rowKeys }: BlockVerb) =>
  rowKeys.length < 2
    ? []
    : [
        {
          verb: 'filter' as const,
          block: key,
          from: { row: 'header', column: columns[0].key },
          to: { row: rowKeys.at(-1) ?? '', column: columns[columns.length - 1]?.key ?? '' },
        },
      ];
