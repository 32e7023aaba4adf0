import type { InputRecord } from '../../reports/inputColumns.ts';
import type { SampleElement } from './elements.ts';
import { WARD_GROUP } from './units.ts';

/** How a usual leaf answers to volume; shares as large hospitals agree on them with their departments. */
const habits: readonly (InputRecord & { readonly leaf: string })[] = [
  {
    leaf: '0103',
    units: 'CLINICAL',
    behaviour: 'mixed',
    variablePercent: 0.3,
    reason: '绩效约三成按人次、床日和手术考核',
  },
  {
    leaf: '0103',
    units: 'TECH',
    behaviour: 'mixed',
    variablePercent: 0.25,
    reason: '绩效约四分之一按检查、检验项次考核',
  },
  {
    leaf: '0701',
    units: WARD_GROUP,
    behaviour: 'mixed',
    variablePercent: 0.4,
    reason: '病房水电随床日变动，公共照明和空调不变',
  },
  { leaf: '0701', units: '全部', behaviour: 'mixed', variablePercent: 0.15, reason: '照明和空调为主' },
  { leaf: '0702', units: '全部', behaviour: 'fixed', reason: '按面积取暖，与工作量无关' },
  {
    leaf: '0704',
    units: '全部',
    behaviour: 'mixed',
    variablePercent: 0.2,
    reason: '维保按年签合同，按次维修随使用量变动',
  },
  {
    leaf: '0705',
    units: '全部',
    behaviour: 'mixed',
    variablePercent: 0.3,
    reason: '单据、胶片袋等随人次变动',
  },
  { leaf: '0706', units: '全部', behaviour: 'fixed', reason: '按年度预算安排' },
  { leaf: '0707', units: '全部', behaviour: 'fixed', reason: '年度合同和会费为主' },
];

/** 成本习性: a row for every mixed leaf that the sample has, its details like itself. */
export function behaviourRows(elements: readonly SampleElement[]): InputRecord[] {
  return habits.flatMap(({ leaf, ...row }) =>
    elements
      .filter(({ code }) => code.startsWith(leaf))
      .map(({ record }) => ({ ...row, elements: record.name ?? null, validFrom: null })),
  );
}
