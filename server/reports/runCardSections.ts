import { Decimal } from 'decimal.js';
import { bySeverity, faultText, placeText, severityNames } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { PlanCell } from '../contract/plan.ts';
import { levelTotals } from '../engine/conservation.ts';
import { unitLabel } from '../engine/layout.ts';
import { quantaPerYuan } from '../engine/money.ts';
import type { Run } from '../engine/run.ts';
import { outsideSection } from './outsideSection.ts';
import type { ReportContext } from './reportContext.ts';
import type { Heading } from './sheetFrame.ts';

/** Key of the block of a run card. */
export const CARD = 'card';

export interface CardRow {
  readonly key: string;
  readonly cells: Readonly<Partial<Record<'item' | 'first' | 'second' | 'third' | 'text', PlanCell>>>;
}

/** A heading, which may name its columns, and the rows under it. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly headers?: Readonly<Partial<Record<'first' | 'second' | 'third' | 'text', string>>>;
  readonly rows: readonly CardRow[];
}

/** Everything on a run card that equal runs have in common. */
export function runCardSections(run: Run, heading: Heading, context: ReportContext): Section[] {
  return [
    subjectSection(run, heading, context.names),
    identitySection(context.identity),
    conservationSection(run),
    roundingSection(run),
    fallbackSection(run),
    outsideSection(run),
    inputSection(context.inputSheets),
    faultSection(context),
  ];
}

const label = (value: string): PlanCell => ({ value, style: 'label' });
const text = (value: string): PlanCell => ({ value, style: 'plain' });
const wrapped = (value: string): PlanCell => ({ value, style: 'wrapped' });
const money = (value: number): PlanCell => ({ value, style: 'money' });

/** One thing with one answer a line. */
const answers = (key: string, lines: Readonly<Record<string, string>>): CardRow[] =>
  Object.entries(lines).map(([item, value], index) => ({
    key: `${key}.${index + 1}`,
    cells: { item: label(item), first: text(value) },
  }));

const quantumNames = { fen: '0.01 元（分）', 'yuan1e-4': '0.0001 元' } as const;

function subjectSection(
  { ledger, quantum }: Run,
  { hospital, period }: Heading,
  names: ReportContext['names'],
): Section {
  return {
    key: 'subject',
    title: '核算对象',
    rows: answers('subject', {
      编制单位: hospital,
      期间: period,
      院区: ledger.campuses.length > 0 ? ledger.campuses.join('、') : '全部',
      规则包: names.rulePack,
      分摊方法: names.method,
      ...(names.itemMethod && { 项目核算方法: names.itemMethod }),
      记账最小单位: quantumNames[quantum],
    }),
  };
}

function identitySection(identity: ReportContext['identity']): Section {
  return {
    key: 'identity',
    title: '运行标识',
    rows: answers('identity', {
      运行编号: identity.runId,
      数据摘要: identity.ledgerHash,
      规则摘要: identity.rulesHash,
      选项摘要: identity.optionsHash,
      来源摘要: identity.sourceHash,
      引擎版本: identity.engineVersion,
    }),
  };
}

/** What all units together hold, before level 1 and after each level: it must never change. */
function conservationSection(run: Run): Section {
  const perYuan = quantaPerYuan[run.quantum];
  const rows = levelTotals(run).map(({ level, name, before, after }): CardRow => {
    const key = `conservation.${level}`;
    const at = (column: string) => ({ ref: { block: CARD, row: key, column } });
    return {
      key,
      cells: {
        item: label(`${name.zh}后`),
        first: money(before / perYuan),
        second: money(after / perYuan),
        third: {
          ...money((after - before) / perYuan),
          formula: ['ROUND(', at('second'), '-', at('first'), ',2)'],
        },
      },
    };
  });
  return {
    key: 'conservation',
    title: '分摊前后总额',
    headers: { first: '分摊前', second: '分摊后', third: '差额', text: '　全部单元、全部资金来源，单位元' },
    rows,
  };
}

