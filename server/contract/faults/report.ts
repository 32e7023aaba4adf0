import type { FaultFamily } from './fault.ts';

/** RP: what reports and figures can have wrong. RP-001 to RP-019: report files; from RP-020: sheets. */
export const reportFaults = {
  'RP-001': {
    severity: 'blocking',
    zh: {
      what: '报表文件夹“{folder}”里没有报表',
      why: '核算结果没有可以写出的表',
      remedy: '请从原规则包补回 reports 文件夹',
    },
    en: {
      what: 'The folder “{folder}” has no reports',
      why: 'there is no sheet to write the results to',
      remedy: 'Put the reports folder back from the original pack',
    },
  },
  'RP-002': {
    severity: 'blocking',
    zh: {
      what: '报表不认识“{value}”',
      why: '这里只认 {choices}',
      remedy: '请改为其中一种',
    },
    en: {
      what: 'Reports do not know “{value}”',
      why: 'only {choices} are known here',
      remedy: 'Change it to one of them',
    },
  },
  'RP-003': {
    severity: 'blocking',
    zh: {
      what: '“{name}”已经是另一张报表的标识或表名',
      why: '两张表会互相覆盖',
      remedy: '请给这张报表另起标识和表名',
    },
    en: {
      what: '“{name}” already is the id or the sheet name of another report',
      why: 'the two sheets would overwrite each other',
      remedy: 'Give this report an id and a name of its own',
    },
  },
  'RP-004': {
    severity: 'blocking',
    zh: {
      what: '同一层里两次用了键“{key}”',
      why: '合计引用“{key}”时无法判断指哪一行或哪一列',
      remedy: '请改用不同的键',
    },
    en: {
      what: 'The key “{key}” is used twice on one level',
      why: 'a sum that names “{key}” could mean either line',
      remedy: 'Use different keys',
    },
  },
  'RP-005': {
    severity: 'blocking',
    zh: {
      what: '“{reference}”没有指到任何一行或一列',
      why: '合计或比例缺少它就算不出来',
      remedy: '请写同一层的键，或用点号写出完整路径，例如 clinical.subtotal',
    },
    en: {
      what: '“{reference}” names no line of this axis',
      why: 'the sum or share cannot be formed without it',
      remedy: 'Write a key of the same level, or the path with dots, such as clinical.subtotal',
    },
  },
  'RP-006': {
    severity: 'blocking',
    zh: {
      what: '合计引用的“{reference}”排在合计之后',
      why: '合计只加它前面的行或列，以免自己加到自己',
      remedy: '请把“{reference}”移到合计之前',
    },
    en: {
      what: 'The sum names “{reference}”, which stands after it',
      why: 'a sum adds only lines before it, so that it can never contain itself',
      remedy: 'Move “{reference}” before the sum',
    },
  },
  'RP-007': {
    severity: 'blocking',
    zh: {
      what: '行“{row}”与列“{column}”相交处没有写明取哪个数（measure）',
      why: '单元格不知道该取成本、收入还是工作量',
      remedy: '请在 base、行或列的 figure 里写 measure',
    },
    en: {
      what: 'Row “{row}” and column “{column}” meet without a measure',
      why: 'the cell cannot tell whether cost, revenue or workload is meant',
      remedy: 'State measure in base or in the figure of the row or column',
    },
  },
  'RP-008': {
    severity: 'unpublishable',
    zh: {
      what: '规则里没有“{word}”',
      why: '这张报表用它选数，因此没有生成',
      remedy: '请改为规则包 {list} 中已有的标识',
    },
    en: {
      what: 'The rules have no “{word}”',
      why: 'the report selects its figures by it and was not made',
      remedy: 'Use an id that the list {list} of the rule pack has',
    },
  },
  'RP-009': {
    severity: 'blocking',
    zh: {
      what: '“{reference}”是比率或保本点，不是金额或数量',
      why: '合计、比率和保本点只能由金额和数量得出',
      remedy: '请改为引用算出它的那一行或那一列',
    },
    en: {
      what: '“{reference}” is a quotient or a break-even point, not an amount or a quantity',
      why: 'sums, quotients and break-even points can only be made of amounts and quantities',
      remedy: 'Refer to the lines that it is computed from',
    },
  },
  'RP-010': {
    severity: 'blocking',
    zh: {
      what: '“{key}”不能排名',
      why: '排名要调换行的先后，只有每个单元占一行时才能调换；单元下面还有条目，或者单元排成列，数就与科室对不上',
      remedy: '请去掉 rankBy，或让每个单元只占一行',
    },
    en: {
      what: '“{key}” cannot be ranked',
      why: 'ranks change the order of rows, which only units of one row each can do; with entries below them, or as columns, numbers would part from their units',
      remedy: 'Leave rankBy out, or give every unit one row',
    },
  },
  'RP-011': {
    severity: 'blocking',
    zh: {
      what: '保本测算取数的报表“{table}”不存在，或者它自己写错了',
      why: '测算的科室和数都取自那张行列表',
      remedy: '请改为一张行列表（layout: table）的标识，例如 break-even-01；如果它写错了，请先改正它',
    },
    en: {
      what: 'The report “{table}” that the trial is over does not exist, or is wrong itself',
      why: 'units and figures of the trial come from that table',
      remedy:
        'Name the id of a report with layout: table, such as break-even-01; where that one is wrong, mend it first',
    },
  },
  'RP-020': {
    severity: 'unpublishable',
    zh: {
      what: '“{row}”行“{column}”列加总为 {sum} 元，核算结果为 {posted} 元',
      why: '表上列出的行没有涵盖合计应有的全部单元或项目',
      remedy: '请检查报表的行、列是否漏了某一类科室或某一成本项目',
    },
    en: {
      what: 'Row “{row}”, column “{column}” adds up to {sum} yuan; the run holds {posted} yuan',
      why: 'the lines shown do not cover all units or elements that the total stands for',
      remedy: 'Check whether the rows or columns of the report leave out a class of units or an element',
    },
  },
  'RP-021': {
    severity: 'notice',
    zh: {
      what: '本年累计数缺 {months}',
      why: '这些月份不在本次核算之内，《历史数据》也没有填全，因此本年累计各栏留空',
      remedy: '请把这些月份一起核算，或在《历史数据》填写它们各成本层次的全成本、收入和工作量',
    },
    en: {
      what: 'The year to date lacks {months}',
      why: 'these months are neither costed here nor complete in 历史数据, so its columns are left blank',
      remedy:
        'Cost these months together, or enter their full cost at each level, revenue and workload in 历史数据',
    },
  },
  'RP-022': {
    severity: 'notice',
    zh: {
      what: '没有可以测算的科室',
      why: '只有业务量和收入都大于零的科室才有单位收入可变，本期一个也没有',
      remedy: '请核对《工作量》和《收入》是否漏填；如确实没有发生，无需处理',
    },
    en: {
      what: 'No unit can be tried',
      why: 'only a unit with both volume and revenue has a price to change, and this period has none',
      remedy: 'Check whether 工作量 or 收入 was left out; if nothing was done, there is nothing to do',
    },
  },
  'RP-023': {
    severity: 'notice',
    zh: {
      what: '有 {count} 个单元有收入或成本，却没有{measure}：{units}',
      why: '它们的单位成本和保本业务量显示“—”；合计的成本含有它们，工作量不含，全院的单位成本偏高',
      remedy: '请核对《工作量》是否漏填；如确实没有发生，无需处理',
    },
    en: {
      what: 'Units with revenue or cost and no {measureEn} ({count}): {units}',
      why: 'their unit cost and break-even volume show “—”; totals hold their cost and not their workload, so that the unit cost of the hospital is too high',
      remedy: 'Check whether 工作量 leaves them out; if nothing was done, there is nothing to do',
    },
  },
  'RP-024': {
    severity: 'notice',
    zh: {
      what: '有些表没有列示全部的行，其余并为一行（表名后为未列示的行数）：{sheets}',
      why: '行数超过了表上便于阅读的范围；列示的是数额最大的行，合计仍为全部',
      remedy: '需要全部明细时，请用 cost 命令加 --items-export 文件.csv 导出；只看汇总则无需处理',
    },
    en: {
      what: 'Some tables do not show all rows; the others are one row (how many, after the name): {sheets}',
      why: 'there are more than a person reads on a sheet; the greatest are shown and totals are of all',
      remedy:
        'For every row, export with cost … --items-export file.csv; for the totals there is nothing to do',
    },
  },
  'RP-025': {
    severity: 'blocking',
    zh: {
      what: '没有可以导出的项目明细',
      why: '本次核算没有医疗服务项目：没有填《项目工作量》，或其中有不能核算的行',
      remedy: '请填写项目工作量或更正已指出的单元格后再导出；不需要项目明细，请去掉 --items-export',
    },
    en: {
      what: 'There are no item rows to export',
      why: 'this run has no service items: 项目工作量 is empty, or a row of it cannot be costed',
      remedy:
        'Enter item volumes or mend the cells that were named; without need of the rows, leave --items-export out',
    },
  },
} as const satisfies FaultFamily;
