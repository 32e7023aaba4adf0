import type { PartialFigure } from '../../contract/figure.ts';
import { variablePercentOf } from '../behaviour.ts';
import { proportionOf } from '../posting.ts';
import type { Run } from '../run.ts';
import { readBase } from './itemBase.ts';
import { kindOf } from './itemLayout.ts';
import type { ItemRun } from './itemRun.ts';

/**
 * 成本习性 of items: what an item has of a kind moves with volume as its unit's base of that kind does,
 * and that of a kind which the unit itself holds none of (joint work) as the hospital's. The variable part
 * is rounded and the fixed part is what is left, so that the two sum to the cost.
 */

/** Shares are whole numbers of these. */
const WHOLE_SHARE = 1e6;

const shares = new WeakMap<ItemRun, Float64Array>();

/** By unit × kind, units last followed by the hospital. */
function sharesOf(run: Run, items: ItemRun): Float64Array {
  const known = shares.get(items);
  if (known) return known;
  const { kinds, of } = items.layout;
  const hospital = of.units.length;
  const whole = new Float64Array((hospital + 1) * kinds);
  const variable = new Float64Array((hospital + 1) * kinds);
  eachLeaf(run, items, (unit, kind, amount, percent) => {
    for (const row of [unit, hospital]) {
      whole[row * kinds + kind] += amount;
      variable[row * kinds + kind] += (amount * percent) / 100;
    }
  });
  const found = whole.map((amount, at) => {
    const row = Math.floor(at / kinds) * kinds;
    const from = amount === 0 ? hospital * kinds + (at - row) : at;
    const share = whole[from] === 0 ? 0 : variable[from] / whole[from];
    return Math.round(Math.min(1, Math.max(0, share)) * WHOLE_SHARE);
  });
  shares.set(items, found);
  return found;
}

/** Base of a unit by leaf, with the percent of it that moves with volume by the rules of the last month. */
function eachLeaf(
  run: Run,
  { rules, months, layout }: ItemRun,
  visit: (unit: number, kind: number, amount: number, percent: number) => void,
): void {
  const { elements, units } = layout.of;
  const { amounts } = readBase(run, rules, months);
  const ofMonth = run.months[run.months.length - 1].rules;
  units.forEach((unit, at) => {
    elements.forEach((element, leaf) => {
      const statutory = layout.statutoryIds.indexOf(element.statutory);
      const percent = variablePercentOf(ofMonth, unit, element);
      layout.originIds.forEach((_, origin) => {
        const amount = amounts[(at * layout.originIds.length + origin) * elements.length + leaf];
        visit(at, kindOf(layout, origin, statutory), amount, percent);
      });
    });
  });
}

/** By object × kind, the part of each that behaves so. */
export function behavingCosts(
  run: Run,
  items: ItemRun,
  amounts: Float64Array,
  behaviour: NonNullable<PartialFigure['behaviour']>,
): Float64Array {
  const { kinds, unitOf } = items.layout;
  const ofUnits = sharesOf(run, items);
  return amounts.map((amount, at) => {
    const share = ofUnits[unitOf[Math.floor(at / kinds)] * kinds + (at % kinds)];
    const variable = proportionOf(amount, share, WHOLE_SHARE);
    return behaviour === 'variable' ? variable : amount - variable;
  });
}
