import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { elementOfColumn, type Layout, unitLabel } from './layout.ts';
import type { CostElement, Month } from './ledger.ts';
import { yuanText } from './money.ts';
import type { AllocationLevel, AllocationRules, UnitClass } from './rules.ts';

/** What a month is posted with. */
export interface MonthContext {
  readonly layout: Layout;
  readonly rules: AllocationRules;
  readonly month: Month;
  readonly perYuan: number;
  /** Hears of each level as it begins; what it throws stops the run. */
  readonly enterLevel?: EnterLevel | undefined;
}

export type EnterLevel = (level: AllocationLevel, month: Month) => void;

const rowOf = ({ rowLength }: Layout, held: Float64Array, unit: number) =>
  held.subarray(unit * rowLength, (unit + 1) * rowLength);

/** What a unit holds, of all elements or of some, as a text in yuan. */
export function heldYuan(
  { layout, perYuan }: MonthContext,
  held: Float64Array,
  unit: number,
  elements: ReadonlySet<CostElement> = new Set(layout.elements),
): string {
  let sum = 0;
  rowOf(layout, held, unit).forEach((quanta, slot) => {
    if (elements.has(layout.elements[elementOfColumn(layout, slot % layout.columns)])) sum += quanta;
  });
  return yuanText(sum, perYuan);
}

/**
 * Senders that hold something and are in no step: forgotten where others of their class hand out
 * (blocking), the method's choice where none does (a notice per class).
 */
export function leftovers(context: MonthContext, closesAt: Int16Array, held: Float64Array): Fault[] {
  const { layout, month, perYuan } = context;
  const handsOut = new Set(layout.classOf.filter((_, unit) => closesAt[unit] !== -1));
  const faults: Fault[] = [];
  const kept = new Map<UnitClass, number>();
  layout.units.forEach((unit, at) => {
    const unitClass = layout.classOf[at];
    const row = rowOf(layout, held, at);
    if (unitClass.role !== 'sender' || closesAt[at] !== -1 || row.every((quanta) => quanta === 0)) return;
    if (handsOut.has(unitClass)) {
      const params = { month, unit: unitLabel(unit), amount: heldYuan(context, held, at) };
      faults.push(fault('AL-023', params, unit.at));
    } else {
      const quanta = row.reduce((sum, amount) => sum + amount, 0);
      kept.set(unitClass, (kept.get(unitClass) ?? 0) + quanta);
    }
  });
  for (const [{ name }, quanta] of kept) {
    const amount = yuanText(quanta, perYuan);
    faults.push(fault('AL-024', { month, unitClass: name.zh, unitClassEn: name.en, amount }));
  }
  return faults;
}
