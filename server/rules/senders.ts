import type { ElementSelector, UnitSelector } from '../contract/figure.ts';
import type { DriverAssignment } from '../engine/rules.ts';

/** Selectors that name one thing make rules that a row can set or remove one by one. */
export function oneSenderEach(assignment: DriverAssignment): DriverAssignment[] {
  const { classes = [] } = assignment.senders;
  if (classes.length < 2 || assignment.senders.groups || assignment.senders.codes) return [assignment];
  return classes.map((id) => ({
    ...assignment,
    id: `${assignment.id}-${id}`,
    senders: { ...assignment.senders, classes: [id] },
  }));
}

/** Whether a rule speaks of exactly these senders and elements; charged separately or not is no difference to a row. */
export function speaksOf(
  assignment: DriverAssignment,
  senders: UnitSelector,
  elements: ElementSelector,
): boolean {
  const { billable: _, ...named } = assignment.elements;
  return canonical(assignment.senders) === canonical(senders) && canonical(named) === canonical(elements);
}

const canonical = (selector: UnitSelector | ElementSelector): string =>
  JSON.stringify(
    Object.entries(selector)
      .filter(([, choices]) => choices !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** Both at once: every key of either must hold, a key of both keeps what both offer. */
export function bothElements(one: ElementSelector, other: ElementSelector): ElementSelector {
  const shared = (key: 'codes' | 'groups' | 'statutory') => {
    const [mine, theirs] = [one[key], other[key]];
    const choices = mine && theirs ? mine.filter((choice) => theirs.includes(choice)) : (mine ?? theirs);
    return choices ? { [key]: choices } : {};
  };
  const billable = one.billable ?? other.billable;
  return {
    ...shared('codes'),
    ...shared('groups'),
    ...shared('statutory'),
    ...(billable === undefined ? {} : { billable }),
  };
}
