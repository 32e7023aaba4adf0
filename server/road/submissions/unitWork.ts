import type { ServiceItem } from '../../engine/items/itemLedger.ts';
import type { CostUnit, Ledger } from '../../engine/ledger.ts';

/** An item that a unit performed, and how often in all the months. */
export interface PerformedItem {
  readonly item: ServiceItem;
  readonly quantity: number;
  /** Units that charge it, the performing one among them unless all of it is joint work. */
  readonly chargedBy: readonly string[];
  /** Other units that perform it for this one: they are asked themselves what they do for it. */
  readonly helpedBy: ReadonlySet<string>;
}

/** What a department is asked about. */
export interface UnitWork {
  readonly unit: CostUnit;
  /** In the order of the hospital's list. */
  readonly items: readonly PerformedItem[];
}

interface Counted {
  quantity: number;
  readonly chargedBy: Set<string>;
}

/** Every unit that performed items, in the order of the hospital's list. Linear in the volumes. */
export function unitWorks({ units, serviceItems, itemVolumes }: Ledger): UnitWork[] {
  const performed = new Map<string, Map<string, Counted>>();
  const helped = new Map<string, Set<string>>();
  for (const { unit, executingUnit, item, quantity } of itemVolumes) {
    const ofUnit = entryOf(performed, executingUnit, () => new Map<string, Counted>());
    const known = entryOf(ofUnit, item, () => ({ quantity: 0, chargedBy: new Set<string>() }));
    known.quantity += quantity;
    known.chargedBy.add(unit);
    if (unit !== executingUnit)
      entryOf(helped, `${unit}\n${item}`, () => new Set<string>()).add(executingUnit);
  }
  return units.flatMap((unit): UnitWork[] => {
    const ofUnit = performed.get(unit.code);
    if (!ofUnit) return [];
    const items = serviceItems.flatMap((item): PerformedItem[] => {
      const found = ofUnit.get(item.code);
      if (!found) return [];
      const helpedBy = helped.get(`${unit.code}\n${item.code}`) ?? new Set<string>();
      return [{ item, quantity: found.quantity, chargedBy: [...found.chargedBy].sort(), helpedBy }];
    });
    return [{ unit, items }];
  });
}

function entryOf<Value>(map: Map<string, Value>, key: string, made: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = made();
  map.set(key, value);
  return value;
}
