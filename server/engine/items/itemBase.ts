import { readingOf } from '../evaluate.ts';
import { elementOfColumn } from '../layout.ts';
import type { Month } from '../ledger.ts';
import { masksOf } from '../maskReading.ts';
import type { DepartmentRun } from '../run.ts';
import { matchesElement } from '../selectors.ts';
import type { ItemRules } from './itemRules.ts';

/** What is costed by item: by unit × origin × leaf element, in quanta, and what of it is left out. */
export interface LeafBase {
  /** Units in order, origins within, leaves within these. */
  readonly amounts: Float64Array;
  /** By rule of `leftOut`, then unit. */
  readonly leftOut: readonly Float64Array[];
}

/**
 * Reads the base out of a run: after-level-2 cost of the units whose class the rule names, summed over
 * the months, drugs and separately charged materials set aside (methodology.md 8.1).
 */
export function readBase(
  run: DepartmentRun,
  { base, costOrigins }: ItemRules,
  months: readonly Month[],
): LeafBase {
  const { layout } = run;
  const { elements, columns, rowLength } = layout;
  const classes = new Set(base.classes);
  const isCosted = layout.units.map(({ unitClass }) => classes.has(unitClass));
  const leftOutAt = elements.map((element) =>
    base.leftOut.findIndex((rule) => matchesElement(rule.elements, element)),
  );
  const amounts = new Float64Array(layout.units.length * costOrigins.length * elements.length);
  const leftOut = base.leftOut.map(() => new Float64Array(layout.units.length));
  for (const month of run.months) {
    if (!months.includes(month.month)) continue;
    const reading = readingOf(run, month, { level: base.level, classesPassed: base.classesPassed });
    costOrigins.forEach(({ classesPassed }, origin) => {
      const ofOrigin = new Set(masksOf(month.rules.classes, classesPassed));
      for (const mask of reading.masks) {
        if (!ofOrigin.has(mask)) continue;
        for (let unit = 0; unit < layout.units.length; unit++) {
          if (!isCosted[unit]) continue;
          const from = unit * rowLength + mask * columns;
          const to = (unit * costOrigins.length + origin) * elements.length;
          for (const column of reading.columns) {
            const element = elementOfColumn(layout, column);
            const aside = leftOutAt[element];
            if (aside === -1) amounts[to + element] += month.held[from + column];
            else leftOut[aside][unit] += month.held[from + column];
          }
        }
      }
    });
  }
  return { amounts, leftOut };
}
