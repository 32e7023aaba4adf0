import type { ServiceItem } from '../../engine/items/itemLedger.ts';
import type { CostUnit, Ledger } from '../../engine/ledger.ts';

/** An item that a unit performed, and how often in all the months. */
export interface PerformedItem {
  readonly item: ServiceItem;
  readonly quantity: number;
  /** Units that charge it, the performing one among them unless all of it is joint work. */
  readonly chargedBy: readonly string[];
}

/** What a department is asked about. */
export interface UnitWork {
  readonly unit: CostUnit;
  /** In the order of the hospital's list. */
  readonly items: readonly PerformedItem[];
}

/** Every unit that performed items, in the order of the hospital's list. Linear in the volumes. */
export function unitWorks({ units, serviceItems, itemVolumes }: Ledger): UnitWork[] {
  const performed = new Map<string, Map<string, { quantity: number; chargedBy: Set<string> }>>();
  for (const { unit, executingUnit, item, quantity } of itemVolumes) {
    const ofUnit =
      performed.get(executingUnit) ?? new Map<string, { quantity: number; chargedBy: Set<string> }>();
    performed.set(executingUnit, ofUnit);
    const known = ofUnit.get(item) ?? { quantity: 0, chargedBy: new Set<string>() };
    ofUnit.set(item, { quantity: known.quantity + quantity, chargedBy: known.chargedBy.add(unit) });
  }
  return units.flatMap((unit): UnitWork[] => {
    const ofUnit = performed.get(unit.code);
    if (!ofUnit) return [];
    const items = serviceItems.flatMap((item): PerformedItem[] => {
      const found = ofUnit.get(item.code);
      return found ? [{ item, quantity: found.quantity, chargedBy: [...found.chargedBy].sort() }] : [];
    });
    return [{ unit, items }];
  });
}
