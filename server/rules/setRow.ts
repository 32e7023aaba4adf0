import type { ElementSelector } from '../contract/figure.ts';
import { assignmentsOf, chooseAssignment } from '../engine/assignment.ts';
import type { CostElement } from '../engine/ledger.ts';
import type { DriverAssignment, RuleOrigin } from '../engine/rules.ts';
import { matchesElement } from '../engine/selectors.ts';
import type { Hospital } from './hospital.ts';
import { type ReadRow, receiversOf } from './readRow.ts';
import { bothElements, speaksOf } from './senders.ts';

/**
 * Lays one row over the assignments. A driver makes the one rule for its senders × elements; without
 * a driver the rules that hold there now stay, with the row's fallback or receivers.
 */
export function setRow(
  assignments: readonly DriverAssignment[],
  row: ReadRow,
  hospital: Hospital,
): DriverAssignment[] {
  const holding = rulesHolding(assignments, row, hospital.elements);
  const made = row.driver
    ? [ruleOfDriver(row, row.driver, holding)]
    : holding.map((held) => changed(row, held));
  const rules = row.fallback || row.receivers.length > 0 || row.driver ? made : [];
  const replaced = (old: DriverAssignment) =>
    rules.some(({ senders, elements }) => speaksOf(old, senders, elements));
  return [
    ...assignments.filter((old) => !replaced(old)),
    ...rules.map((rule, index) => numbered(rule, index)),
  ];
}

interface HeldElements {
  readonly rule: DriverAssignment;
  /** What of the row's elements the rule decides. */
  readonly elements: ElementSelector;
}

/** Which rules decide now, for the row's senders as they are named and for each of its elements. */
function rulesHolding(
  assignments: readonly DriverAssignment[],
  row: ReadRow,
  leaves: readonly CostElement[],
): HeldElements[] {
  const named = leaves.filter((leaf) => matchesElement(row.elements, leaf));
  const won = new Map<DriverAssignment, CostElement[]>();
  for (const unit of row.senders.units) {
    const rules = assignmentsOf(assignments, unit).filter(
      ({ senders }) => precision(senders) <= precision(row.senders.selector),
    );
    for (const leaf of named)
      for (const rule of chooseAssignment(rules, leaf)) won.set(rule, [...(won.get(rule) ?? []), leaf]);
  }
  return shortest([...won], row, named);
}

/** Unit code 3, group 2, class 1: a row that names a class does not speak for the groups within it. */
const precision = ({ codes, groups, classes }: DriverAssignment['senders']): number =>
  codes ? 3 : groups ? 2 : classes ? 1 : 0;

type Decision = readonly [DriverAssignment, readonly CostElement[]];

/** Each rule's own selector within the row's, where that leaves every element to its rule; else leaf by leaf. */
function shortest(won: readonly Decision[], row: ReadRow, named: readonly CostElement[]): HeldElements[] {
  const within = won.map(([rule]) => ({ rule, elements: bothElements(row.elements, rule.elements) }));
  const narrowed = within.map(({ rule, elements }) => ({ ...rule, senders: row.senders.selector, elements }));
  const decides = (index: number, leaf: CostElement) => {
    const [first, ...tied] = chooseAssignment(narrowed, leaf);
    return first === narrowed[index] && tied.length === 0;
  };
  const faithful =
    won.every(([, decided], index) => decided.every((leaf) => decides(index, leaf))) &&
    named.every((leaf) => won.some(([, decided]) => decided.includes(leaf)));
  return faithful
    ? within
    : won.map(([rule, decided]) => ({
        rule,
        elements: { codes: [...new Set(decided.map(({ code }) => code))] },
      }));
}

function ruleOfDriver(row: ReadRow, driver: string, holding: readonly HeldElements[]): DriverAssignment {
  const general = holding.reduce<DriverAssignment | null>(
    (most, { rule }) => (most && breadth(most) >= breadth(rule) ? most : rule),
    null,
  );
  const inherited = (general?.fallbacks ?? []).filter((fallback) => fallback !== driver);
  return {
    id: '',
    senders: row.senders.selector,
    elements: row.elements,
    receivers: receiversOf(row.receivers) ?? general?.receivers ?? null,
    driver,
    fallbacks: row.fallback ? [row.fallback] : inherited,
    origin: originOf(row),
  };
}

/** Fewer conditions on elements: a more general rule. */
const breadth = ({ elements }: DriverAssignment): number => -Object.keys(elements).length;

function changed(row: ReadRow, { rule, elements }: HeldElements): DriverAssignment {
  const fallbacks = row.fallback
    ? [row.fallback].filter((fallback) => fallback !== rule.driver)
    : rule.fallbacks;
  const receivers = receiversOf(row.receivers) ?? rule.receivers;
  return { ...rule, senders: row.senders.selector, elements, fallbacks, receivers, origin: originOf(row) };
}

const originOf = (row: ReadRow): RuleOrigin => ({ layer: 'sheet', where: row.at, reference: row.reason });

/** Named by what it is for, not by where it stands: a row that moved on its sheet is the same rule. */
function numbered(rule: DriverAssignment, index: number): DriverAssignment {
  const id = ['sheet', wordsIn(rule.senders), wordsIn(rule.elements)].filter(Boolean).join('-');
  return { ...rule, id: index === 0 ? id : `${id}-${index + 1}` };
}

const wordsIn = (selector: DriverAssignment['senders'] | DriverAssignment['elements']): string =>
  Object.values(selector).flat().join('+');
