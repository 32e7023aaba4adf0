import { findingNames, type ItemFindingLine } from '../contract/api/items.ts';
import { placeText } from '../contract/faults/catalogue.ts';
import type { BlockVerb, PlanCell } from '../contract/plan.ts';
import type { Run } from '../engine/run.ts';
import type { ReportDefinition } from './definition.ts';
import { findingLines } from './itemFindings.ts';
import type { ReportSheet } from './reportSheet.ts';
import { BODY_ROW, framedSheet, type Heading } from './sheetFrame.ts';
import { TABLE } from './tableCells.ts';

/** What a person can read; whatever lies beyond is counted. */
const MOST_ROWS = 5_000;

const columns = [
  { key: 'unitCode', header: '科室编码', width: 12 },
  { key: 'unitName', header: '核算科室', width: 20 },
  { key: 'itemCode', header: '项目编码', width: 16 },
  { key: 'itemName', header: '项目名称', width: 26 },
  { key: 'of', header: '评估内容', width: 18 },
  { key: 'measure', header: '单位', width: 8 },
  { key: 'found', header: '填报或核算值', width: 16 },
  { key: 'expected', header: '比对值', width: 16 },
  { key: 'times', header: '倍数', width: 10 },
  { key: 'kind', header: '比对依据', width: 26 },
  { key: 'at', header: '依据单元格', width: 24 },
] as const;
type ColumnKey = (typeof columns)[number]['key'];

const measures = { minutes: '分钟', yuan: '元' };

/** 合理性评估: figures to be looked at again, by unit, each with its cell; null where there are none. */
export function findingsSheet(report: ReportDefinition, run: Run, heading: Heading): ReportSheet | null {
  const found = findingLines(run);
  if (found.length === 0) return null;
  const shown = found.slice(0, MOST_ROWS);
  const rest = found.length - shown.length;
  const block: BlockVerb = {
    verb: 'block',
    key: TABLE,
    at: { row: BODY_ROW, column: 0 },
    rowKeys: ['header', ...shown.map((_, index) => `finding.${index + 1}`), ...(rest > 0 ? ['rest'] : [])],
    columnKeys: columns.map(({ key }) => key),
    cells: [
      columns.map(({ header }): PlanCell => ({ value: header, style: 'header' })),
      ...shown.map(cellsOf),
      ...(rest > 0 ? [restCells(rest)] : []),
    ],
  };
  const plan = framedSheet(report, heading, {
    verbs: [block],
    endRow: BODY_ROW + block.rowKeys.length,
    headerRow: BODY_ROW,
    stubColumns: 2,
    pages: { firstColumns: [0], widths: columns.map(({ width }) => width) },
    heights: [],
    tab: 'check',
  });
  return { plan, figureAt: () => null, faults: [] };
}

function cellsOf({ unit, item, of, measure, found, expected, times, kind, at }: ItemFindingLine): PlanCell[] {
  const text = (value: string): PlanCell => ({ value, style: 'text' });
  const figure = (value: string): PlanCell => ({ value: Number(value), style: 'unitCost' });
  const cells: Record<ColumnKey, PlanCell> = {
    unitCode: { value: unit.code, style: 'code' },
    unitName: text(unit.name),
    itemCode: { value: item?.code ?? '', style: 'code' },
    itemName: text(item?.name ?? '全部项目'),
    of: text(of.zh),
    measure: text(measures[measure]),
    found: figure(found),
    expected: figure(expected),
    times: { value: Number(times), style: 'quantity' },
    kind: text(findingNames[kind].zh),
    at: at
      ? {
          value: placeText(at),
          style: 'link',
          link: { inputSheet: at.sheet, row: at.row, column: at.column },
        }
      : text(''),
  };
  return columns.map(({ key }) => cells[key]);
}

const restCells = (rest: number): (PlanCell | null)[] =>
  columns.map(({ key }) => (key === 'unitName' ? { value: `其余 ${rest} 处未列示`, style: 'text' } : null));
