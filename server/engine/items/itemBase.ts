import { readingOf } from '../costReading.ts';
import { elementOfColumn } from '../layout.ts';
import type { Month } from '../ledger.ts';
import { masksOf } from '../maskReading.ts';
import type { DepartmentRun, MonthRun } from '../run.ts';
import { matchesElement } from '../selectors.ts';
import type { ItemRules } from './itemRules.ts';

/** What is costed by item: by unit × origin × leaf element, in quanta, and what of it is left out. */
export interface LeafBase {
  /** Units in order, origins within, leaves within these. */
  readonly amounts: Float64Array;
  /** By rule of `leftOut`, then unit. */
  readonly leftOut: readonly Float64Array[];
}

/** A slot of a unit's row that belongs to the base, and as what. */
export interface BaseSlot {
  readonly slot: number;
  readonly origin: number;
  readonly element: number;
  /** The rule that leaves it out; −1: it is costed by item. */
  readonly leftOut: number;
}

/** Slots of the base in one month's rows, masks in order, columns within. */
export function baseSlots(run: DepartmentRun, month: MonthRun, { base, costOrigins }: ItemRules): BaseSlot[] {
  const { layout } = run;
  const { masks, columns } = readingOf(run, month, { level: base.level, classesPassed: base.classesPassed });
  const ofOrigin = costOrigins.map(({ classesPassed }) => masksOf(month.rules.classes, classesPassed));
  return masks.flatMap((mask) =>
    columns.map((column) => {
      const element = elementOfColumn(layout, column);
      return {
        slot: mask * layout.columns + column,
        origin: ofOrigin.findIndex((taken) => taken.includes(mask)),
        element,
        leftOut: base.leftOut.findIndex(({ elements }) => matchesElement(elements, layout.elements[element])),
      };
    }),
  );
}

/** Units whose cost is costed by item. */
export const isCosted = ({ layout }: DepartmentRun, { base }: ItemRules, unit: number): boolean =>
  base.classes.includes(layout.units[unit].unitClass);

/**
 * Reads the base out of a run: after-level-2 cost of the units whose class the rule names, summed over
 * the months, drugs and separately charged materials set aside (methodology.md 8.1).
 */
export function readBase(run: DepartmentRun, rules: ItemRules, months: readonly Month[]): LeafBase {
  const { units, elements, rowLength } = run.layout;
  const origins = rules.costOrigins.length;
  const amounts = new Float64Array(units.length * origins * elements.length);
  const leftOut = rules.base.leftOut.map(() => new Float64Array(units.length));
  for (const month of run.months) {
    if (!months.includes(month.month)) continue;
    const slots = baseSlots(run, month, rules);
    for (let unit = 0; unit < units.length; unit++) {
      if (!isCosted(run, rules, unit)) continue;
      for (const { slot, origin, element, leftOut: aside } of slots) {
        const held = month.held[unit * rowLength + slot];
        if (aside === -1) amounts[(unit * origins + origin) * elements.length + element] += held;
        else leftOut[aside][unit] += held;
      }
    }
  }
  return { amounts, leftOut };
}
