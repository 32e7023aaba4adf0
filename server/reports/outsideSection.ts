import { placeText } from '../contract/faults/catalogue.ts';
import { unitLabel } from '../engine/layout.ts';
import { sumOfDecimals } from '../engine/money.ts';
import type { MonthRun, Run } from '../engine/run.ts';
import type { CardRow, Section } from './runCardSections.ts';

type Outside = MonthRun['outsideBase'][number];

/** More than this is counted, not listed. */
const MOST_ROWS = 1_000;

const reasons = {
  self: '自开单或为自己服务',
  notReceiver: '不是受益单元（医技、行政后勤等）',
} as const satisfies Record<Outside['reason'], string>;

/**
 * Driver values that count for nobody, with their money: self-orders, orders by technical or
 * administrative units, services to units that are closed already (costing-decisions.md 13).
 */
export function outsideSection(run: Run): Section {
  const groups = [...grouped(run.months.flatMap(({ outsideBase }) => outsideBase)).values()];
  const rows = groups.slice(0, MOST_ROWS).map((group, index) => rowOf(run, group, `outside.${index + 1}`));
  const rest: CardRow = {
    key: 'outside.rest',
    cells: { item: { value: `另有 ${groups.length - rows.length} 组未列出`, style: 'label' } },
  };
  if (groups.length === 0) return { key: 'outside', title: '没有不计入分摊基数的数值', rows: [] };
  return {
    key: 'outside',
    title: `不计入分摊基数的数值共 ${groups.length} 组`,
    headers: { first: '开单或被服务单元', second: '分摊参数', third: '数值', text: '原因' },
    rows: groups.length > rows.length ? [...rows, rest] : rows,
  };
}

/** One line per sender, unit and driver; the rows of all months together. */
function grouped(all: readonly Outside[]): Map<string, Outside[]> {
  const groups = new Map<string, Outside[]>();
  for (const each of all) {
    const key = JSON.stringify([each.sender, each.unit, each.driver.id]);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

function rowOf({ layout }: Run, group: readonly Outside[], key: string): CardRow {
  const [first] = group;
  if (!first) throw new Error('a group has rows');
  const { sender, unit, driver, reason, at } = first;
  const named = (code: string) => {
    const known = layout.units[layout.unitAt.get(code) ?? -1];
    return known ? unitLabel(known) : code;
  };
  const isMoney = driver.source.kind === 'revenue';
  return {
    key,
    cells: {
      item: { value: sender === null ? '全部单元' : named(sender), style: 'label' },
      first: { value: named(unit), style: 'plain' },
      second: { value: driver.name.zh, style: 'plain' },
      third: {
        value: sumOfDecimals(group.map(({ quantity }) => quantity)),
        style: isMoney ? 'money' : 'quantity',
      },
      text: { value: `${reasons[reason]}，${group.length} 行，第一行在${placeText(at)}`, style: 'plain' },
    },
  };
}
