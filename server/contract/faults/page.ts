import { faultCatalogue, severityNames } from './catalogue.ts';
import type { FaultEntry } from './fault.ts';

const families: Readonly<Record<string, string>> = {
  WB: '工作簿文件',
  IN: '输入表',
  RN: '核算范围',
  RU: '规则',
  AL: '分摊',
  IT: '项目成本',
  RP: '报表',
  HT: '本机服务',
  ST: '账套存档',
  PN: '加载项窗格',
};

/** The catalogue of faults as a page of Markdown, Chinese first; `{name}` stands for what a message fills in. */
export function faultCataloguePage(): string {
  const codes = Object.keys(faultCatalogue);
  const prefixes = [...new Set(codes.map((code) => code.slice(0, 2)))];
  const sections = prefixes.map((prefix) => {
    const own = codes.filter((code) => code.startsWith(`${prefix}-`)).sort();
    return [`## ${prefix} ${families[prefix] ?? ''}`.trim(), ...own.map(section)].join('\n\n');
  });
  return `${[`# 提示与错误一览`, intro(), ...sections].join('\n\n')}\n`;
}

const intro = () =>
  [
    '每条信息都有固定的编号，编号不会重复使用。',
    `“${severityNames.zh.blocking}”不能计算；“${severityNames.zh.unpublishable}”能计算，但不能发布；“${severityNames.zh.notice}”只作说明。`,
  ].join('');

function section(code: string): string {
  const { severity, zh, en } = faultCatalogue[code] as FaultEntry;
  return [
    `### ${code} · ${severityNames.zh[severity]}`,
    [`- 发现：${zh.what}`, `- 影响：${zh.why}`, `- 处理：${zh.remedy}`].join('\n'),
    `*${severityNames.en[severity]}.* ${en.what}: ${en.why}. ${en.remedy}.`,
  ].join('\n\n');
}
