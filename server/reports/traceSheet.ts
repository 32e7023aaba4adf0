import type { TracedNumber, TraceLine } from '../contract/api/questions.ts';
import { placeText } from '../contract/faults/catalogue.ts';
import type { PlanCell, SheetPlan } from '../contract/plan.ts';
import type { TraceKind } from '../engine/traceNode.ts';
import { sheetOfRows } from './sheetOfRows.ts';

/** What stands in front of a line of a trace. */
export const traceWords: Readonly<Record<TraceKind, string>> = {
  total: '合计',
  month: '月份',
  unit: '单元',
  book: '账面成本',
  adjustment: '成本调整',
  careSplit: '门诊住院拆分',
  splitFrom: '拆分自',
  handedOver: '分摊自',
  item: '项目',
  itemKind: '成本构成',
  itemShare: '科室成本',
  cell: '输入单元格',
};

export interface TraceSheet {
  /** Key of the result sheet and the cell that is traced: the same cell is written to the same sheet again. */
  readonly of: { readonly sheetKey: string; readonly sheetName: string; readonly cell: string };
  readonly hospital: string;
  readonly period: string;
  readonly answer: TracedNumber;
  /** Lines that were left unopened for want of room. */
  readonly closed: number;
}

const columns = [
  { key: 'what', header: '来源', width: 46 },
  { key: 'month', header: '月份', width: 10 },
  { key: 'amount', header: '金额', width: 18 },
  { key: 'share', header: '占上级', width: 10 },
  { key: 'handedOut', header: '分出金额', width: 18 },
  { key: 'driver', header: '分摊参数', width: 16 },
  { key: 'value', header: '参数值', width: 14 },
  { key: 'total', header: '参数合计', width: 16 },
  { key: 'residual', header: '尾差(分)', width: 10 },
  { key: 'rule', header: '规则和依据', width: 40 },
] as const;

/** A traced number as a sheet: its tree indented, every amount with the share and driver that brought it here. */
export function traceSheet({ of, hospital, period, answer, closed }: TraceSheet): SheetPlan {
  const rows = treeRows(answer.line, 0, null);
  const place = `${of.sheetName} ${of.cell}`;
  const { quotient } = answer;
  return sheetOfRows({
    key: `trace-${of.sheetKey}-${of.cell.toLowerCase()}`,
    name: `追溯 ${place}`,
    title: `追溯 ${place}`,
    subtitle: `编制单位：${hospital}　期间：${period}　单位：元`,
    tab: 'result',
    lead: quotient ? [`${quotient.value ?? '—'} = ${answer.line.amount} ÷ ${quotient.denominator}`] : [],
    columns,
    rows: rows.map((cells, index) => ({ key: `line.${index + 1}`, cells })),
    notes: [
      '每一行等于它下面各行之和；标“按比例还原”的行是按发送单元的构成拆开的，不是单独过账的金额。',
      ...(closed > 0 ? [`另有 ${closed} 行没有展开，可以在任务窗格中继续追溯。`] : []),
    ],
  });
}

function treeRows(line: TraceLine, level: number, parent: TraceLine | null): PlanCell[][] {
  return [
    lineCells(line, level, parent),
    ...(line.children ?? []).flatMap((child) => treeRows(child, level + 1, line)),
  ];
}

const text = (value: string): PlanCell => ({ value, style: 'text' });
/** Beside a number, which ends where the text begins. */
const indented = (value: string): PlanCell => ({ value, style: 'textIndent' });
const amount = (value: number, isMoney = true): PlanCell => ({
  value,
  style: isMoney ? 'money' : 'quantity',
});

function lineCells(line: TraceLine, level: number, parent: TraceLine | null): PlanCell[] {
  const { step, isMoney } = line;
  const whole = parent ? Number(parent.amount) : 0;
  const words = [
    traceWords[line.kind as TraceKind],
    line.unit ? `${line.unit.name}(${line.unit.code})` : '',
    line.label?.zh ?? '',
    placeText(line.cell),
    line.proportional ? '〔按比例还原〕' : '',
  ];
  const what = `${'　'.repeat(level)}${words.filter(Boolean).join(' ')}`;
  const rule = step && [step.rule.id, step.rule.reference].filter(Boolean).join('，');
  return [
    line.cell
      ? {
          value: what,
          style: 'link',
          link: { inputSheet: line.cell.sheet, row: line.cell.row, column: line.cell.column },
        }
      : text(what),
    text(line.month ?? ''),
    amount(Number(line.amount), isMoney),
    parent && whole !== 0 ? { value: Number(line.amount) / whole, style: 'share' } : text(''),
    step ? amount(Number(step.handedOut)) : text(''),
    indented(step ? `${step.driver.name.zh}${step.fallback ? '（替补）' : ''}` : ''),
    step ? amount(Number(step.driverValue), false) : text(''),
    step ? amount(Number(step.driverTotal), false) : text(''),
    step && Number(step.residualQuanta) !== 0 ? amount(Number(step.residualQuanta), false) : text(''),
    indented(rule ?? ''),
  ];
}
