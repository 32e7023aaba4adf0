import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { unitLabel } from '../engine/layout.ts';
import type { CareSplit, CostUnit, DirectCost, Month } from '../engine/ledger.ts';
import { behaviourChecks } from './behaviourChecks.ts';
import type { Cover } from './cover.ts';
import { historyChecks } from './historyChecks.ts';
import { historyGaps } from './historyGaps.ts';
import { reaches } from './reaches.ts';
import type { LedgerDraft } from './records.ts';

/** What only shows when the sheets stand side by side. */
export function crossChecks(draft: LedgerDraft, cover: Cover): Fault[] {
  const units = new Map(draft.units.map((unit) => [unit.code, unit]));
  return [
    ...unitChecks(draft.units, units),
    ...campusCheck(draft.units, cover),
    ...monthsWithoutCost(draft.directCosts, cover.months),
    ...draft.careSplits.flatMap((split) => splitChecks(split, units)),
    ...mixedCostWithoutSplit(draft, units),
    ...parametersOfMixedUnits(draft, units),
    ...draft.adjustments
      .filter((row) => row.fromUnit === null && row.toUnit === null)
      .map((row) => fault('IN-042', { number: row.number }, row.at)),
    ...negativeWorkloads(draft),
    ...historyChecks(draft, cover),
    ...historyGaps(draft, cover),
    ...behaviourChecks(draft, cover),
  ];
}

function unitChecks(list: readonly CostUnit[], units: ReadonlyMap<string, CostUnit>): Fault[] {
  return list.flatMap((unit) => {
    const found = unit.successors
      .filter((code) => !units.has(code))
      .map((code) => fault('IN-024', { header: '承接单元', value: code }, unit.at));
    const { validFrom, validTo } = unit;
    if (validFrom && validTo && validTo <= validFrom) {
      found.push(fault('IN-044', { unit: unitLabel(unit), validFrom, validTo }, unit.at));
    }
    return found;
  });
}

function campusCheck(units: readonly CostUnit[], { campuses, campusesAt }: Cover): Fault[] {
  const known = new Set(units.map((unit) => unit.campus));
  return campuses
    .filter((campus) => !known.has(campus))
    .map((campus) => {
      const allowed = [...known].filter(Boolean).join('、') || '—';
      return fault('IN-046', { campus, allowed }, campusesAt);
    });
}

function monthsWithoutCost(costs: readonly DirectCost[], months: readonly Month[]): Fault[] {
  const filled = new Set(costs.map((cost) => cost.month));
  const where = costs[0] ? { sheet: costs[0].at.sheet } : null;
  return costs.length === 0
    ? []
    : months.filter((month) => !filled.has(month)).map((month) => fault('IN-040', { month }, where));
}

/** Of the months that are costed and of 历史数据. */
function negativeWorkloads({ workloads, history }: LedgerDraft): Fault[] {
  return [...workloads, ...history.filter(({ kind }) => kind === 'workload')]
    .filter(({ quantity }) => quantity < 0)
    .map(({ quantity, at }) => fault('IN-058', { value: quantity }, at));
}

function splitChecks(split: CareSplit, units: ReadonlyMap<string, CostUnit>): Fault[] {
  const found: Fault[] = [];
  const unit = units.get(split.unit);
  if (unit && unit.careType !== 'mixed') found.push(fault('IN-047', { unit: unitLabel(unit) }, split.at));
  const targets = [
    { code: split.outpatientUnit, careType: 'outpatient', wanted: '门诊' },
    { code: split.inpatientUnit, careType: 'inpatient', wanted: '住院' },
  ];
  for (const { code, careType, wanted } of targets) {
    const target = units.get(code);
    if (target && target.careType !== careType) {
      found.push(fault('IN-041', { unit: unitLabel(target), wanted }, split.at));
    }
  }
  const { outpatientValue, inpatientValue } = split;
  if (outpatientValue < 0 || inpatientValue < 0 || outpatientValue + inpatientValue === 0) {
    found.push(fault('IN-045', { outpatientValue, inpatientValue }, split.at));
  }
  return found;
}

/** One fault a month and unit, at its first cost that no split row covers. */
function mixedCostWithoutSplit(draft: LedgerDraft, units: ReadonlyMap<string, CostUnit>): Fault[] {
  const mixed = new Set(draft.units.filter((unit) => unit.careType === 'mixed').map((unit) => unit.code));
  if (mixed.size === 0) return [];
  const elements = new Map(draft.elements.map((element) => [element.code, element]));
  const found = new Map<string, Fault>();
  const check = (month: Month, code: string | null, element: string, at: DirectCost['at']) => {
    if (code === null || !mixed.has(code) || found.has(`${month} ${code}`)) return;
    const unit = units.get(code) as CostUnit;
    const named = elements.get(element);
    const isCovered = draft.careSplits.some(
      (split) => split.month === month && split.unit === code && reaches(split.elements, named),
    );
    const params = { unit: unitLabel(unit), month, element: named?.name ?? element };
    if (!isCovered) found.set(`${month} ${code}`, fault('IN-034', params, at));
  };
  for (const cost of draft.directCosts) {
    if (cost.amountYuan !== 0) check(cost.month, cost.unit, cost.element, cost.at);
  }
  for (const row of draft.adjustments) {
    check(row.month, row.fromUnit, row.element, row.at);
    check(row.month, row.toUnit, row.element, row.at);
  }
  return [...found.values()];
}

function parametersOfMixedUnits(draft: LedgerDraft, units: ReadonlyMap<string, CostUnit>): Fault[] {
  return draft.parameters.flatMap((row) => {
    const unit = units.get(row.unit);
    if (unit?.careType !== 'mixed' || row.quantity === 0) return [];
    return [fault('IN-035', { unit: unitLabel(unit), value: row.quantity }, row.at)];
  });
}
