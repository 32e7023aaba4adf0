import type { FaultFamily } from './fault.ts';

/**
 * AL: what the allocation itself can have wrong, in order of precedence: references and amounts,
 * corrections before level 1, assignments and receivers, drivers, units out of time.
 */
export const allocationFaults = {
  'AL-001': {
    severity: 'blocking',
    zh: {
      what: '核算单元代码“{unit}”不在《核算单元》中',
      why: '这笔成本无法归集到任何单元',
      remedy: '请更正代码，或在《核算单元》中补充该单元',
    },
    en: {
      what: 'Unit code “{unit}” is not among the costing units',
      why: 'its cost belongs to no unit',
      remedy: 'Correct the code, or add the unit to the list of costing units',
    },
  },
  'AL-002': {
    severity: 'blocking',
    zh: {
      what: '成本项目代码“{element}”不在《成本项目》中',
      why: '这笔成本无法归入任何成本项目',
      remedy: '请更正代码，或在《成本项目》中补充该项目',
    },
    en: {
      what: 'Cost element code “{element}” is not among the cost elements',
      why: 'its cost belongs to no element',
      remedy: 'Correct the code, or add the element to the list of cost elements',
    },
  },
  'AL-003': {
    severity: 'blocking',
    zh: {
      what: '资金来源“{source}”不在规则包的资金来源中',
      why: '无法判断这笔成本属于哪一个成本层次',
      remedy: '请改为规则包中已有的资金来源',
    },
    en: {
      what: 'Fund source “{source}” is not among the fund sources of the rule pack',
      why: 'the cost levels it belongs to are unknown',
      remedy: 'Choose a fund source of the rule pack',
    },
  },
  'AL-004': {
    severity: 'blocking',
    zh: {
      what: '单元“{unit}”的类别“{unitClass}”不在规则包的单元类别中',
      why: '无法确定它在哪一级分摊',
      remedy: '请在《核算单元》中为它选择已有的类别',
    },
    en: {
      what: 'Unit “{unit}” has class “{unitClass}”, which the rule pack does not have',
      why: 'the level at which it is allocated is unknown',
      remedy: 'Choose one of the classes for it in the list of costing units',
    },
  },
  'AL-005': {
    severity: 'blocking',
    zh: {
      what: '{month} 的金额合计超过可以精确核算的上限 {limit} 元',
      why: '超过上限后无法保证分厘不差',
      remedy: '请检查是否有金额多写了位数，或单位应为元而填成了分',
    },
    en: {
      what: 'The amounts of {month} exceed {limit} yuan, the most that can be costed exactly',
      why: 'above it the last digit could no longer be guaranteed',
      remedy: 'Check for an amount with digits too many, or one given in fen instead of yuan',
    },
  },
  'AL-006': {
    severity: 'blocking',
    zh: {
      what: '{month} 没有可用的分摊规则',
      why: '没有规则就无法分摊该月成本',
      remedy: '请检查规则包的生效日期，或从核算期间中去掉该月',
    },
    en: {
      what: 'There are no allocation rules for {month}',
      why: 'the month cannot be allocated without them',
      remedy: 'Check the dates of the rule pack, or take the month out of the period',
    },
  },
  'AL-007': {
    severity: 'blocking',
    zh: {
      what: '{month} 的单元类别与 {firstMonth} 不同',
      why: '类别不同的月份不能在一次核算中相加',
      remedy: '请把规则变更前后的月份分开核算',
    },
    en: {
      what: 'The unit classes of {month} differ from those of {firstMonth}',
      why: 'months with different classes cannot be summed in one run',
      remedy: 'Run the months before and after the change of rules separately',
    },
  },
  'AL-008': {
    severity: 'blocking',
    zh: {
      what: '金额 {amount} 元的小数位多于 {quantum} 元',
      why: '现行规则不接受比核算单位更细的金额',
      remedy: '请四舍五入到分并核对总账，或在规则中改为允许舍入并列示',
    },
    en: {
      what: 'Amount {amount} yuan has more decimals than {quantum} yuan',
      why: 'the rules in force accept no amount finer than the unit of posting',
      remedy: 'Round it and tie it to the general ledger, or let the rules round and report',
    },
  },
  'AL-009': {
    severity: 'notice',
    zh: {
      what: '{month} 有 {rows} 笔金额的小数位多于 {quantum} 元，汇总后舍入共 {rounding} 元',
      why: '逐项汇总后只舍入一次，与总账之间会留下这个差额',
      remedy: '请将舍入合计与总账核对，必要时在源表中把金额保留到分',
    },
    en: {
      what: '{rows} amounts of {month} have more decimals than {quantum} yuan; rounding their sums adds {rounding} yuan',
      why: 'each key is summed exactly and rounded once, which leaves this difference to the general ledger',
      remedy: 'Tie the rounding total to the general ledger, or keep two decimals in the source',
    },
  },
  'AL-010': {
    severity: 'notice',
    zh: {
      what: '{month} 有 {rows} 笔、合计 {amount} 元属于本次核算范围以外的院区',
      why: '范围以外的院区不参与核算，也不进入合计',
      remedy: '如需一并核算，请在院区范围中加入这些院区',
    },
    en: {
      what: '{rows} rows of {month}, {amount} yuan in all, belong to campuses outside this run',
      why: 'campuses out of scope take no part and enter no total',
      remedy: 'Add the campuses to the scope if they should be costed too',
    },
  },
  'AL-011': {
    severity: 'blocking',
    zh: {
      what: '成本调整单“{number}”的转出单元和转入单元都为空',
      why: '这笔调整不知道记到哪里',
      remedy: '请至少填写转出单元或转入单元之一',
    },
    en: {
      what: 'Adjustment “{number}” names neither a unit to take from nor one to give to',
      why: 'it cannot be booked anywhere',
      remedy: 'Fill in at least one of the two units',
    },
  },
  'AL-012': {
    severity: 'blocking',
    zh: {
      what: '{month} 混合单元“{unit}”的成本项目 {elements} 没有门诊住院拆分',
      why: '不拆分就无法核算诊次成本和床日成本',
      remedy: '请在《门诊住院拆分》中为该单元填写这些项目的拆分依据，或用“*”代表其余全部项目',
    },
    en: {
      what: 'Mixed unit “{unit}” has no outpatient/inpatient split for elements {elementCodes} in {month}',
      why: 'without it neither visits nor bed-days can be costed',
      remedy: 'Give a basis for these elements in the care split sheet, or “*” for all the rest',
    },
  },
  'AL-013': {
    severity: 'blocking',
    zh: {
      what: '{month} 单元“{unit}”的拆分数值为门诊 {outpatientValue}、住院 {inpatientValue}',
      why: '拆分数值不能为负，也不能同时为零',
      remedy: '请填写门诊和住院的实际数值，至少一个大于零',
    },
    en: {
      what: 'The split of “{unit}” in {month} has outpatient value {outpatientValue} and inpatient value {inpatientValue}',
      why: 'neither may be negative and they may not both be zero',
      remedy: 'Fill in the actual values, at least one above zero',
    },
  },
  'AL-014': {
    severity: 'blocking',
    zh: {
      what: '{month} 单元“{unit}”的成本项目“{element}”有两行同样具体的拆分',
      why: '无法判断应按哪一行拆分',
      remedy: '请删除其中一行，或把其中一行改为更具体的成本项目',
    },
    en: {
      what: 'Two equally specific split rows claim element “{element}” of “{unit}” in {month}',
      why: 'it is unclear which of them holds',
      remedy: 'Delete one of them, or make one more specific',
    },
  },
  'AL-015': {
    severity: 'blocking',
    zh: {
      what: '{month} 单元“{unit}”拆分到的单元“{target}”不能承接成本',
      why: '承接单元须在《核算单元》中、当月有效、属于临床服务类，并且自身不再拆分',
      remedy: '请更正门诊单元或住院单元的代码，或检查其启用与停用月份',
    },
    en: {
      what: 'Unit “{target}”, to which “{unit}” is split in {month}, cannot take the cost',
      why: 'a target must be a known unit, valid in the month, of a class that keeps cost, and not be split itself',
      remedy: 'Correct the code of the outpatient or inpatient unit, or check from when to when it is valid',
    },
  },
  'AL-016': {
    severity: 'notice',
    zh: {
      what: '{month} 混合单元“{unit}”已拆分，但仍填有“{driver}”的数值 {value}',
      why: '拆分后由门诊、住院单元受益，混合单元的数值不计入分摊基数',
      remedy: '请把该数值填到它的门诊单元和住院单元',
    },
    en: {
      what: 'Mixed unit “{unit}” is split in {month} but still has {value} of “{driverEn}”',
      why: 'after the split its outpatient and inpatient units receive, so its own value is outside the base',
      remedy: 'Give the value to its outpatient and inpatient units',
    },
  },
  'AL-020': {
    severity: 'blocking',
    zh: {
      what: '{month} 单元“{unit}”的成本项目 {elements} 没有分摊参数设置',
      why: '该单元有 {amount} 元成本，没有参数就无法向下分摊',
      remedy: '请在《分摊规则》中为该单元、它的分摊性质或类别指定参数',
    },
    en: {
      what: 'No driver is assigned to elements {elementCodes} of unit “{unit}” in {month}',
      why: 'it holds {amount} yuan that cannot be handed on without one',
      remedy: 'Assign a driver to the unit, its group or its class in the rules sheet',
    },
  },
  'AL-021': {
    severity: 'blocking',
    zh: {
      what: '{month} 单元“{unit}”的成本项目 {elements} 有多条同样具体的分摊规则：{assignments}',
      why: '无法判断应按哪一条分摊',
      remedy: '请删除其中之一，或把其中一条改为更具体的单元或成本项目',
    },
    en: {
      what: 'Equally specific rules claim elements {elementCodes} of unit “{unit}” in {month}: {assignments}',
      why: 'it is unclear which of them holds',
      remedy: 'Remove one of them, or make one more specific',
    },
  },
  'AL-022': {
    severity: 'blocking',
    zh: {
      what: '{month} 单元“{unit}”的成本项目 {elements} 没有受益单元',
      why: '该单元的成本没有去处，无法向下分摊',
      remedy: '请检查《分摊规则》中的受益单元，以及这些单元的启用与停用月份',
    },
    en: {
      what: 'No unit can receive elements {elementCodes} of unit “{unit}” in {month}',
      why: 'its cost has nowhere to go',
      remedy: 'Check the receivers in the rules sheet and from when to when they are valid',
    },
  },
  'AL-023': {
    severity: 'blocking',
    zh: {
      what: '{month} 单元“{unit}”有 {amount} 元成本，但不在任何分摊步骤中',
      why: '同类的其他单元已分摊，它的成本会留在原处',
      remedy: '请在《分摊规则》中把该单元加入所属级次的步骤',
    },
    en: {
      what: 'Unit “{unit}” holds {amount} yuan in {month} but is in no allocation step',
      why: 'others of its class hand out, its own cost would stay behind',
      remedy: 'Add the unit to a step of its level in the rules sheet',
    },
  },
  'AL-024': {
    severity: 'notice',
    zh: {
      what: '{month} 按所选方法，“{unitClass}”类单元的 {amount} 元成本不向下分摊',
      why: '这部分成本不进入临床服务类科室的成本',
      remedy: '如需分摊，请选择包含该级分摊的方法',
    },
    en: {
      what: 'Under the method chosen, {amount} yuan of class “{unitClassEn}” are not handed on in {month}',
      why: 'they do not enter the cost of clinical units',
      remedy: 'Choose a method with that level if they should',
    },
  },
  'AL-025': {
    severity: 'blocking',
    zh: {
      what: '分摊规则“{assignment}”引用的参数“{driver}”没有定义',
      why: '不知道到哪里取数',
      remedy: '请改为规则包中已有的分摊参数',
    },
    en: {
      what: 'Rule “{assignment}” refers to driver “{driver}”, which is not defined',
      why: 'it is unknown where its values come from',
      remedy: 'Choose a driver of the rule pack',
    },
  },
  'AL-030': {
    severity: 'blocking',
    zh: {
      what: '{month} 单元“{unit}”的成本项目 {elements} 按“{driver}”分摊，但各受益单元的数值合计为零',
      why: '没有分摊基数，该单元的成本无法向下分摊',
      remedy: '请在《分摊参数》的“{driver}”列填写各受益单元的数值，或在《分摊规则》为它指定其他参数',
    },
    en: {
      what: 'Elements {elementCodes} of unit “{unit}” go by “{driverEn}” in {month}, whose values sum to zero over the receivers',
      why: 'without a base its cost cannot be handed on',
      remedy:
        'Fill in “{driverEn}” of the receivers in the sheet of drivers, or assign another driver in the rules sheet',
    },
  },
  'AL-031': {
    severity: 'blocking',
    zh: {
      what: '{month} 单元“{unit}”的成本项目 {elements} 按“{driver}”分摊，但各受益单元的工作量合计为零',
      why: '没有分摊基数，该单元的成本无法向下分摊',
      remedy: '请在《工作量》中填写各受益单元的“{driver}”，或在《分摊规则》为它指定其他参数',
    },
    en: {
      what: 'Elements {elementCodes} of unit “{unit}” go by “{driverEn}” in {month}, whose workloads sum to zero over the receivers',
      why: 'without a base its cost cannot be handed on',
      remedy:
        'Fill in “{driverEn}” of the receivers in the sheet of workloads, or assign another driver in the rules sheet',
    },
  },
  'AL-032': {
    severity: 'blocking',
    zh: {
      what: '{month} 单元“{unit}”的成本项目 {elements} 按“{driver}”分摊，但它对各受益单元的服务量合计为零',
      why: '没有分摊基数，该单元的成本无法向下分摊',
      remedy: '请在《内部服务量》中填写它为各受益单元提供的数量，或在《分摊规则》为它指定其他参数',
    },
    en: {
      what: 'Elements {elementCodes} of unit “{unit}” go by “{driverEn}” in {month}, but it served no receiver',
      why: 'without a base its cost cannot be handed on',
      remedy:
        'Fill in what it did for each receiver in the sheet of internal services, or assign another driver in the rules sheet',
    },
  },
  'AL-033': {
    severity: 'blocking',
    zh: {
      what: '{month} 单元“{unit}”的成本项目 {elements} 按“{driver}”分摊，但各受益单元开单的收入合计为零',
      why: '没有分摊基数，该单元的成本无法向下分摊',
      remedy: '请在《收入》中核对该单元执行的收入及其开单单元，或在《分摊规则》为它指定其他参数',
    },
    en: {
      what: 'Elements {elementCodes} of unit “{unit}” go by “{driverEn}” in {month}, but no receiver ordered any of that revenue',
      why: 'without a base its cost cannot be handed on',
      remedy:
        'Check the revenue the unit executed and who ordered it, or assign another driver in the rules sheet',
    },
  },
  'AL-034': {
    severity: 'notice',
    zh: {
      what: '{month} 单元“{unit}”的“{driver}”合计为零，改按“{fallback}”分摊',
      why: '规则为这种情况指定了替代参数',
      remedy: '请核对“{driver}”是否漏填；如确实没有发生，无需处理',
    },
    en: {
      what: '“{driverEn}” of unit “{unit}” sums to zero in {month}; “{fallbackEn}” was used instead',
      why: 'the rules name it for this case',
      remedy: 'Check whether “{driverEn}” was forgotten; nothing to do if there really was none',
    },
  },
  'AL-035': {
    severity: 'notice',
    zh: {
      what: '{month} 单元“{unit}”的“{driver}”合计为零，改用上月 {lastMonth} 的数值分摊',
      why: '规则为这种情况指定了上月数值',
      remedy: '请核对“{driver}”是否漏填；如确实没有发生，无需处理',
    },
    en: {
      what: '“{driverEn}” of unit “{unit}” sums to zero in {month}; the values of {lastMonth} were used instead',
      why: 'the rules name last month for this case',
      remedy: 'Check whether “{driverEn}” was forgotten; nothing to do if there really was none',
    },
  },
  'AL-036': {
    severity: 'notice',
    zh: {
      what: '{month} 单元“{unit}”的“{driver}”为 {value}，按零计算',
      why: '分摊基数不能为负，成本仍全部分摊给其他受益单元',
      remedy: '请核对是否为退费或冲红大于当期发生额；如属实，无需处理',
    },
    en: {
      what: '“{driverEn}” of unit “{unit}” is {value} in {month} and counts as zero',
      why: 'a base cannot be negative; the cost still goes wholly to the other receivers',
      remedy: 'Check whether refunds exceed charges; nothing to do if they do',
    },
  },
  'AL-037': {
    severity: 'notice',
    zh: {
      what: '{month} 单元“{unit}”执行的收入中有 {rows} 笔、{amount} 元由本单元或非受益单元开单',
      why: '自开单和非受益单元开单不计入分摊基数',
      remedy: '请在运行卡中查看明细；开单单元有误的，请更正后重算',
    },
    en: {
      what: '{rows} rows of the revenue executed by “{unit}” in {month}, {amount} yuan, were ordered by itself or by units that do not receive',
      why: 'such orders are outside the allocation base',
      remedy: 'See the list on the run card; correct the ordering unit where it is wrong and run again',
    },
  },
  'AL-040': {
    severity: 'notice',
    zh: {
      what: '{month} 单元“{unit}”不在有效期内，仍有 {amount} 元成本',
      why: '成本按单元类别照常分摊或留存，但该单元不再接受分摊',
      remedy: '请核对单元的启用与停用月份，必要时用《成本调整单》转到承接单元{successors}',
    },
    en: {
      what: 'Unit “{unit}” is not valid in {month} but has {amount} yuan of cost',
      why: 'the cost is handed on or kept as its class says, but the unit receives nothing',
      remedy:
        'Check from when to when the unit is valid, or move the cost to its successors{successors} by an adjustment',
    },
  },
  'AL-041': {
    severity: 'notice',
    zh: {
      what: '{month} 单元“{unit}”不在有效期内，“{driver}”的数值 {value} 不计入分摊基数',
      why: '停用或未启用的单元不接受分摊',
      remedy: '请核对单元的启用与停用月份，或把数值填到承接单元',
    },
    en: {
      what: 'Unit “{unit}” is not valid in {month}; its {value} of “{driverEn}” is outside the base',
      why: 'a unit that is closed or not yet open receives nothing',
      remedy: 'Check from when to when the unit is valid, or give the value to its successor',
    },
  },
} as const satisfies FaultFamily;
