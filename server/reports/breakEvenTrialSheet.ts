import type { BreakEvenAnswer } from '../contract/api/questions.ts';
import type { FormulaPart, PlanCell, SheetPlan } from '../contract/plan.ts';
import type { StyleName } from '../contract/style.ts';
import { type KeptTrial, keptSheet } from './keptSheet.ts';
import { ROWS_BLOCK } from './sheetOfRows.ts';

const columns = [
  { key: 'figure', header: '项目', width: 26 },
  { key: 'before', header: '测算前', width: 22 },
  { key: 'after', header: '测算后', width: 22 },
  { key: 'difference', header: '差额', width: 20 },
] as const;

/** 保本测算 of a unit kept as a sheet: what was changed, and every figure before and after. */
export function breakEvenTrialSheet(trial: KeptTrial, { unit, lines }: BreakEvenAnswer): SheetPlan {
  return keptSheet('break-even-trial', trial, {
    lead: [`科室：${unit.name}(${unit.code})`],
    columns,
    rows: lines.map((line) => ({ key: line.id, cells: cellsOf(line) })),
    notes: ['“—”为无法计算，“无保本点”为边际贡献不大于 0。测算不改动输入表，也不改动核算结果。'],
  });
}

type Line = BreakEvenAnswer['lines'][number];

const styles: Readonly<Record<Line['kind'], StyleName>> = {
  money: 'money',
  share: 'share',
  number: 'quantity',
};
/** What is shown of a volume or a ratio; the sheet keeps no more digits than a person reads. */
const DECIMALS = 4;

function cellsOf({ id, name, kind, before, after }: Line): PlanCell[] {
  const style = styles[kind];
  return [
    { value: name.zh, style: 'text' },
    valueCell(before, kind, style),
    valueCell(after, kind, style),
    differenceCell(id, before, after, kind, style),
  ];
}

function valueCell(value: Line['before'], kind: Line['kind'], style: StyleName): PlanCell {
  const number = numberOf(value, kind);
  if (number !== null) return { value: number, style };
  return { value: value === 'noBreakEven' ? '无保本点' : '—', style: 'textRight' };
}

/** To the fen for money, as shown for the rest; null where there is no number. */
function numberOf(value: Line['before'], kind: Line['kind']): number | null {
  if (value === null || value === 'noBreakEven') return null;
  return Number(Number(value).toFixed(kind === 'money' ? 2 : DECIMALS));
}

function differenceCell(
  row: string,
  before: Line['before'],
  after: Line['after'],
  kind: Line['kind'],
  style: StyleName,
): PlanCell {
  const [from, to] = [numberOf(before, kind), numberOf(after, kind)];
  if (from === null || to === null) return { value: '—', style: 'textRight' };
  const decimals = kind === 'money' ? 2 : DECIMALS;
  const at = (column: string) => ({ ref: { block: ROWS_BLOCK, row, column } });
  const formula: FormulaPart[] = ['ROUND(', at('after'), '-', at('before'), `,${decimals})`];
  return { value: Number((to - from).toFixed(decimals)), style, formula };
}
