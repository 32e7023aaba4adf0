import type { FaultFamily } from './fault.ts';

/**
 * IT: service items. 001–005 and 018 stop item costing, never the departments' results; 006–017 tell what
 * happened on the way; 020 tells of findings that a sheet lists.
 */
export const itemFaults = {
  'IT-001': {
    severity: 'unpublishable',
    zh: {
      what: '单元“{unit}”没有岗位“{grade}”，《项目人力》却有 {rows} 行用到它',
      why: '不知道这些分钟是谁的，人员经费分不到项目，项目成本暂不核算',
      remedy: '请更正岗位，或在《科室岗位》为该单元补上这个岗位',
    },
    en: {
      what: 'Unit “{unit}” has no grade “{grade}”, but {rows} row(s) of item labour use it',
      why: 'nobody knows whose minutes they are; service items are not costed until it is settled',
      remedy: 'Correct the grade, or add it to the unit in the sheet of staff grades',
    },
  },
  'IT-002': {
    severity: 'unpublishable',
    zh: {
      what: '一例“{item}”填了 {minutes} 分钟，超过上限 {most} 分钟',
      why: '多半是多填了零或填成了全月分钟，项目成本暂不核算',
      remedy: '请填一例所需的分钟数；确属更长的，请在规则里调高“一例最多分钟”',
    },
    en: {
      what: '{minutes} minutes for one case of “{item}”, above the limit of {most}',
      why: 'most likely a zero too many or the minutes of a month; service items are not costed until it is settled',
      remedy:
        'Enter the minutes of one case; if it really takes longer, raise mostMinutesPerCase in the rules',
    },
  },
  'IT-003': {
    severity: 'unpublishable',
    zh: {
      what: '材料“{material}”没有单价，《项目材料》却有 {rows} 行用到它',
      why: '没有单价就算不出它的成本，项目成本暂不核算',
      remedy: '请在《耗材》填写单价；不再使用的，请删去《项目材料》中的行',
    },
    en: {
      what: 'Material “{material}” has no price, but {rows} row(s) of item materials use it',
      why: 'its cost cannot be told without a price; service items are not costed until it is settled',
      remedy: 'Enter its price, or remove the rows that no longer use it',
    },
  },
  'IT-004': {
    severity: 'unpublishable',
    zh: {
      what: '这里填了 {value}',
      why: '人数、分钟、系数、数量和单价不能小于零，项目成本暂不核算',
      remedy: '请改为零或正数',
    },
    en: {
      what: '{value} is entered here',
      why: 'people, minutes, coefficients, quantities and prices cannot be below zero; service items are not costed until it is settled',
      remedy: 'Enter zero or a positive number',
    },
  },
  'IT-005': {
    severity: 'unpublishable',
    zh: {
      what: '作业“{activity}”的单例量和全期总量应当只填一个',
      why: '两个都填或都不填时，不知道以哪个为准，项目成本暂不核算',
      remedy: '请只填单例量，或只填全期总量',
    },
    en: {
      what: 'Activity “{activity}” needs either a quantity for one case or a total, and not both',
      why: 'with both or neither nobody knows which holds; service items are not costed until it is settled',
      remedy: 'Enter one of the two',
    },
  },
  'IT-006': {
    severity: 'notice',
    zh: {
      what: '单元“{unit}”有 {amount} 元没有分到项目，列为“未归集”',
      why: '核算期内它没有可用的收入、工作量或工时',
      remedy: '请补填《项目工作量》和资源表；确实没有收费项目的单元可以不理会',
    },
    en: {
      what: '{amount} yuan of unit “{unit}” reach no item and stand as unassigned',
      why: 'it has no revenue, volume or minutes to go by in these months',
      remedy: 'Complete item volumes and resources; a unit without chargeable items needs nothing',
    },
  },
  'IT-007': {
    severity: 'notice',
    zh: {
      what: '单元“{unit}”有 {count} 个项目没有填资源：{items}',
      why: '按作业或工时核算时，这些项目分不到相应的成本',
      remedy: '请在《项目人力》等表补填，或在标准库（单元代码填 *）里补上',
    },
    en: {
      what: '{count} item(s) of unit “{unit}” have no resource rows: {items}',
      why: 'methods by activity or time give them no such cost',
      remedy: 'Fill the resource sheets, or add the items to the standard library (unit *)',
    },
  },
  'IT-008': {
    severity: 'notice',
    zh: {
      what: '单元“{unit}”填了 {count} 个没有做过的项目的资源：{items}',
      why: '核算期内没有这些项目的工作量，这些行不起作用',
      remedy: '请核对项目编码和《项目工作量》；确实没做的可以不理会',
    },
    en: {
      what: 'Unit “{unit}” has resource rows of {count} item(s) that it did not perform: {items}',
      why: 'there is no volume of them in these months, so the rows have no effect',
      remedy: 'Check item codes and volumes; nothing to do where they really were not performed',
    },
  },
  'IT-009': {
    severity: 'notice',
    zh: {
      what: '有 {count} 个科室项目没有自己的{kind}数据，用了标准库',
      why: '标准库是全院平均水平，与科室实际可能不同',
      remedy: '请让科室补填，或确认按标准库核算',
    },
    en: {
      what: '{count} item(s) of units have no {kindEn} of their own and take the standard library',
      why: 'the library is a hospital average and may differ from what the unit does',
      remedy: 'Have the units fill their sheets, or confirm the library',
    },
  },
  'IT-010': {
    severity: 'notice',
    zh: {
      what: '单元“{unit}”的岗位“{grade}”填报 {reported} 分钟，超过实际产能 {available} 分钟（{percent}%）',
      why: '工时超过全部人员可用的时间，单例分钟、人数或工作量必有一项偏大',
      remedy: '请核对该岗位人数和各项目的分钟数',
    },
    en: {
      what: 'Grade “{grade}” of unit “{unit}” reports {reported} minutes, above its practical capacity of {available} ({percent} %)',
      why: 'more time than all its people have: minutes, people or volumes are too high',
      remedy: 'Check the headcount of the grade and the minutes of its items',
    },
  },
  'IT-011': {
    severity: 'notice',
    zh: {
      what: '设备“{card}”被占用 {reported} 分钟，超过可用的 {available} 分钟（{percent}%），占用它的单元：{units}',
      why: '一台设备不能同时用在两处，占用时间必有重复或偏大',
      remedy: '请核对各单元《项目设备》中的分钟数，或更正《设备卡片》的可用分钟',
    },
    en: {
      what: 'Equipment “{card}” is taken for {reported} minutes of {available} ({percent} %), by units {units}',
      why: 'one machine cannot be in two places; some minutes are too high or counted twice',
      remedy: 'Check the minutes in item equipment, or correct the minutes available on its card',
    },
  },
  'IT-012': {
    severity: 'notice',
    zh: {
      what: '单元“{unit}”有 {count} 个项目没有{figure}：{items}',
      why: '按这一方法它们分不到成本',
      remedy: '请在《科室项目》或《收费项目》补填{figure}',
    },
    en: {
      what: '{count} item(s) of unit “{unit}” have no {figureEn}: {items}',
      why: 'this method gives them no cost',
      remedy: 'Enter the figure in unit items or service items',
    },
  },
  'IT-013': {
    severity: 'notice',
    zh: {
      what: '单元“{unit}”有 {amount} 元改按“{used}”分到项目',
      why: '规则要求按“{driver}”，但该单元没有这项数据',
      remedy: '请补填相应的资源表，或确认按“{used}”核算',
    },
    en: {
      what: '{amount} yuan of unit “{unit}” go to items by {usedEn} instead',
      why: 'the rules ask for {driverEn}, of which the unit has no data',
      remedy: 'Fill the resource sheet, or confirm this driver',
    },
  },
  'IT-014': {
    severity: 'notice',
    zh: {
      what: '单元“{unit}”的“{item}”工作量或收入合计小于零',
      why: '退费多于收费的项目不参与分摊，它的单位成本没有意义',
      remedy: '请核对是否跨期退费',
    },
    en: {
      what: '“{item}” of unit “{unit}” sums to less than zero in volume or revenue',
      why: 'an item with more refunds than charges takes no part, and its unit cost says nothing',
      remedy: 'Check for refunds of earlier months',
    },
  },
  'IT-015': {
    severity: 'notice',
    zh: {
      what: '单元“{unit}”做了 {count} 个收费项目，但它不是按项目核算的类别',
      why: '它的成本已分摊给其他单元，这些项目在它名下分不到成本',
      remedy:
        '请核对执行单元；医辅单元自有收费项目的，请在《核算单元》为它增设一个医技类单元，在《内部服务量》填写为收费项目所做的工作量（留存成本）',
    },
    en: {
      what: 'Unit “{unit}” performed {count} chargeable item(s) but is not of a class that is costed by item',
      why: 'its cost has been allocated to other units, so these items find none of it',
      remedy:
        'Check the executing unit; where an auxiliary unit has chargeable items of its own, add a technical unit beside it and enter the workload that served them in internal services (retained cost)',
    },
  },
  'IT-016': {
    severity: 'notice',
    zh: {
      what: '单元“{unit}”的项目收入 {items} 元与《收入》中的执行收入 {revenue} 元相差 {difference} 元',
      why: '两处应当是同一笔钱，平均单价和收入分配系数会受影响',
      remedy: '请核对《项目工作量》是否缺行、重复或月份不符',
    },
    en: {
      what: 'Item revenue of unit “{unit}” is {items} yuan, its executed service revenue {revenue}, {difference} apart',
      why: 'both should be the same money; average prices and ratios by revenue depend on it',
      remedy: 'Check item volumes for missing, repeated or misdated rows',
    },
  },
  'IT-017': {
    severity: 'notice',
    zh: {
      what: '{months} 没有项目工作量，这些月份的成本没有计入项目',
      why: '成本和工作量必须是同样的月份，否则单位成本会偏高',
      remedy: '请补填这些月份的《项目工作量》，或确认只按其余月份核算',
    },
    en: {
      what: 'There are no item volumes for {months}; the cost of these months is not costed by item',
      why: 'cost and volumes must be of the same months, or unit costs come out too high',
      remedy: 'Add the volumes, or confirm that the other months suffice',
    },
  },
  'IT-018': {
    severity: 'unpublishable',
    zh: {
      what: '《项目人力》填了岗位，《科室岗位》却一行也没有',
      why: '不知道各岗位有多少人、多少薪酬，这些分钟分不到人员经费，项目成本暂不核算',
      remedy: '请填写《科室岗位》；只用收入、工作量等比例的，请删去《项目人力》各行',
    },
    en: {
      what: 'Item labour names grades, but there is no row of staff grades',
      why: 'nobody knows how many people and how much pay a grade has; service items are not costed until it is settled',
      remedy:
        'Fill the sheet of staff grades, or take the rows of item labour out where only ratios are used',
    },
  },
  'IT-020': {
    severity: 'notice',
    zh: {
      what: '合理性评估列出 {count} 处，涉及 {units} 个单元',
      why: '填报数与其他单元、标准库、产能或价格相差过大',
      remedy: '请看结果表《合理性评估》，逐条核对或退回科室',
    },
    en: {
      what: 'The plausibility list has {count} entries in {units} unit(s)',
      why: 'figures differ too much from other units, the library, capacity or prices',
      remedy: 'See the sheet of plausibility findings; check each or send it back',
    },
  },
} as const satisfies FaultFamily;
