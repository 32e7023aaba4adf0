import type { BlockVerb, CellRef, FormulaPart, PlanCell } from '../contract/plan.ts';
import type { StyleName, TabColor } from '../contract/style.ts';
import type { CheckResult } from '../engine/checks.ts';
import type { ReportDefinition } from './definition.ts';
import type { ReportSheet } from './reportSheet.ts';
import { BODY_ROW, framedSheet, type Heading } from './sheetFrame.ts';
import type { SideFormula } from './sideFormula.ts';
import { TABLE } from './tableCells.ts';

/** How the sheet judges money: a check's numbers in yuan, and the decimals at which it looks. */
export interface Judging {
  readonly quantaPerYuan: number;
  readonly decimals: number;
  readonly formulaOf: SideFormula;
  /** Totals of result sheets that the run does not confirm; listed on the run card. */
  readonly unconfirmedTotals: number;
}

const SUMMARY_HEIGHT = 22;

const PASSED = '通过';
const FAILED = '不符';

const columns = [
  { key: 'id', header: '编号', width: 10 },
  { key: 'name', header: '核对内容', width: 36 },
  { key: 'part', header: '分项', width: 18 },
  { key: 'leftLabel', header: '左方', width: 22 },
  { key: 'left', header: '左方金额', width: 18 },
  { key: 'rightLabel', header: '右方', width: 22 },
  { key: 'right', header: '右方金额', width: 18 },
  { key: 'difference', header: '差额', width: 16 },
  { key: 'verdict', header: '结论', width: 9 },
  { key: 'severity', header: '不符时', width: 10 },
] as const;
type ColumnKey = (typeof columns)[number]['key'];

const relations = { equal: '＝', atMost: '≤' } as const;
const severities = { unpublishable: '阻断发布', notice: '提示' } as const;

/** 核对: every check with both sides, their difference and the verdict, live in Excel with our server off. */
export function checksSheet(
  report: ReportDefinition,
  found: readonly CheckResult[],
  heading: Heading,
  judging: Judging,
): ReportSheet {
  const checks = [...found].sort(byNumber);
  const rowKeys = rowKeysOf(checks);
  const block: BlockVerb = {
    verb: 'block',
    key: TABLE,
    at: { row: BODY_ROW, column: 0 },
    rowKeys: ['header', ...rowKeys],
    columnKeys: columns.map(({ key }) => key),
    cells: [
      columns.map(({ header }): PlanCell => ({ value: header, style: 'header' })),
      ...checks.map((check, index) => {
        const cells = checkCells(check, rowKeys[index] ?? '', judging);
        return columns.map(({ key }) => cells[key]);
      }),
    ],
  };
  const plan = framedSheet(report, heading, {
    verbs: [summaryBlock(checks, rowKeys, judging), block],
    endRow: BODY_ROW + block.rowKeys.length,
    headerRow: BODY_ROW,
    stubColumns: 2,
    pages: { firstColumns: [0], widths: columns.map(({ width }) => width) },
    heights: [[BODY_ROW - 1, SUMMARY_HEIGHT]],
    tab: tabOf(checks, judging),
  });
  return { plan, figureAt: (row, column) => sideFigure(checks, row, column), faults: [] };
}

/** The number an accountant quotes: `C03` of `C03-statutory`, `C07-1` as it is. */
const numberOf = ({ id }: CheckResult): string => id.replace(/-[a-z]+$/, '');

/** Checks of one number stand together, in the order in which they were made. */
const byNumber = (a: CheckResult, b: CheckResult): number =>
  numberOf(a) === numberOf(b) ? 0 : numberOf(a) < numberOf(b) ? -1 : 1;

/** `C03-statutory.DRUG`; a number is added where the same check is made twice. */
function rowKeysOf(checks: readonly CheckResult[]): string[] {
  const taken = new Map<string, number>();
  return checks.map(({ id, part }) => {
    const key = part ? `${id}.${part.id}` : id;
    const times = (taken.get(key) ?? 0) + 1;
    taken.set(key, times);
    return times === 1 ? key : `${key}.${times}`;
  });
}

const blocks = ({ passed, severity }: CheckResult): boolean => !passed && severity === 'unpublishable';

const tabOf = (checks: readonly CheckResult[], { unconfirmedTotals }: Judging): TabColor =>
  unconfirmedTotals > 0 || checks.some(blocks) ? 'checkBlocked' : 'check';

