import type { CostUnit } from '../engine/ledger.ts';
import type { AllocationLevel, AllocationStep } from '../engine/rules.ts';
import { matchesUnit } from '../engine/selectors.ts';

/**
 * Splits levels by the orders that rows gave to units (by code). Within each step of the method,
 * order 1 closes first, then 2 and so on; units without an order close together after them. Units
 * that close later in the level are still open and receive.
 */
export function closeInOrder(
  levels: readonly AllocationLevel[],
  orders: ReadonlyMap<string, number>,
  units: readonly CostUnit[],
): AllocationLevel[] {
  return levels.map((level) => ({
    ...level,
    steps: level.steps.flatMap((step) => splitStep(step, orders, units)),
  }));
}

function splitStep(
  step: AllocationStep,
  orders: ReadonlyMap<string, number>,
  units: readonly CostUnit[],
): AllocationStep[] {
  const members = [
    ...new Set(units.filter((unit) => matchesUnit(step.senders, unit)).map(({ code }) => code)),
  ];
  const places = new Set(members.flatMap((code) => orders.get(code) ?? []));
  if (places.size === 0) return [step];
  const closing = (codes: string[], id: string): AllocationStep => ({ ...step, id, senders: { codes } });
  const ordered = [...places]
    .sort((one, other) => one - other)
    .map((place) =>
      closing(
        members.filter((code) => orders.get(code) === place),
        `${step.id}.${place}`,
      ),
    );
  const rest = members.filter((code) => !orders.has(code));
  return rest.length > 0 ? [...ordered, closing(rest, step.id)] : ordered;
}

/** When each unit closes, counted in steps over all levels; a unit that no step closes is not in the map. */
export function closingSteps(
  levels: readonly AllocationLevel[],
  units: readonly CostUnit[],
): ReadonlyMap<string, number> {
  const steps = levels.flatMap((level) => level.steps);
  const closing = new Map<string, number>();
  for (const [index, step] of steps.entries())
    for (const unit of units)
      if (matchesUnit(step.senders, unit) && !closing.has(unit.code)) closing.set(unit.code, index);
  return closing;
}
