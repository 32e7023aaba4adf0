import type { FaultFamily } from './fault.ts';

/** RU-030 to RU-069: what the rules of a pack or a hospital layer can have wrong among themselves. */
export const rulePackFaults = {
  'RU-030': {
    severity: 'blocking',
    zh: { what: '标识“{id}”用了两次', why: '引用它时无法判断指哪一条', remedy: '请改掉其中一个' },
    en: {
      what: 'The id “{id}” is used twice',
      why: 'a reference to it could mean either',
      remedy: 'Change one of them',
    },
  },
  'RU-031': {
    severity: 'blocking',
    zh: {
      what: '“{alias}”既指“{first}”又指“{second}”',
      why: '填表时写“{alias}”无法判断是哪一个',
      remedy: '请从其中一条的名称或别名里去掉它',
    },
    en: {
      what: '“{alias}” means both “{first}” and “{second}”',
      why: 'when a sheet says “{alias}” it is unclear which is meant',
      remedy: 'Take it out of the names or aliases of one of them',
    },
  },
  'RU-032': {
    severity: 'blocking',
    zh: {
      what: '“{id}”有两行都从 {from} 起生效',
      why: '无法判断该月以哪一行为准',
      remedy: '请改正其中一行的 from，或删去一行',
    },
    en: {
      what: '“{id}” has two values from {from}',
      why: 'it is unclear which one holds in that month',
      remedy: 'Correct the from of one or delete it',
    },
  },
  'RU-033': {
    severity: 'blocking',
    zh: {
      what: '{file} 里没有“{id}”',
      why: '这条规则指向了不存在的内容',
      remedy: '请改为 {file} 里已有的标识，或先在那里添加“{id}”',
    },
    en: {
      what: '{file} has no “{id}”',
      why: 'the rule refers to something that does not exist',
      remedy: 'Use an id that {file} has, or add “{id}” there first',
    },
  },
  'RU-034': {
    severity: 'blocking',
    zh: {
      what: '参数“{id}”以自己为备用',
      why: '它合计为零时备用参数也为零',
      remedy: '请换一个备用参数，或删去这一项',
    },
    en: {
      what: 'The driver “{id}” falls back to itself',
      why: 'when its total is zero, so is its fallback’s',
      remedy: 'Name another fallback or delete it',
    },
  },
  'RU-035': {
    severity: 'blocking',
    zh: {
      what: '类别“{id}”的 bit 是 {bit}，没有大于排在它前面的类别',
      why: 'bit 要按结转先后递增且不重复，否则分不清成本经过了哪一类',
      remedy: '请按结转先后从 0 起重新编号',
    },
    en: {
      what: 'The bit of class “{id}” is {bit}, not above those of the classes before it',
      why: 'bits must rise in the order of closing, or the classes that a cost passed through cannot be told apart',
      remedy: 'Number them from 0 in the order of closing',
    },
  },
  'RU-036': {
    severity: 'blocking',
    zh: {
      what: '类别“{id}”的 role 与 bit 不相配',
      why: '分摊出去的类别（sender）必须有 bit，其他类别必须写 null',
      remedy: '请改正 role 或 bit',
    },
    en: {
      what: 'Role and bit of class “{id}” do not go together',
      why: 'a sender needs a bit, every other class has null',
      remedy: 'Correct the role or the bit',
    },
  },
  'RU-037': {
    severity: 'blocking',
    zh: {
      what: '级次“{id}”没有任何一步',
      why: '这一级没有单元分摊，成本会留在原处',
      remedy: '请至少写一步，或删去这一级',
    },
    en: {
      what: 'Level “{id}” has no step',
      why: 'no unit hands out in it and its cost stays where it is',
      remedy: 'Give it a step or delete the level',
    },
  },
  'RU-038': {
    severity: 'blocking',
    zh: {
      what: '类别“{id}”不分摊成本',
      why: '它承接全部成本或不参与分摊，不能作为服务科室',
      remedy: '请改为分摊出去的类别',
    },
    en: {
      what: 'Class “{id}” never hands out',
      why: 'it keeps its cost or takes no part, so it cannot be a sender',
      remedy: 'Name a class that hands out',
    },
  },
  'RU-039': {
    severity: 'blocking',
    zh: {
      what: '类别“{id}”在前面的步骤已经分摊完毕',
      why: '成本不得回流，也不能分摊两次',
      remedy: '请调整步骤的先后，或去掉“{id}”',
    },
    en: {
      what: 'Class “{id}” has already closed in an earlier step',
      why: 'cost must not flow back or be handed out twice',
      remedy: 'Change the order of the steps or take “{id}” out',
    },
  },
  'RU-040': {
    severity: 'blocking',
    zh: {
      what: '方法“{method}”没有一步分摊类别“{id}”',
      why: '这类单元的成本到不了临床科室',
      remedy: '请为“{id}”加一步',
    },
    en: {
      what: 'No step of method “{method}” closes class “{id}”',
      why: 'the cost of these units would not reach clinical units',
      remedy: 'Add a step for “{id}”',
    },
  },
  'RU-041': {
    severity: 'blocking',
    zh: {
      what: '类别“{id}”没有适用于全部成本项目的分摊参数',
      why: '没有被其他规则点到的项目将无从分摊',
      remedy: '请为“{id}”加一条 elements 为空的规则',
    },
    en: {
      what: 'Class “{id}” has no driver for all its elements',
      why: 'elements that no other rule names could not be handed out',
      remedy: 'Add a rule for “{id}” with empty elements',
    },
  },
  'RU-042': {
    severity: 'blocking',
    zh: {
      what: '规则包的标识是“{id}”，文件夹却叫“{folder}”',
      why: '工作簿按标识找规则包，两者不同就找不到',
      remedy: '请让两者一致',
    },
    en: {
      what: 'The pack’s id is “{id}” but its folder is “{folder}”',
      why: 'workbooks find a pack by its id',
      remedy: 'Make the two the same',
    },
  },
  'RU-043': {
    severity: 'blocking',
    zh: { what: '这里不能有“{id}”', why: '程序不认得它，它不会起作用', remedy: '请改为 {choices}' },
    en: {
      what: '“{id}” has no place here',
      why: 'nothing knows it, so it has no effect',
      remedy: 'Use {choices}',
    },
  },
  'RU-044': {
    severity: 'blocking',
    zh: {
      what: '“{name}”没有指明任何单元',
      why: '服务科室必须指明，否则所有单元都会被选中',
      remedy: '请写明类别、分摊性质或单元代码',
    },
    en: {
      what: '“{name}” names no units',
      why: 'senders must be named, or every unit would be selected',
      remedy: 'Name classes, groups or unit codes',
    },
  },
  'RU-045': {
    severity: 'blocking',
    zh: {
      what: '{file} 里没有“{id}”',
      why: '程序要用到它',
      remedy: '请补上“{id}”',
    },
    en: {
      what: '{file} has no “{id}”',
      why: 'the program needs it',
      remedy: 'Add “{id}”',
    },
  },
  'RU-046': {
    severity: 'blocking',
    zh: {
      what: '经过 {classes} 的成本属于这些来源：{origins}',
      why: '项目成本的每一笔都必须恰好属于一个来源，否则会漏算或重复',
      remedy: '请修改各来源的 classesPassed',
    },
    en: {
      what: 'Cost that passed {classes} belongs to these origins: {origins}',
      why: 'every cost of service items needs exactly one origin, or it is lost or counted twice',
      remedy: 'Change classesPassed of the origins',
    },
  },
  'RU-047': {
    severity: 'blocking',
    zh: {
      what: '方法“{method}”的这条规则，作业动因与资源动因没有成对',
      why: '成本先按资源动因（through）到作业，再按作业动因（activity）到项目，缺一不可',
      remedy: '请让 driver: activity 与 through 同时出现，或都不写',
    },
    en: {
      what: 'In this rule of method “{method}” the activity driver and the resource driver do not come together',
      why: 'cost reaches activities by a resource driver (through) and items by the activity driver; one alone says nothing',
      remedy: 'Write driver: activity and through together, or neither',
    },
  },
  'RU-048': {
    severity: 'blocking',
    zh: {
      what: '方法“{method}”的这条规则按给定单价，却不止一种成本',
      why: '给定单价不看有多少成本可分，对几种成本就会重复计入',
      remedy: '请只写一个 origins 和一个 elements.statutory',
    },
    en: {
      what: 'This rule of method “{method}” goes by given rates but takes more than one kind of cost',
      why: 'given rates do not ask how much there is to hand out and would be counted once for each kind',
      remedy: 'Name exactly one of origins and one of elements.statutory',
    },
  },
  'RU-049': {
    severity: 'blocking',
    zh: {
      what: '方法“{method}”的这条规则：动因 {driver} 不能配 {capacity}',
      why: '只有时间有产能，只有岗位和材料有给定单价',
      remedy: '请改为 {choices}',
    },
    en: {
      what: 'In this rule of method “{method}” driver {driver} cannot go with {capacity}',
      why: 'only time has a capacity, only grades and materials have given rates',
      remedy: 'Use {choices}',
    },
  },
  'RU-050': {
    severity: 'blocking',
    zh: {
      what: '规则包“{pack}”从 {from} 起适用，{month} 在此之前',
      why: '更早的月份执行的是其他规定',
      remedy: '请选用适用于 {month} 的规则包，或核对期间',
    },
    en: {
      what: 'The rule pack “{pack}” holds from {from}, and {month} is earlier',
      why: 'earlier months follow other rules',
      remedy: 'Choose a pack for {month} or check the period',
    },
  },
  'RU-051': {
    severity: 'blocking',
    zh: {
      what: '规则包里没有分摊方法“{method}”',
      why: '无法确定各级的先后',
      remedy: '请改为规则包已有的方法：{choices}',
    },
    en: {
      what: 'The rule pack has no method “{method}”',
      why: 'the order of the levels is unknown',
      remedy: 'Use a method that the pack has: {choices}',
    },
  },
  'RU-052': {
    severity: 'blocking',
    zh: {
      what: '{file} 里的“{id}”在 {month} 没有生效的值',
      why: '当月有规则要用到它',
      remedy: '请为它补一行不晚于 {month} 的值，或不再引用它',
    },
    en: {
      what: '“{id}” of {file} has no value in force in {month}',
      why: 'rules of that month need it',
      remedy: 'Give it a value from {month} or earlier, or stop referring to it',
    },
  },
  'RU-053': {
    severity: 'blocking',
    zh: {
      what: '规则包里没有项目核算方法“{method}”',
      why: '无法确定成本按什么到项目',
      remedy: '请改为规则包已有的方法：{choices}',
    },
    en: {
      what: 'The rule pack has no item costing method “{method}”',
      why: 'it is unknown how cost finds its items',
      remedy: 'Use a method that the pack has: {choices}',
    },
  },
  'RU-060': {
    severity: 'blocking',
    zh: {
      what: '“{path}”没有指向任何规则',
      why: '无法判断要改哪一条',
      remedy: '请写成“类别.标识”或“类别.标识.字段”，例如 drivers.headcount',
    },
    en: {
      what: '“{path}” points at no rule',
      why: 'it is unclear what to change',
      remedy: 'Write “list.id” or “list.id.field”, such as drivers.headcount',
    },
  },
  'RU-061': {
    severity: 'blocking',
    zh: {
      what: '要删去的“{path}”并不存在',
      why: '这一步没有作用，可能写错了标识',
      remedy: '请核对标识，或删去这一步',
    },
    en: {
      what: '“{path}”, to be removed, does not exist',
      why: 'the operation has no effect; the id may be misspelt',
      remedy: 'Check the id or delete the operation',
    },
  },
  'RU-062': {
    severity: 'blocking',
    zh: {
      what: '“{path}”是新的条目，却没有名称和说明',
      why: '看规则的人无从知道它的意思',
      remedy: '请在 entry 里写明 name、description 和 unit',
    },
    en: {
      what: '“{path}” is new but has no name and description',
      why: 'whoever reads the rule cannot know what it means',
      remedy: 'Write name, description and unit under entry',
    },
  },
} as const satisfies FaultFamily;
