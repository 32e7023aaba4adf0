import type { CellPlace } from '../../contract/place.ts';
import type { Ledger } from '../ledger.ts';

/** What one case of an item takes in a unit, as it was reported; and the first cell that says so. */
export interface CaseUse {
  /** People × minutes × coefficient. */
  staffMinutes: number;
  /** Quantity × price, in yuan. */
  materialYuan: number;
  equipmentMinutes: number;
  readonly at: CellPlace;
}

export const caseFigures = ['staffMinutes', 'materialYuan', 'equipmentMinutes'] as const;
export type CaseFigure = (typeof caseFigures)[number];

/** By unit (`*`: the standard library), then item. */
export type CaseUses = ReadonlyMap<string, ReadonlyMap<string, CaseUse>>;

export function caseUses(
  ledger: Pick<Ledger, 'itemLabour' | 'itemMaterials' | 'itemEquipment' | 'materials'>,
): CaseUses {
  const uses = new Map<string, Map<string, CaseUse>>();
  // Rows of one case mostly stand together.
  let last: { unit: string; item: string; use: CaseUse } | null = null;
  const caseOf = ({ unit, item, at }: { unit: string; item: string; at: CellPlace }): CaseUse => {
    if (last?.unit === unit && last.item === item) return last.use;
    const ofUnit = uses.get(unit) ?? new Map<string, CaseUse>();
    const use = ofUnit.get(item) ?? { staffMinutes: 0, materialYuan: 0, equipmentMinutes: 0, at };
    uses.set(unit, ofUnit.set(item, use));
    last = { unit, item, use };
    return use;
  };
  const prices = new Map(ledger.materials.map(({ code, priceYuan }) => [code, priceYuan ?? 0] as const));
  for (const row of ledger.itemLabour) caseOf(row).staffMinutes += row.staff * row.minutes * row.coefficient;
  for (const row of ledger.itemMaterials)
    caseOf(row).materialYuan += row.quantity * (prices.get(row.material) ?? 0);
  for (const row of ledger.itemEquipment) caseOf(row).equipmentMinutes += row.minutes;
  return uses;
}
