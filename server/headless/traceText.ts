import { type Language, placeText } from '../contract/faults/catalogue.ts';
import type { Figure } from '../contract/figure.ts';
import { isMoney } from '../engine/measures.ts';
import { quantaPerYuan, yuanText } from '../engine/money.ts';
import type { Run } from '../engine/run.ts';
import { openTrace } from '../engine/trace.ts';
import type { TraceKind, TraceNode, TraceStep } from '../engine/traceNode.ts';
import { unitCost } from '../engine/unitCost.ts';
import { traceWords } from '../reports/traceSheet.ts';

/** Unit costs are kept unrounded; four decimals tell what two on a sheet do not. */
const UNIT_COST_DECIMALS = 4;

const words: Record<Language, Record<TraceKind | 'proportional' | 'residual' | 'fallback', string>> = {
  zh: {
    ...traceWords,
    proportional: '按比例还原',
    residual: '尾差',
    fallback: '替补参数',
  },
  en: {
    total: 'total',
    month: 'month',
    unit: 'unit',
    book: 'as booked',
    adjustment: 'adjustment',
    careSplit: 'care split',
    splitFrom: 'split from',
    handedOver: 'handed over by',
    item: 'item',
    itemKind: 'kind of cost',
    itemShare: 'cost of',
    cell: 'cell',
    proportional: 'in proportion',
    residual: 'residual',
    fallback: 'fallback',
  },
};

/** A figure as an indented tree, `depth` levels below its total: amount, what it is, and how it got there. */
export function traceText(run: Run, figure: Figure, depth: number, language: Language): string {
  const lines: string[] = figure.per === undefined ? [] : [quotientText(run, figure, language)];
  const visit = (path: string, indent: number): void => {
    const node = openTrace(run, figure, path);
    if (!node) return;
    if (indent === 0) lines.push(nodeText(run, figure, node, language));
    for (const child of node.children) {
      lines.push(`${'  '.repeat(indent + 1)}${nodeText(run, figure, child, language)}`);
      if (child.opens && indent + 1 < depth) visit(child.path, indent + 1);
    }
  };
  visit('', 0);
  return lines.join('\n');
}

/** `184.4410 = 1659969.09 ÷ 9000 门急诊人次`. */
function quotientText(run: Run, figure: Figure, language: Language): string {
  const { numerator, denominator, quotient } = unitCost(run, figure);
  const name = dividedBy(run, figure, language);
  return `${quotient?.toFixed(UNIT_COST_DECIMALS) ?? '—'} = ${numerator.toFixed()} ÷ ${denominator.toFixed()} ${name}`;
}

/** What a quotient is divided by: a workload of the rules, or 工作量 of items. */
function dividedBy(run: Run, { per }: Figure, language: Language): string {
  if (typeof per !== 'string') return language === 'zh' ? '工作量' : 'volume';
  return run.months.at(-1)?.rules.workloads.find(({ id }) => id === per)?.name[language] ?? per;
}

function nodeText(run: Run, figure: Figure, node: TraceNode, language: Language): string {
  const say = words[language];
  const amount = isMoney(figure.measure)
    ? yuanText(node.amount, quantaPerYuan[run.quantum])
    : String(node.amount);
  const parts = [
    say[node.kind],
    node.month ?? '',
    node.unit ? `${node.unit.name}(${node.unit.code})` : '',
    node.label?.[language] ?? '',
    placeText(node.cell),
    node.proportional ? `〔${say.proportional}〕` : '',
    node.step ? stepText(run, node.step, language) : '',
  ];
  return `${amount}  ${parts.filter(Boolean).join(' ')}`;
}

function stepText(run: Run, step: TraceStep, language: Language): string {
  const say = words[language];
  const { driver, rule: by, fallback } = step;
  const sent = yuanText(step.handedOut, quantaPerYuan[run.quantum]);
  const rule = `${by.id}${by.origin.reference ? `，${by.origin.reference}` : ''}`;
  const residual = Number(step.residual) === 0 ? '' : `，${say.residual} ${step.residual}`;
  return `${sent} × ${step.driverValue} ÷ ${step.driverTotal} ${driver.name[language]}${fallback ? `（${say.fallback}）` : ''}${residual}〔${rule}〕`;
}
