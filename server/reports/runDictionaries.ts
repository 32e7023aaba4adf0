import { isOpenIn } from '../engine/layout.ts';
import type { CostUnit } from '../engine/ledger.ts';
import type { Run } from '../engine/run.ts';
import type { Dictionaries } from './dictionaries.ts';
import { ItemDictionary } from './itemDictionary.ts';

/** The dictionaries of a run, in the order in which the hospital keeps them. */
export function runDictionaries(run: Run): Dictionaries {
  const inHistory = new Set(run.ledger.history.map(({ unit }) => unit));
  const isListed = (unit: CostUnit) => isReported(run, unit) || inHistory.has(unit.code);
  return {
    units: run.ledger.units.filter((unit) => run.layout.unitAt.has(unit.code) && isListed(unit)),
    elements: run.ledger.elements,
    statutoryElements: run.months.at(-1)?.rules.statutoryElements ?? [],
    costLevels: run.months.at(-1)?.rules.costLevels ?? [],
    feeCategories: run.months.at(-1)?.rules.feeCategories ?? [],
    items: run.items && new ItemDictionary(run, run.items),
    periods: { current: run.months.length === 1 ? '本月数' : '本期数', yearToDate: '本年累计数' },
  };
}

/** Open in one of the months, or holding cost all the same. */
function isReported({ layout, months }: Run, unit: CostUnit): boolean {
  const at = layout.unitAt.get(unit.code) ?? -1;
  return months.some(
    ({ month, held }) =>
      isOpenIn(unit, month) ||
      held.subarray(at * layout.rowLength, (at + 1) * layout.rowLength).some(Boolean),
  );
}
