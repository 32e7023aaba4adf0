import type { Bilingual } from '../../contract/sheetDefinition.ts';

/** What can be wrong with a manifest, and what to do; `{name}` is filled in. Codes are never used again. */
const texts = {
  'MF-001': {
    zh: '不是合格的 XML：{reason}。请改正这一行的标记',
    en: 'not well-formed XML: {reason}. Put the markup of this line right',
  },
  'MF-002': {
    zh: '“{element}”不能出现在“{parent}”里。请删去，或移到它所属的元素',
    en: '{element} may not stand in {parent}. Take it away, or move it to where it belongs',
  },
  'MF-003': {
    zh: '“{element}”的位置不对，Office 只接受固定顺序。“{parent}”里应依次为：{order}',
    en: '{element} stands in the wrong place, and Office takes one order only. In {parent} that is: {order}',
  },
  'MF-004': {
    zh: '“{parent}”缺少“{element}”。请补上',
    en: '{parent} lacks {element}. Add it',
  },
  'MF-005': {
    zh: '“{parent}”里“{element}”多于一个。请只留一个',
    en: '{parent} has more than one {element}. Keep one',
  },
  'MF-006': {
    zh: '资源“{resid}”没有定义，Office 会拒绝整个清单。请在 {section} 里定义，或改正名称',
    en: 'the resource {resid} is not defined, for which Office refuses the whole manifest. Define it in {section}, or correct the name',
  },
  'MF-007': {
    zh: '资源名“{resid}”有 {length} 个字符，最多 32 个。请缩短',
    en: 'the resource name {resid} has {length} characters, at most 32 are taken. Shorten it',
  },
  'MF-008': {
    zh: '资源“{resid}”定义在 {found}，这里要用 {section} 里的。请移到 {section}',
    en: 'the resource {resid} is defined in {found}, but one of {section} is needed here. Move it there',
  },
  'MF-009': {
    zh: '文字“{text}”有 {length} 个字符，最多 {limit} 个。请缩短',
    en: 'the text “{text}” has {length} characters, at most {limit} are taken. Shorten it',
  },
  'MF-010': {
    zh: '标识“{id}”用了两次，前一次在第 {first} 行。请改成不同的标识',
    en: 'the id {id} is used twice, first in line {first}. Give each its own',
  },
  'MF-011': {
    zh: '地址“{url}”不是 https，Excel 不会打开。请改用 https',
    en: 'the address {url} is not https, and Excel does not open it. Use https',
  },
  'MF-012': {
    zh: '地址“{url}”不在 {origin}。加载项的一切都由同一个来源提供，请改到 {origin}',
    en: 'the address {url} is not at {origin}. All of the add-in comes from one origin; move it there',
  },
  'MF-013': {
    zh: '地址“{url}”没有对应的文件。请先 npm run build，或改正路径',
    en: 'there is no file for the address {url}. Run npm run build first, or correct the path',
  },
  'MF-014': {
    zh: '图标“{url}”是 {found} 像素，这里要 {wanted} 像素。请改用对应尺寸的图标',
    en: 'the icon {url} has {found} pixels, {wanted} are needed here. Use the one of that size',
  },
  'MF-015': {
    zh: '图标缺少 {sizes} 像素的尺寸。请补上',
    en: 'the icon lacks the size of {sizes} pixels. Add it',
  },
  'MF-016': {
    zh: '按钮调用“{command}”，加载项没有这个命令，按下去没有反应。请改成 commandNames 里的名称',
    en: 'the button calls {command}, which the add-in does not answer: pressing it does nothing. Use a name of commandNames',
  },
  'MF-017': {
    zh: '加载项的命令“{command}”没有按钮。请在功能区加一个，或删去命令',
    en: 'the command {command} of the add-in has no button. Add one, or remove the command',
  },
  'MF-018': {
    zh: '标识“{id}”应为“{wanted}”，否则加载项无法启用或停用它。请改正',
    en: 'the id {id} should be {wanted}, or the add-in cannot switch it on and off. Correct it',
  },
  'MF-019': {
    zh: '版本“{version}”应为四段数字，如 1.0.0.0。请改正',
    en: 'the version {version} should be four numbers, as 1.0.0.0. Correct it',
  },
  'MF-020': {
    zh: '“{id}”不是加载项的标识（GUID）。请换成新生成的 GUID',
    en: '{id} is no id of an add-in (a GUID). Put a newly made GUID there',
  },
  'MF-021': {
    zh: '“{locale}”不是语言代码。请写成 zh-CN 的样子',
    en: '{locale} is no locale. Write it like zh-CN',
  },
  'MF-022': {
    zh: '文字“{text}”没有英文（en-US）。请补上',
    en: 'the text “{text}” has no English (en-US). Add it',
  },
  'MF-023': {
    zh: '要求的功能集“{set}”不存在或版本“{version}”不合格式。请改正',
    en: 'the requirement set {set} does not exist, or its version {version} has the wrong form. Correct it',
  },
  'MF-024': {
    zh: '没有要求功能集“{set}”，而清单用到了它：{use}。请加上',
    en: 'the requirement set {set} is not asked for, though the manifest uses it: {use}. Add it',
  },
  'MF-025': {
    zh: '共享运行时的页面“{runtime}”与“{other}”不同，按钮和窗格会各跑一份。请用同一个',
    en: 'the page of the shared runtime, {runtime}, differs from {other}: buttons and pane would run apart. Use one',
  },
  'MF-026': {
    zh: '共享运行时的 lifetime 应为 long，否则窗格关闭后按钮没有反应。请改正',
    en: 'the lifetime of the shared runtime should be long, or buttons do nothing while the pane is shut. Correct it',
  },
  'MF-027': {
    zh: '资源“{resid}”没有用到。请删去',
    en: 'the resource {resid} is not used. Take it away',
  },
  'MF-028': {
    zh: '“{element}”没有内容。请填上',
    en: '{element} is empty. Fill it in',
  },
  'MF-029': {
    zh: '“{text}”像是样例里留下的。请换成自己的',
    en: '“{text}” looks left over from a sample. Put your own there',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type FindingCode = keyof typeof texts;

/** One thing wrong with a manifest. */
export interface Finding {
  readonly code: FindingCode;
  readonly line: number;
  readonly params: Readonly<Record<string, string | number>>;
}

export const findingCodes = Object.keys(texts) as readonly FindingCode[];

/** The finding in both languages, its params filled in. */
export function findingText({ code, params }: Finding): Bilingual {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? `{${name}}`));
  return { zh: fill(texts[code].zh), en: fill(texts[code].en) };
}
