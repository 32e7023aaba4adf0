import type {
  SaidComparison,
  SaidField,
  SaidInputChange,
  SaidRuleChange,
} from '../../contract/api/comparison.ts';
import type { Language } from '../../contract/faults/catalogue.ts';
import type { Bilingual } from '../../contract/sheetDefinition.ts';
import { shortRun } from '../../contract/shortRun.ts';

/** More of them stand on the sheet. */
const SHOWN = 20;

const words = {
  zh: {
    runs: (before: string, after: string) => `以前：核算 ${before}；以后：核算 ${after}`,
    counts: (input: number, rules: number, result: number) =>
      `输入差异 ${input} 处，规则差异 ${rules} 处，结果差异 ${result} 处`,
    parts: { input: '输入', rules: '规则', result: '结果（元）' },
    changes: { added: '新增', removed: '取消', changed: '改动' },
    field: (field: string, before: string, after: string) => `${field}：${before} → ${after}`,
    money: (before: string, after: string, difference: string) => `${before} → ${after}（${difference}）`,
    more: (count: number) => `  ……另有 ${count} 处未列出，加 --out 存成工作簿`,
  },
  en: {
    runs: (before: string, after: string) => `Before: run ${before}; after: run ${after}`,
    counts: (input: number, rules: number, result: number) =>
      `Differences: ${input} in the input, ${rules} in the rules, ${result} in the result`,
    parts: { input: 'Input', rules: 'Rules', result: 'Result (yuan)' },
    changes: { added: 'added', removed: 'removed', changed: 'changed' },
    field: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`,
    money: (before: string, after: string, difference: string) => `${before} → ${after} (${difference})`,
    more: (count: number) => `  … and ${count} more; --out writes them into a workbook`,
  },
} as const;

/** What differs between two runs, for the console. */
export function comparisonText(
  { before, after, input, rules, result }: SaidComparison,
  language: Language,
): string {
  const say = words[language];
  return [
    say.runs(shortRun(before.runId), shortRun(after.runId)),
    say.counts(input.count, rules.count, result.count),
    ...part(say.parts.input, inputLines(input.shown, language), input.count, language),
    ...part(say.parts.rules, ruleLines(rules.shown, language), rules.count, language),
    ...part(say.parts.result, resultLines(result.shown, language), result.count, language),
  ].join('\n');
}

/** A line for each row that changed, and under it one for each of its fields. */
export const inputLines = (changes: readonly SaidInputChange[], language: Language): string[][] =>
  changes.map(({ kind, key, change, fields }) => [
    named([words[language].changes[change], kind[language], key[language]]),
    ...fieldLines(fields, language),
  ]);

export const ruleLines = (changes: readonly SaidRuleChange[], language: Language): string[][] =>
  changes.map(({ month, kind, name, change, fields }) => [
    named([words[language].changes[change], month, kind[language], name[language]]),
    ...fieldLines(fields, language),
  ]);

const named = (parts: readonly string[]): string => `  ${parts.filter(Boolean).join('  ')}`;

const fieldLines = (fields: readonly SaidField[], language: Language): string[] => {
  const said = (value: Bilingual | null) => value?.[language] ?? '—';
  return fields.map(
    ({ field, before, after }) => `    ${words[language].field(field[language], said(before), said(after))}`,
  );
};

/** The largest first. */
const resultLines = (changes: SaidComparison['result']['shown'], language: Language): string[][] =>
  [...changes]
    .sort((a, b) => Math.abs(Number(b.differenceYuan)) - Math.abs(Number(a.differenceYuan)))
    .map(({ month, unit, unitName, element, elementName, source, ...yuan }) => {
      const what = [month, unitName || unit, elementName || element, source[language]];
      const { beforeYuan, afterYuan, differenceYuan } = yuan;
      return [named([...what, words[language].money(beforeYuan, afterYuan, differenceYuan)])];
    });

function part(
  title: string,
  changes: readonly (readonly string[])[],
  count: number,
  language: Language,
): string[] {
  if (count === 0) return [];
  const left = count - Math.min(changes.length, SHOWN);
  return [title, ...changes.slice(0, SHOWN).flat(), ...(left > 0 ? [words[language].more(left)] : [])];
}
