import type { FaultFamily } from './fault.ts';

/** RN: what a run is asked for and the workbook does not have. */
export const runFaults = {
  'RN-001': {
    severity: 'blocking',
    zh: {
      what: '要核算的月份 {asked} 不在封面的核算月份 {months} 之内',
      why: '没有可以核算的月份',
      remedy: '请改用封面里的月份，或修改封面的核算月份',
    },
    en: {
      what: 'None of the months asked for, {asked}, is among those of the cover, {months}',
      why: 'there is no month to cost',
      remedy: 'Ask for months of the cover, or change the months on the cover',
    },
  },
  'RN-002': {
    severity: 'notice',
    zh: {
      what: '要核算的月份是 {asked}，封面的核算月份里只有 {months}',
      why: '只核算了封面里有的月份',
      remedy: '如果还要核算其他月份，请在封面补上并填好数据',
    },
    en: {
      what: 'The months asked for are {asked}; of these the cover has only {months}',
      why: 'only the months of the cover were costed',
      remedy: 'To cost the others too, add them to the cover with their data',
    },
  },
  'RN-010': {
    severity: 'notice',
    zh: {
      what: '应当清空或改为新月份的单元格里有 {count} 个公式，已保留',
      why: '它们在新的工作簿里会重新计算，结果可能仍取自上月的数据',
      remedy: '请打开新的工作簿核对这些公式，取数到上月的请改到本月',
    },
    en: {
      what: 'Formulas in cells to be cleared or moved to the new month were kept ({count})',
      why: 'the new workbook calculates them anew, and they may still read last month’s data',
      remedy: 'Look through these formulas in the new workbook and point them at the new month',
    },
  },
  'RN-011': {
    severity: 'notice',
    zh: {
      what: '{months} 的结果没有带进《历史数据》：原工作簿有 {count} 处阻断核算',
      why: '没有这些结果，新月份的本年累计和同期比较会缺少这几个月',
      remedy: '请更正原工作簿并核算，再重新新建下月；或者自行补填《历史数据》',
    },
    en: {
      what: 'The results of {months} are not in the history sheet: {count} faults block costing the old workbook',
      why: 'without them the year to date and comparisons of the new month lack these months',
      remedy:
        'Correct and cost the old workbook and make the new month again, or fill in the history yourself',
    },
  },
  'RN-012': {
    severity: 'notice',
    zh: {
      what: '《历史数据》里已经有 {months} 的数据，没有用核算结果改写',
      why: '这些行是已有的数据，可能与核算结果不同',
      remedy: '如果要以核算结果为准，请在原工作簿删去这几个月的行，再重新新建下月',
    },
    en: {
      what: 'The history has rows of {months} already, and they were left as they are',
      why: 'they were there before and may differ from the results',
      remedy:
        'Delete the rows of these months in the old workbook and make the new month again to have the results',
    },
  },
  'RN-013': {
    severity: 'notice',
    zh: {
      what: '工作簿没有《历史数据》表，{months} 的结果没有带进新的工作簿',
      why: '没有历史数据，新月份的本年累计和同期比较会缺少这几个月',
      remedy: '请从空白模板复制《历史数据》表到原工作簿，再重新新建下月',
    },
    en: {
      what: 'The workbook has no history sheet, so the results of {months} were not carried over',
      why: 'without history the year to date and comparisons of the new month lack these months',
      remedy:
        'Copy the history sheet of the blank template into the old workbook and make the new month again',
    },
  },
  'RN-020': {
    severity: 'blocking',
    zh: {
      what: '表头没有“{header}”这一栏，而要写入的规则里有 {count} 行要填它',
      why: '缺了这一栏，写进去的规则就不完整；本次没有写入，工作簿保持原样',
      remedy: '请在表头补上“{header}”，然后重试',
    },
    en: {
      what: 'The sheet has no column “{headerEn}”, which {count} of the rules to be written need',
      why: 'without it the rules would be incomplete; nothing was written and the workbook is as it was',
      remedy: 'Add a column with the header “{headerEn}” and try again',
    },
  },
  'RN-021': {
    severity: 'blocking',
    zh: {
      what: '要写入 {rows} 行规则，这一行以上只有 {room} 行可用',
      why: '这一行是合计、说明一类的内容，不能覆盖；本次没有写入，工作簿保持原样',
      remedy: '请在这一行上方插入 {more} 行，然后重试',
    },
    en: {
      what: '{rows} rules are to be written and there is room for {room} above this row',
      why: 'this row is a total, a note or the like and must stay; nothing was written and the workbook is as it was',
      remedy: 'Insert rows above it ({more}) and try again',
    },
  },
} as const satisfies FaultFamily;
