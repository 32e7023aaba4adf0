import type { ElementSelector, UnitSelector } from '../contract/figure.ts';
import type { CostElement, CostUnit } from './ledger.ts';
import type { DriverAssignment, RuleOrigin } from './rules.ts';
import { matchesElement, matchesUnit } from './selectors.ts';

/**
 * Which assignment hands out which element of which sender. The most specific wins, compared in this
 * order, each deciding before the next is looked at:
 * 1. the sender: unit code > group > class > campus > care type > all;
 * 2. the element: leaf > element group > statutory element > billable or not > all;
 * 3. the layer: scenario > options > sheet > hospital > pack.
 * A selector with more keys beats one with fewer where the leading key is the same. What is still
 * equal then is a tie: two rules that claim the same cost, an error.
 */

const weighted = (keys: readonly (readonly unknown[] | boolean | undefined)[]) =>
  keys.reduce<number>((rank, key) => rank * 2 + (key === undefined ? 0 : 1), 0);

function senderRank(selector: UnitSelector): number {
  return weighted([selector.codes, selector.groups, selector.classes, selector.campuses, selector.careTypes]);
}

function elementRank(selector: ElementSelector): number {
  return weighted([selector.codes, selector.groups, selector.statutory, selector.billable]);
}

const layers: readonly RuleOrigin['layer'][] = ['pack', 'hospital', 'sheet', 'options', 'scenario'];

/** Room for the rank below: more than any element's or layer's. */
const RANK_STEP = 64;

/** Larger for a rule that speaks more precisely: of units, then of elements, then by layer. */
export function specificity(
  units: UnitSelector,
  elements: ElementSelector,
  { layer }: Pick<RuleOrigin, 'layer'>,
): number {
  return (senderRank(units) * RANK_STEP + elementRank(elements)) * RANK_STEP + layers.indexOf(layer);
}

const specificityOf = ({ senders, elements, origin }: DriverAssignment) =>
  specificity(senders, elements, origin);

/** The assignments that may speak for a sender; narrows the list before its elements are looked at. */
export function assignmentsOf(
  assignments: readonly DriverAssignment[],
  sender: CostUnit,
): readonly DriverAssignment[] {
  return assignments.filter((assignment) => matchesUnit(assignment.senders, sender));
}

/**
 * The assignments that claim one element of a sender: one is the answer, none means that the cost
 * cannot leave, several are a tie.
 */
export function chooseAssignment(
  ofSender: readonly DriverAssignment[],
  element: CostElement,
): readonly DriverAssignment[] {
  let best: DriverAssignment[] = [];
  for (const assignment of ofSender) {
    if (!matchesElement(assignment.elements, element)) continue;
    const order = best.length === 0 ? 1 : specificityOf(assignment) - specificityOf(best[0]);
    if (order > 0) best = [assignment];
    else if (order === 0) best.push(assignment);
  }
  return best;
}
