import type { FaultFamily } from './fault.ts';

/** RU-070 to RU-099: what a row of the 分摊规则 sheet can have wrong. */
export const ruleRowFaults = {
  'RU-070': {
    severity: 'blocking',
    zh: {
      what: '找不到服务科室“{text}”',
      why: '它不是单元代码、分摊性质，也不是类别名称',
      remedy: '请填写《核算单元》里的代码、分摊性质或类别名称',
    },
    en: {
      what: 'There is no sender “{text}”',
      why: 'it is neither a unit code nor a group nor a class',
      remedy: 'Enter a code, a group or a class as in 核算单元',
    },
  },
  'RU-071': {
    severity: 'blocking',
    zh: {
      what: '“{text}”不分摊成本',
      why: '它属于承接成本或不参与分摊的单元，规则对它不起作用',
      remedy: '请改为公用、行政后勤、医辅或医技的单元',
    },
    en: {
      what: '“{text}” never hands out',
      why: 'it keeps its cost or takes no part, so the rule has no effect',
      remedy: 'Name a shared, administrative, auxiliary or technical unit',
    },
  },
  'RU-072': {
    severity: 'blocking',
    zh: {
      what: '找不到成本项目“{text}”',
      why: '它不是末级项目代码、分摊类型，也不是法定项目',
      remedy: '请填写《成本项目》里的代码、分摊类型或法定项目名称，全部项目填 *',
    },
    en: {
      what: 'There is no cost element “{text}”',
      why: 'it is neither a leaf code nor a group nor a statutory element',
      remedy: 'Enter a code, a group or a statutory element as in 成本项目, or * for all',
    },
  },
  'RU-073': {
    severity: 'blocking',
    zh: {
      what: '找不到分摊参数“{text}”',
      why: '规则包里没有这个参数，成本无从分摊',
      remedy: '请从下拉列表中选择分摊参数',
    },
    en: {
      what: 'There is no driver “{text}”',
      why: 'the rule pack does not have it, so cost could not be handed out',
      remedy: 'Choose a driver from the list',
    },
  },
  'RU-074': {
    severity: 'blocking',
    zh: {
      what: '找不到备用参数“{text}”',
      why: '规则包里没有这个参数，分摊参数合计为零时没有可用的参数',
      remedy: '请从下拉列表中选择，或填写“上月参数”',
    },
    en: {
      what: 'There is no fallback “{text}”',
      why: 'the rule pack does not have it, so nothing stands in when the first driver’s total is zero',
      remedy: 'Choose a driver from the list or enter lastMonth',
    },
  },
  'RU-075': {
    severity: 'blocking',
    zh: {
      what: '备用参数“{text}”与分摊参数相同',
      why: '分摊参数合计为零时，备用参数同样为零',
      remedy: '请换一个备用参数，或留空',
    },
    en: {
      what: 'The fallback “{text}” is the driver itself',
      why: 'when the driver’s total is zero, so is the fallback’s',
      remedy: 'Choose another fallback or leave it empty',
    },
  },
  'RU-076': {
    severity: 'blocking',
    zh: {
      what: '找不到受益科室“{text}”',
      why: '它不是单元代码、分摊性质，也不是类别名称',
      remedy: '请填写《核算单元》里的代码、分摊性质或类别名称',
    },
    en: {
      what: 'There is no receiver “{text}”',
      why: 'it is neither a unit code nor a group nor a class',
      remedy: 'Enter a code, a group or a class as in 核算单元',
    },
  },
  'RU-077': {
    severity: 'blocking',
    zh: {
      what: '受益科室“{text}”不能承接“{sender}”的成本',
      why: '它先于“{sender}”或与其同时分摊，或不参与分摊，成本不得回流',
      remedy: '请改为在“{sender}”之后分摊的单元或临床科室',
    },
    en: {
      what: '“{text}” cannot receive from “{sender}”',
      why: 'it closes before or together with it, or takes no part, and cost must not flow back',
      remedy: 'Name a unit that closes after “{sender}”, or a clinical unit',
    },
  },
  'RU-078': {
    severity: 'blocking',
    zh: {
      what: '顺序“{order}”不是正整数',
      why: '无法判断它在级内排第几',
      remedy: '请填写 1、2、3……，或留空',
    },
    en: {
      what: 'The order “{order}” is not a positive whole number',
      why: 'its place within the level is unclear',
      remedy: 'Enter 1, 2, 3 … or leave it empty',
    },
  },
  'RU-079': {
    severity: 'blocking',
    zh: {
      what: '单元“{unit}”的顺序既是 {first} 又是 {second}',
      why: '一个单元在级内只能分摊一次',
      remedy: '请让同一单元各行的顺序一致',
    },
    en: {
      what: 'Unit “{unit}” has both order {first} and order {second}',
      why: 'a unit closes once within its level',
      remedy: 'Give all rows of the unit the same order',
    },
  },
  'RU-080': {
    severity: 'blocking',
    zh: {
      what: '这一行没有设定任何内容',
      why: '分摊参数、备用参数、受益科室和顺序都是空的',
      remedy: '请至少填写一项，或删去这一行',
    },
    en: {
      what: 'This row sets nothing',
      why: 'driver, fallback, receivers and order are all empty',
      remedy: 'Fill in one of them or delete the row',
    },
  },
  'RU-081': {
    severity: 'blocking',
    zh: {
      what: '没有“{text} × {elements}”的规则可以取消',
      why: '这一行没有作用，可能写错了服务科室或成本项目',
      remedy: '请核对，或删去这一行',
    },
    en: {
      what: 'There is no rule “{text} × {elements}” to remove',
      why: 'the row has no effect; the sender or the element may be misspelt',
      remedy: 'Check them or delete the row',
    },
  },
  'RU-082': {
    severity: 'blocking',
    zh: {
      what: '“{text} × {elements}”在前面一行已经设定',
      why: '两行从同一月起生效，无法判断以哪一行为准',
      remedy: '请只留一行，或用生效期间区分',
    },
    en: {
      what: '“{text} × {elements}” is already set by an earlier row',
      why: 'both hold from the same month, so it is unclear which one counts',
      remedy: 'Keep one row or tell them apart by the month they hold from',
    },
  },
  'RU-083': {
    severity: 'notice',
    zh: {
      what: '单元“{unit}”的分摊性质“{group}”没有任何规则点到',
      why: '它不是规则包的标准分组，这个单元按所属类别的规则分摊',
      remedy: '如果写错了，请改为标准分组；如果是本院自己的分组，请在《分摊规则》为它指定分摊参数',
    },
    en: {
      what: 'No rule speaks of the group “{group}” of unit “{unit}”',
      why: 'it is not a standard group, so the unit is handed out by the rules of its class',
      remedy: 'If it is misspelt, use a standard group; if it is your own, give it a driver in 分摊规则',
    },
  },
  'RU-084': {
    severity: 'blocking',
    zh: {
      what: '“{text}”不是核算单元的代码、分摊性质或类别名称',
      why: '这一行的成本习性没有可以设置的单元，保本点会按成本项目的默认习性计算',
      remedy: '请填写《核算单元》里的代码、分摊性质或类别名称；对全部单元有效的填 *',
    },
    en: {
      what: '“{text}” is neither a unit code nor a group nor a class',
      why: 'the behaviour of this row applies to nobody, and break-even would use the default of the element',
      remedy: 'Enter a code, a group or a class as in 核算单元, or * for all units',
    },
  },
  'RU-085': {
    severity: 'blocking',
    zh: {
      what: '“{text}”不是末级成本项目的代码、分摊类型或七类成本项目的名称',
      why: '这一行的成本习性没有可以设置的项目，保本点会按成本项目的默认习性计算',
      remedy: '请填写《成本项目》里的代码、分摊类型或七类名称；对全部项目有效的填 *',
    },
    en: {
      what: '“{text}” is neither a leaf code nor an element group nor one of the seven statutory elements',
      why: 'the behaviour of this row applies to nothing, and break-even would use the default of the element',
      remedy: 'Enter a code, a group or a statutory element as in 成本项目, or * for all elements',
    },
  },
} as const satisfies FaultFamily;
