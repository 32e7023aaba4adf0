import type { FaultFamily } from './fault.ts';

/** IN: what a workbook's input sheets can have wrong. */
export const intakeFaults = {
  'IN-001': {
    severity: 'blocking',
    zh: {
      what: '工作簿里没有找到《{sheet}》表',
      why: '核算需要这张表，没有它无法进行',
      remedy: '请从空白模板复制《{sheet}》表并填写，或检查表头文字是否被改动',
    },
    en: {
      what: 'The workbook has no sheet “{sheet}”',
      why: 'costing needs this sheet',
      remedy:
        'Copy “{sheet}” from the blank template and fill it in, or check whether its headers were changed',
    },
  },
  'IN-002': {
    severity: 'blocking',
    zh: {
      what: '表头“{found}”不是《{definition}》要的“{wanted}”',
      why: '差一点就能认出，但不能替您猜测',
      remedy: '请把这个表头改为“{wanted}”',
    },
    en: {
      what: 'Header “{found}” is not the “{wanted}” that “{definition}” needs',
      why: 'it is close, but costing does not guess',
      remedy: 'Change this header to “{wanted}”',
    },
  },
  'IN-003': {
    severity: 'blocking',
    zh: {
      what: '缺少表头“{headers}”，不能作为《{definition}》读取',
      why: '少了这些内容，这张表无法读取',
      remedy: '请补上这些列，或从空白模板复制《{definition}》的表头',
    },
    en: {
      what: 'Headers “{headers}” are missing, so it cannot be read as “{definition}”',
      why: 'without them the sheet cannot be read',
      remedy: 'Add the columns, or copy the headers of “{definition}” from the blank template',
    },
  },
  'IN-004': {
    severity: 'blocking',
    zh: {
      what: '表头“{secondText}”与 {first} 的“{firstText}”表示同一项内容',
      why: '两列不能都当作同一项，取哪一列会影响金额',
      remedy: '请删除或改名其中一列，只保留要核算的一列',
    },
    en: {
      what: 'Header “{secondText}” means the same as “{firstText}” in {first}',
      why: 'only one of the two columns can be meant',
      remedy: 'Delete or rename one, so that the column to be costed remains',
    },
  },
  'IN-005': {
    severity: 'blocking',
    zh: {
      what: '这张表既像《{first}》又像《{second}》',
      why: '两种读法得出不同的结果',
      remedy: '请把工作表改名为《{first}》或《{second}》，或补全它的表头',
    },
    en: {
      what: 'This sheet reads as “{first}” and as “{second}”',
      why: 'the two readings give different results',
      remedy: 'Rename the sheet to “{first}” or “{second}”, or complete its headers',
    },
  },
  'IN-006': {
    severity: 'blocking',
    zh: {
      what: '这里又找到一张《{definition}》，另一张是《{other}》',
      why: '两张封面的月份和规则可能不同',
      remedy: '请只保留一张《{definition}》',
    },
    en: {
      what: 'This is a second “{definition}”; the other one is “{other}”',
      why: 'their months and rules may differ',
      remedy: 'Keep only one “{definition}”',
    },
  },
  'IN-007': {
    severity: 'notice',
    zh: {
      what: '《{definition}》分在 {count} 张表里：{sheets}',
      why: '各表的行已合并读取',
      remedy: '如果其中有旧表或副本，请删除后重新核算',
    },
    en: {
      what: '“{definition}” is spread over {count} sheets: {sheets}',
      why: 'their rows were read together',
      remedy: 'If one of them is an old copy, delete it and run again',
    },
  },
  'IN-008': {
    severity: 'notice',
    zh: {
      what: '有 {count} 列没有参加核算：{headers}',
      why: '模板里没有这些列',
      remedy: '如果其中有需要的列，请改用模板里的表头；否则不必处理',
    },
    en: {
      what: 'Columns left out ({count}): {headers}',
      why: 'the template does not know them',
      remedy: 'Use the template’s headers for any column that is needed; otherwise nothing to do',
    },
  },
  'IN-009': {
    severity: 'unpublishable',
    zh: {
      what: '“{header}”列有 {count} 行金额，但成本项目里没有这个名称',
      why: '这些金额没有计入成本，合计会与总账不符',
      remedy: '请在《成本项目》增加“{header}”，或把表头改为已有的项目名称',
    },
    en: {
      what: 'Column “{header}” holds amounts (rows: {count}), but no cost element has that name',
      why: 'these amounts are not in the cost, so it will not tie to the ledger',
      remedy: 'Add “{header}” to the cost elements, or change the header to an existing element',
    },
  },
  'IN-010': {
    severity: 'blocking',
    zh: {
      what: '“{header}”的单位“{unit}”不能用于这一列',
      why: '不清楚单位，数值可能相差很多倍',
      remedy: '请把单位改为模板所用的单位；金额可以用元、千元、万元',
    },
    en: {
      what: 'The unit “{unit}” of “{header}” cannot be used in this column',
      why: 'with an unclear unit the figures may be wrong many times over',
      remedy: 'Use the template’s unit; money may be in 元, 千元 or 万元',
    },
  },
  'IN-011': {
    severity: 'blocking',
    zh: {
      what: '“{header}”写的单位与 {line} 的“{unit}”不一致',
      why: '按哪个单位换算会使金额相差很多倍',
      remedy: '请把两处改为同一单位',
    },
    en: {
      what: 'The unit of “{header}” differs from “{unit}” in {line}',
      why: 'the amounts depend on which one is meant',
      remedy: 'Write the same unit in both places',
    },
  },
  'IN-012': {
    severity: 'notice',
    zh: {
      what: '“{header}”的数值已乘以 {factor}，换算为基本单位',
      why: '表头或单位行写明了单位',
      remedy: '请核对换算后的合计；如单位写错，请改正后重新核算',
    },
    en: {
      what: 'The figures of “{header}” were multiplied by {factor}',
      why: 'the header or the unit line says so',
      remedy: 'Check the converted total; correct the unit if it is wrong',
    },
  },
  'IN-013': {
    severity: 'blocking',
    zh: {
      what: '“{header}”是错误值 {value}',
      why: '公式没有算出结果，不能当作数据',
      remedy: '请修正公式或直接填写数据',
    },
    en: {
      what: '“{header}” holds the error {value}',
      why: 'the formula has no result that could be used',
      remedy: 'Correct the formula or enter the value',
    },
  },
  'IN-014': {
    severity: 'blocking',
    zh: {
      what: '“{header}”的公式没有计算结果',
      why: '文件里只存了公式，没有存数值',
      remedy: '请在 Excel 或 WPS 中打开，重新计算并保存',
    },
    en: {
      what: 'The formula of “{header}” has no stored result',
      why: 'the file holds the formula but not its value',
      remedy: 'Open the file in Excel or WPS, recalculate and save',
    },
  },
  'IN-015': {
    severity: 'blocking',
    zh: {
      what: '“{header}”填的是“{value}”，不能读成数字',
      why: '这里需要一个确定的数值',
      remedy: '请改为数字，例如 1234.56',
    },
    en: {
      what: '“{header}” holds “{value}”, which is no number',
      why: 'a definite figure is needed here',
      remedy: 'Enter a number, for example 1234.56',
    },
  },
  'IN-016': {
    severity: 'blocking',
    zh: {
      what: '“{header}”填的是逻辑值 {value}',
      why: '这里需要数字或月份',
      remedy: '请改填实际的数据',
    },
    en: {
      what: '“{header}” holds the logical value {value}',
      why: 'a number or a month is needed here',
      remedy: 'Enter the actual value',
    },
  },
  'IN-017': {
    severity: 'blocking',
    zh: {
      what: '“{header}”是日期 {value}',
      why: 'Excel 可能把编码或数字自动变成了日期',
      remedy: '请把单元格设为文本或数值格式后重新填写',
    },
    en: {
      what: '“{header}” holds the date {value}',
      why: 'Excel may have turned a code or a number into a date',
      remedy: 'Set the cell to text or number and enter it again',
    },
  },
  'IN-018': {
    severity: 'blocking',
    zh: {
      what: '“{header}”的数值 {value} 位数过多',
      why: '超出 15 位有效数字，无法精确到分',
      remedy: '请核对是否误把编号填成了数值，并改为正确的数字',
    },
    en: {
      what: 'The figure {value} of “{header}” has too many digits',
      why: 'beyond 15 digits it cannot be exact to the fen',
      remedy: 'Check whether a number of a document slipped in, and enter the right figure',
    },
  },
  'IN-019': {
    severity: 'blocking',
    zh: {
      what: '“{header}”为空',
      why: '核算需要这项内容',
      remedy: '请填写；如果是合并单元格，请取消合并并逐行填满；不用的行请清空',
    },
    en: {
      what: '“{header}” is empty',
      why: 'costing needs it',
      remedy: 'Fill it in; unmerge merged cells and fill every row; clear rows that are not needed',
    },
  },
  'IN-020': {
    severity: 'blocking',
    zh: {
      what: '“{header}”填的是“{value}”，不能确定是哪个月',
      why: '月份有两种读法或不在 1990 年至 2099 年之间',
      remedy: '请写成 2024-01 的形式',
    },
    en: {
      what: '“{header}” holds “{value}”, which names no single month',
      why: 'it can be read in two ways or lies outside 1990 to 2099',
      remedy: 'Write it like 2024-01',
    },
  },
  'IN-021': {
    severity: 'blocking',
    zh: {
      what: '截止月份 {monthTo} 与核算月份 {months} 对不上',
      why: '不清楚要核算哪几个月',
      remedy: '请让截止月份不早于核算月份；已逐月列出时，截止月份留空',
    },
    en: {
      what: 'The last month {monthTo} does not fit the months {months}',
      why: 'it is unclear which months to cost',
      remedy: 'Let the last month not precede the first; leave it empty where the months are listed',
    },
  },
  'IN-022': {
    severity: 'blocking',
    zh: {
      what: '没有可以核算的数据',
      why: '核算需要《{definition}》里属于核算月份的行',
      remedy: '请填写这些行，或核对期间后重新核算',
    },
    en: {
      what: 'There are no rows to cost',
      why: 'costing needs rows of “{definition}” in the months of the cover',
      remedy: 'Fill them in, or check their months, and run again',
    },
  },
  'IN-023': {
    severity: 'blocking',
    zh: {
      what: '“{header}”填的是“{value}”，字典里是“{suggestion}”（{label}）',
      why: '编码前面的 0 丢失后可能指向别的单元或项目',
      remedy: '请把单元格设为文本，改为“{suggestion}”',
    },
    en: {
      what: '“{header}” holds “{value}” where the dictionary has “{suggestion}” ({label})',
      why: 'a code without its leading zeros may point elsewhere',
      remedy: 'Set the cell to text and enter “{suggestion}”',
    },
  },
  'IN-024': {
    severity: 'blocking',
    zh: {
      what: '“{header}”填的“{value}”不在《核算单元》里',
      why: '没有登记的单元不能归集，也不能分摊',
      remedy: '请在《核算单元》增加“{value}”，或改为已有的编码或名称',
    },
    en: {
      what: '“{value}” of “{header}” is not in the cost units',
      why: 'a unit that is not listed can neither collect nor receive cost',
      remedy: 'Add “{value}” to the cost units, or enter a listed code or name',
    },
  },
  'IN-025': {
    severity: 'blocking',
    zh: {
      what: '“{header}”填的“{value}”不在《成本项目》里',
      why: '没有登记的项目不知道属于哪一类成本',
      remedy: '请在《成本项目》增加“{value}”，或改为已有的编码或名称',
    },
    en: {
      what: '“{value}” of “{header}” is not in the cost elements',
      why: 'an element that is not listed belongs to no statutory element',
      remedy: 'Add “{value}” to the cost elements, or enter a listed code or name',
    },
  },
  'IN-026': {
    severity: 'blocking',
    zh: {
      what: '名称“{value}”对应多个编码：{codes}',
      why: '只凭名称不能确定是哪一个',
      remedy: '请填写编码',
    },
    en: {
      what: 'The name “{value}” belongs to several codes: {codes}',
      why: 'the name alone does not tell which',
      remedy: 'Enter the code',
    },
  },
  'IN-027': {
    severity: 'blocking',
    zh: {
      what: '名称“{value}”属于编码 {other}，与本行的 {code} 不一致',
      why: '编码和名称指向不同的对象',
      remedy: '请核对后改正编码或名称',
    },
    en: {
      what: 'The name “{value}” belongs to code {other}, not to {code} of this row',
      why: 'code and name point to different things',
      remedy: 'Check and correct the code or the name',
    },
  },
  'IN-028': {
    severity: 'notice',
    zh: {
      what: '名称“{name}”与字典里的 {label} 写法不同，共 {count} 行',
      why: '已按编码读取',
      remedy: '如果编码没有填错，不必处理；也可以统一名称',
    },
    en: {
      what: 'The name “{name}” is written differently from {label} (rows: {count})',
      why: 'the code was used',
      remedy: 'Nothing to do if the code is right; the names may be aligned',
    },
  },
  'IN-029': {
    severity: 'blocking',
    zh: {
      what: '单元“{unit}”自 {validFrom} 起启用，{month} 还不能使用',
      why: '启用之前的数据没有可归集的单元',
      remedy: '请改用当时的单元，或修改《核算单元》的启用月份',
    },
    en: {
      what: 'Unit “{unit}” is valid from {validFrom}, not yet in {month}',
      why: 'there is no such unit to collect it',
      remedy: 'Use the unit of that time, or change its first month in the cost units',
    },
  },
  'IN-030': {
    severity: 'blocking',
    zh: {
      what: '单元“{unit}”自 {validTo} 起停用，{month} 不能使用',
      why: '停用的单元不再归集，也不再分摊',
      remedy: '请改填承接单元（{successors}），或修改《核算单元》的停用月份',
    },
    en: {
      what: 'Unit “{unit}” has been closed since {validTo} and cannot be used in {month}',
      why: 'a closed unit neither collects nor receives cost',
      remedy: 'Enter its successor ({successors}), or change its closing month in the cost units',
    },
  },
  'IN-031': {
    severity: 'blocking',
    zh: {
      what: '“{header}”填的“{value}”不在可选范围内',
      why: '不知道它指什么',
      remedy: '请从这些里面选：{allowed}',
    },
    en: {
      what: '“{value}” of “{header}” is not one of the choices',
      why: 'nobody knows what it stands for',
      remedy: 'Choose one of: {allowed}',
    },
  },
  'IN-032': {
    severity: 'blocking',
    zh: {
      what: '与 {first} 重复：{key}',
      why: '同一对象只能填一行，重复时不知道以哪一行为准',
      remedy: '请删除多余的一行，或合并两行的数值',
    },
    en: {
      what: 'Repeats {first}: {key}',
      why: 'one row each is allowed, and it is unclear which one counts',
      remedy: 'Delete one of the rows, or merge their values',
    },
  },
  'IN-033': {
    severity: 'blocking',
    zh: {
      what: '{month} 的“{element}”已在{other}填过',
      why: '同一月份同一项目只能有一个来源，否则会重复计算',
      remedy: '请只保留《直接成本》或《直接成本宽表》中的一处',
    },
    en: {
      what: '“{element}” of {month} has already been entered in {other}',
      why: 'a month and element may have one source only, or it counts twice',
      remedy: 'Keep it in one of the two direct cost sheets',
    },
  },
  'IN-034': {
    severity: 'blocking',
    zh: {
      what: '混合单元“{unit}”{month} 的“{element}”没有拆分依据',
      why: '门诊和住院成本分不开，诊次和床日成本无法计算',
      remedy: '请在《门诊住院拆分》为它填写一行',
    },
    en: {
      what: 'Mixed unit “{unit}” has no split for “{element}” in {month}',
      why: 'its outpatient and inpatient cost cannot be told apart',
      remedy: 'Add a row for it to the split sheet',
    },
  },
  'IN-035': {
    severity: 'blocking',
    zh: {
      what: '混合单元“{unit}”填了分摊参数 {value}',
      why: '它的成本会先拆到门诊单元和住院单元，自己不再受益',
      remedy: '请把参数填到拆分后的门诊单元和住院单元',
    },
    en: {
      what: 'Mixed unit “{unit}” has the driver parameter {value}',
      why: 'its cost goes to its outpatient and inpatient unit first, so it receives nothing itself',
      remedy: 'Enter the parameter at the two target units',
    },
  },
  'IN-036': {
    severity: 'notice',
    zh: {
      what: '“{header}”有 {count} 行没有填写',
      why: '已按“{value}”处理',
      remedy: '如果不是“{value}”，请填写后重新核算',
    },
    en: {
      what: '“{header}” is blank (rows: {count})',
      why: 'they count as “{value}”',
      remedy: 'Fill it in where that is wrong and run again',
    },
  },
  'IN-037': {
    severity: 'notice',
    zh: {
      what: '有 {count} 行属于 {months}，不在封面的核算月份内',
      why: '这些行没有参加核算',
      remedy: '如果需要核算这些月份，请修改封面的核算月份',
    },
    en: {
      what: 'Rows of {months}, outside the months of the cover: {count}',
      why: 'they were left out',
      remedy: 'Change the months on the cover if they should be costed',
    },
  },
  'IN-038': {
    severity: 'notice',
    zh: {
      what: '有 {count} 行是隐藏行',
      why: '隐藏行同样参加核算',
      remedy: '如果不应参加核算，请删除这些行',
    },
    en: {
      what: 'Hidden rows: {count}',
      why: 'hidden rows are read like others',
      remedy: 'Delete them if they should not count',
    },
  },
  'IN-039': {
    severity: 'notice',
    zh: {
      what: '跳过了 {count} 行合计、小计',
      why: '合计行不是数据，计入会重复',
      remedy: '不必处理；如果有单元的名称恰好是合计，请改名',
    },
    en: {
      what: 'Skipped rows of totals: {count}',
      why: 'totals would count twice',
      remedy: 'Nothing to do, unless a unit happens to be called a total',
    },
  },
  'IN-040': {
    severity: 'blocking',
    zh: {
      what: '{month} 没有任何直接成本',
      why: '封面要求核算这个月',
      remedy: '请补充这个月的直接成本，或从封面去掉这个月',
    },
    en: {
      what: 'There is no direct cost for {month}',
      why: 'the cover asks for this month',
      remedy: 'Add its direct cost, or take the month off the cover',
    },
  },
  'IN-041': {
    severity: 'blocking',
    zh: {
      what: '拆分的去向“{unit}”不是{wanted}单元',
      why: '拆分后的成本会落在性质不符的单元上',
      remedy: '请改为{wanted}单元，或修改《核算单元》的服务性质',
    },
    en: {
      what: 'Split target “{unit}” has not the care type it is entered for',
      why: 'the cost would land on a unit of another care type',
      remedy: 'Enter a unit of the right care type, or change its care type in the cost units',
    },
  },
  'IN-042': {
    severity: 'blocking',
    zh: {
      what: '调整单“{number}”没有调出单元，也没有调入单元',
      why: '不知道金额记到哪里',
      remedy: '请至少填写一个单元',
    },
    en: {
      what: 'Adjustment “{number}” names neither a giving nor a taking unit',
      why: 'the amount belongs nowhere',
      remedy: 'Enter at least one of the two units',
    },
  },
  'IN-043': {
    severity: 'blocking',
    zh: {
      what: '这张表有 {rows} 行，超过 {limit} 行',
      why: '行数过多，可能是格式延伸到了表尾',
      remedy: '请删除数据下方的空行，或按月份分成几张表',
    },
    en: {
      what: 'This sheet has {rows} rows, more than {limit}',
      why: 'formatting may have been dragged to the end of the sheet',
      remedy: 'Delete the empty rows below the data, or split it by month',
    },
  },
  'IN-044': {
    severity: 'blocking',
    zh: {
      what: '单元“{unit}”的停用月份 {validTo} 不晚于启用月份 {validFrom}',
      why: '这样它在任何月份都无效',
      remedy: '请改正启用月份或停用月份',
    },
    en: {
      what: 'Unit “{unit}” closes in {validTo}, not after its first month {validFrom}',
      why: 'so it is valid in no month',
      remedy: 'Correct the first or the closing month',
    },
  },
  'IN-045': {
    severity: 'blocking',
    zh: {
      what: '拆分数值 {outpatientValue} 和 {inpatientValue} 不能作为比例',
      why: '比例需要两个不为负、合计大于零的数',
      remedy: '请改正两个数值',
    },
    en: {
      what: 'The split values {outpatientValue} and {inpatientValue} make no ratio',
      why: 'a ratio needs two values that are not negative and not both zero',
      remedy: 'Correct the two values',
    },
  },
  'IN-046': {
    severity: 'blocking',
    zh: {
      what: '院区“{campus}”没有任何核算单元',
      why: '按这个范围核算不到成本',
      remedy: '请改为《核算单元》里的院区：{allowed}',
    },
    en: {
      what: 'No cost unit is on campus “{campus}”',
      why: 'there would be nothing to cost',
      remedy: 'Enter a campus of the cost units: {allowed}',
    },
  },
  'IN-047': {
    severity: 'blocking',
    zh: {
      what: '单元“{unit}”不是混合单元，不能拆分',
      why: '只有服务性质为混合的单元才需要拆分',
      remedy: '请删除这一行，或把《核算单元》的服务性质改为混合',
    },
    en: {
      what: 'Unit “{unit}” is not mixed, so it cannot be split',
      why: 'only units with mixed care type are split',
      remedy: 'Delete the row, or set its care type to mixed in the cost units',
    },
  },
  'IN-048': {
    severity: 'blocking',
    zh: {
      what: '从这里起有 {count} 笔与《{other}》的 {first} 等记录完全相同',
      why: '几张表的记录会合在一起，同一笔会算两次',
      remedy: '请删除其中的旧表或副本；如果确实是两笔，请合并写在一行',
    },
    en: {
      what: 'From here on {count} records are exactly those of “{other}”, from its {first} on',
      why: 'the records of the sheets are put together, so they would count twice',
      remedy: 'Delete the old sheet or the copy; merge two records that are alike indeed into one row',
    },
  },
  'IN-049': {
    severity: 'unpublishable',
    zh: {
      what: '{column} 列没有表头，却有 {count} 行填了数字',
      why: '不知道它们是什么，没有参加核算',
      remedy: '请补上表头；如果不需要，请清空这一列',
    },
    en: {
      what: 'Column {column} has no header, yet holds figures (rows: {count})',
      why: 'nobody knows what they are, so they were left out',
      remedy: 'Write its header, or clear the column if it is not needed',
    },
  },
  'IN-050': {
    severity: 'blocking',
    zh: {
      what: '“{header}”填的“{value}”不能用于“{category}”',
      why: '这一类只能用清单里的名称',
      remedy: '请从这些里面选：{allowed}；如果填错的是“{by}”，请改正“{by}”',
    },
    en: {
      what: '“{value}” of “{header}” does not go with “{category}”',
      why: 'rows of this kind take names of their own list only',
      remedy: 'Choose one of: {allowed}; correct “{by}” if that is what is wrong',
    },
  },
  'IN-051': {
    severity: 'notice',
    zh: {
      what: '有 {count} 行历史数据属于 {months}，这些月份也在封面的核算月份内',
      why: '核算到这些月份时，以核算结果为准，不用历史数据',
      remedy: '如果不再需要，请删除这些行；否则不必处理',
    },
    en: {
      what: 'Rows of history for {months}, which the cover asks to be costed: {count}',
      why: 'where such a month is costed, its own figures are used and not these',
      remedy: 'Delete the rows if they are not needed any more; otherwise nothing to do',
    },
  },
  'IN-052': {
    severity: 'notice',
    zh: {
      what: '有 {count} 行历史数据属于 {months}，晚于封面的核算月份',
      why: '历史数据只用来与以前的月份比较和累计，这些行没有采用',
      remedy: '请核对期间；如果要核算这些月份，请修改封面的核算月份并填写它们的成本',
    },
    en: {
      what: 'Rows of history for {months}, later than the months of the cover: {count}',
      why: 'history serves to compare with earlier months and to add them up, so these were left out',
      remedy: 'Check the month; to cost these months, change the cover and enter their cost',
    },
  },
  'IN-053': {
    severity: 'blocking',
    zh: {
      what: '这一行不分门诊住院，同一单元、月份和名目在{part}又分了门诊住院',
      why: '历史数据按合计填写，合计和其中的一部分会重复计算',
      remedy: '请只保留不分的一行，或只保留分门诊、住院的行',
    },
    en: {
      what: 'This row has no care type, yet {part} has one for the same unit, month and item',
      why: 'history holds totals, and a total beside its part counts twice',
      remedy: 'Keep either the row without care type or those with one',
    },
  },
  'IN-054': {
    severity: 'notice',
    zh: {
      what: '“{header}”有 {count} 行不需要填写，却填了内容',
      why: '只有“{by}”为“{holders}”的行才用到这一栏，这些内容没有采用',
      remedy: '请清空；如果填错的是“{by}”，请改正“{by}”',
    },
    en: {
      what: '“{header}” is filled in where it has no meaning (rows: {count})',
      why: 'only rows with “{holders}” as “{by}” have it, so it was left out',
      remedy: 'Clear it, or correct “{by}” if that is what is wrong',
    },
  },
  'IN-055': {
    severity: 'blocking',
    zh: {
      what: '“{header}”填的“{value}”读作 {read}，不在 {least} 到 {most} 之间',
      why: '超出这个范围没有意义，不能用来计算',
      remedy: '请改正；百分数要带百分号，例如 30%',
    },
    en: {
      what: '“{value}” of “{header}” reads as {read}, which is not between {least} and {most}',
      why: 'beyond these limits it means nothing',
      remedy: 'Correct it; a percentage carries its sign, for example 30%',
    },
  },
  'IN-056': {
    severity: 'notice',
    zh: {
      what: '有 {count} 个混合成本项目没有规定变动部分占比：{elements}',
      why: '计算保本点时，它们全部按固定成本处理',
      remedy:
        '请在《成本习性》为它们各填一行，写明变动部分占比；确实不随工作量变动的，请在《成本项目》改为固定',
    },
    en: {
      what: 'Mixed cost elements of which nobody says how much varies ({count}): {elements}',
      why: 'break-even takes all of them for fixed',
      remedy:
        'Add a row for each to the cost behaviour sheet, with its variable part; mark as fixed in the cost elements what does not answer to volume',
    },
  },
  'IN-057': {
    severity: 'notice',
    zh: {
      what: '{month} 有 {count} 个单元没有填{what}：{units}',
      why: '同类单元填了，本年累计把它们的这个月按零计',
      remedy: '请补填；确实没有发生的填 0，那个月还没有启用的在《核算单元》填启用月份',
    },
    en: {
      what: 'Units without {whatEn} in {month} ({count}): {units}',
      why: 'others of their class have it, so the year to date takes theirs for nothing',
      remedy:
        'Enter it, or 0 where nothing was done; a unit that was not open yet has its first month in the cost units',
    },
  },
  'IN-058': {
    severity: 'blocking',
    zh: {
      what: '工作量填的是 {value}，人次、床日和工作量没有负数',
      why: '单位成本和保本点要除以它，除以负数得不出有意义的数',
      remedy: '请填这个月实际发生的数；更正以前月份的，请改那个月的数；没有发生的填 0',
    },
    en: {
      what: 'A workload of {value}; visits, bed-days and workload are never negative',
      why: 'unit costs and break-even divide by it, which means nothing below zero',
      remedy:
        'Enter what was done in this month; correct an earlier month in its own row; enter 0 where nothing was done',
    },
  },
  'IN-059': {
    severity: 'notice',
    zh: {
      what: '本表内容沿用自 {month}，还没有核对',
      why: '字典、规则、人员和面积可能已有变化，核算按表上现有的内容进行',
      remedy: '请逐行核对，改正后清空本格，提示随之消失',
    },
    en: {
      what: 'The rows of this sheet were carried over from {month} and nobody has looked them through',
      why: 'units, rules, headcount and areas may have changed, and costing takes them as they stand',
      remedy: 'Look through the rows, correct them and clear this cell; the notice goes with it',
    },
  },
  'IN-060': {
    severity: 'blocking',
    zh: {
      what: '本表引用《{dictionary}》，工作簿里没有这张表',
      why: '每一行都要从那里查编码，没有它本表无法读取',
      remedy: '请把《{dictionary}》放进同一个工作簿；不核算医疗服务项目的，删去本表即可',
    },
    en: {
      what: 'This sheet refers to the sheet “{dictionary}”, which the workbook does not have',
      why: 'every row looks its code up there, so that nothing of it can be read',
      remedy: 'Put that sheet into the workbook, or take this one out where items are not costed',
    },
  },
} as const satisfies FaultFamily;
