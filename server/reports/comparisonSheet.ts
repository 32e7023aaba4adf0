import type { Comparison, FieldChange } from '../contract/api/comparison.ts';
import type { FormulaPart, PlanCell, SheetPlan } from '../contract/plan.ts';
import { shortRun } from '../contract/shortRun.ts';
import { ROWS_BLOCK, sheetOfRows } from './sheetOfRows.ts';

export interface ComparisonSheet {
  readonly hospital: string;
  readonly period: string;
  readonly comparison: Comparison;
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

/** Chinese names of a ledger's lists and of a rule's kinds; others stand as they are. */
const kinds: Readonly<Record<string, string>> = {
  cover: '封面',
  units: '核算单元',
  elements: '成本项目',
  directCosts: '直接成本',
  adjustments: '成本调整单',
  careSplits: '门诊住院拆分',
  revenues: '收入',
  revenueAdjustments: '收入调节',
  workloads: '工作量',
  parameters: '分摊参数',
  internalServices: '内部服务量',
  controls: '总账',
  facts: '医院基本情况',
  ruleRows: '分摊规则',
  history: '历史数据',
  behaviourRows: '成本习性',
  serviceItems: '收费项目',
  itemVolumes: '项目工作量',
  activities: '作业',
  unitActivities: '科室作业',
  staffGrades: '科室岗位',
  materials: '耗材',
  equipment: '设备卡片',
  unitItems: '科室项目',
  itemLabour: '项目人力',
  itemMaterials: '项目材料',
  itemEquipment: '项目设备',
  itemActivities: '项目作业量',
  drivers: '分摊参数的取数',
  assignments: '谁用哪个参数',
  levels: '级次和顺序',
  checks: '核对',
  behaviours: '成本习性',
  policies: '口径',
  method: '方法',
};
const changes = { added: '新增', removed: '取消', changed: '改动' } as const;

type Row = { readonly key: string; readonly cells: readonly (PlanCell | null)[] };

const text = (value: string): PlanCell => ({ value, style: 'text' });
const right = (value: string | null): PlanCell => ({ value: value ?? '—', style: 'textRight' });

const inputRows = ({ input }: Comparison): Row[] =>
  input.shown.flatMap(({ kind, key, change, fields }, at) =>
    fieldRows(`input.${at}`, ['输入', kinds[kind] ?? kind, `${changes[change]} ${key}`.trim()], fields),
  );

const ruleRows = ({ rules }: Comparison): Row[] =>
  rules.shown.flatMap(({ month, kind, id, name, change, fields }, at) =>
    fieldRows(
      `rules.${at}`,
      ['规则', kinds[kind] ?? kind, `${changes[change]} ${month} ${name || id}`],
      fields,
    ),
  );

const fieldRows = (
  key: string,
  [part, kind, what]: [string, string, string],
  fields: readonly FieldChange[],
) =>
  fields.map(({ field, before, after }, at) => ({
    key: `${key}.${at}`,
    cells: [text(part), text(kind), text(what), text(field), right(before), right(after), null],
  }));

const resultRows = ({ result }: Comparison): Row[] =>
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
        text(`${elementName || element} ${source}`),
        { value: Number(money.beforeYuan), style: 'money' as const },
        { value: Number(money.afterYuan), style: 'money' as const },
        { value: Number(money.differenceYuan), style: 'money' as const, formula },
      ],
    };
  });

function limitNote({ input, rules, result }: Comparison): string {
  const left = [input, rules, result].map(({ shown, count }) => count - shown.length);
  return left.some((count) => count > 0)
    ? `另有 ${left.reduce((sum, count) => sum + count)} 处没有列出。`
    : '';
}
