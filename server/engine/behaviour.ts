import type { PartialFigure } from '../contract/figure.ts';
import { specificity } from './assignment.ts';
import { elementOfColumn } from './layout.ts';
import type { CostElement, CostUnit } from './ledger.ts';
import { proportionOf } from './posting.ts';
import type { AllocationRules, BehaviourRule } from './rules.ts';
import type { MonthRun, Run } from './run.ts';
import { matchesElement, matchesUnit } from './selectors.ts';

/**
 * 成本习性: which part of a posted amount moves with volume. Every leaf × source × mask of a unit is
 * parted by itself, by the posting rule, and the fixed part is what is left: so the two parts of
 * anything sum to it, to the quantum. An allocated-in amount keeps the behaviour of its element
 * (methodology.md 11.4).
 */

/** Ten-thousandths of a percent: a share is a whole number of these. */
const SHARE_SCALE = 10_000;
const WHOLE_SHARE = 100 * SHARE_SCALE;

/** The most specific rule for a unit's element; among equals the one that began last, which stands last. */
function ruleFor(rules: readonly BehaviourRule[], unit: CostUnit, element: CostElement) {
  let best: BehaviourRule | null = null;
  let rank = -1;
  for (const rule of rules) {
    if (!matchesUnit(rule.units, unit) || !matchesElement(rule.elements, element)) continue;
    const own = specificity(rule.units, rule.elements, rule.origin);
    if (own < rank) continue;
    best = rule;
    rank = own;
  }
  return best;
}

/** Percent of an element of a unit that moves with volume. */
export function variablePercentOf(rules: AllocationRules, unit: CostUnit, element: CostElement): number {
  const rule = ruleFor(rules.behaviours, unit, element);
  if (rule) return rule.variablePercent;
  if (element.behaviour !== 'mixed') return element.behaviour === 'variable' ? 100 : 0;
  return rules.statutoryElements.find(({ id }) => id === element.statutory)?.variablePercent ?? 0;
}

const shares = new WeakMap<MonthRun, Float64Array>();

/** Variable shares of a month by unit × element, found once. */
function sharesOf({ layout }: Run, month: MonthRun): Float64Array {
  const known = shares.get(month);
  if (known) return known;
  const { units, elements } = layout;
  const found = new Float64Array(units.length * elements.length);
  units.forEach((unit, at) => {
    elements.forEach((element, place) => {
      const percent = variablePercentOf(month.rules, unit, element);
      found[at * elements.length + place] = Math.round(percent * SHARE_SCALE);
    });
  });
  shares.set(month, found);
  return found;
}

/** The part of one slot's quanta (a leaf × source × mask of a unit) that behaves so; null: all of them, whatever they do. */
export function behavingPart(
  run: Run,
  month: MonthRun,
  unit: number,
  behaviour: PartialFigure['behaviour'],
): ((column: number, quanta: number) => number) | null {
  if (!behaviour) return null;
  const { layout } = run;
  const ofMonth = sharesOf(run, month);
  return (column, quanta) => {
    const share = ofMonth[unit * layout.elements.length + elementOfColumn(layout, column)];
    const variable = proportionOf(quanta, share, WHOLE_SHARE);
    return behaviour === 'variable' ? variable : quanta - variable;
  };
}
