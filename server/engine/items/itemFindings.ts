import type { CellPlace } from '../../contract/place.ts';
import type { Ledger } from '../ledger.ts';
import { equipmentUses, staffUses } from './capacityUse.ts';
import { type CaseFigure, type CaseUse, type CaseUses, caseFigures, caseUses } from './caseUse.ts';
import type { DriverSources } from './drivers/sources.ts';
import { EVERY_UNIT } from './itemLedger.ts';
import type { ItemCosts } from './itemRun.ts';

/**
 * 合理性评估: reported figures that are so many times what they are held against (`unusualRatio` of the
 * rules), or that cannot be at all. Nothing is changed by them; they are for the units to look at again.
 */
export interface ItemFinding {
  readonly kind: FindingKind;
  /** Code of the unit that is asked. */
  readonly unit: string;
  /** Code of the item; null where it is about all of the unit's work. */
  readonly item: string | null;
  /** The grade or card that is overworked, else what was compared. */
  readonly of: CaseFigure | 'unitCost' | { readonly grade: string } | { readonly card: string };
  /** In minutes or yuan. */
  readonly found: number;
  readonly expected: number;
  readonly at: CellPlace | null;
}

/**
 * - otherUnits: against the median of the units that do the same item
 * - library: against the hospital's standard library; lastTime: against the same unit's earlier figures
 * - staffCapacity, equipmentCapacity: more minutes than there are
 * - price: unit cost against the average price
 */
export const findingKinds = [
  'otherUnits',
  'library',
  'lastTime',
  'staffCapacity',
  'equipmentCapacity',
  'price',
] as const;
type FindingKind = (typeof findingKinds)[number];

/** Below so many units nobody can say what is usual. */
const FEWEST_UNITS = 3;

/** All findings of a costed hospital, by unit; `costs` are those of the run's own method. */
export function itemFindings(sources: DriverSources, costs: ItemCosts, perYuan: number): ItemFinding[] {
  const { ledger, parameters, layout } = sources;
  const uses = caseUses(ledger);
  const isUnusual = unusual(parameters.unusualRatio);
  const found = [
    ...againstOthers(uses, isUnusual),
    ...againstLibrary(uses, isUnusual),
    ...overworked(sources),
    ...overused(sources),
    ...againstPrice(sources, costs, perYuan, isUnusual),
  ];
  const order = layout.of.unitAt;
  return found.sort((one, other) => (order.get(one.unit) ?? 0) - (order.get(other.unit) ?? 0));
}

/** What a unit reports now against what it reported last time. */
export function againstLastTime(before: Ledger, now: Ledger, ratio: number): ItemFinding[] {
  const [last, uses] = [caseUses(before), caseUses(now)];
  const isUnusual = unusual(ratio);
  return [...uses].flatMap(([unit, items]) =>
    unit === EVERY_UNIT
      ? []
      : [...items].flatMap(([item, use]) =>
          compared('lastTime', unit, item, use, last.get(unit)?.get(item), isUnusual),
        ),
  );
}

type IsUnusual = (found: number, expected: number) => boolean;

const unusual =
  (ratio: number): IsUnusual =>
  (found, expected) =>
    found > 0 && expected > 0 && (found >= expected * ratio || found * ratio <= expected);

function compared(
  kind: FindingKind,
  unit: string,
  item: string,
  use: CaseUse,
  expected: Pick<CaseUse, CaseFigure> | undefined,
  isUnusual: IsUnusual,
): ItemFinding[] {
  if (!expected) return [];
  return caseFigures
    .filter((figure) => isUnusual(use[figure], expected[figure]))
    .map((of) => ({ kind, unit, item, of, found: use[of], expected: expected[of], at: use.at }));
}

function againstOthers(uses: CaseUses, isUnusual: IsUnusual): ItemFinding[] {
  const byItem = new Map<string, { unit: string; use: CaseUse }[]>();
  for (const [unit, items] of uses)
    if (unit !== EVERY_UNIT)
      for (const [item, use] of items) {
        const known = byItem.get(item);
        if (known) known.push({ unit, use });
        else byItem.set(item, [{ unit, use }]);
      }
  return [...byItem].flatMap(([item, units]) => {
    if (units.length < FEWEST_UNITS) return [];
    const usual = Object.fromEntries(
      caseFigures.map((figure) => [figure, median(units.map(({ use }) => use[figure]))]),
    ) as Pick<CaseUse, CaseFigure>;
    return units.flatMap(({ unit, use }) => compared('otherUnits', unit, item, use, usual, isUnusual));
  });
}

function median(values: readonly number[]): number {
  const rising = [...values].sort((one, other) => one - other);
  const middle = rising.length >> 1;
  return rising.length % 2 === 1 ? rising[middle] : (rising[middle - 1] + rising[middle]) / 2;
}

function againstLibrary(uses: CaseUses, isUnusual: IsUnusual): ItemFinding[] {
  const library = uses.get(EVERY_UNIT);
  if (!library) return [];
  return [...uses].flatMap(([unit, items]) =>
    unit === EVERY_UNIT
      ? []
      : [...items].flatMap(([item, use]) =>
          compared('library', unit, item, use, library.get(item), isUnusual),
        ),
  );
}

function overworked(sources: DriverSources): ItemFinding[] {
  const { layout, resources } = sources;
  return staffUses(sources)
    .filter(({ grade, reported, available }) => grade >= 0 && reported > available)
    .map(({ unit, grade, reported, available }) => ({
      kind: 'staffCapacity',
      unit: layout.of.units[unit].code,
      item: null,
      of: { grade: resources.grades[grade] },
      found: reported,
      expected: available,
      at: resources.staff.get(unit)?.get(grade)?.at ?? null,
    }));
}

function overused(sources: DriverSources): ItemFinding[] {
  return equipmentUses(sources)
    .filter(({ reported, available }) => reported > available)
    .map(({ card, reported, available }) => {
      const { name, unit, at } = sources.ledger.equipment[card];
      const of = { card: name };
      return { kind: 'equipmentCapacity', unit, item: null, of, found: reported, expected: available, at };
    });
}

function againstPrice(
  { layout }: DriverSources,
  costs: ItemCosts,
  perYuan: number,
  isUnusual: IsUnusual,
): ItemFinding[] {
  const { unitOf, itemOf, quantities, revenues, kinds } = layout;
  const findings: ItemFinding[] = [];
  for (let object = 0; object < unitOf.length; object++) {
    let cost = 0;
    for (let kind = 0; kind < kinds; kind++) cost += costs.amounts[object * kinds + kind];
    if (quantities[object] <= 0 || !isUnusual(cost, revenues[object])) continue;
    const perCase = (amount: number) => amount / perYuan / quantities[object];
    findings.push({
      kind: 'price',
      unit: layout.of.units[unitOf[object]].code,
      item: layout.items[itemOf[object]].code,
      of: 'unitCost',
      found: perCase(cost),
      expected: perCase(revenues[object]),
      at: layout.items[itemOf[object]].at,
    });
  }
  return findings;
}