/** Binary noise is no rounding; what is left comes from cells finer than the quantum. */
function roundingSection({ months }: Run): Section {
  const rows = months.reduce((sum, { rounding }) => sum + rounding.rows, 0);
  const added = months.reduce((sum, { rounding }) => sum.plus(rounding.addedYuan), new Decimal(0));
  return {
    key: 'rounding',
    title: '尾差',
    rows: answers('rounding', {
      含不足一分的数据行: `${rows} 行`,
      合计进位: `${added.toFixed()} 元（已计入各单元账面成本；分摊过程不产生尾差）`,
    }),
  };
}

function fallbackSection({ months, layout }: Run): Section {
  const used = months.flatMap(({ month, rules, handOuts }) =>
    handOuts.flatMap(({ sender, shares }) =>
      shares.flatMap(({ assignment, weights }) => {
        if (weights.fallback === null) return [];
        const unit = layout.units[sender];
        const meant = rules.drivers.find(({ id }) => id === assignment.driver)?.name.zh ?? assignment.driver;
        const taken = `${weights.driver.name.zh}（${weights.valuesOf}）`;
        return [{ month, unit: unit ? unitLabel(unit) : '', meant, taken }];
      }),
    ),
  );
  const rows = used.map(
    ({ month, unit, meant, taken }, index): CardRow => ({
      key: `fallback.${index + 1}`,
      cells: { item: label(unit), first: text(month), second: text(meant), third: text(taken) },
    }),
  );
  const none: CardRow[] = [{ key: 'fallback.none', cells: { item: label('未使用替代参数') } }];
  return {
    key: 'fallback',
    title: '分摊参数的替代',
    headers: { first: '月份', second: '规则参数', third: '实际采用' },
    rows: rows.length > 0 ? rows : none,
  };
}

function inputSection(sheets: ReportContext['inputSheets']): Section {
  return {
    key: 'input',
    title: '读入的数据',
    headers: { first: '行数' },
    rows: sheets.map(({ sheetName, rowsRead }, index) => ({
      key: `input.${index + 1}`,
      cells: {
        item: { value: sheetName, style: 'link', link: { sheetName } },
        first: { value: rowsRead, style: 'count' },
      },
    })),
  };
}

/** More than this is counted, not listed. */
const MOST_FAULTS = 1_000;

function faultSection({ faults, inputSheets }: ReportContext): Section {
  const present = new Set(inputSheets.map(({ sheetName }) => sheetName));
  const shown = bySeverity(faults).slice(0, MOST_FAULTS);
  const rows = shown.map((found, index): CardRow => {
    const { what, why, remedy } = faultText(found, 'zh');
    return {
      key: `fault.${index + 1}`,
      cells: {
        item: placeCell(found, present),
        first: {
          value: severityNames.zh[found.severity],
          style: found.severity === 'notice' ? 'verdictNotice' : 'verdictBad',
        },
        second: { value: found.code, style: 'code' },
        third: { value: null, style: 'text' },
        text: wrapped(`${what}，${why}。${remedy}。`),
      },
    };
  });
  const rest = faults.length - shown.length;
  const counted: CardRow = { key: 'fault.rest', cells: { item: label(`另有 ${rest} 条未列出`) } };
  return {
    key: 'fault',
    title: faults.length === 0 ? '没有提示' : `阻断与提示共 ${faults.length} 条`,
    headers: { first: '级别', second: '编号', text: '说明' },
    rows: rest > 0 ? [...rows, counted] : rows,
  };
}

/** The place as a link that goes there; rule files and missing sheets cannot be gone to. */
function placeCell({ where }: Fault, presentSheets: ReadonlySet<string>): PlanCell {
  if (where && 'file' in where) return wrapped(`规则文件 ${where.file} 第 ${where.line} 行`);
  const value = placeText(where);
  if (!where || !presentSheets.has(where.sheet)) return wrapped(value);
  const link =
    'row' in where
      ? { inputSheet: where.sheet, row: where.row, column: where.column }
      : { sheetName: where.sheet };
  return { value, style: 'link', link };
}
