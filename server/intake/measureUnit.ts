import type { Quantity } from '../contract/sheetDefinition.ts';

const multipliers: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1_000,
  k: 1_000,
  thousand: 1_000,
  万: 10_000,
  十万: 100_000,
  百万: 1_000_000,
  million: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
};

/** Units a header may carry; `count` has no unit of its own and takes any. */
const basesOf: Partial<Record<Quantity, readonly string[]>> = {
  yuan: ['元', '人民币元', 'yuan', 'rmb', 'cny', '¥', '人民币'],
  person: ['人', '名', '位', '人数', 'persons'],
  squareMetre: ['平方米', '平米', 'm2', 'sqm'],
  visit: ['人次', '次', '例', '人', 'visits'],
  bedDay: ['床日', '天', '日', 'days'],
  discharge: ['人次', '例', '人'],
  bed: ['张', '床', 'beds'],
  hour: ['小时', '工时', 'h', 'hours'],
};
const others = [
  '角',
  '分',
  '美元',
  '港元',
  '欧元',
  '日元',
  '亩',
  '分钟',
  '公里',
  '公斤',
  'kg',
  '吨',
  '度',
  '立方米',
  'm3',
  '件',
  '包',
  '台',
  '台次',
  '份',
  '瓶',
  '标准包',
  '千瓦时',
];
const allBases = [...new Set([...Object.values(basesOf).flat(), ...others])].sort(
  (a, b) => b.length - a.length,
);

/** Whether `25 %` may stand in such a column. */
export const allowsPercent = (quantity: Quantity): boolean => quantity === 'percent' || quantity === 'number';

/**
 * What a cell has to be multiplied by because of the unit in its header: 万元 → 10 000 for money.
 * null: the text is no unit at all; NaN: a unit this quantity cannot be given in.
 */
export function unitFactor(unit: string, quantity: Quantity): number | null {
  if (unit === '%') return allowsPercent(quantity) ? 0.01 : Number.NaN;
  const base = allBases.find((candidate) => unit.endsWith(candidate));
  if (base === undefined) return null;
  const prefix = unit.slice(0, unit.length - base.length);
  const factor = prefix === '' ? 1 : multipliers[prefix];
  if (factor === undefined) return null;
  return quantity === 'count' || quantity === 'number' || basesOf[quantity]?.includes(base)
    ? factor
    : Number.NaN;
}
