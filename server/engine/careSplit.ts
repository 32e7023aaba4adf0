import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { decimalsOf, type PrefixSums, prefixSums, scaledSums } from './driverSums.ts';
import { elementOfColumn, isOpenIn, type Layout, unitLabel } from './layout.ts';
import type { CareSplit, CostElement, Month } from './ledger.ts';
import { shareAt } from './posting.ts';
import type { SourceCost } from './run.ts';

/**
 * 门诊住院拆分: before level 1, a 混合 unit's cost goes to its outpatient and its inpatient unit in the
 * ratio of two values, by the posting rule, so that nothing is gained or lost on the way.
 */

/** The two sides of a split in canonical order, with what each weighs. */
export interface SplitSides {
  readonly units: readonly [number, number];
  readonly sums: PrefixSums;
}

const specificity = (row: CareSplit, element: CostElement): number =>
  row.elements === element.code
    ? 4
    : row.elements === element.group
      ? 3
      : row.elements === element.statutory
        ? 2
        : row.elements === '*'
          ? 1
          : 0;

/** The rows that claim an element: leaf before group before statutory before `*`; several are a tie. */
export function splitRowsOf(rows: readonly CareSplit[], element: CostElement): readonly CareSplit[] {
  const most = rows.reduce((best, row) => Math.max(best, specificity(row, element)), 0);
  return most === 0 ? [] : rows.filter((row) => specificity(row, element) === most);
}

/** A row's two units and values in canonical order of the units. */
export function splitSides(layout: Layout, row: CareSplit): SplitSides {
  const sides = [
    { unit: layout.unitAt.get(row.outpatientUnit) ?? -1, value: row.outpatientValue },
    { unit: layout.unitAt.get(row.inpatientUnit) ?? -1, value: row.inpatientValue },
  ].sort((one, other) => one.unit - other.unit);
  const values = sides.map(({ value }) => value);
  const decimals = Math.max(...values.map(decimalsOf));
  return {
    units: [sides[0].unit, sides[1].unit],
    sums: prefixSums(scaledSums(values, decimals, [0, 1], 2), [0, 1]),
  };
}

/** Units whose cost a month splits, with their rows. */
export function splitUnits(
  layout: Layout,
  careSplits: readonly CareSplit[],
  month: Month,
): ReadonlyMap<number, readonly CareSplit[]> {
  const found = new Map<number, CareSplit[]>();
  for (const row of careSplits) {
    const unit = layout.unitAt.get(row.unit);
    if (row.month !== month || unit === undefined) continue;
    found.set(unit, [...(found.get(unit) ?? []), row]);
  }
  return found;
}

/** Moves the cost of a month's split units; writes into `cost.careSplit`. */
export function splitCare(
  layout: Layout,
  cost: SourceCost,
  careSplits: readonly CareSplit[],
  month: Month,
): Fault[] {
  const split = splitUnits(layout, careSplits, month);
  const unknown = careSplits.filter(
    (row) => row.month === month && !layout.unitAt.has(row.unit) && !layout.outOfScope.has(row.unit),
  );
  const faults = unknown.map((row) => fault('AL-001', { unit: row.unit }, row.at));
  for (const rows of split.values())
    faults.push(...rows.flatMap((row) => faultsOfRow(layout, row, month, split)));
  if (faults.length > 0) return faults;
  layout.units.forEach((unit, at) => {
    const mustSplit = unit.careType === 'mixed' && layout.classOf[at].role === 'final';
    const rows = split.get(at) ?? [];
    if (rows.length > 0 || mustSplit) faults.push(...splitUnit(layout, cost, at, rows, month, mustSplit));
  });
  return faults;
}

function faultsOfRow(
  layout: Layout,
  row: CareSplit,
  month: Month,
  split: ReadonlyMap<number, unknown>,
): Fault[] {
  const { outpatientValue, inpatientValue } = row;
  const faults: Fault[] = [];
  if (outpatientValue < 0 || inpatientValue < 0 || outpatientValue + inpatientValue === 0)
    faults.push(fault('AL-013', { month, unit: row.unit, outpatientValue, inpatientValue }, row.at));
  for (const target of new Set([row.outpatientUnit, row.inpatientUnit])) {
    const at = layout.unitAt.get(target);
    const takes =
      at !== undefined &&
      isOpenIn(layout.units[at], month) &&
      layout.classOf[at].role === 'final' &&
      !split.has(at) &&
      row.outpatientUnit !== row.inpatientUnit;
    if (!takes) faults.push(fault('AL-015', { month, unit: row.unit, target }, row.at));
  }
  return faults;
}

function splitUnit(
  layout: Layout,
  cost: SourceCost,
  unit: number,
  rows: readonly CareSplit[],
  month: Month,
  mustSplit: boolean,
): Fault[] {
  const faults: Fault[] = [];
  const label = unitLabel(layout.units[unit]);
  const missing = new Set<CostElement>();
  const sidesOf = new Map<CareSplit, SplitSides>();
  for (let column = 0; column < layout.columns; column++) {
    const slot = unit * layout.columns + column;
    const amount = cost.book[slot] + cost.adjustment[slot];
    if (amount === 0) continue;
    const element = layout.elements[elementOfColumn(layout, column)];
    const claims = splitRowsOf(rows, element);
    if (claims.length === 0) missing.add(element);
    if (claims.length > 1)
      faults.push(fault('AL-014', { month, unit: label, element: element.name }, claims[1].at));
    if (claims.length !== 1) continue;
    const sides = sidesOf.get(claims[0]) ?? splitSides(layout, claims[0]);
    sidesOf.set(claims[0], sides);
    cost.careSplit[slot] -= amount;
    sides.units.forEach((target, side) => {
      cost.careSplit[target * layout.columns + column] += shareAt(amount, sides.sums, side);
    });
  }
  if (missing.size > 0 && mustSplit)
    faults.push(fault('AL-012', { month, unit: label, ...elementParams(missing) }, layout.units[unit].at));
  return faults;
}

/** Names for a Chinese sentence, codes for an English one; of many the first few and how many there are. */
export function elementParams(elements: Iterable<CostElement>): { elements: string; elementCodes: string } {
  const listed = [...new Set(elements)];
  const few = listed.slice(0, ELEMENTS_NAMED);
  const isAll = few.length === listed.length;
  return {
    elements: few.map(({ name }) => `“${name}”`).join('、') + (isAll ? '' : `等 ${listed.length} 项`),
    elementCodes: few.map(({ code }) => code).join(', ') + (isAll ? '' : ` … (${listed.length})`),
  };
}
const ELEMENTS_NAMED = 5;
