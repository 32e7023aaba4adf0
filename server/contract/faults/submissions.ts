import type { FaultFamily } from './fault.ts';

/**
 * IT-040 to 079: what departments send back about service items. A blocking one keeps a submission from being
 * accepted, or the accepted ones from being merged; the main workbook stays as it is.
 */
export const submissionFaults = {
  'IT-040': {
    severity: 'blocking',
    zh: {
      what: '核算月份内没有《项目工作量》',
      why: '哪些科室做了哪些项目都从那里来，没有它就没有可以填报的内容',
      remedy: '请填好《项目工作量》，并核对封面的核算月份',
    },
    en: {
      what: 'There are no item volumes in the months of the cover',
      why: 'they say which unit performed which items, so that there is nothing to be filled in without them',
      remedy: 'Fill in the sheet of item volumes, and check the months on the cover',
    },
  },
  'IT-041': {
    severity: 'blocking',
    zh: {
      what: '“{file}”不是填报工作簿',
      why: '里面没有《填报封面》，不知道是哪个科室、哪个期间的',
      remedy: '请改交由财务部门发出的那一份；不属于填报的文件请移出文件夹',
    },
    en: {
      what: '“{file}” is not a submission',
      why: 'it has no submission cover, so that nobody knows which unit and which months it is for',
      remedy:
        'Send back the workbook that the finance department sent out; move other files out of the folder',
    },
  },
  'IT-042': {
    severity: 'blocking',
    zh: {
      what: '这是“{found}”的填报，主工作簿是“{own}”的',
      why: '别的医院的数据不能并入',
      remedy: '请改交本院财务部门发出的填报工作簿；医院名称改过的，请重新发出填报',
    },
    en: {
      what: 'This submission is of “{found}”, the main workbook of “{own}”',
      why: 'data of another hospital cannot be taken in',
      remedy:
        'Use the workbook that your own finance department sent out; send them out anew where the hospital was renamed',
    },
  },
  'IT-043': {
    severity: 'blocking',
    zh: {
      what: '填报期间是 {found}，主工作簿的核算月份是 {own}',
      why: '项目清单和工作量不是同一期间的，填的数不能直接采用',
      remedy: '请在 {own} 的填报工作簿里填，再交回',
    },
    en: {
      what: 'The submission is for {found}, the main workbook for {own}',
      why: 'its list of items and their volumes are of other months',
      remedy: 'Fill in the workbook that was sent out for {own}',
    },
  },
  'IT-044': {
    severity: 'blocking',
    zh: {
      what: '填报模板是第 {version} 版，本程序只认到第 {known} 版',
      why: '新版模板里可能有本程序读不到的内容',
      remedy: '请先更新程序，再收这一份',
    },
    en: {
      what: 'The submission has template version {version}; this program knows versions up to {known}',
      why: 'there may be things in it that this program cannot read',
      remedy: 'Update the program first',
    },
  },
  'IT-045': {
    severity: 'notice',
    zh: {
      what: '填报模板是旧的第 {version} 版，现行为第 {known} 版',
      why: '已按表头读取；旧版没有的栏目按空白处理',
      remedy: '请核对内容；以后请用新发出的填报工作簿',
    },
    en: {
      what: 'The submission has the old template version {version}; the current one is {known}',
      why: 'it was read by its headers, and columns that the old version has not count as blank',
      remedy: 'Look through it; use newly sent out workbooks from now on',
    },
  },
  'IT-046': {
    severity: 'blocking',
    zh: {
      what: '《填报封面》由财务部门生成的几行被改动过',
      why: '不能确定这份填报是哪个科室、哪个期间的；可能是拿别的科室的工作簿改的',
      remedy: '请在发给本科室的那一份里填，封面只填签名和日期',
    },
    en: {
      what: 'Lines of the submission cover that the finance department filled in were changed',
      why: 'it is not certain which unit and which months this is for; it may have been another unit’s workbook',
      remedy: 'Fill in the workbook sent to your unit, and only sign and date its cover',
    },
  },
  'IT-047': {
    severity: 'blocking',
    zh: {
      what: '科室“{unit}”在填报期间没有收费项目的工作量，或不在《核算单元》里',
      why: '没有向这个科室发出填报，交回的内容无处可用',
      remedy: '请核对是否用错了工作簿；科室编码改过的，请重新发出填报',
    },
    en: {
      what: 'Unit “{unit}” performed no chargeable items in these months, or is not among the costing units',
      why: 'it was not asked, and its figures would be used nowhere',
      remedy: 'Check whether this is the wrong workbook; send them out anew where unit codes changed',
    },
  },
  'IT-048': {
    severity: 'blocking',
    zh: {
      what: '《填报封面》没有填“{missing}”',
      why: '没有签名的填报不能作为核算依据',
      remedy: '请由填报人写上姓名和日期后再交回',
    },
    en: {
      what: '“{missing}” is not filled in on the submission cover',
      why: 'costs cannot rest on an unsigned submission',
      remedy: 'Sign and date it, and send it back again',
    },
  },
  'IT-049': {
    severity: 'blocking',
    zh: {
      what: '填报日期“{value}”认不出来',
      why: '科室交回不止一份时，要靠日期确定哪一份在后',
      remedy: '请写成 2025-01-15 这样的日期',
    },
    en: {
      what: 'The date “{value}” cannot be read',
      why: 'where a unit sends several workbooks the date tells which is the later one',
      remedy: 'Write a date such as 2025-01-15',
    },
  },
  'IT-050': {
    severity: 'blocking',
    zh: {
      what: '科室“{unit}”交回了两份内容不同、日期相同的填报：“{first}”和“{second}”',
      why: '不知道以哪一份为准，两份都没有采用',
      remedy: '请与填报人确认，把不用的一份移出文件夹，再收一次',
    },
    en: {
      what: 'Unit “{unit}” sent back two submissions of one date that differ: “{first}” and “{second}”',
      why: 'nobody knows which one holds, and neither was taken in',
      remedy: 'Ask the unit, move the other one out of the folder and collect again',
    },
  },
  'IT-051': {
    severity: 'notice',
    zh: {
      what: '科室“{unit}”交回了两份填报，采用了日期在后的“{taken}”，没有采用“{left}”',
      why: '两份内容不同',
      remedy: '请确认“{left}”确实作废',
    },
    en: {
      what: 'Unit “{unit}” sent back two submissions; the one of the later date, “{taken}”, was taken and “{left}” was not',
      why: 'they differ',
      remedy: 'Make sure that “{left}” no longer holds',
    },
  },
  'IT-052': {
    severity: 'blocking',
    zh: {
      what: '没有《{sheet}》，或它的表头认不出来',
      why: '这张表里的内容读不到，按没有填报处理会丢数据',
      remedy: '请在财务部门发出的工作簿里填，不要删除工作表、不要改表头',
    },
    en: {
      what: 'The sheet “{sheet}” is missing or its headers cannot be read',
      why: 'what stands on it cannot be read, and taking it as blank would lose data',
      remedy: 'Fill in the workbook as it was sent out, and delete no sheet and no header',
    },
  },
  'IT-053': {
    severity: 'blocking',
    zh: {
      what: '这一行填的是“{value}”，而本填报只收“{unit}”',
      why: '别的科室的数据要由那个科室填，混在一起会互相覆盖',
      remedy: '请删去这一行；请那个科室在它自己的工作簿里填',
    },
    en: {
      what: 'This row is of “{value}”, and the submission is for “{unit}” only',
      why: 'other units fill in their own; mixed rows would overwrite one another',
      remedy: 'Remove the row, and let that unit enter it in its own workbook',
    },
  },
  'IT-054': {
    severity: 'blocking',
    zh: {
      what: '科室“{unit}”在填报期间没有做过项目“{item}”',
      why: '没有工作量的项目不参与核算，多半是编码选错了',
      remedy: '请从下拉清单重新选择项目；确实做过的，请告知财务部门核对《项目工作量》',
    },
    en: {
      what: 'Unit “{unit}” did not perform item “{item}” in these months',
      why: 'an item without volume is not costed; most likely the code is a wrong one',
      remedy: 'Choose the item from the list; if it was performed, tell the finance department',
    },
  },
  'IT-055': {
    severity: 'blocking',
    zh: {
      what: '“{unit}”没有岗位“{grade}”，有的是：{grades}',
      why: '不知道这些分钟是谁的，人员经费分不到项目',
      remedy: '请从下拉清单选择岗位；确有这个岗位的，请告知财务部门补进《科室岗位》',
    },
    en: {
      what: '“{unit}” has no grade “{grade}”; it has {grades}',
      why: 'nobody knows whose minutes these are',
      remedy: 'Choose a grade from the list; if there is such a grade, tell the finance department',
    },
  },
  'IT-056': {
    severity: 'blocking',
    zh: {
      what: '做一次要 {minutes} 分钟，超过上限 {most} 分钟',
      why: '多半是多填了零，或填成了全月的分钟',
      remedy: '请改为做一次所需的分钟数；确属更长的，请告知财务部门调高上限',
    },
    en: {
      what: '{minutes} minutes for one case, above the limit of {most}',
      why: 'most likely a zero too many, or the minutes of a month',
      remedy: 'Enter the minutes of one case; if it really takes longer, tell the finance department',
    },
  },
  'IT-057': {
    severity: 'blocking',
    zh: {
      what: '“{header}”填的是 {value}',
      why: '要填大于零的数，零和负数算不出消耗',
      remedy: '请改为大于零的数；没有这项消耗的，请清空这一行',
    },
    en: {
      what: '“{header}” is {value}',
      why: 'it has to be above zero',
      remedy: 'Enter a number above zero, or clear the row where nothing is taken',
    },
  },
  'IT-058': {
    severity: 'unpublishable',
    zh: {
      what: '耗材“{material}”没有单价',
      why: '这一行算不出成本；填报本身没有问题，已接收',
      remedy: '请财务部门在主工作簿的《耗材》填上单价',
    },
    en: {
      what: 'Material “{material}” has no price',
      why: 'the row comes to no cost; the submission itself is in order and was accepted',
      remedy: 'Enter its price on the materials sheet of the main workbook',
    },
  },
  'IT-059': {
    severity: 'notice',
    zh: {
      what: '设备“{card}”是“{unit}”的，不是本科室的',
      why: '按协作处理：折旧从那个科室转来',
      remedy: '请核对卡片编号；确实借用的不必改',
    },
    en: {
      what: 'Equipment “{card}” belongs to “{unit}”',
      why: 'it counts as joint work, and its depreciation comes from there',
      remedy: 'Check the card number; nothing to do where the equipment is really borrowed',
    },
  },
  'IT-060': {
    severity: 'blocking',
    zh: {
      what: '作业“{activity}”的每例作业量和作业总量应当只填一个',
      why: '两个都填或都不填时，不知道以哪个为准',
      remedy: '请只填其中一个',
    },
    en: {
      what: 'Activity “{activity}” needs either an amount for one case or a total, and not both',
      why: 'with both or neither nobody knows which holds',
      remedy: 'Enter one of the two',
    },
  },
  'IT-061': {
    severity: 'blocking',
    zh: {
      what: '项目“{item}”还没有填写人力',
      why: '每个项目至少要有一行人力，否则人员经费分不到它',
      remedy: '请在《项目人力》选择作业和岗位，填写人数和分钟',
    },
    en: {
      what: 'Item “{item}” has no labour yet',
      why: 'every item needs one row at least, or it gets no staff cost',
      remedy: 'Choose activity and grade on the labour sheet, and enter people and minutes',
    },
  },
  'IT-062': {
    severity: 'notice',
    zh: {
      what: '填写区里有 {count} 个公式，这里是第一个',
      why: '已采用公式上次算出的数；引用别的文件的公式，以后可能算不出来',
      remedy: '请核对数值；建议复制后选择性粘贴为“数值”',
    },
    en: {
      what: 'Formulas stand in cells to be filled in ({count}); this is the first one',
      why: 'the numbers they last gave were taken; formulas that read other files may fail later',
      remedy: 'Check the numbers; better paste them as values',
    },
  },
  'IT-063': {
    severity: 'notice',
    zh: {
      what: '科室“{unit}”先前已接收，这次交回的内容不同',
      why: '已按这次的内容更新，以前算出的项目成本不再对得上',
      remedy: '请核对改动；需要时重新核算',
    },
    en: {
      what: 'Unit “{unit}” was accepted before, and what it sent back now differs',
      why: 'the workbook holds the new content, and items costed before no longer match it',
      remedy: 'Look at the changes, and cost again where needed',
    },
  },
  'IT-064': {
    severity: 'blocking',
    zh: {
      what: '主工作簿这张表没有“{header}”这一栏，有 {count} 行填报要用到它',
      why: '缺了这一栏，并入的数据就不完整；本次没有并入，主工作簿保持原样',
      remedy: '请在表头补上“{header}”，然后再收一次',
    },
    en: {
      what: 'This sheet of the main workbook has no column “{headerEn}”, which {count} submitted rows need',
      why: 'without it the data would be incomplete; nothing was merged and the workbook is as it was',
      remedy: 'Add a column with the header “{headerEn}” and collect again',
    },
  },
  'IT-065': {
    severity: 'blocking',
    zh: {
      what: '还要并入 {more} 行，而这一行是合计、说明一类的内容',
      why: '不能覆盖它，也放不到它下面；本次没有并入，主工作簿保持原样',
      remedy: '请在这一行上方插入 {more} 行，然后再收一次',
    },
    en: {
      what: '{more} more rows are to be merged, and this row is a total, a note or the like',
      why: 'it must stay and rows cannot go below it; nothing was merged and the workbook is as it was',
      remedy: 'Insert rows above it ({more}) and collect again',
    },
  },
  'IT-066': {
    severity: 'notice',
    zh: {
      what: '科室“{unit}”在《科室岗位》里没有岗位',
      why: '它的填报里没有岗位可选，交回后也不能接收',
      remedy: '请在《科室岗位》补上它的岗位和人数，再发出填报',
    },
    en: {
      what: 'Unit “{unit}” has no grades on the sheet of staff grades',
      why: 'its submission offers none, and could not be accepted',
      remedy: 'Add its grades and headcount, then send it out',
    },
  },
  'IT-067': {
    severity: 'notice',
    zh: {
      what: '科室“{unit}”交回了两份内容相同的填报：“{taken}”和“{left}”',
      why: '采用了其中一份',
      remedy: '不必处理',
    },
    en: {
      what: 'Unit “{unit}” sent back the same submission twice: “{taken}” and “{left}”',
      why: 'one of them was taken',
      remedy: 'Nothing to do',
    },
  },
  'IT-068': {
    severity: 'notice',
    zh: {
      what: '并入后，科室“{unit}”有 {count} 处数据值得再核：{kinds}',
      why: '与上次、其他科室、标准库、产能或价格相差过大，也可能几个科室占用了同一台设备的全部时间',
      remedy: '请核算后看《合理性评估》，逐条核对，需要时退回科室',
    },
    en: {
      what: 'After the merge unit “{unit}” has {count} figures to look at again: {kindsEn}',
      why: 'they differ too much from last time, other units, the library, capacity or prices; several units may claim one machine’s whole time',
      remedy: 'Cost the workbook and see the plausibility findings; send them back where needed',
    },
  },
  'IT-069': {
    severity: 'blocking',
    zh: {
      what: '项目“{item}”里“{unit}”做的部分，由“{unit}”自己填报',
      why: '两个科室都填，同一份消耗会算两遍',
      remedy: '请清空这一行；有疑问请与“{unit}”或财务部门联系',
    },
    en: {
      what: 'What “{unit}” does for item “{item}” is filled in by “{unit}” itself',
      why: 'entered by both units it would count twice',
      remedy: 'Clear the row; ask that unit or the finance department where in doubt',
    },
  },
  'IT-070': {
    severity: 'blocking',
    zh: {
      what: '项目“{item}”由别的科室收费，这里只能填本科室自己的人力、耗材和设备',
      why: '别的科室做的部分和作业量由收费的科室填报，填在这里无处可用',
      remedy: '请清空这一行；服务科室留空即为本科室',
    },
    en: {
      what: 'Item “{item}” is charged by other units; only this unit’s own people, materials and equipment can be entered here',
      why: 'activities, and what others do, are filled in by the unit that charges; here they would be used nowhere',
      remedy: 'Clear the row; a blank serving unit means this unit',
    },
  },
} as const satisfies FaultFamily;
