import type { SaidComparison, SaidField } from '../contract/api/comparison.ts';
import type { FormulaPart, PlanCell, SheetPlan } from '../contract/plan.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import { shortRun } from '../contract/shortRun.ts';
import { ROWS_BLOCK, sheetOfRows } from './sheetOfRows.ts';

export interface ComparisonSheet {
  readonly hospital: string;
  readonly period: string;
  readonly comparison: SaidComparison;
}

const columns = [
  { key: 'part', header: '部分', width: 8 },
  { key: 'kind', header: '类别', width: 18 },
  { key: 'what', header: '对象', width: 40 },
  { key: 'field', header: '项目', width: 22 },
  { key: 'before', header: '以前', width: 22 },
  { key: 'after', header: '以后', width: 22 },
  { key: 'difference', header: '差额', width: 18 },
] as const;

/** What changed between two registered runs, as a sheet: input, rules, result, a line a difference. */
export function comparisonSheet({ hospital, period, comparison }: ComparisonSheet): SheetPlan {
  const { before, after, input, rules, result } = comparison;
  const counts = `输入差异 ${input.count} 处，规则差异 ${rules.count} 处，结果差异 ${result.count} 处`;
  return sheetOfRows({
    key: 'compare',
    name: '核算比较',
    title: '核算比较',
    subtitle: `编制单位：${hospital}　期间：${period}　单位：元`,
    tab: 'check',
    lead: [
      `以前：核算 ${shortRun(before.runId)}，引擎第 ${before.engineVersion} 版；以后：核算 ${shortRun(after.runId)}，引擎第 ${after.engineVersion} 版`,
      counts,
    ],
    columns,
    rows: [...inputRows(comparison), ...ruleRows(comparison), ...resultRows(comparison)],
    notes: [`只列有差异的内容。${limitNote(comparison)}`],
  });
}

const changes = { added: '新增', removed: '取消', changed: '改动' } as const;

type Row = { readonly key: string; readonly cells: readonly (PlanCell | null)[] };

const text = (value: string): PlanCell => ({ value, style: 'text' });
const right = (value: Bilingual | null): PlanCell => ({ value: value?.zh ?? '—', style: 'textRight' });

const inputRows = ({ input }: SaidComparison): Row[] =>
  input.shown.flatMap(({ kind, key, change, fields }, at) =>
    fieldRows(`input.${at}`, ['输入', kind.zh, `${changes[change]} ${key.zh}`.trim()], fields),
  );

const ruleRows = ({ rules }: SaidComparison): Row[] =>
  rules.shown.flatMap(({ month, kind, name, change, fields }, at) =>
    fieldRows(`rules.${at}`, ['规则', kind.zh, `${changes[change]} ${month} ${name.zh}`.trim()], fields),
  );

const fieldRows = (key: string, [part, kind, what]: [string, string, string], fields: readonly SaidField[]) =>
  fields.map(({ field, before, after }, at) => ({
    key: `${key}.${at}`,
    cells: [text(part), text(kind), text(what), text(field.zh), right(before), right(after), null],
  }));

const resultRows = ({ result }: SaidComparison): Row[] =>
  result.shown.map(({ month, unit, unitName, element, elementName, source, ...money }, at) => {
    const key = `result.${at}`;
    const ref = (column: string) => ({ ref: { block: ROWS_BLOCK, row: key, column } });
    const formula: FormulaPart[] = ['ROUND(', ref('after'), '-', ref('before'), ',4)'];
    return {
      key,
      cells: [
        text('结果'),
        text(month),
        text(`${unitName}(${unit})`),
        text(`${elementName || element} ${source.zh}`),
        { value: Number(money.beforeYuan), style: 'money' as const },
        { value: Number(money.afterYuan), style: 'money' as const },
        { value: Number(money.differenceYuan), style: 'money' as const, formula },
      ],
    };
  });

function limitNote({ input, rules, result }: SaidComparison): string {
  const left = [input, rules, result].map(({ shown, count }) => count - shown.length);
  return left.some((count) => count > 0)
    ? `另有 ${left.reduce((sum, count) => sum + count)} 处没有列出。`
    : '';
}
