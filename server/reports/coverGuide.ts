import type { BlockVerb, PlanCell } from '../contract/plan.ts';

/** How to fill the workbook in, under the lines of the cover. */
const steps = [
  '填好本表的医院名称和核算月份',
  '在《核算单元》《成本项目》登记本院的科室和末级成本项目；《成本项目》已预填常用项目，可增删改',
  '每月填《直接成本》或《直接成本宽表》，二者选一；再填《收入》《工作量》《分摊参数》《内部服务量》',
  '有调整、调节或混合单元时，填《成本调整单》《收入调节》《门诊住院拆分》；本院另有分摊规定时，填《分摊规则》',
  '填《总账》，用来核对成本和收入是否与账面一致',
  '要与以前月份比较或本年累计，而那些月份不在本工作簿核算时，填《历史数据》；混合成本的变动部分填《成本习性》',
  '保存后核算；结果写在本工作簿的新表里，《目录》给出结论和每张表的入口',
] as const;

export function coverGuide(firstRow: number): BlockVerb {
  const heading: PlanCell[] = [
    { value: '填写步骤', style: 'groupHeading' },
    { value: null, style: 'groupHeading' },
    { value: null, style: 'groupHeading' },
  ];
  const lines = steps.map((text, index): (PlanCell | null)[] => [
    { value: `第 ${index + 1} 步`, style: 'subtitle' },
    { value: text, style: 'plain' },
    null,
  ]);
  return {
    verb: 'block',
    key: 'guide',
    at: { row: firstRow, column: 0 },
    rowKeys: ['heading', ...steps.map((_, index) => `step-${index + 1}`)],
    columnKeys: ['step', 'text', 'rest'],
    cells: [heading, ...lines],
  };
}