function checkCells(check: CheckResult, row: string, judging: Judging): Record<ColumnKey, PlanCell> {
  const text = (value: string): PlanCell => ({ value, style: 'text' });
  return {
    id: { value: numberOf(check), style: 'code' },
    name: text(check.name.zh),
    part: text(check.part?.name.zh ?? '合计'),
    leftLabel: text(check.leftLabel.zh),
    left: sideCell(check.left, check.leftFigures, judging),
    rightLabel: { value: `${relations[check.relation]} ${check.rightLabel.zh}`, style: 'textIndent' },
    right: sideCell(check.right, check.rightFigures, judging),
    difference: differenceCell(check, row, judging),
    verdict: verdictCell(check, row, judging),
    severity: text(severities[check.severity]),
  };
}

function sideCell(quanta: number, figures: CheckResult['leftFigures'], judging: Judging): PlanCell {
  const value = quanta / judging.quantaPerYuan;
  const formula = judging.formulaOf(figures);
  return formula ? { value, style: 'money', formula } : { value, style: 'money' };
}

const refTo = (row: string, column: ColumnKey): { ref: CellRef } => ({ ref: { block: TABLE, row, column } });

const roundedDifference = (row: string, { decimals }: Judging): FormulaPart[] => [
  'ROUND(',
  refTo(row, 'left'),
  '-',
  refTo(row, 'right'),
  `,${decimals})`,
];

/**
 * Rounded at the quantum, so that binary noise of two sums is not shown as a difference. What may be
 * less differs only by what it is more.
 */
function differenceCell({ difference, relation }: CheckResult, row: string, judging: Judging): PlanCell {
  const yuan = difference / judging.quantaPerYuan;
  const formula = roundedDifference(row, judging);
  return relation === 'equal'
    ? { value: yuan, style: 'money', formula }
    : { value: Math.max(0, yuan), style: 'money', formula: ['MAX(0,', ...formula, ')'] };
}

function verdictCell(check: CheckResult, row: string, judging: Judging): PlanCell {
  const test = check.relation === 'equal' ? '=0' : '<=0';
  return {
    value: check.passed ? PASSED : FAILED,
    style: verdictStyle(check),
    formula: ['IF(', ...roundedDifference(row, judging), `${test},"${PASSED}","${FAILED}")`],
  };
}

function verdictStyle(check: CheckResult): StyleName {
  if (check.passed) return 'verdictGood';
  return blocks(check) ? 'verdictBad' : 'verdictNotice';
}

/** `核对 62 项，通过 60 项，不符 2 项`, counted live. */
function summaryBlock(
  checks: readonly CheckResult[],
  rowKeys: readonly string[],
  { unconfirmedTotals }: Judging,
): BlockVerb {
  const passed = checks.filter((check) => check.passed).length;
  const failed = checks.length - passed;
  const verdicts: FormulaPart = {
    from: { block: TABLE, row: rowKeys[0] ?? 'header', column: 'verdict' },
    to: { block: TABLE, row: rowKeys.at(-1) ?? 'header', column: 'verdict' },
  };
  const rest =
    unconfirmedTotals > 0 ? ` 项；另有 ${unconfirmedTotals} 处结果表合计与核算结果不符，见《运行卡》` : ' 项';
  const cell: PlanCell = {
    value: `核对 ${checks.length} 项，通过 ${passed} 项，不符 ${failed}${rest}`,
    style: 'subtitle',
    formula: [
      `"核对 ${checks.length} 项，通过 "&COUNTIF(`,
      verdicts,
      `,"${PASSED}")&" 项，不符 "&COUNTIF(`,
      verdicts,
      `,"${FAILED}")&"${rest}"`,
    ],
  };
  return {
    verb: 'block',
    key: 'summary',
    at: { row: BODY_ROW - 1, column: 0 },
    rowKeys: ['summary'],
    columnKeys: ['text'],
    cells: [[cell]],
  };
}

/** A side that is one figure can be traced; a sum of several is traced from the sheets it points at. */
function sideFigure(checks: readonly CheckResult[], row: number, column: number) {
  const check = checks[row - BODY_ROW - 1];
  const key = columns[column]?.key;
  const figures = key === 'left' ? check?.leftFigures : key === 'right' ? check?.rightFigures : undefined;
  return figures?.length === 1 ? (figures[0] ?? null) : null;
}
