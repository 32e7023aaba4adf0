import type { InputRecord } from '../../reports/inputColumns.ts';
import type { CostAdjustmentLine, RevenueAdjustmentLine } from './corrections.ts';
import type { CostLine } from './cost.ts';
import type { SampleElement } from './elements.ts';
import type { RevenueLine } from './revenue.ts';
import type { SampleUnit } from './units.ts';

interface Account {
  readonly account: string;
  readonly accountName: string;
}
const operating: Account = { account: '5001', accountName: '业务活动费用' };
const management: Account = { account: '5101', accountName: '单位管理费用' };
const otherCost: Account = { account: '5901', accountName: '其他费用' };
const medicalRevenue: Account = { account: '4101', accountName: '事业收入—医疗收入' };

/** 经营费用 of the hospital's shop: in the ledger, outside costing. */
const SHOP_COST_FEN = 12_684_500;

export interface MonthBooks {
  readonly month: string;
  readonly units: readonly SampleUnit[];
  readonly elements: readonly SampleElement[];
  readonly costs: readonly CostLine[];
  readonly adjustments: readonly CostAdjustmentLine[];
  readonly revenue: readonly RevenueLine[];
  readonly revenueAdjustments: readonly RevenueAdjustmentLine[];
}

/** 总账 of a month: ties to direct cost after one-sided adjustments, and to revenue after 收入调节, to the fen. */
export function monthLedger(books: MonthBooks): InputRecord[] {
  return [...costTotals(books), shopRow(books.month), ...revenueTotals(books)];
}

function costTotals({ month, units, elements, costs, adjustments }: MonthBooks): InputRecord[] {
  const names = new Map(elements.map(({ code, record }) => [code, String(record.name)]));
  const accounts = new Map(units.map((unit) => [unit.code, accountOf(unit)]));
  const totals = new Totals();
  const add = (unit: string, element: string, source: string, fen: number) =>
    totals.add([accounts.get(unit) ?? operating, element, source], fen);
  for (const { unit, element, source, amountFen } of costs) add(unit, element, source, amountFen);
  for (const { fromUnit, toUnit, element, source, amountFen } of adjustments) {
    if (toUnit !== null) add(toUnit, element, source, amountFen);
    if (fromUnit !== null) add(fromUnit, element, source, -amountFen);
  }
  return totals.rows().map(([[account, item, source], fen]) => ({
    month,
    kind: 'cost',
    ...account,
    item: names.get(item) ?? item,
    source,
    costed: 'yes',
    amountYuan: fen / 100,
  }));
}

function accountOf(unit: SampleUnit): Account {
  if (unit.kind === 'admin') return management;
  return unit.kind === 'shared' || unit.kind === 'excluded' ? otherCost : operating;
}

function shopRow(month: string): InputRecord {
  return {
    month,
    kind: 'cost',
    account: '5201',
    accountName: '经营费用',
    item: null,
    source: 'SELF',
    costed: 'no',
    amountYuan: SHOP_COST_FEN / 100,
  };
}

/** One row a fee category and care type; what 收入调节 adds has no category and stands by itself. */
function revenueTotals({ month, revenue, revenueAdjustments }: MonthBooks): InputRecord[] {
  const totals = new Totals();
  for (const line of revenue) totals.add([medicalRevenue, line.category, line.careType], line.amountFen);
  for (const line of revenueAdjustments) totals.add([medicalRevenue, '', line.careType], line.amountFen);
  return totals.rows().map(([[account, item, careType], fen]) => ({
    month,
    kind: 'revenue',
    ...account,
    accountName: item === '' ? '事业收入—医疗收入（结算差额及跨期）' : account.accountName,
    item: item === '' ? null : item,
    careType,
    costed: 'yes',
    amountYuan: fen / 100,
  }));
}

type Key = readonly [account: Account, item: string, third: string];

/** Sums of fen by key, in the order of the keys' texts. */
class Totals {
  readonly #sums = new Map<string, { key: Key; fen: number }>();

  add(key: Key, fen: number): void {
    const text = [key[0].account, key[1], key[2]].join('/');
    const sum = this.#sums.get(text) ?? { key, fen: 0 };
    sum.fen += fen;
    this.#sums.set(text, sum);
  }

  rows(): (readonly [Key, number])[] {
    return [...this.#sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { key, fen }]) => [key, fen] as const);
  }
}
