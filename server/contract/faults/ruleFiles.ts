import type { FaultFamily } from './fault.ts';

/** RU-001 to RU-029: what a rule file can have wrong as a file. */
export const ruleFileFaults = {
  'RU-001': {
    severity: 'blocking',
    zh: {
      what: '“{folder}”里没有 pack.yaml',
      why: '它不是规则包，无法据此核算',
      remedy: '请选择 rules 文件夹下的规则包，例如 cn-2021',
    },
    en: {
      what: '“{folder}” has no pack.yaml',
      why: 'it is not a rule pack and nothing can be costed by it',
      remedy: 'Choose a rule pack under rules, such as cn-2021',
    },
  },
  'RU-002': {
    severity: 'blocking',
    zh: { what: '规则包缺少文件 {file}', why: '这一类规则没有出处', remedy: '请从原规则包补回 {file}' },
    en: {
      what: 'The rule pack lacks the file {file}',
      why: 'rules of this kind come from nowhere else',
      remedy: 'Put {file} back from the original pack',
    },
  },
  'RU-003': {
    severity: 'blocking',
    zh: {
      what: '文件 {file} 不属于规则包',
      why: '程序不读取它，写在里面的规则不起作用',
      remedy: '请核对文件名，或把它移出规则包文件夹',
    },
    en: {
      what: '{file} is not a file of a rule pack',
      why: 'nothing reads it, so its rules have no effect',
      remedy: 'Correct the file name or move the file out of the pack',
    },
  },
  'RU-004': {
    severity: 'blocking',
    zh: {
      what: '文件有 {bytes} 字节，上限是 {limit} 字节',
      why: '规则文件不会这么大，多半放错了文件',
      remedy: '请检查这个文件的内容',
    },
    en: {
      what: 'The file has {bytes} bytes, the limit is {limit}',
      why: 'no rule file is that large, so it is probably another file',
      remedy: 'Check what this file holds',
    },
  },
  'RU-005': {
    severity: 'blocking',
    zh: {
      what: '这一行不合 YAML 格式',
      why: '文件读不下去',
      remedy: '请检查这一行的缩进、冒号后的空格和引号',
    },
    en: {
      what: 'This line is not valid YAML',
      why: 'the file cannot be read further',
      remedy: 'Check the line’s indentation, the space after each colon and the quotes',
    },
  },
  'RU-006': {
    severity: 'blocking',
    zh: { what: '键“{name}”在同一处写了两次', why: '无法判断以哪一个为准', remedy: '请只留一个' },
    en: {
      what: 'The key “{name}” is written twice in one place',
      why: 'it is unclear which one holds',
      remedy: 'Keep one of them',
    },
  },
  'RU-007': {
    severity: 'blocking',
    zh: {
      what: '这里用了锚点、引用或标签（&、*、!）',
      why: '规则要逐条写明，不能借引用展开',
      remedy: '请把内容直接写出来',
    },
    en: {
      what: 'An anchor, an alias or a tag (&, *, !) is used here',
      why: 'rules are written out one by one, never expanded from a reference',
      remedy: 'Write the content out',
    },
  },
  'RU-008': {
    severity: 'blocking',
    zh: { what: '文件不是 UTF-8 编码', why: '中文读不出来', remedy: '请用编辑器把它另存为 UTF-8' },
    en: {
      what: 'The file is not encoded as UTF-8',
      why: 'its Chinese texts cannot be read',
      remedy: 'Save the file as UTF-8',
    },
  },
  'RU-010': {
    severity: 'blocking',
    zh: {
      what: '这里不认识“{name}”',
      why: '多半是写错了名称，它不会起作用',
      remedy: '请对照同一文件里其他条目的写法改正或删去',
    },
    en: {
      what: '“{name}” is not known here',
      why: 'it is probably misspelt and has no effect',
      remedy: 'Compare with the other entries of the file, then correct or delete it',
    },
  },
  'RU-011': {
    severity: 'blocking',
    zh: { what: '缺少“{name}”', why: '这一条规则不完整', remedy: '请补上“{name}”' },
    en: { what: '“{name}” is missing', why: 'the rule is incomplete', remedy: 'Add “{name}”' },
  },
  'RU-012': {
    severity: 'blocking',
    zh: { what: '“{name}”应是文字', why: '现在的写法读不出文字', remedy: '请把它写成一段文字，必要时加引号' },
    en: {
      what: '“{name}” must be a text',
      why: 'it cannot be read as one',
      remedy: 'Write it as a text, in quotes where needed',
    },
  },
  'RU-013': {
    severity: 'blocking',
    zh: {
      what: '“{value}”没有加引号',
      why: '会被读成数字或逻辑值，代码前面的零会丢失',
      remedy: '请加上引号，写成 "{value}"',
    },
    en: {
      what: '“{value}” is not quoted',
      why: 'it reads as a number or a truth value, and leading zeros of a code are lost',
      remedy: 'Put it in quotes: "{value}"',
    },
  },
  'RU-014': {
    severity: 'blocking',
    zh: { what: '“{name}”应是整数', why: '现在的写法读不出整数', remedy: '请写成不带引号的整数' },
    en: {
      what: '“{name}” must be a whole number',
      why: 'it cannot be read as one',
      remedy: 'Write a whole number without quotes',
    },
  },
  'RU-015': {
    severity: 'blocking',
    zh: {
      what: '“{name}”应是列表',
      why: '现在的写法读不出列表',
      remedy: '请写成 [甲, 乙]，或每行以短横线开头',
    },
    en: {
      what: '“{name}” must be a list',
      why: 'it cannot be read as one',
      remedy: 'Write [a, b], or one item a line after a dash',
    },
  },
  'RU-016': {
    severity: 'blocking',
    zh: {
      what: '“{name}”应是一组“键: 值”',
      why: '现在的写法读不出键和值',
      remedy: '请对照同一文件里其他条目的写法',
    },
    en: {
      what: '“{name}” must be a group of “key: value” pairs',
      why: 'it cannot be read as one',
      remedy: 'Compare with the other entries of the file',
    },
  },
  'RU-017': {
    severity: 'blocking',
    zh: {
      what: '“{name}”应是 true 或 false',
      why: '现在的写法读不出是或否',
      remedy: '请写 true 或 false，不加引号',
    },
    en: {
      what: '“{name}” must be true or false',
      why: 'it cannot be read as a truth value',
      remedy: 'Write true or false without quotes',
    },
  },
  'RU-018': {
    severity: 'blocking',
    zh: { what: '“{value}”不在可选的值之内', why: '这里只认 {choices}', remedy: '请从中选一个' },
    en: {
      what: '“{value}” is not one of the values allowed',
      why: 'only {choices} are known here',
      remedy: 'Choose one of them',
    },
  },
  'RU-019': {
    severity: 'blocking',
    zh: {
      what: '不认识的参数种类“{value}”',
      why: '程序只会从 {choices} 取数',
      remedy: '请把 kind 改为其中一种',
    },
    en: {
      what: 'Unknown kind of driver “{value}”',
      why: 'values can only come from {choices}',
      remedy: 'Change kind to one of them',
    },
  },
  'RU-020': {
    severity: 'blocking',
    zh: {
      what: '“{value}”不是月份',
      why: '无法判断这条规则从哪个月起生效',
      remedy: '请写成年-月，例如 "2024-01"',
    },
    en: {
      what: '“{value}” is not a month',
      why: 'it is unclear from when the rule holds',
      remedy: 'Write year and month, such as "2024-01"',
    },
  },
  'RU-021': {
    severity: 'blocking',
    zh: {
      what: '这条规则没有写依据',
      why: '没有依据的规则无法复核',
      remedy: '请在 reference 写明条文、文件或“医院规定”',
    },
    en: {
      what: 'This rule has no reference',
      why: 'a rule without one cannot be reviewed',
      remedy: 'Name the article, the document or the hospital’s own decision in reference',
    },
  },
  'RU-022': {
    severity: 'blocking',
    zh: { what: '“{name}”是空的', why: '看规则的人无从知道它的意思', remedy: '请填写“{name}”' },
    en: {
      what: '“{name}” is empty',
      why: 'whoever reads the rule cannot know what it means',
      remedy: 'Fill in “{name}”',
    },
  },
  'RU-023': {
    severity: 'blocking',
    zh: { what: '“{name}”是空列表', why: '空列表什么也选不到', remedy: '请至少写一项，或删去“{name}”' },
    en: {
      what: '“{name}” is an empty list',
      why: 'an empty list selects nothing',
      remedy: 'Name at least one item or delete “{name}”',
    },
  },
  'RU-024': {
    severity: 'blocking',
    zh: {
      what: '“{value}”不能用作标识',
      why: '标识用于互相引用，只能由字母开头，含字母、数字、- 和 _',
      remedy: '请改写标识，中文写在 name 里',
    },
    en: {
      what: '“{value}” cannot be an id',
      why: 'ids refer to one another and consist of a letter, then letters, digits, - and _',
      remedy: 'Change the id and keep other words in name',
    },
  },
  'RU-025': {
    severity: 'blocking',
    zh: {
      what: '“{name}”不能是 {value}',
      why: '超出了允许的范围',
      remedy: '请改为 {range} 的数',
    },
    en: {
      what: '“{name}” cannot be {value}',
      why: 'it is out of range',
      remedy: 'Use a number {range}',
    },
  },
} as const satisfies FaultFamily;
